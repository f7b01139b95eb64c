"""One calendar expression with what it is held against, and the choice among the years that it may mean: pure.

A date without a year is the latest one up to the publication day under a past verb, the next one under a future verb,
and the nearest one (within five months) where the verb does not tell. A past date that would lie more than ten
months back while the same day is less than two months ahead is taken for the nearest too: a newspaper would have
printed its year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from questions import timex
from questions.calendar.grammar import Grammar, Match
from questions.timex import Days

Direction = Literal["past", "present", "future", "unknown"]
Groups = dict[str, str]

#: Farthest that a date without year, and without tense, may lie from the publication day.
_NEAR = 150
_OLD, _SOON = 300, 60
#: The same under a verb that looks back: « à deux mois des élections du 26 septembre » are the next ones.
_OLD_TOLD, _SOON_TOLD = 280, 80


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is held against; ``story`` is the value of the last date before it in the text."""

    published: date | None = None
    direction: Direction = "unknown"
    story: str | None = None


class Open(Exception):
    """The context does not settle the value."""


@dataclass(frozen=True, slots=True)
class Request:
    """One expression and its context."""

    match: Match
    groups: Groups
    calendar: Grammar
    context: Context

    def table(self, name: str, group: str | None = None) -> str:
        """Meaning of a group's word."""
        return self.calendar.meaning(name, self.groups[group or name])

    def optional(self, name: str, group: str | None = None) -> str | None:
        """Meaning of a group's word, ``None`` when the group took no part."""
        return self.table(name, group) if (group or name) in self.groups else None

    @property
    def published(self) -> date:
        """The publication day."""
        if self.context.published is None:
            raise Open
        return self.context.published

    @property
    def story(self) -> Days:
        """The days that the story has reached."""
        if self.context.story is None:
            raise Open
        return timex.bounds(self.context.story)

    @property
    def number(self) -> float:
        """The counted number."""
        return self.calendar.count(self.groups["number"])

    def year(self, group: str = "year") -> int | None:
        """A printed year."""
        if group in self.groups:
            return int(self.groups[group])
        if group == "year" and "yearshift" in self.groups:
            return self.published.year + {"next": 1, "last": -1, "this": 0}[self.table("modifier", "yearshift")]
        short = self.groups.get("shortyear")
        if short is None or group != "year":
            return None
        return 2000 + int(short) if int(short) < 30 else 1900 + int(short)


def choose(write: Callable[[int], str], context: Context, modifier: str | None = None) -> str:
    """The value of one year, among those around the publication (or the story) that the context asks for."""
    if modifier in ("following", "preceding"):
        if context.story is None:
            raise Open
        first, last = timex.bounds(context.story)
        anchor, way = (last, "next") if modifier == "following" else (first, "last")
    else:
        if context.published is None:
            raise Open
        anchor, way = context.published, modifier or context.direction
    candidates = [value for year in range(anchor.year - 2, anchor.year + 3) for value in writable(write, year)]
    return picked([(timex.bounds(value), value) for value in candidates], anchor, way)


def writable(write: Callable[[int], str], year: int) -> Iterable[str]:
    """The value in that year, nothing where there is none (29 February)."""
    try:
        yield write(year)
    except ValueError:
        return


def picked(candidates: list[tuple[Days, str]], anchor: date, way: str) -> str:
    """The candidate that a verb looking this way means, seen from the anchor.

    :raises Open: when none is near enough.
    """
    past = [each for each in candidates if each[0][0] <= anchor]
    future = [each for each in candidates if each[0][1] >= anchor]
    if way == "last":
        past = [each for each in candidates if each[0][1] < anchor]
    if way == "next":
        future = [each for each in candidates if each[0][0] > anchor]
    if way in ("past", "last") and past:
        latest = max(past)
        soon = min(future, default=None)
        old = soon and (anchor - latest[0][1]).days > _OLD_TOLD and (soon[0][0] - anchor).days < _SOON_TOLD
        return soon[1] if old and soon and way == "past" else latest[1]
    if way in ("future", "next") and future:
        soonest = min(future)
        fresh = max(past, default=None)
        far = fresh and (soonest[0][0] - anchor).days > _OLD and (anchor - fresh[0][1]).days < _SOON
        return fresh[1] if far and fresh and way == "future" else soonest[1]
    return _nearest(candidates, anchor)


def _nearest(candidates: list[tuple[Days, str]], anchor: date) -> str:
    def gap(candidate: tuple[Days, str]) -> int:
        first, last = candidate[0]
        return max((first - anchor).days, (anchor - last).days, 0)

    if not candidates or gap(min(candidates, key=gap)) > _NEAR:
        raise Open
    return min(candidates, key=gap)[1]
