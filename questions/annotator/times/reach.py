"""How far from its publication a dispatch names a day without its year, and which of two ways that leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from questions import timex
from questions.annotator.times.time_pieces import Found
from questions.calendar.readings import Direction

#: How far from its publication a dispatch still names a day, in days: of anything farther the year is printed.
DAY_REACH = 183

Reading = Callable[[Direction], str | None]


def nearer_first(piece: Found, looks: list[Direction], days: Sequence[date], value: Reading) -> list[Direction]:
    """« devait prendre fin le 30 juin », written in November: of two ways that the verbs leave, the one within reach.

    :param looks: the ways, likeliest first.
    :param value: what the expression means if the verb above it looks that way.
    """
    bare = piece.match.reading in ("day", "day-range") and not {"year", "shortyear"} & piece.match.groups.keys()
    if len(looks) < 2 or not days or not bare:
        return looks
    return sorted(looks, key=lambda way: _is_far(value(way), days))


def _is_far(value: str | None, days: Sequence[date]) -> bool:
    if value is None or not timex.is_calendar(value):
        return False
    first, last = timex.bounds(value)
    return min(abs((day - told).days) for day in (days[0], days[-1]) for told in (first, last)) > DAY_REACH
