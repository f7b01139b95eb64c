"""When a quiz can be started, from its facts and the present moment. Nothing here reads a clock or a database."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from classroom.quizzes.class_rules import AnyQuiz


class Availability(StrEnum):
    """Where a quiz stands for its students."""

    DRAFT = "draft"
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


def availability(quiz: AnyQuiz, now: datetime) -> Availability:
    """State of a quiz: it opens at ``opens_at`` to the second and is closed from ``closes_at`` on."""
    if quiz.published_at is None:
        return Availability.DRAFT
    if quiz.opens_at is not None and now < quiz.opens_at:
        return Availability.NOT_YET
    if quiz.closes_at is not None and now >= quiz.closes_at:
        return Availability.CLOSED
    return Availability.OPEN


def attempts_left(quiz: AnyQuiz, used: int) -> int:
    """How many more attempts a student has who started ``used`` already; never below 0."""
    return max(0, quiz.max_attempts - used)


def last_regular_end(quiz: AnyQuiz) -> datetime | None:
    """When the last attempt without extra time ends: the closing time, and the full limit after it when the close
    is not a hard one. ``None``: the quiz never closes."""
    if quiz.closes_at is None or quiz.hard_close or quiz.time_limit_minutes is None:
        return quiz.closes_at
    return quiz.closes_at + timedelta(minutes=quiz.time_limit_minutes)
