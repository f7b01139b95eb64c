"""The clock of an attempt: deadline and states, from facts and ``now``. Nothing here reads a clock or a database.

An answer is in time up to and including the deadline, or with a grace period up to and including its end; an attempt is
expired after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from classroom.models import AtExpiry, ClosedBy
from classroom.quizzes.class_rules import AnyQuiz


class AttemptState(StrEnum):
    """Where an attempt stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    HANDED_IN = "handed_in"
    #: Time ran out, and what was saved by then was handed in.
    EXPIRED = "expired"
    #: Time ran out, and nothing was handed in.
    UNFINISHED = "unfinished"


#: States of an attempt that its student cannot go on with.
OVER = frozenset({AttemptState.HANDED_IN, AttemptState.EXPIRED, AttemptState.UNFINISHED})


class Timed(Protocol):
    """What the clock needs to know of an attempt that was started."""

    @property
    def deadline_at(self) -> datetime | None: ...
    @property
    def grace_minutes(self) -> int: ...
    @property
    def at_expiry(self) -> AtExpiry: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def closed_by(self) -> ClosedBy | None: ...


class Received(Protocol):
    """What it needs to know of an answer."""

    @property
    def received_at(self) -> datetime: ...
    @property
    def after_leaving(self) -> bool: ...


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
    #: The accommodation in percent.
    percent: int = 0

    @property
    def total_minutes(self) -> int | None:
        """Limit and extra time together; ``None``: no limit."""
        return None if self.limit_minutes is None else self.limit_minutes + self.extra_minutes


def extra_minutes(limit_minutes: int, percent: int) -> int:
    """Extra time in minutes: ``percent`` of the limit, rounded up to the whole minute (30 min, 33 % → 10 min)."""
    return -(-limit_minutes * percent // 100)


def allowance(quiz: AnyQuiz, extra_time_percent: int, started_at: datetime, *, no_limit: bool = False) -> Allowance:
    """What a start at ``started_at`` gives.

    A started attempt keeps its full limit even when the quiz closes meanwhile, unless the close is a hard one. Without
    a limit the closing time is the only end there is; a student who is freed of the limit that the others have
    (``no_limit``) writes on after it, as they may, unless the close is a hard one.
    """
    limit = quiz.time_limit_minutes
    if limit is None:
        return Allowance(None, 0, quiz.closes_at, cut_short=False)
    if no_limit:
        return Allowance(None, 0, quiz.closes_at if quiz.hard_close else None, cut_short=False)
    extra = extra_minutes(limit, extra_time_percent)
    full = started_at + timedelta(minutes=limit + extra)
    if quiz.hard_close and quiz.closes_at is not None and quiz.closes_at < full:
        return Allowance(limit, extra, quiz.closes_at, cut_short=True, percent=extra_time_percent)
    return Allowance(limit, extra, full, cut_short=False, percent=extra_time_percent)


def grace_of(quiz: AnyQuiz) -> int:
    """Minutes in which answers count after the deadline of an attempt that starts now."""
    return quiz.grace_minutes if quiz.at_expiry is AtExpiry.GRACE else 0


def state_of(attempt: Timed | None, now: datetime) -> AttemptState:
    """State of an attempt; ``None`` stands for one that was never started."""
    if attempt is None:
        return AttemptState.NOT_STARTED
    if attempt.closed_at is not None:
        return _out_of_time(attempt) if attempt.closed_by is ClosedBy.EXPIRY else AttemptState.HANDED_IN
    last = cutoff(attempt)
    if last is not None and now > last:
        return _out_of_time(attempt)
    return AttemptState.IN_PROGRESS


def cutoff(attempt: Timed) -> datetime | None:
    """The last moment at which an answer counts: the closing of the attempt, else its deadline and the grace period
    behind it; ``None``: none yet."""
    if attempt.closed_at is not None or attempt.deadline_at is None:
        return attempt.closed_at
    return attempt.deadline_at + timedelta(minutes=attempt.grace_minutes or 0)


def counts(attempt: Timed, received_at: datetime) -> bool:
    """Whether an answer received then is in time."""
    last = cutoff(attempt)
    return last is None or received_at <= last


def response_counts(attempt: Timed, response: Received) -> bool:
    """Whether an answer counts by itself: it came in time, and before its question was left for good."""
    return not response.after_leaving and counts(attempt, response.received_at)


def seconds_left(deadline_at: datetime | None, now: datetime) -> float | None:
    """Seconds to the deadline, never below 0; ``None``: no limit."""
    return None if deadline_at is None else max(0.0, (deadline_at - now).total_seconds())


def grace_left(attempt: Timed, now: datetime) -> float | None:
    """Seconds to the end of the grace period, of an attempt that is in it; ``None``: it is not."""
    last = cutoff(attempt)
    if attempt.closed_at is not None or attempt.deadline_at is None or last is None:
        return None
    return (last - now).total_seconds() if attempt.deadline_at < now <= last else None


def _out_of_time(attempt: Timed) -> AttemptState:
    return AttemptState.UNFINISHED if attempt.at_expiry is AtExpiry.UNFINISHED else AttemptState.EXPIRED
