"""One length of time told twice: « une heure » and « 52 minutes », « 96 heures » and « quatre jours »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions import timex
from questions.annotations import Figure
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.approximations import matches
from questions.crosscheck.compatible.clauses import alike, rules
from questions.crosscheck.compatible.told_figures import ToldFigure
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading, near_pairs
from questions.syntax import plain

#: Parts of the longer one by which two lengths may differ: one told roughly, both told exactly in two units.
_ROUGH, _EXACT = 0.15, 0.08
#: Lengths in two units that are the same to this part, and of which one is told by so many of its unit (« 96 heures »),
#: need no common word: nobody counts so without a reason.
_SAME, _SELDOM = 0.001, 80
#: What passages share that speak of one matter whatever the length is said to be of, names apart.
_MUCH = 1.0
#: Lengths compared pairwise, at most.
_MOST = 40


@dataclass(frozen=True, eq=False)
class Length(ToldFigure):
    """A length of time in hours, and how it is told."""

    hours: float
    rough: bool
    unit: str
    #: How many of the unit.
    number: float

    @cached_property
    def what(self) -> str:
        """Of what it is the length: « trois jours de pourparlers »."""
        here = self.reading.sentence_at(self.figure.start)
        if here is None:
            return ""
        last = here.at(self.figure.end - 1)
        if here.word(last + 1) not in self.reading.words.grammar["of"] or here.word(last + 2) == "":
            return ""
        return self.reading.key_of(here, last + 2) or ""


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of lengths of two dispatches that agree, of which one is rough or told in another unit."""
    centre = Centre.of(readings)
    block = [length for reading in readings for length in _lengths(reading)]
    for a, b in near_pairs(block, _MOST):
        if a.reading is b.reading or not _same_length(a, b):
            continue
        shared = (a.keys & b.keys) - a.reading.words.sums
        common = alike(centre, shared)
        if _by_itself(a, b) or (common and _of_one_thing(a, b, centre, shared)):
            details = {"a_figure": a.figure.quote, "b_figure": b.figure.quote}
            closeness = min(0.7 + 0.08 * common, 0.92)
            yield Compatibility("rounding", a.side, b.side, "approx_length", details, closeness, "approx_length")


def _same_length(a: Length, b: Length) -> bool:
    """« une heure », « 52 minutes »; « quinze jours », « deux semaines »."""
    larger, smaller = max(a.hours, b.hours), min(a.hours, b.hours)
    if a.rough != b.rough:
        return smaller < larger <= smaller / (1 - _ROUGH) or (a.unit != b.unit and larger == smaller)
    return a.unit != b.unit and larger - smaller <= _EXACT * larger


def _of_one_thing(a: Length, b: Length, centre: Centre, shared: frozenset[str]) -> bool:
    """Whether what the one says it is the length of is spoken of beside the other too, else much besides names."""
    if all(not one.what or one.what in other.keys for one, other in ((a, b), (b, a))):
        return True
    return alike(centre, (key for key in shared if not key.startswith("@"))) >= _MUCH


def _by_itself(a: Length, b: Length) -> bool:
    """« quatre-vingt-seize heures » and « quatre jours »."""
    same = abs(a.hours - b.hours) <= _SAME * max(a.hours, b.hours)
    return same and max(a.number, b.number) >= _SELDOM and a.unit != b.unit


def _lengths(reading: Reading) -> Iterator[Length]:
    """Lengths of time with the unit in which they are told; no ages."""
    units = reading.words.rules["figures"]["one_unit"]
    hours = {**units["heure"], **{unit: months * 730.0 for unit, months in units["mois"].items()}}
    for figure in reading.annotated.figures:
        if figure.unit in hours and not _is_age(reading, figure):
            value, unit = figure.value, figure.unit
            yield Length(reading, figure.span, value * hours[unit], figure.approximate, unit, value)
    words = rules(reading)["approximations"]
    for span, match in matches(reading, words["hours_minutes"]):
        minutes = int(match["hours"]) * 60 + int(match["minutes"])
        yield Length(reading, span, minutes / 60, False, "minute", minutes)
    for pattern in (words["one_before"], words["one_behind"]):
        for span, match in matches(reading, pattern):
            yield Length(reading, span, hours[match["unit"]], True, match["unit"], 1)


def _is_age(reading: Reading, figure: Figure) -> bool:
    """« une commerçante de 52 ans », « , 44 ans, »; « à 6 heures » is a clock time. Not « un délai de 72 heures »,
    which the calendar reads as a length."""
    words = rules(reading)["approximations"]
    before = plain(reading.annotated.dispatch.text[max(figure.span.start - 14, 0) : figure.span.start])
    if not re.search(words["age_before"], before):
        return False
    times = reading.annotated.time_expressions
    lasts = any(t.value and timex.is_duration(t.value) and t.span.overlaps(figure.span) for t in times)
    return figure.unit in words["ages"] or not lasts
