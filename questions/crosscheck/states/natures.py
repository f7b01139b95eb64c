"""What something is said to be: the continuation of a thing or a new start of it; done already or only meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from questions.annotations import Claim
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import Statement, apart, clipped, days_between
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree

#: Claims on one subject compared pairwise, at most; dispatches further apart in days tell of two things.
_MOST, _NEAR = 20, 20
#: Sentences at the head of a text that tell the news.
_LEAD = 2
#: Words between « est d' » and the infinitive, and between the aim and its verb, at most.
_REACH, _APART = 4, 6


@dataclass(frozen=True, eq=False)
class Nature:
    """A clause that says of its subject that it continues something, or that it starts it anew."""

    reading: Reading
    claim: Claim
    subject: str
    continued: bool

    @property
    def side(self) -> Side:
        """The passage to show: the sentence."""
        return Side(self.reading, clipped(self.reading, self.claim.sentence))


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """A meeting that goes on with a dialogue against one that starts it anew; what is done against what is meant."""
    by_subject: dict[str, list[Nature]] = defaultdict(list)
    for reading in readings:
        for nature in _natures(reading):
            by_subject[nature.subject].append(nature)
        yield from _aims(reading)
    for subject, block in by_subject.items():
        for a, b in near_pairs(block, _MOST):
            if a.continued != b.continued and _of_one_time(a, b):
                yield Opposition("status", a.side, b.side, 0.65, "nature", _wording(a, b), {}, f"nature:{subject}")


def _wording(a: Nature, b: Nature) -> str:
    return "status_inside" if a.reading is b.reading else "status"


def _of_one_time(a: Nature, b: Nature) -> bool:
    """Whether both speak of one occasion: dispatches of about one day, no two dates told."""
    one, other = Statement.of(a.reading, a.claim).when, Statement.of(b.reading, b.claim).when
    near = (days_between(a.reading.published, b.reading.published) or 0) <= _NEAR
    return near and a.claim.sentence != b.claim.sentence and not (one and other and apart(one, other))


def _rules(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "natures")


def _natures(reading: Reading) -> Iterator[Nature]:
    kinds = _rules(reading)["kinds"]
    happenings = reading.words.happenings
    for claim in reading.annotated.claims:
        head = head_of(reading, claim.subject)
        subject = reading.key_of(*head) if head is not None else None
        here = reading.sentence_at(claim.span.start)
        if claim.negated or claim.zone == "caption" or here is None or subject not in happenings or subject is None:
            continue
        said = set(here.lemmas)
        told = [bool(said & set(kinds[kind])) for kind in ("continued", "restarted")]
        sure = not {*here.words} & set(kinds["unsure"])
        if sure and told[0] != told[1] and _says_so(reading, here, claim, kinds):
            yield Nature(reading, claim, subject, told[0])


def _says_so(reading: Reading, here: Tree, claim: Claim, kinds: dict[str, list[str]]) -> bool:
    """Whether the clause itself says « est la poursuite », « est une tentative de relancer »."""
    found = reading.tokens_in(claim.span)
    lemmas = [found[0].tokens[i].lemma.lower() for i in found[1]] if found else []
    words = {*kinds["continued"], *kinds["restarted"]}
    behind = next((i for i, lemma in enumerate(lemmas) if lemma in kinds["being"]), None)
    start = claim.subject.start if claim.subject else claim.span.start
    return behind is not None and start <= claim.span.end and bool(words & _behind(here, claim, behind, found))


def _behind(here: Tree, claim: Claim, behind: int, found: tuple[Tree, range] | None) -> set[str]:
    """Lemmas after the verb, as far as the next comma."""
    first = (found[1].start if found else here.at(claim.span.start)) + behind + 1
    stop = next((i for i in range(first, len(here.tokens)) if here.tokens[i].pos == "PUNCT"), len(here.tokens))
    return {here.tokens[i].lemma.lower() for i in range(first, stop)}


# ----------------------------------------------------------------------------------------------- aims


def _aims(reading: Reading) -> Iterator[Opposition]:
    """« elle a informé ses voisins » in the lead, « son objet est d'informer ses voisins » below."""
    bodies = [s.span for s in reading.sentences if s.zone == "body"][:_LEAD]
    done = [c for c in reading.annotated.claims if any(s.contains(c.span) for s in bodies) and _is_done(reading, c)]
    for here, verb in _meant(reading):
        for claim in done:
            if claim.sentence == here.sentence.span or claim.predicate != here.tokens[verb].lemma.lower():
                continue
            meant = reading.annotated.dispatch.evidence(here.tokens[verb].start, here.sentence.span.end)
            if reading.keys(claim.object) & reading.keys(meant):
                sides = (Side(reading, clipped(reading, span)) for span in (claim.span, here.sentence.span))
                a, b = sides
                yield Opposition("status", a, b, 0.6, "done or meant", "done_or_meant", {}, f"aim:{claim.predicate}")


def _is_done(reading: Reading, claim: Claim) -> bool:
    """Told in a compound past, with an object."""
    found = reading.tokens_in(claim.span)
    if found is None or claim.negated or claim.modality != "fact" or claim.object is None:
        return False
    here, indices = found
    verb = next((i for i in indices if here.tokens[i].lemma.lower() == claim.predicate), None)
    return verb is not None and here.has(verb, "aux:tense", "aux")


def _meant(reading: Reading) -> Iterator[tuple[Tree, int]]:
    """« son objet est d'informer »: the sentence and the position of the infinitive."""
    aims = _rules(reading)["aims"]
    for here in reading.trees:
        if here.sentence.zone != "body":
            continue
        for i, token in enumerate(here.tokens):
            verb = _infinitive(here, i, aims["present"]) if token.lemma.lower() in aims["nouns"] else None
            if verb is not None:
                yield here, verb


def _infinitive(here: Tree, noun: int, present: list[str]) -> int | None:
    """The infinitive behind « est de », which the first verb after the noun must be."""
    near = range(noun + 1, min(noun + 1 + _APART, len(here.tokens)))
    copula = next((i for i in near if here.tokens[i].pos in {"AUX", "VERB"} or here.word(i) == ","), None)
    if copula is None or here.word(copula) not in present:
        return None
    behind = range(copula + 1, min(copula + 1 + _REACH, len(here.tokens)))
    return next((j for j in behind if here.tokens[j].feature("VerbForm") == "Inf"), None)
