"""Where the dates of a chronology stand in its picture: one lane a dispatch, time from left to right. Pure.

A few dates far from all others (a treaty of another century) would squeeze everything that the dossier is about into a
few pixels: they are left to the edge, with an arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from classroom.dossiers.findings import Moment
from classroom.models import Dispatch

#: Units of the view box.
WIDTH = 960.0
#: Left of the axis stand the names of the dispatches; on either side there is room for what lies beyond the axis.
NAMES = 216.0
EDGE = 26.0
LANE = 34.0
TOP = 30.0
#: No bar is narrower, so that a day can still be pointed at.
NARROWEST = 9.0
#: Beyond this, a stretch of time says nothing on an axis of years.
LONGEST = timedelta(days=366 * 3)
#: At least this part of the dates stays on the axis.
KEPT = 0.8
#: Ticks are years, or months where the axis is shorter than this.
MONTHS_BELOW = timedelta(days=500)
MOST_TICKS = 12


@dataclass(frozen=True)
class Tick:
    """A year or the first day of a month, and where it stands."""

    day: date
    x: float
    monthly: bool


@dataclass(frozen=True)
class Bar:
    """A date in the lane of a dispatch. ``beyond``: -1 before the axis begins, 1 after its end, 0 on it.

    ``place`` is the number of the moment in the table; a ``point`` is a day or less.
    """

    place: int
    x: float
    width: float
    beyond: int
    point: bool

    @property
    def middle(self) -> float:
        """Where a point is drawn."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True)
class Lane:
    """The dates that one dispatch tells, and its own date where it is known to the day."""

    dispatch: Dispatch
    y: float
    bars: tuple[Bar, ...]
    published: float | None


@dataclass(frozen=True)
class Timeline:
    """The picture: lanes from top to bottom and ticks from left to right."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: float
    width: float = WIDTH
    names: float = NAMES


def timeline(moments: Sequence[Moment], dispatches: Sequence[Dispatch]) -> Timeline | None:
    """The picture of a chronology; ``None`` where there is nothing to draw.

    :param moments: in the order of the table, which the bars point to.
    """
    drawable = [moment for moment in moments if moment.last - moment.first <= LONGEST]
    if not drawable:
        return None
    axis = _Axis(*_span([(moment.first, moment.last) for moment in drawable]))
    lanes = tuple(_lane(dispatch, number, moments, axis) for number, dispatch in enumerate(dispatches))
    return Timeline(lanes, axis.ticks(), TOP + LANE * len(lanes) + LANE / 2)


@dataclass(frozen=True)
class _Axis:
    """The days from the left end to the right end."""

    first: date
    last: date

    def x(self, day: date) -> float:
        room = WIDTH - NAMES - 2 * EDGE
        days = max((self.last - self.first).days, 1)
        return NAMES + EDGE + room * (day - self.first).days / days

    def ticks(self) -> tuple[Tick, ...]:
        monthly = self.last - self.first < MONTHS_BELOW
        days = list(_months(self.first, self.last) if monthly else _years(self.first, self.last))
        step = -(-len(days) // MOST_TICKS) or 1
        return tuple(Tick(day, round(self.x(day), 2), monthly) for day in days[::step])


def _span(stretches: Sequence[tuple[date, date]]) -> tuple[date, date]:
    """The shortest axis that keeps enough of the dates: an end is cut where that halves it."""
    kept = sorted(stretches)
    fewest = ceil(KEPT * len(kept))
    while len(kept) > fewest:
        without = min((kept[1:], kept[:-1]), key=_length)
        if _length(without) * 2 > _length(kept):
            break
        kept = without
    return min(first for first, _last in kept), max(last for _first, last in kept)


def _length(stretches: Sequence[tuple[date, date]]) -> timedelta:
    return max(last for _first, last in stretches) - min(first for first, _last in stretches)


def _years(first: date, last: date) -> list[date]:
    return [date(year, 1, 1) for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]


def _months(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    return [day for day in days if first <= day <= last]


def _lane(dispatch: Dispatch, number: int, moments: Sequence[Moment], axis: _Axis) -> Lane:
    told = [
        (place, moment)
        for place, moment in enumerate(moments, 1)
        if any(excerpt.words.dispatch is dispatch for excerpt in moment.excerpts)
    ]
    bars = tuple(_bar(place, moment, axis) for place, moment in told if moment.last - moment.first <= LONGEST)
    return Lane(dispatch, TOP + LANE * number, bars, _published(dispatch, axis))


def _bar(place: int, moment: Moment, axis: _Axis) -> Bar:
    point = moment.last - moment.first <= timedelta(days=1)
    if moment.last < axis.first:
        return Bar(place, NAMES + EDGE / 4, NARROWEST, -1, point)
    if moment.first > axis.last:
        return Bar(place, WIDTH - EDGE * 3 / 4, NARROWEST, 1, point)
    left, right = axis.x(max(moment.first, axis.first)), axis.x(min(moment.last, axis.last))
    width = max(right - left, NARROWEST)
    return Bar(place, round((left + right - width) / 2, 2), round(width, 2), 0, point)


def _published(dispatch: Dispatch, axis: _Axis) -> float | None:
    try:
        day = date.fromisoformat(dispatch.published or "")
    except ValueError:
        return None
    return round(axis.x(day), 2) if axis.first <= day <= axis.last else None
