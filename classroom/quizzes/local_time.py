"""Times of the clock on the wall, in the site's time zone, and moments."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """The clocks jump over this time on that day."""


def to_moment(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in the zone show this time; the first one when they show it twice.

    :param wall: a naive datetime.
    :raises NoSuchTime: when they never show it.
    """
    moment = wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    if to_wall(moment, zone) != wall:
        raise NoSuchTime(wall.isoformat())
    return moment


def to_wall(moment: datetime, zone: str) -> datetime:
    """What clocks in the zone show at a moment, as a naive datetime."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
