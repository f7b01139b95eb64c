"""When what the demonstration tells of happened, seen from the day on which it is loaded. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

FRIDAY = 4


@dataclass(frozen=True)
class Calendar:
    """The days of the story, as moments."""

    #: The class is made, its students get their cards.
    term: datetime
    #: The teacher brings the dispatches in and looks through the questions.
    preparation: datetime
    #: The first bell of last week's lesson.
    lesson: datetime
    now: datetime


def calendar(now: datetime, timezone: tzinfo) -> Calendar:
    """The story's days: a lesson a week ago at ten past ten, on the Friday before when that falls on a week-end."""
    day = now.astimezone(timezone).date() - timedelta(days=7)
    day -= timedelta(days=max(0, day.weekday() - FRIDAY))
    lesson = datetime.combine(day, time(10, 10), timezone)
    return Calendar(
        term=lesson - timedelta(days=14, hours=1),
        preparation=lesson - timedelta(days=2, hours=-7),
        lesson=lesson,
        now=now,
    )
