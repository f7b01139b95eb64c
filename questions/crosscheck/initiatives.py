"""Who wanted it: two initiators of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Finding, Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import clipped, days_between
from questions.crosscheck.states import head_of
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, core, plain, trimmed

_LONG = 200
_MOST = 60


@dataclass(frozen=True, eq=False)
class Initiative:
    """Who took it, and what about; ``explicit`` where the text says so in as many words."""

    reading: Reading
    who: EvidenceSpan
    by: frozenset[str]
    about: frozenset[str]
    evidence: EvidenceSpan
    explicit: bool


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Pairs of dispatches that give one thing two initiators."""
    everything = [initiative for reading in readings for initiative in initiatives(reading)]
    centre = Centre.of(readings)
    for a, b in near_pairs(everything, _MOST):
        finding = compare(a, b, centre)
        if finding is not None:
            yield finding


def compare(a: Initiative, b: Initiative, centre: Centre) -> Opposition | None:
    """The opposition between two initiatives about one thing, ``None`` where they agree or differ in matter."""
    common = {key for key in _families(a) & _families(b) if not key.startswith("@")}
    if a.reading is b.reading or a.by & b.by or _kin(a) & _kin(b) or not common:
        return None
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG:
        return None
    if not (a.explicit and b.explicit) and not any(_tells(key, centre) for key in common):
        return None
    confidence = 0.8 if a.explicit and b.explicit else 0.7 if a.explicit or b.explicit else 0.6
    details = {"a_who": a.who.quote, "b_who": b.who.quote}
    sides = Side(a.reading, a.evidence), Side(b.reading, b.evidence)
    return Opposition("initiator", *sides, confidence, "two initiators", "initiator", details, "initiator")


def _tells(key: str, centre: Centre) -> bool:
    """Whether a word in common is enough to tell that both speak of one matter."""
    return key.startswith(("=", "≈")) or centre.holds(key)


def _kin(initiative: Initiative) -> frozenset[str]:
    """Families of those who took it: « l'exploitant » and « la compagnie » may be one firm."""
    words, place = initiative.reading.words, initiative.reading.tokens_in(initiative.who)
    texts = {words.key(place[0].tokens[i].text) for i in place[1]} if place else set()
    return frozenset(family for key in initiative.by | texts if (family := words.family_of(key)).startswith("≈"))


def _families(initiative: Initiative) -> frozenset[str]:
    family_of = initiative.reading.words.family_of
    return frozenset(family_of(key) for key in initiative.about)


def initiatives(reading: Reading) -> Iterator[Initiative]:
    """Every initiative told in a dispatch."""
    found: list[Initiative] = []
    for look in (_cleft, _by_marker, _own, _ordered, _at_origin, _by_phrase):
        found += [i for i in look(reading) if not any(i.evidence.overlaps(known.evidence) for known in found)]
    yield from found


def _by_marker(reading: Reading) -> Iterator[Initiative]:
    """« à la demande de X », with what was done as its matter."""
    for relation in reading.annotated.causes:
        by = reading.keys(relation.cause)
        if relation.kind == "initiator" and by:
            spans = [relation.effect, relation.cause] + ([relation.marker] if relation.marker else [])
            start, end = min(s.start for s in spans), max(s.end for s in spans)
            whole = _sentence_keys(reading, relation.effect)
            about = (reading.keys(relation.effect) | _near(reading, relation, whole)) - by
            evidence = reading.annotated.dispatch.evidence(start, end)
            yield Initiative(reading, relation.cause, by, about, evidence, True)


def _near(reading: Reading, relation: object, whole: frozenset[str]) -> frozenset[str]:
    """What stands behind a marker set inside its clause (« ont ouvert, à la demande d'Accra, deux jours de … »)."""
    return whole


def _sentence_keys(reading: Reading, span: EvidenceSpan) -> frozenset[str]:
    """Keys of the claim that holds the span."""
    holding = [c for c in reading.annotated.claims if c.span.overlaps(span)]
    inner = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
    return reading.keys(inner.span) if inner else frozenset()


def _own(reading: Reading) -> Iterator[Initiative]:
    """« X lancera, de sa propre initiative, … »."""
    for claim in reading.annotated.claims:
        words = _on_one_line(claim.sentence.quote)
        phrases = reading.words.rules["initiative"]["own"]
        if any(phrase in words for phrase in phrases) and any(
            phrase in _on_one_line(claim.span.quote) for phrase in phrases
        ):
            subject = claim.passive_agent or claim.subject or _before_own(reading, claim.sentence)
            by = reading.keys(subject)
            if by and subject is not None:
                yield Initiative(reading, subject, by, reading.keys(claim.span) - by, claim.span, True)


def _ordered(reading: Reading) -> Iterator[Initiative]:
    """« L'évacuation a été ordonnée par X »."""
    ordering = reading.words.rules["initiative"]["ordering"]
    for claim in reading.annotated.claims:
        by = reading.keys(claim.passive_agent)
        if claim.predicate in ordering and claim.passive_agent is not None and by and not claim.negated:
            implied = reading.words.rules["initiative"]["implied"].get(claim.predicate, [])
            about = (reading.keys(claim.subject) | {f"={name}" for name in implied}) - by
            yield Initiative(reading, claim.passive_agent, by, about, claim.span, False)


def _by_phrase(reading: Reading) -> Iterator[Initiative]:
    """« à l'appel de X », « sur ordre de X », wherever the phrase stands."""
    pattern = _phrases(reading.annotated.dispatch.language)
    for sentence in reading.sentences:
        here = reading.sentence_at(sentence.span.start)
        match = pattern.search(_on_one_line(sentence.span.quote))
        if here is None or match is None:
            continue
        who = _phrase_at(reading, here, here.at(sentence.span.start + match.end()))
        by = reading.keys(who)
        if who is not None and by:
            about = _sentence_keys(reading, who) - by
            yield Initiative(reading, who, by, about, clipped(reading, _around(reading, sentence.span, who)), True)


def _on_one_line(text: str) -> str:
    """The text in lower case with plain spaces, of the same length."""
    return re.sub(r"\s", " ", plain(text))


@lru_cache(maxsize=8)
def _phrases(language: str) -> re.Pattern[str]:
    """The phrases of the language pack; « de » may be elided or contracted."""
    phrases = load_table(language, "contradictions")["initiative"]["phrases"]
    return re.compile(
        "|".join(rf"\b{re.escape(p.removesuffix('de'))}(?:de la |de l'|des |du |de |d')" for p in phrases)
    )


def _phrase_at(reading: Reading, here: Tree, first: int) -> EvidenceSpan | None:
    """The noun phrase that begins here."""
    if first >= len(here.tokens):
        return None
    head = next((i for i in range(first, min(first + 5, len(here.tokens))) if here.tokens[i].pos in NOMINAL), None)
    if head is None:
        return None
    end = head + 1
    while end < len(here.tokens) and end in here.subtree(head) and here.tokens[end].pos not in {"PUNCT", "VERB"}:
        end += 1
    return _span(reading, here, first, end)


def _around(reading: Reading, sentence: EvidenceSpan, who: EvidenceSpan) -> EvidenceSpan:
    """The clause in which the initiator is named, or the sentence."""
    holding = [c.span for c in reading.annotated.claims if c.span.contains(who)]
    return min(holding, key=lambda span: span.end - span.start, default=sentence)


def _at_origin(reading: Reading) -> Iterator[Initiative]:
    """« X est à l'origine de l'enquête », « X en a eu l'idée », « X a pris l'initiative de … »: a person or a body."""
    rules = reading.words.rules["initiative"]
    for claim in reading.annotated.claims:
        place = reading.tokens_in(claim.span)
        if place is None or claim.negated or claim.zone == "caption":
            continue
        here, indices = place
        lemmas = {here.tokens[i].lemma.lower() for i in indices} | {claim.predicate}
        told = any(set(pair) <= lemmas for pair in rules["acts"])
        who = _bare(reading, claim.passive_agent or claim.subject)
        if told and who is not None and _may_act(reading, who):
            by = reading.keys(who)
            pointing = any(here.word(i) in rules["of_it"] for i in indices)
            about = reading.keys(claim.span) | (_before(reading, here.sentence.span) if pointing else frozenset())
            idle = {reading.words.key(lemma) for pair in rules["acts"] for lemma in pair}
            yield Initiative(reading, who, by, about - by - idle, clipped(reading, claim.span), True)


def _bare(reading: Reading, who: EvidenceSpan | None) -> EvidenceSpan | None:
    """« notre association » of « c'est notre association »."""
    head = head_of(reading, who)
    if head is None or who is None:
        return who
    here, noun = head
    first = min(i for i in here.subtree(noun) if here.tokens[i].start >= who.start and here.tokens[i].dep != "cop")
    while first < noun and here.tokens[first].pos in {"PRON", "AUX", "VERB", "PUNCT"}:
        first += 1
    return reading.annotated.dispatch.evidence(here.tokens[first].start, max(who.end, here.tokens[noun].end))


def _may_act(reading: Reading, who: EvidenceSpan) -> bool:
    """Whether the words name a person or a body: an actor, or a noun that may want something."""
    head = head_of(reading, who)
    nouns = reading.words.rules["initiative"]["agents"]
    named = any(key.startswith("@") for key in reading.keys(who))
    return named or (head is not None and head[0].tokens[head[1]].lemma.lower() in nouns)


def _before(reading: Reading, sentence: EvidenceSpan) -> frozenset[str]:
    """What the sentence before speaks of."""
    earlier = [s.span for s in reading.sentences if s.span.end <= sentence.start]
    return reading.keys(earlier[-1]) if earlier else frozenset()


def _before_own(reading: Reading, sentence: EvidenceSpan) -> EvidenceSpan | None:
    """The first actor named in the sentence, where the parser gives the verb no subject."""
    names = [span for span, _ in reading.named if sentence.contains(span)]
    return min(names, key=lambda span: span.start, default=None)


def _cleft(reading: Reading) -> Iterator[Initiative]:
    """« C'est X qui a demandé … »; its matter is looked for around it too."""
    for place, sentence in enumerate(reading.sentences):
        here = reading.sentence_at(sentence.span.start)
        found = _cleft_at(reading, here) if here is not None else None
        if found is None or here is None:
            continue
        first, who_end, verb = found
        who = _span(reading, here, first, who_end)
        by = reading.keys(who)
        rules = reading.words.rules["initiative"]
        pointing = any(here.word(i) in rules["of_it"] for i in range(who_end, verb))
        words = reading.words.grammar
        light = here.tokens[verb].lemma.lower() in {words["take"], words["have"]}
        told = not light and any(here.tokens[i].dep in {"obj", "xcomp"} for i in here.children[verb])
        near = (place - 1, place) if pointing else (place,) if told else (place, place + 1)
        around = [reading.sentences[i].span for i in near if 0 <= i < len(reading.sentences)]
        implied = rules["implied"].get(here.tokens[verb].lemma.lower(), [])
        about = frozenset(key for span in around for key in reading.keys(span)) | {f"={name}" for name in implied}
        if by:
            evidence = _span(reading, here, max(first - 2, 0), max(core(here, verb)[1], verb + 1))
            explicit = any(here.tokens[i].lemma.lower() in rules["taking"] for i in range(verb, len(here.tokens)))
            yield Initiative(reading, who, by, about - by, evidence, explicit)


def _cleft_at(reading: Reading, here: Tree) -> tuple[int, int, int] | None:
    """Positions of who took it (start, end) and of the verb."""
    rules = reading.words.rules["initiative"]
    text = [here.word(i) for i in range(len(here.tokens))]
    for i in range(len(text) - 3):
        if "".join(text[i : i + 2]) not in [opening.replace(" ", "") for opening in rules["cleft"]]:
            continue
        who = next((j for j in range(i + 3, min(i + 14, len(text))) if text[j] in rules["who"]), None)
        verb = _initiative_verb(reading, here, who) if who is not None else None
        if who is not None and verb is not None:
            return i + 2, who, verb
    return None


def _initiative_verb(reading: Reading, here: Tree, who: int) -> int | None:
    """The verb of taking an initiative behind « qui »."""
    rules = reading.words.rules["initiative"]
    for i in range(who + 1, min(who + 10, len(here.tokens))):
        lemma = here.tokens[i].lemma.lower()
        if here.tokens[i].pos == "VERB":
            behind = {t.lemma.lower() for t in here.tokens[i + 1 : i + 5]}
            light = lemma not in {reading.words.grammar["take"], reading.words.grammar["have"], *rules["light"]}
            return i if lemma in rules["verbs"] and (light or behind & set(rules["taking"])) else None
    return None


def _span(reading: Reading, here: Tree, start: int, end: int) -> EvidenceSpan:
    start, end = trimmed(here, start, end)
    return reading.annotated.dispatch.evidence(here.tokens[start].start, here.tokens[end - 1].end)
