"""What a text puts right: « quatre objets, et non six », « c'est lui, et non la direction, qui … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from questions.annotations import EvidenceSpan
from questions.crosscheck.causes.explanations import Explanation, explanations
from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.initiators.initiative import Initiative
from questions.crosscheck.initiators.wanting import initiatives
from questions.crosscheck.numbers.count_passages import clipped_around
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.dossier import ContradictionKind
from questions.languages.tables import load_table
from questions.syntax import Tree

#: Words behind « et non » that belong to what is rejected, at most.
_LONGEST = 9
_ENDS = frozenset({",", ";", ":", ".", "!", "?", "»", ")", "–", "—"})
Role = Literal["number", "cause", "initiator"]


@dataclass(frozen=True, eq=False)
class Correction:
    """A sentence that rejects a version: the rejected words, and what else it speaks of."""

    reading: Reading
    here: Tree
    rejected: range
    #: The clause up to the rejected words.
    kept: range

    @property
    def keys(self) -> frozenset[str]:
        """What is rejected."""
        return _keys(self.reading, self.here, self.rejected)

    @property
    def about(self) -> frozenset[str]:
        """What the sentence speaks of beside that."""
        others = [i for i in range(len(self.here.tokens)) if i not in self.rejected]
        found = {self.reading.key_of(self.here, i) for i in others}
        return frozenset(key for key in found if key) - self.keys

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, clipped(self.reading, self.here.sentence.span))


def _keys(reading: Reading, here: Tree, places: range) -> frozenset[str]:
    return frozenset(key for i in places if (key := reading.key_of(here, i)) is not None)


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Each rejected version with the passage of another dispatch that gives it."""
    told = [c for reading in readings for c in reading.once(corrections)]
    if not told:
        return
    centre = Centre.of(readings)
    numbers = {reading.file: list(reading.once(counts)) for reading in readings}
    causes = [e for reading in readings for e in reading.once(explanations)]
    wanted = [i for reading in readings for i in reading.once(initiatives)]
    for correction in told:
        yield from _numbers(correction, numbers, centre)
        yield from _causes(correction, causes)
        yield from _initiators(correction, wanted, centre)


def corrections(reading: Reading) -> Iterator[Correction]:
    """Every sentence that sets one thing right by rejecting another."""
    rules = load_table(reading.annotated.dispatch.language, "contradictions")["correction"]
    for here in reading.trees:
        for marker in rules["markers"]:
            words = tuple(marker.split())
            if words[0] not in here.words:
                continue
            for place in range(here.words.index(words[0]), len(here.tokens) - len(words)):
                if place and here.words[place : place + len(words)] == words:
                    yield _correction(reading, here, place, place + len(words))


def _correction(reading: Reading, here: Tree, marker: int, first: int) -> Correction:
    last = first
    relative = set(reading.words.rules["initiative"]["who"]) | {"que", "qu'"}
    while last < len(here.tokens) and last - first < _LONGEST and here.word(last) not in {*_ENDS, *relative}:
        last += 1
    return Correction(reading, here, range(first, last), range(0, marker))


# --------------------------------------------------------------------------------------------- numbers


def _numbers(correction: Correction, numbers: dict[str, list[Count]], centre: Centre) -> Iterator[Opposition]:
    """« quatre objets, et non six » against « six objets »."""
    reading, here = correction.reading, correction.here
    own = [c for c in numbers[reading.file] if c.here is here]
    kept = [c for c in own if here.at(c.figure.span.start) in correction.kept]
    value = _rejected_number(correction)
    if value is None or not kept:
        return
    for file, found in numbers.items():
        for count in found:
            if file != reading.file and count.figure.value == value and _alike(kept[-1], count, centre):
                details = {"a_figure": count.figure.span.quote, "b_figure": kept[-1].figure.span.quote}
                shown = Side(reading, clipped_around(kept[-1], here.sentence.span))
                yield _found("number", count.side, shown, 0.9, "number", details)


def _rejected_number(correction: Correction) -> float | None:
    """The number that is rejected, in words or digits."""
    here, words = correction.here, load_table(correction.reading.annotated.dispatch.language, "figures")["words"]
    own = correction.reading.annotated.figures
    for i in correction.rejected:
        token = here.tokens[i]
        figure = next((f for f in own if f.span.start <= token.start < f.span.end), None)
        if figure is not None:
            return figure.value
        if here.word(i) in words:
            return float(words[here.word(i)])
        if token.text.isdecimal():
            return float(token.text)
    return None


def _alike(one: Count, other: Count, centre: Centre) -> bool:
    """Whether both count the same kind of thing."""
    if one.befell or other.befell:
        return bool(one.befell & other.befell)
    same = one.measures & other.measures
    return bool(same) or (bool(one.context & other.context) and one.kind_key == other.kind_key)


# ---------------------------------------------------------------------------------------------- causes


def _causes(correction: Correction, causes: Sequence[Explanation]) -> Iterator[Opposition]:
    """« en raison d'un recours, et non d'une faillite » against a passage that gives the rejected cause."""
    keys = _telling(correction.keys)
    own = next((e for e in causes if e.reading is correction.reading and _within(e.cause, correction)), None)
    if own is None or not keys:
        return
    for other in causes:
        elsewhere = other.reading is not correction.reading and not own.cause_keys & other.cause_keys
        if elsewhere and keys & other.cause_keys and _of_one_effect(own, other):
            details = {"a_cause": other.cause.quote, "b_cause": own.cause.quote}
            yield _found("cause", other.side, correction.side, 0.8, "cause", details)


def _of_one_effect(own: Explanation, other: Explanation) -> bool:
    """Whether both explain one thing, as far as their words tell what it is."""
    if own.matters & other.matters or own.effect is None or other.effect is None:
        return True
    return bool(own.effect_keys & other.effect_keys) or own.is_whole or other.is_whole


def _within(span: EvidenceSpan, correction: Correction) -> bool:
    return correction.here.sentence.span.overlaps(span)


def _telling(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith("@"))


# ------------------------------------------------------------------------------------------- initiators


def _initiators(correction: Correction, wanted: Sequence[Initiative], centre: Centre) -> Iterator[Opposition]:
    """« c'est lui, et non la direction, qui a réclamé une commission » against « à l'initiative de la direction »."""
    own = [i for i in wanted if i.reading is correction.reading and _within(i.evidence, correction)]
    for other in wanted:
        if other.reading is correction.reading or not _meant(correction, other):
            continue
        about = {key for key in correction.about & other.about if not key.startswith("@")}
        if about:
            kept = own[0].who.quote if own else correction.here.sentence.span.quote
            details = {"a_who": other.who.quote, "b_who": kept}
            theirs = Side(other.reading, other.evidence)
            yield _found("initiator", theirs, correction.side, 0.8, "initiator", details)


def _meant(correction: Correction, other: Initiative) -> bool:
    """Whether the other text names just those who are rejected here: by name, by noun, or a state by its government."""
    if correction.keys & other.by:
        return True
    family_of = correction.reading.words.family_of
    if {family_of(key) for key in correction.keys} & {family_of(key) for key in other.by if not key.startswith("@")}:
        return True
    lemmas = {correction.here.tokens[i].lemma.lower() for i in correction.rejected}
    powers = set(correction.reading.words.rules["correction"]["powers"])
    states = set(correction.reading.words.places.values())
    return bool(lemmas & powers) and bool(other.by & states)


def _found(
    nature: ContradictionKind, a: Side, b: Side, confidence: float, wording: str, details: dict[str, str]
) -> Opposition:
    return Opposition(nature, a, b, confidence, "correction", wording, details, f"correction:{nature}")
