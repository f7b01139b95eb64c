"""Dated passages of other dispatches that tell what an undated one tells, and how well their dates agree."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from questions import timex
from questions.annotations import EvidenceSpan
from questions.annotator.publication.clue import Clue

#: What it adds that both passages print the same day and month.
_SAME_DAY = 0.4
#: Farthest, in days, that a passage with a known date can tell something of the publication day.
_ECHO_REACH = 200
_REACH = {"weekday": 9, "weekday-range": 15, "offset": 45, "this-night": 2, "text-offset": 0, "text-span": 0}


@dataclass(frozen=True, slots=True)
class DatedEcho:
    """A sentence of another dispatch with a known date that tells what a clue's sentence tells."""

    clue: Clue
    value: str
    span: EvidenceSpan
    likeness: float
    other: Clue
    text: int


def agreement(value: str, echo: DatedEcho) -> float:
    """Likeness if the dates agree, less when they are vague; a little against when both are days and differ."""
    (first, last), (low, high) = widened(value), widened(echo.value)
    weight = precision(value) * precision(echo.value)
    if first <= high and low <= last:
        return echo.likeness * weight + (_SAME_DAY if same_words(echo.clue, echo.other) else 0.0)
    bounded = echo.clue.piece.relation or echo.other.piece.relation
    return -0.3 * echo.likeness * weight if weight > 0.8 and not bounded else 0.0


@lru_cache(maxsize=4096)
def widened(value: str) -> timex.Days:
    """Parts of a month are loosely used: « fin avril » and « le 20 avril » may be one."""
    first, last = timex.bounds(value)
    if any(value.endswith(part) for part in timex.PARTS):
        return first - timedelta(days=5), last + timedelta(days=5)
    return first, last


@lru_cache(maxsize=4096)
def precision(value: str) -> float:
    first, last = timex.bounds(value)
    length = (last - first).days
    return 1.0 if length <= 7 else 0.5 if length <= 14 else 0.4 if length <= 31 else 0.2 if length <= 92 else 0.05


def same_words(clue: Clue, other: Clue) -> bool:
    """Whether both print the same day and month: hardly a coincidence."""
    return printed_words(clue) is not None and printed_words(clue) == printed_words(other)


def printed_words(clue: Clue) -> tuple[str, str] | None:
    groups = clue.piece.match.groups
    if clue.piece.match.reading != "day" or "month" not in groups or clue.piece.other:
        return None
    return groups["day"], groups["month"].lower()


def near_echoes(days: list[date], echoes: list[DatedEcho]) -> list[date]:
    """Days on which some clue may mean what a passage with a known date tells: on others nothing can be decided."""
    known = {
        (widened(echo.value), _REACH.get(echo.clue.piece.match.reading, _ECHO_REACH))
        for echo in echoes
        if precision(echo.value) >= 0.4
    }
    near: list[tuple[date, date]] = []
    for first, last in sorted(
        (low - timedelta(days=reach), high + timedelta(days=reach)) for (low, high), reach in known
    ):
        if near and first <= near[-1][1]:
            near[-1] = (near[-1][0], max(near[-1][1], last))
        else:
            near.append((first, last))
    firsts = [first for first, _ in near]
    places = ((day, bisect_right(firsts, day) - 1) for day in days)
    return [day for day, place in places if place >= 0 and day <= near[place][1]]
