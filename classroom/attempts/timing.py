"""The clock of an attempt: deadline and states, from facts and ``now``. Nothing here reads a clock or a database.

An answer is in time up to and including the deadline; an attempt is expired after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from classroom.models import Attempt, ClosedBy, Quiz


class AttemptState(StrEnum):
    """Where an attempt stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    HANDED_IN = "handed_in"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The time a student gets who starts at a given moment."""

    #: Minutes of the quiz; ``None``: no limit.
    limit_minutes: int | None
    #: Minutes on top, from an accommodation.
    extra_minutes: int
    #: End at the latest; ``None``: open end.
    ends_at: datetime | None
    #: The closing time comes before the full limit is used up.
    cut_short: bool

    @property
    def total_minutes(self) -> int | None:
        """Limit and extra time together; ``None``: no limit."""
        return None if self.limit_minutes is None else self.limit_minutes + self.extra_minutes


def extra_minutes(limit_minutes: int, percent: int) -> int:
    """Extra time in minutes: ``percent`` of the limit, rounded up to the whole minute (30 min, 33 % → 10 min)."""
    return -(-limit_minutes * percent // 100)


def allowance(quiz: Quiz, extra_time_percent: int, started_at: datetime) -> Allowance:
    """What a start at ``started_at`` gives.

    A started attempt keeps its full limit even when the quiz closes meanwhile, unless the close is a hard one. Without
    a limit the closing time is the only end there is.
    """
    limit = quiz.time_limit_minutes
    if limit is None:
        return Allowance(None, 0, quiz.closes_at, cut_short=False)
    extra = extra_minutes(limit, extra_time_percent)
    full = started_at + timedelta(minutes=limit + extra)
    if quiz.hard_close and quiz.closes_at is not None and quiz.closes_at < full:
        return Allowance(limit, extra, quiz.closes_at, cut_short=True)
    return Allowance(limit, extra, full, cut_short=False)


def state_of(attempt: Attempt | None, now: datetime) -> AttemptState:
    """State of an attempt; ``None`` stands for one that was never started."""
    if attempt is None:
        return AttemptState.NOT_STARTED
    if attempt.closed_at is not None:
        return AttemptState.EXPIRED if attempt.closed_by is ClosedBy.EXPIRY else AttemptState.HANDED_IN
    if attempt.deadline_at is not None and now > attempt.deadline_at:
        return AttemptState.EXPIRED
    return AttemptState.IN_PROGRESS


def cutoff(attempt: Attempt) -> datetime | None:
    """The last moment at which an answer counts: the closing of the attempt, else its deadline; ``None``: none yet."""
    return attempt.closed_at or attempt.deadline_at


def counts(attempt: Attempt, received_at: datetime) -> bool:
    """Whether an answer received then is in time."""
    last = cutoff(attempt)
    return last is None or received_at <= last


def seconds_left(deadline_at: datetime | None, now: datetime) -> float | None:
    """Seconds to the deadline, never below 0; ``None``: no limit."""
    return None if deadline_at is None else max(0.0, (deadline_at - now).total_seconds())
