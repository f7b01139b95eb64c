"""Who wanted it: two initiators of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan
from questions.crosscheck.findings import Finding, Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between
from questions.syntax import Tree, core, plain, trimmed

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
    for a, b in near_pairs(everything, _MOST):
        finding = compare(a, b)
        if finding is not None:
            yield finding


def compare(a: Initiative, b: Initiative) -> Opposition | None:
    """The opposition between two initiatives about one thing, ``None`` where they agree or differ in matter."""
    common = {key for key in _families(a) & _families(b) if not key.startswith("@")}
    if a.reading is b.reading or not (a.explicit or b.explicit) or a.by & b.by or not common:
        return None
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG:
        return None
    confidence = 0.8 if a.explicit and b.explicit else 0.7
    details = {"a_who": a.who.quote, "b_who": b.who.quote}
    sides = Side(a.reading, a.evidence), Side(b.reading, b.evidence)
    return Opposition("initiator", *sides, confidence, "two initiators", "initiator", details, "initiator")


def _families(initiative: Initiative) -> frozenset[str]:
    family_of = initiative.reading.words.family_of
    return frozenset(family_of(key) for key in initiative.about)


def initiatives(reading: Reading) -> Iterator[Initiative]:
    """Every initiative told in a dispatch."""
    yield from _by_marker(reading)
    yield from _ordered(reading)
    yield from _own(reading)
    yield from _cleft(reading)


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
        words = plain(claim.sentence.quote)
        phrases = reading.words.rules["initiative"]["own"]
        if any(phrase in words for phrase in phrases) and any(phrase in plain(claim.span.quote) for phrase in phrases):
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
            yield Initiative(reading, claim.passive_agent, by, reading.keys(claim.subject) - by, claim.span, False)


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
        around = [reading.sentences[i].span for i in (place, place + 1) if i < len(reading.sentences)]
        about = frozenset(key for span in around for key in reading.keys(span)) - by
        if by:
            evidence = _span(reading, here, max(first - 2, 0), max(core(here, verb)[1], verb + 1))
            yield Initiative(reading, who, by, about, evidence, False)


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
            light = lemma != reading.words.grammar["take"] or behind & set(rules["taking"])
            return i if lemma in rules["verbs"] and light else None
    return None


def _span(reading: Reading, here: Tree, start: int, end: int) -> EvidenceSpan:
    start, end = trimmed(here, start, end)
    return reading.annotated.dispatch.evidence(here.tokens[start].start, here.tokens[end - 1].end)
