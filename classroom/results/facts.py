"""What is known of attempts and members when results are put together. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from classroom.models import AtExpiry, Attempt, ClosedBy
from classroom.results.scores import out_of_twenty


class AttemptTotal(NamedTuple):
    """An attempt and what it is worth, without its questions."""

    quiz_id: int
    class_id: int
    student_id: int
    number: int
    closed_at: datetime | None
    points: float
    maximum: float
    #: Every question has a mark.
    complete: bool

    @property
    def score(self) -> float | None:
        """Out of twenty; ``None`` before it is closed and every question has a mark."""
        whole = self.closed_at is not None and self.complete
        return out_of_twenty(self.points, self.maximum) if whole else None


class AnsweredItem(NamedTuple):
    """A question in an attempt: the answer that counts and what it is worth (``None``: not marked yet).

    Sums are kept in the order of these fields (:class:`classroom.models.AttemptSum`): a new one comes last, with a
    migration that makes all sums stale.
    """

    version_id: int
    position: int
    maximum: float
    fraction: float | None
    answer: Any
    #: Not where a correction has dropped the question.
    counts: bool = True
    #: Spent on it, as far as saved answers tell.
    seconds: float | None = None

    @property
    def points(self) -> float:
        """Won at it."""
        return (self.fraction or 0.0) * self.maximum


class Won(NamedTuple):
    """What was won at a question, of how much."""

    points: float
    maximum: float


@dataclass(frozen=True)
class AttemptResult:
    """An attempt with its questions."""

    attempt: Attempt
    items: list[AnsweredItem] = field(default_factory=list)

    @cached_property
    def score(self) -> float | None:
        """Out of twenty; ``None`` before it is closed and every question has a mark."""
        if self.attempt.closed_at is None or any(item.fraction is None for item in self.items):
            return None
        return out_of_twenty(self.points, self.maximum)

    @cached_property
    def won(self) -> dict[int, Won]:
        """What was won at each question that counts, by version; one that waits for its marker is left out."""
        marked = (item for item in self.items if item.counts and item.fraction is not None)
        return {item.version_id: Won(item.points, item.maximum) for item in marked}

    @cached_property
    def points(self) -> float:
        """Won at the questions that count."""
        return sum(item.points for item in self.items if item.counts)

    @cached_property
    def maximum(self) -> float:
        """To be won at the questions that count."""
        return sum(item.maximum for item in self.items if item.counts)

    @property
    def seconds(self) -> dict[int, float]:
        """Spent on each version, as far as saved answers tell."""
        return {item.version_id: item.seconds for item in self.items if item.seconds is not None}

    @property
    def waiting(self) -> int:
        """Answers of an attempt that has ended for which somebody has yet to give a mark."""
        left_unfinished = self.attempt.closed_by is ClosedBy.EXPIRY and self.attempt.at_expiry is AtExpiry.UNFINISHED
        if self.attempt.closed_at is None or left_unfinished:
            return 0
        return sum(item.fraction is None and item.answer is not None for item in self.items)

    @property
    def answered(self) -> int:
        """Questions with an answer."""
        return sum(item.answer is not None for item in self.items)


@dataclass(frozen=True)
class Member:
    """A student of a class, or one who has left it and whose attempts stay."""

    id: int
    name: str
    sort_name: str
    left: bool
