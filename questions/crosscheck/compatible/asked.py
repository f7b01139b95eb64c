"""What was asked for, offered or feared, and what came of it (« 450 000 euros réclamés », « 180 000 versés »),
and numbers that are told of more than the matter itself (« 1 100 salariés dans quatre pays »)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, later, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import telling
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading
from questions.syntax import plain

#: Numbers of one unit that are looked at, and outcomes set beside one demand, at most.
_BLOCK, _MOST = 40, 1
#: What was asked for and what was given differ by no larger factor.
_FACTOR = 6.0
#: A whole is at least so many times the number beside it.
_MORE = 1.3
#: How much such a pair looks opposed.
_ASKED, _WHOLE = 0.64, 0.56


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of numbers of one unit: asked for and given, of a wider whole and of the matter itself."""
    centre = Centre.of(readings)
    by_unit: dict[str, list[Count]] = defaultdict(list)
    for reading in readings:
        for count in reading.once(counts):
            if count.figure.value and count.figure.unit not in count.rules["ages"]:
                by_unit[count.unit_key].append(count)
    for block in by_unit.values():
        for count in block:
            yield from _given(count, block, centre)
            yield from _smaller(count, block, centre)


def _says(count: Count, name: str) -> bool:
    """Whether its clause holds words of the kind."""
    return bool(re.search(rules(count.reading)["asked"][name], plain(count.side.span.quote)))


def _given(asked: Count, block: Sequence[Count], centre: Centre) -> Iterator[Compatibility]:
    """What was given, paid, counted or ruled after somebody asked for it, offered or expected it."""
    punished = asked.figure.unit in asked.rules["durations"] and _says(asked, "sought")
    summed = asked.figure.unit in {*asked.rules["money"], "%"} and _says(asked, "asked") and not _says(asked, "given")
    if not (punished or summed):
        return
    name = "sentenced" if punished else "given"
    found = [
        count
        for count in block[:_BLOCK]
        if _may_follow(asked, count) and _says(count, name) and not _says(count, "sought" if punished else "asked")
    ]
    yield from _pairs(asked, found, centre, "asked")


def _may_follow(asked: Count, count: Count) -> bool:
    """Whether it came later or at no known time, and is of the same order."""
    larger, smaller = max(asked.figure.value, count.figure.value), min(asked.figure.value, count.figure.value)
    if count.here is asked.here or larger == smaller or larger > _FACTOR * smaller:
        return False
    return not (count.is_background or asked.is_background or later(count.reading.published, asked.reading.published))


def _pairs(asked: Count, found: Sequence[Count], centre: Centre, wording: str) -> Iterator[Compatibility]:
    scored = [(alike(centre, telling(asked.context & count.context)), count) for count in found]
    for worth, count in sorted(scored, key=lambda row: -row[0])[:_MOST]:
        details = {"a_figure": asked.figure.span.quote, "b_figure": count.figure.span.quote}
        closeness = min(_ASKED + 0.06 * worth, 0.86)
        yield Compatibility("update", asked.side, count.side, wording, details, closeness, f"asked:{asked.measure}")


def _smaller(whole: Count, block: Sequence[Count], centre: Centre) -> Iterator[Compatibility]:
    """The largest of the numbers that are told of less than a whole that says so."""
    if whole.figure.unit in {*whole.rules["durations"], *whole.rules["measures"], "%"} or not _says(whole, "whole"):
        return
    rest = [c for c in block[:_BLOCK] if c.here is not whole.here and c.figure.value * _MORE <= whole.figure.value]
    parts = [c for c in rest if not (_says(c, "whole") or c.is_background)]
    part = max(parts, key=lambda c: (c.figure.value, -c.reading.rank), default=None)
    if part is not None and not whole.is_background:
        shared = alike(centre, telling(whole.context & part.context))
        details = {"a_figure": whole.figure.span.quote, "b_figure": part.figure.span.quote}
        closeness = min(_WHOLE + 0.06 * shared, 0.8)
        yield Compatibility("scope", whole.side, part.side, "whole", details, closeness, f"whole:{whole.measure}")
