"""One quantity told in two units: « 412 travailleurs, soit 380 équivalents temps plein »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.counts import Count
from questions.syntax import plain

#: Smaller numbers agree by chance; characters between a sum and the bracket behind it, at most.
_CHANCE, _WORDS = 10, 24


def find(counts: Sequence[Count]) -> Iterator[Compatibility]:
    """Neighbouring counts of one sentence joined by « soit », « contiennent » and the like.

    :param counts: the counts of one dispatch.
    """
    for one, other in _pairs(counts):
        yield _told_twice(one, other, 0.7)


def elsewhere(dispatches: Sequence[Sequence[Count]]) -> Iterator[Compatibility]:
    """What one dispatch gives in two units (« 75 000 francs, soit 15 000 ariary »), another in one of them.

    :param dispatches: the counts of each dispatch.
    """
    for place, counts in enumerate(dispatches):
        further = [c for rank, others in enumerate(dispatches) if rank != place for c in others]
        for pair in _pairs(counts):
            for known, told in (pair, pair[::-1]):
                same = (c for c in further if _is_same(c, known))
                yield from (_told_twice(c, told, 0.8) for c in same)


def _is_same(one: Count, other: Count) -> bool:
    return one.figure.value == other.figure.value and one.unit_key == other.unit_key and one.figure.value > _CHANCE


def _told_twice(one: Count, other: Count, closeness: float) -> Compatibility:
    details = {"a_figure": one.figure.span.quote, "b_figure": other.figure.span.quote}
    return Compatibility("rounding", one.side, other.side, "other_unit", details, closeness, "unit")


def _pairs(counts: Sequence[Count]) -> list[tuple[Count, Count]]:
    ordered = sorted((c for c in counts if c.figure.value), key=lambda c: c.figure.span.start)
    beside = [(a, b) for a, b in pairwise(ordered) if a.here is b.here and a.unit_key != b.unit_key]
    return [(a, b) for a, b in beside if _joined(a, b) or _in_brackets(a, b)]


def _in_brackets(one: Count, other: Count) -> bool:
    """« 75 000 francs malgaches (15 000 ariary) »: two measures or two sums, the second in brackets."""
    rules = one.rules
    money = {one.figure.unit, other.figure.unit} <= set(rules["money"])
    measures = {one.figure.unit, other.figure.unit} <= set(rules["measures"])
    text = one.reading.annotated.dispatch.text[one.figure.span.end : other.figure.span.start]
    return (money or measures) and text.rstrip().endswith("(") and len(text) < _WORDS


def _joined(one: Count, other: Count) -> bool:
    """Whether the words between the two say that one is the other in another unit."""
    rules, between = one.rules["equals"], range(one.noun + 1, one.here.at(other.figure.span.start))
    if any(one.here.tokens[i].lemma.lower() in rules["verbs"] for i in between):
        return True
    words = plain(one.reading.annotated.dispatch.text[one.figure.span.end : other.figure.span.start])
    return any(f" {phrase} " in f" {words} " for phrase in rules["phrases"])
