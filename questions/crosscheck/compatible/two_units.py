"""One quantity in two units: « 24 millions d'euros » and « 12 milliards de francs comoriens », miles and kilometres."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import telling
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading, near_pairs
from questions.syntax import plain

#: Parts of the larger one by which two measures may differ: of exact numbers, and where one is told roughly.
_EXACT, _ROUGH = 0.04, 0.12
#: Quantities of one dimension compared pairwise, at most.
_MOST = 30
#: What both must share to be of one thing: where the factor is known, and where the rate of exchange moves.
_LEAST, _LEAST_ROUGH = 0.5, 1.0
#: Characters behind a figure among which the name of its unit goes on (« francs suisses », « par litre »).
_BEHIND = 24


@dataclass(frozen=True, eq=False)
class Quantity:
    """A figure turned into the base unit of its dimension: as a range where the rate of exchange is known roughly."""

    count: Count
    low: float
    high: float
    unit: str


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of figures in two units of one dimension that are the same quantity, told of one thing."""
    centre = Centre.of(readings)
    by_dimension: dict[str, list[Quantity]] = defaultdict(list)
    for reading in readings:
        for count in reading.once(counts):
            for dimension, quantity in _quantities(count):
                by_dimension[dimension].append(quantity)
    for block in by_dimension.values():
        for a, b in near_pairs(block, _MOST):
            shared = alike(centre, telling(_around(a.count) & _around(b.count)))
            moves = a.low != a.high or b.low != b.high
            least = _LEAST_ROUGH if moves else _LEAST
            apart = a.count.here is not b.count.here and shared >= least
            if _is_same(a, b) and (apart or _are_beside(a.count, b.count)):
                yield _pair(a, b, shared)


def _around(count: Count) -> frozenset[str]:
    return count.context | count.reading.keys(count.here.sentence.span)


def _are_beside(a: Count, b: Count) -> bool:
    """« 150 000 dollars, un peu plus de 105 000 euros, », « 150 000 dollars (105 000 euros) »: one told twice."""
    if a.here is not b.here:
        return False
    first, second = sorted((a, b), key=lambda c: c.figure.span.start)
    between = plain(a.reading.annotated.dispatch.text[first.figure.span.end : second.figure.span.start])
    joined = bool(re.search(rules(a.reading)["units"]["beside"], between.strip()))
    return len(between) <= _BEHIND and (joined or (between.strip() == "," and second.figure.approximate))


def _is_same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities told in two units agree."""
    if a.unit == b.unit or not (a.low > 0 and b.low > 0):
        return False
    if a.low != a.high and a.count.figure.unit == b.count.figure.unit:
        return False
    rough = a.count.figure.approximate or b.count.figure.approximate
    margin = 1 + (_ROUGH if rough else _EXACT)
    return a.low <= b.high * margin and b.low <= a.high * margin


def _pair(a: Quantity, b: Quantity, shared: float) -> Compatibility:
    details = {"a_figure": _told(a.count), "b_figure": _told(b.count)}
    sides = a.count.side, b.count.side
    return Compatibility("rounding", *sides, "other_unit", details, min(0.66 + 0.07 * shared, 0.9), "unit")


def _told(count: Count) -> str:
    """The figure with all of its unit (« 310 becquerels par litre »)."""
    found = re.match(rules(count.reading)["units"]["goes_on"], plain(_behind(count)))
    end = count.figure.span.end + (found.end() if found else 0)
    return count.reading.annotated.dispatch.evidence(count.figure.span.start, end).quote


def _behind(count: Count) -> str:
    end = count.figure.span.end
    return count.reading.annotated.dispatch.text[end : end + _BEHIND]


def _quantities(count: Count) -> Iterator[tuple[str, Quantity]]:
    """The figure in euros, in the base unit of what it measures, or by the unit behind « par »."""
    units, figure = rules(count.reading)["units"], count.figure
    if figure.unit in units["money"]:
        low, high = _rate(count, units["money"][figure.unit])
        yield "money", Quantity(count, figure.value * low, figure.value * high, figure.unit)
    for dimension, factors in units["measures"].items():
        if figure.unit in factors:
            low, high = _range(factors[figure.unit])
            yield dimension, Quantity(count, figure.value * low, figure.value * high, count.told_unit or figure.unit)
    for dimension, factors in units["per"].items():
        for unit, factor in factors.items():
            if plain(_behind(count)).lstrip().startswith(f"par {unit}"):
                value = figure.value / factor
                yield f"{figure.unit} per {dimension}", Quantity(count, value, value, unit)


def _rate(count: Count, rates: dict[str, list[float]]) -> tuple[float, float]:
    """What one of the unit was worth, at least and at most, by the word behind it (« francs comoriens »), else by the
    only country of such money that the dispatch speaks of."""
    behind = plain(_behind(count)).split()
    found = rates.get(_singular(behind[0].rstrip(".,;:)"))) if behind else None
    return _range(found or rates.get("") or _of_the_country(count.reading, rates))


def _of_the_country(reading: Reading, rates: dict[str, list[float]]) -> list[float]:
    [words] = reading.once(_words)
    named = [rate for word, rate in rates.items() if word in words]
    return named[0] if len(named) == 1 else [0.0, 0.0]


def _words(reading: Reading) -> Iterator[frozenset[str]]:
    """Every word of a dispatch, without the ending of a plural."""
    trees = (reading.sentence_at(sentence.span.start) for sentence in reading.sentences)
    yield frozenset(_singular(word) for here in trees if here is not None for word in here.words)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _range(told: float | list[float]) -> tuple[float, float]:
    return (told[0], told[1]) if isinstance(told, list) else (told, told)
