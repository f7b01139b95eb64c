"""One quantity told in two units: « 412 travailleurs, soit 380 équivalents temps plein »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.crosscheck.counts import Count
from questions.crosscheck.findings import Compatibility
from questions.syntax import plain


def find(counts: Sequence[Count]) -> Iterator[Compatibility]:
    """Neighbouring counts of one sentence joined by « soit », « contiennent » and the like.

    :param counts: the counts of one dispatch.
    """
    ordered = sorted((c for c in counts if c.figure.value), key=lambda c: c.figure.span.start)
    for one, other in pairwise(ordered):
        if one.here is other.here and one.unit_key != other.unit_key and _joined(one, other):
            details = {"a_figure": one.figure.span.quote, "b_figure": other.figure.span.quote}
            yield Compatibility("rounding", one.side, other.side, "other_unit", details, 0.7, "unit")


def _joined(one: Count, other: Count) -> bool:
    """Whether the words between the two say that one is the other in another unit."""
    rules, between = one.rules["equals"], range(one.noun + 1, one.here.at(other.figure.span.start))
    if any(one.here.tokens[i].lemma.lower() in rules["verbs"] for i in between):
        return True
    words = plain(one.reading.annotated.dispatch.text[one.figure.span.end : other.figure.span.start])
    return any(f" {phrase} " in f" {words} " for phrase in rules["phrases"])
