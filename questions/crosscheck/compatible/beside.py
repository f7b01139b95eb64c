"""Numbers that one sentence sets beside each other (« 6 % pour le gaz, 8 % pour l'électricité », « 70 millions, contre
86 auparavant »), and what is left of a number (« ne compte plus que 96 détenus »)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, later, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import telling
from questions.crosscheck.numbers.count_traits import distant_from
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading
from questions.syntax import plain

#: Earlier numbers set beside one that is left, at most; numbers of one unit that are looked at.
_MOST, _BLOCK = 2, 40
#: How much a pair looks opposed: two numbers of one sentence, compared by its words, a number that is left.
_BESIDE, _COMPARED, _LEFT = 0.55, 0.72, 0.66


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of different numbers of one unit that a text compares, and what is left with what there was."""
    centre = Centre.of(readings)
    by_unit: dict[str, list[Count]] = defaultdict(list)
    for reading in readings:
        found = [count for count in reading.once(counts) if _is_told(count)]
        yield from _compared(found, centre)
        for count in found:
            by_unit[count.unit_key].append(count)
    for block in by_unit.values():
        for count in block:
            if _says_before(count, "left"):
                yield from _before(count, block, centre)


def _is_told(count: Count) -> bool:
    """Whether the number counts something; ages count nobody."""
    return count.figure.unit not in count.rules["ages"] and count.figure.value > 0


# -------------------------------------------------------------------------------------- in one sentence


def _compared(found: Sequence[Count], centre: Centre) -> Iterator[Compatibility]:
    """Neighbours of one sentence and one unit in two clauses, neither rejected; lengths and measures only where the
    words between compare them."""
    told = sorted(found, key=lambda count: count.figure.span.start)
    for a, b in pairwise(told):
        if a.here is not b.here or a.figure.unit != b.figure.unit or a.figure.value == b.figure.value:
            continue
        if a.side.span.overlaps(b.side.span) or re.search(rules(a.reading)["beside"]["rejects"], _between(a, b)):
            continue
        versus = _is_versus(a, b)
        measured = a.figure.unit in {*a.rules["durations"], *a.rules["measures"]}
        if measured and not versus:
            continue
        shared = alike(centre, telling(a.context & b.context))
        closeness = min((_COMPARED if versus else _BESIDE) + 0.04 * shared, 0.85)
        details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
        kind, wording = ("update", "beside_then") if _of_two_times(a, b) else ("scope", "beside")
        yield Compatibility(kind, a.side, b.side, wording, details, closeness, f"beside:{a.measure}")  # type: ignore[arg-type]


def _between(a: Count, b: Count) -> str:
    return plain(a.reading.annotated.dispatch.text[a.figure.span.end : b.figure.span.start])


def _is_versus(a: Count, b: Count) -> bool:
    """« contre 86 », « au lieu de 24 », « n'en offre que 24 »."""
    return bool(re.search(rules(a.reading)["beside"]["versus"], _between(a, b)))


def _of_two_times(a: Count, b: Count) -> bool:
    """Whether the sentence says that the one was planned, asked for or true before, or gives a time to each."""
    told = f" {plain(a.here.sentence.span.quote)} "
    if any(_says_before(count, "left") for count in (a, b)) or re.search(rules(a.reading)["beside"]["then"], told):
        return True
    times = [t.span.start for t in a.reading.annotated.time_expressions if a.here.sentence.span.contains(t.span)]
    return any(start < b.figure.span.start for start in times) and any(start > a.figure.span.end for start in times)


# ----------------------------------------------------------------------------------------- what is left


def _says_before(count: Count, name: str) -> bool:
    """Whether the words right before or around the number say so (« ne mesure plus que neuf kilomètres »)."""
    start, text = count.figure.span.start, count.reading.annotated.dispatch.text
    before = plain(text[max(count.here.sentence.span.start, start - 60) : start])
    return bool(re.search(rules(count.reading)["beside"][name], before))


def _before(left: Count, block: Sequence[Count], centre: Centre) -> Iterator[Compatibility]:
    """The larger numbers of the unit told before, those of which most is said alike first."""
    scored = []
    for count in block[:_BLOCK]:
        if count.here is left.here or count.figure.value <= left.figure.value or _says_before(count, "left"):
            continue
        if count.is_background or later(left.as_of, count.as_of) or distant_from(count):
            continue
        shared = telling((count.context | _around(count)) & (left.context | _around(left)))
        scored.append((alike(centre, shared), count))
    best = sorted(scored, key=lambda row: -row[0])[:_MOST]
    for worth, count in best:
        if worth:
            details = {"a_figure": count.figure.span.quote, "b_figure": left.figure.span.quote}
            closeness = min(_LEFT + 0.05 * worth, 0.88)
            yield Compatibility("update", count.side, left.side, "left", details, closeness, f"left:{left.measure}")


def _around(count: Count) -> frozenset[str]:
    """What the sentence speaks of, and the one before it, whose subject a pronoun takes up."""
    here = count.here.sentence.span
    before = count.reading.sentence_at(count.reading.sentence_before(here.start))
    return count.reading.keys(here) | (count.reading.keys(before.sentence.span) if before else frozenset())
