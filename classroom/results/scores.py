"""Points into marks out of 20, and which of several attempts counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

#: French schools mark out of twenty.
SCALE = 20.0

#: Width, in points out of twenty, of a step of the distribution.
STEP = 2


class Scored(Protocol):
    """Something with a score out of twenty, or none yet."""

    @property
    def score(self) -> float | None: ...


Attempt = TypeVar("Attempt", bound=Scored)


@dataclass(frozen=True)
class Bin:
    """How many scores lie from ``low`` (included) to ``high`` (excluded, but for the last)."""

    low: int
    high: int
    count: int


def out_of_twenty(points: float, maximum: float) -> float | None:
    """Points of ``maximum`` as a score out of twenty; ``None`` when nothing could be won."""
    return points / maximum * SCALE if maximum > 0 else None


def mean(values: Iterable[float | None]) -> float | None:
    """Arithmetic mean of the values that are there; ``None`` when there is none."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def median(values: Iterable[float | None]) -> float | None:
    """The middle value of those that are there, half-way between the two middle ones of an even number."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2


def best(attempts: Sequence[Attempt]) -> Attempt | None:
    """The attempt with the highest score, the earliest of equals; ``None`` when none has a score."""
    scored = [(attempt.score, attempt) for attempt in attempts if attempt.score is not None]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def distribution(scores: Iterable[float]) -> list[Bin]:
    """Count scores out of twenty by steps of :data:`STEP` points; twenty itself belongs to the last step."""
    lows = range(0, int(SCALE), STEP)
    counts = dict.fromkeys(lows, 0)
    for score in scores:
        counts[min(int(score // STEP) * STEP, lows[-1])] += 1
    return [Bin(low, low + STEP, count) for low, count in counts.items()]
