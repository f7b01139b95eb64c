"""One day told roughly and exactly: « fin juin » and « le 30 juin », « cet hiver » and « en février »."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from questions import timex
from questions.annotations import EvidenceSpan, TimeExpression
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, clauses, holding, rules
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.syntax import plain

#: A rough date covers at least and at most so many days: from a part of a month to half a year.
_SHORTEST, _LONGEST = timedelta(days=8), timedelta(days=190)
#: What is told more exactly covers at most so great a part of it.
_PART = 0.5
#: A rough date of no more than these needs less in common: hardly another day of the story lies in it.
_NARROW = timedelta(days=16)
#: Days of a month, at most.
_MONTH = timedelta(days=31)
#: Days by which « à la mi-février » may miss the day.
_NEAR = timedelta(days=4)
#: What the passages must share to be of one matter, names apart.
_LEAST, _LEAST_NARROW = 1.2, 1.0
#: Dates of one dispatch that are looked at, at most.
_MOST = 60
#: Dispatches before and after one, in order of time, whose days are looked at: the cost must grow with the text.
_NEIGHBOURS = 20
#: All of a sentence no longer than this is told of its date, in characters.
_SENTENCE = 160


@dataclass(frozen=True, eq=False)
class Day:
    """A time expression with the days that it may mean, and what its clause speaks of."""

    reading: Reading
    time: TimeExpression
    first: date
    last: date

    @cached_property
    def span(self) -> EvidenceSpan:
        """The clause that holds it."""
        return holding(self.reading, self.time.span)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the clause speaks of, with its subject and object; of a short sentence, all of it."""
        inside = [c for c in self.reading.once(clauses) if c.claim.span.contains(self.time.span)]
        found = min(inside, key=lambda c: c.claim.span.end - c.claim.span.start, default=None)
        here = self.reading.sentence_at(self.time.span.start)
        whole = here.sentence.span if here and here.sentence.span.end - here.sentence.span.start < _SENTENCE else None
        return (found.keys if found else self.reading.keys(self.span)) | self.reading.keys(whole)

    @cached_property
    def length(self) -> timedelta:
        """How many days it may mean."""
        return self.last - self.first + timedelta(days=1)

    @property
    def is_exact(self) -> bool:
        """Short enough to tell when in a season: a month or less; no end of what lasts."""
        return self.length <= _MONTH and self.time.relation not in {"until", "before"}

    @property
    def is_rough(self) -> bool:
        """« fin juin », « cet hiver »: one of several days; no days from one to another, nor « tout l'été »."""
        if not _SHORTEST <= self.length <= _LONGEST or "/" in (self.time.value or "/"):
            return False
        lasting = rules(self.reading)["rough_dates"]["lasting"]
        before = plain(self.reading.annotated.dispatch.text[max(self.time.span.start - 12, 0) : self.time.span.end])
        return not any(f" {word} " in f" {before} " for word in lasting)

    @cached_property
    def margin(self) -> timedelta:
        """How far outside the day may lie."""
        told = plain(self.reading.annotated.dispatch.text[max(self.time.span.start - 12, 0) : self.time.span.end])
        return _NEAR if any(word in told for word in rules(self.reading)["rough_dates"]["near"]) else timedelta()


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each rough date with the exact ones of other dispatches that lie within it and are told of the same matter."""
    centre = Centre.of(readings)
    days = [day for reading in readings for day in reading.once(_days)]
    exact = [day for day in days if day.is_exact]
    ranks = [day.reading.rank for day in exact]
    for rough in (day for day in days if day.is_rough):
        rank = rough.reading.rank
        near = exact[bisect_left(ranks, rank - _NEIGHBOURS) : bisect_right(ranks, rank + _NEIGHBOURS)]
        within = [e for e in near if e.reading is not rough.reading and _holds(rough, e)]
        scored = [(_worth(rough, e, centre), -e.reading.rank, -e.span.start, e) for e in within]
        worth, *_, best = max(scored, key=lambda row: row[:3], default=(0.0, 0, 0, rough))
        if worth >= (_LEAST_NARROW if rough.length <= _NARROW else _LEAST):
            yield _pair(rough, best, worth)


def _days(reading: Reading) -> Iterator[Day]:
    """The days that headline and body tell of; no beginnings and ends of what lasts."""
    for time in reading.annotated.time_expressions[:_MOST]:
        bounded = time.relation in {"since", "from", "after"}
        if time.value and not bounded and time.zone in {"body", "headline"} and timex.is_calendar(time.value):
            first, last = timex.bounds(time.value)
            if last - first <= _LONGEST:
                yield Day(reading, time, first, last)


def _holds(rough: Day, exact: Day) -> bool:
    within = rough.first - rough.margin <= exact.first and exact.last <= rough.last + rough.margin
    return within and exact.length <= rough.length * _PART


def _worth(rough: Day, exact: Day, centre: Centre) -> float:
    """How much both speak of one thing; names alone say nothing."""
    shared = rough.keys & exact.keys
    return alike(centre, shared) if any(not key.startswith("@") for key in shared) else 0.0


def _pair(rough: Day, exact: Day, worth: float) -> Compatibility:
    details = {"a_date": rough.time.span.quote, "b_date": exact.time.span.quote}
    sides = [Side(day.reading, clipped(day.reading, day.span)) for day in (rough, exact)]
    return Compatibility(
        "rounding", sides[0], sides[1], "precision", details, min(0.6 + 0.07 * worth, 0.86), "precision"
    )
