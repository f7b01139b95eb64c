"""The hours at which something happened: nights, parts of the day and clock times beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations

from questions import timex
from questions.annotations import EvidenceSpan, TimeExpression
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between
from questions.languages.tables import load_table
from questions.syntax import plain

Hours = tuple[datetime, datetime]
_NIGHT = "TNI"
#: Nights of one event as two dispatches tell them lie at most so many days apart.
_NEAR = 3
#: Dispatches of one story came out within so many days.
_STORY = 12
#: A dispatch that looks back by the day of the month came out within so many days.
_YEAR = 300
#: The sentences of a dispatch that tell what it is about.
_LEAD = 4
#: Characters behind a date in which a clock time goes with it.
_BESIDE = 14
#: Hours that must lie between two moments for them to be two.
_LEAST = timedelta(minutes=50)
_MIDNIGHT = 24
#: An evening that ends after midnight is no night.
_LONG_NIGHT = timedelta(hours=10)
_LONGEST_NIGHT = timedelta(hours=14)
#: A weekday of a page whose day is not known may be one of so many weeks.
_WEEK = timedelta(days=6)
#: A bare day ends an hour early, so that two neighbouring days never meet.
_DAY = 23


def hours(reading: Reading, expression: TimeExpression) -> Hours | None:
    """The hours that a date and what stands beside it leave open; ``None`` where only the day is told."""
    value = expression.value
    if value is None or not timex.is_calendar(value):
        return None
    first, last = timex.bounds(value)
    rules = load_table(reading.annotated.dispatch.language, "contradictions")["hours"]
    if value.endswith(_NIGHT):
        return _at(first, rules["night"][0]), _at(first + timedelta(days=1), rules["night"][1])
    if first != last:
        return None
    text = plain(reading.annotated.dispatch.text[expression.span.start : expression.span.end + _BESIDE])
    clock = re.search(rules["clock"], text)
    if clock is not None and re.search(rules["elsewhere"], text):
        return None
    if clock is not None:
        hour = int(clock[1]) + int(clock[2] or 0) / 60
        return (_at(first, hour - 0.5), _at(first, hour + 0.5)) if hour < 24 else None
    spoken = plain(expression.span.quote)
    found = [row for row in rules["parts"] if re.search(rf"\b{row['word']}\b", spoken)]
    return (_at(first, found[0]["from"]), _at(first, found[0]["to"])) if found else None


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour)


def never_meet(one: Hours | None, other: Hours | None) -> bool:
    """Whether two moments are told so precisely that they cannot be one."""
    if one is None or other is None:
        return False
    first, second = sorted((one, other))
    return second[0] - first[1] >= _LEAST or (_is_night(first) and _is_night(second) and first[0] != second[0])


def _is_night(span: Hours) -> bool:
    return span[0].date() != span[1].date() and _LONG_NIGHT <= span[1] - span[0] <= _LONGEST_NIGHT


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was, as far as a text says: the hours, else the day of the week (1 to 7) and hours of that day."""

    span: Hours | None
    weekday: int | None
    clock: tuple[float, float] | None

    def never_meets(self, other: Moment) -> bool:
        """Whether the two cannot be one moment."""
        if self.span and other.span:
            return never_meet(self.span, other.span)
        if self.weekday and other.weekday and self.weekday != other.weekday:
            return not (self._reaches(other) or other._reaches(self))
        return self._other_hour(other)

    def _reaches(self, other: Moment) -> bool:
        """Whether the evening of one day runs into the other."""
        next_day = self.weekday is not None and self.weekday % 7 + 1 == other.weekday
        if not next_day or self.clock is None or self.clock[1] <= _MIDNIGHT:
            return False
        return other.clock is None or other.clock[0] <= self.clock[1] - _MIDNIGHT

    def _other_hour(self, other: Moment) -> bool:
        """Whether two clock times differ, and not by the half of a day: « à 8 heures » may be in the evening."""
        if not (self.clock and other.clock):
            return False
        first, second = sorted((self.clock, other.clock))
        exact = max(first[1] - first[0], second[1] - second[0]) <= 1
        apart = (sum(second) - sum(first)) / 2
        return exact and apart > 1 + _LEAST.total_seconds() / 3600 and abs(apart - 12) > 1


def moment(reading: Reading, span: EvidenceSpan, value: str | None) -> Moment | None:
    """The moment that a time expression, or the clock time at a place, tells."""
    clock = clock_hours(reading, span)
    if value is None or not timex.is_calendar(value):
        weekday = _weekday(reading, span)
        return Moment(None, weekday, clock) if weekday or clock else None
    first, last = timex.bounds(value)
    if last - first >= _WEEK and (weekday := _weekday(reading, span)):
        return Moment(None, weekday, clock)
    if value.endswith(_NIGHT):
        night = load_table(reading.annotated.dispatch.language, "contradictions")["hours"]["night"]
        return Moment((_at(first, night[0]), _at(first, night[1])), first.isoweekday(), tuple(night))
    if first != last:
        return Moment((_at(first, 0), _at(last, _DAY)), None, None)
    opens, ends = clock or (0, _DAY)
    return Moment((_at(first, opens), _at(first, ends)), first.isoweekday(), clock)


def clock_hours(reading: Reading, span: EvidenceSpan) -> tuple[float, float] | None:
    """The hours of the day that the words of a span, and what stands close to it, leave open."""
    dispatch = reading.annotated.dispatch
    rules, text = load_table(dispatch.language, "contradictions")["hours"], dispatch.text
    before = plain(text[max(span.start - _BESIDE, 0) : span.start])
    behind = plain(text[span.start : span.end + _BESIDE])
    if re.search(rules["elsewhere"], behind):
        return None
    match = re.search(rules["clock"], behind) or re.search(rules["clock"] + r"[,\s(]*(?:le )?$", before)
    if match is not None:
        hour = int(match[1]) + int(match[2] or 0) / 60
        return (hour - 0.5, hour + 0.5) if hour <= _MIDNIGHT else None
    spoken = plain(span.quote)
    found = next((row for row in rules["parts"] if re.search(rf"\b{row['word']}\b", spoken)), None)
    return (float(found["from"]), float(found["to"])) if found else None


def _weekday(reading: Reading, span: EvidenceSpan) -> int | None:
    """The day of the week that the words name, alone."""
    names = load_table(reading.annotated.dispatch.language, "calendar")["weekdays"]
    found = [number for word in plain(span.quote).split() if (number := names.get(word.strip(",.")))]
    return int(found[0]) if len(found) == 1 else None


# --------------------------------------------------------------------------------------------- nights


@dataclass(frozen=True, eq=False)
class Night:
    """The one night that a dispatch tells of, where it says what it is about."""

    reading: Reading
    expression: TimeExpression
    day: date

    @property
    def side(self) -> Side:
        """The passage to show: the clause, else the sentence."""
        span = self.expression.span
        holding = [c.span for c in self.reading.annotated.claims if c.span.contains(span)]
        own = min(holding, key=lambda c: c.end - c.start, default=span)
        return Side(self.reading, clipped(self.reading, own))


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """« dans la nuit de samedi à dimanche », « dans la nuit du 8 au 9 »: the night of the one event told by both."""
    nights = [night for reading in readings for night in _night(reading)]
    for a, b in combinations(nights, 2):
        if 0 < abs((a.day - b.day).days) <= _NEAR and _of_one_story(a, b):
            details = {"a_date": a.expression.span.quote, "b_date": b.expression.span.quote, "a_day": "", "b_day": ""}
            details["event"] = str(a.reading.words.rules["dating"]["label"])
            yield Opposition("date", a.side, b.side, 0.65, "two nights", "date", details, "date:night")


def _of_one_story(a: Night, b: Night) -> bool:
    """Whether the two came out at about one time, or the later one looks back by the day of the month."""
    later = b if b.reading.rank > a.reading.rank else a
    apart = days_between(a.reading.published, b.reading.published) or 0
    return apart <= _STORY or (apart <= _YEAR and any(sign.isdigit() for sign in later.expression.span.quote))


def _night(reading: Reading) -> Iterator[Night]:
    """The night, if the dispatch tells of one alone, in its first sentences and as past."""
    times = [t for t in reading.annotated.time_expressions if t.value and t.value.endswith(_NIGHT) and t.zone == "body"]
    values = {t.value for t in times}
    first = times[0] if times else None
    if len(values) != 1 or first is None or first.value is None or not _in_lead(reading, first.span):
        return
    day = timex.bounds(first.value)[0]
    if reading.published is None or day < reading.published[1]:
        yield Night(reading, first, day)


def _in_lead(reading: Reading, span: EvidenceSpan) -> bool:
    bodies = [s.span for s in reading.sentences if s.zone == "body"][:_LEAD]
    return any(body.contains(span) for body in bodies)
