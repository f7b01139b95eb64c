"""One quantity in two units: « 24 millions d'euros » and « 12 milliards de francs comoriens », miles and kilometres."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import telling
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading, near_pairs
from questions.languages.tables import load_table
from questions.syntax import plain

#: Parts of the larger one by which two measures may differ: of exact numbers, and where one is told roughly.
_EXACT, _ROUGH = 0.04, 0.12
#: Quantities of one dimension compared pairwise, at most.
_MOST = 30
#: What both must share to be of one thing: where the factor is known, and where the rate of exchange moves.
_LEAST, _LEAST_ROUGH = 0.5, 1.0
#: Up to this factor between its bounds a rate is known well enough for two sums to agree by no chance.
_NARROW = 1.3
#: Up to this one it is fixed (the CFA franc).
_FIXED = 1.02
#: By how much a rate moves within a year, in parts of its mean.
_WITHIN_YEAR = 0.05
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
    everywhere = frozenset[str]().union(*(words for reading in readings for words in reading.once(_words)))
    for reading in readings:
        for count in reading.once(counts):
            for dimension, quantity in _quantities(count, everywhere):
                by_dimension[dimension].append(quantity)
    for block in by_dimension.values():
        for a, b in near_pairs(block, _MOST):
            shared = alike(centre, telling(_around(a.count) & _around(b.count)))
            apart = a.count.here is not b.count.here and shared >= _least(a, b)
            if _is_same(a, b) and (apart or _are_beside(a.count, b.count)):
                yield _pair(a, b, shared)


def _least(a: Quantity, b: Quantity) -> float:
    """What both passages must share: nothing where neither number is a round one and the factor is well known, so that
    they hardly meet by chance (« 142 millions d'euros », « 180 millions de dollars »), nor where a rate is fixed."""
    factor = max(a.high / a.low, b.high / b.low) if a.low and b.low else math.inf
    fixed = factor <= _FIXED and a.count.figure.unit in rules(a.count.reading)["units"]["money"]
    if fixed or (factor <= _NARROW and not (_is_round(a.count) and _is_round(b.count))):
        return 0.0
    return _LEAST if factor == 1 else _LEAST_ROUGH


def _is_round(count: Count) -> bool:
    """One digit and noughts, whatever it is counted in."""
    return len(f"{count.figure.value:.0f}".strip("0")) <= 1 and count.figure.value == int(count.figure.value)


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


def _quantities(count: Count, everywhere: frozenset[str]) -> Iterator[tuple[str, Quantity]]:
    """The figure in euros, in the base unit of what it measures, by its size or by the unit behind « par »."""
    units, figure = rules(count.reading)["units"], count.figure
    if figure.unit in units["money"]:
        for low, high in _rates(count, units["money"][figure.unit], everywhere):
            yield "money", Quantity(count, figure.value * low, figure.value * high, figure.unit)
    for dimension, factors in units["measures"].items():
        if figure.unit in factors:
            low, high = _range(factors[figure.unit])
            yield dimension, Quantity(count, figure.value * low, figure.value * high, count.told_unit or figure.unit)
    yield from _sized(count)
    yield from _per(count)


def _sized(count: Count) -> Iterator[tuple[str, Quantity]]:
    """« 900 conteneurs de quarante pieds » are 1 800 of twenty."""
    figure = count.figure
    for name, factor in rules(count.reading)["units"]["sized"].items():
        unit, _, size = name.partition(" ")
        if name == figure.unit or (unit == figure.unit and plain(_behind(count)).lstrip().startswith(size)):
            yield "sized", Quantity(count, figure.value * factor, figure.value * factor, name)


def _per(count: Count) -> Iterator[tuple[str, Quantity]]:
    """« 310 becquerels par litre », « 17 kilomètres par seconde »."""
    units, figure = rules(count.reading)["units"], count.figure
    behind = f" {plain(_behind(count)).lstrip()}"
    for dimension, unit, factor, told in _told_by(count.reading.annotated.dispatch.language):
        if told.match(behind):
            value = figure.value / factor
            yield f"{figure.unit} per {dimension}", Quantity(count, value, value, unit)
            if dimension == "time" and figure.unit in units["ways"]:
                speed = value * units["ways"][figure.unit]
                yield "speed", Quantity(count, speed, speed, f"{figure.unit} {unit}")


@lru_cache(maxsize=8)
def _told_by(language: str) -> tuple[tuple[str, str, float, re.Pattern[str]], ...]:
    """Units by which others are told: the dimension, the unit, its factor, and how it stands behind a number."""
    units = load_table(language, "compatible")["units"]
    return tuple(
        (dimension, unit, factor, re.compile(units["told_by"].format(unit=unit)))
        for dimension, factors in units["per"].items()
        for unit, factor in factors.items()
    )


def _rates(count: Count, rates: dict[str, list[float]], everywhere: frozenset[str]) -> list[tuple[float, float]]:
    """What one of the unit was worth, at least and at most, by the word behind it (« francs comoriens »): in the year
    of the dispatch where that is known."""
    word = _country(count, rates, everywhere)
    return _in_year(count, word) or [_range(rates.get(word, [0.0, 0.0]))]


def _country(count: Count, rates: dict[str, list[float]], everywhere: frozenset[str]) -> str:
    """The word behind a unit of money, else the only such word of the dispatch or, where it has none or several, of the
    dossier; empty where the bare noun has a worth of its own."""
    behind = plain(_behind(count)).split()
    word = _singular(behind[0].rstrip(".,;:)")) if behind else ""
    if word in rates or "" in rates:
        return word if word in rates else ""
    [own] = count.reading.once(_words)
    named = ([name for name in rates if name in words] for words in (own, everywhere))
    return next((names[0] for names in named if len(names) == 1), "")


def _words(reading: Reading) -> Iterator[frozenset[str]]:
    """Every word of a dispatch, without the ending of a plural."""
    yield frozenset(_singular(word) for here in reading.trees for word in here.words)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _in_year(count: Count, word: str) -> list[tuple[float, float]]:
    """What one of the unit was worth in euros when the dispatch came out; a bare noun may stand for several."""
    units, published = rules(count.reading)["units"], count.reading.published
    yearly, unit = units["per_euro"], count.figure.unit
    names = [f"{unit} {word}"] if word else units["bare"].get(unit, [])
    place = published[1].year - yearly["first"] if published else -1
    means = [1 / yearly[name][place] for name in names if 0 <= place < len(yearly.get(name, ()))]
    return [(mean * (1 - _WITHIN_YEAR), mean * (1 + _WITHIN_YEAR)) for mean in means]


def _range(told: float | list[float]) -> tuple[float, float]:
    return (told[0], told[1]) if isinstance(told, list) else (told, told)
