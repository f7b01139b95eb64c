"""The publication days of a dossier that are known so far."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import date, timedelta

from questions.timex import Days


class KnownDays:
    """First and last possible days of the dated dispatches, kept in order."""

    def __init__(self, stated: Iterable[Days]) -> None:
        self._days: list[date] = sorted(day for days in stated for day in days)

    def add(self, days: Days) -> None:
        """Notes one more dispatch."""
        for day in days:
            insort(self._days, day)

    def gap(self, day: date) -> int | None:
        """Days to the nearest known publication, ``None`` when there is none."""
        at = bisect_left(self._days, day)
        return min((abs((day - other).days) for other in self._days[max(0, at - 1) : at + 1]), default=None)

    @property
    def first(self) -> date | None:
        """The earliest known publication."""
        return self._days[0] if self._days else None

    def around(self, days: int) -> Days | None:
        """From so many days before the first publication to as many after the last."""
        wide = timedelta(days=days)
        return (self._days[0] - wide, self._days[-1] + wide) if self._days else None

    @property
    def years(self) -> list[int]:
        """First and last year of a publication."""
        return [day.year for day in (*self._days[:1], *self._days[-1:])]
