"""Where a student stands with a quiz she was given; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from classroom.attempts.timing import AttemptState, state_of
from classroom.models import Attempt
from classroom.quizzes.availability import Availability, attempts_left, availability
from classroom.quizzes.class_rules import AnyQuiz


class Standing(StrEnum):
    """Groups of the student's front page, in its order."""

    GO_ON = "go_on"
    TO_DO = "to_do"
    COMING = "coming"
    DONE = "done"
    MISSED = "missed"


def standing(quiz: AnyQuiz, attempts: Sequence[Attempt], now: datetime) -> Standing:
    """Where a student stands.

    :param attempts: hers at this quiz, oldest first.
    """
    if attempts and state_of(attempts[-1], now) is AttemptState.IN_PROGRESS:
        return Standing.GO_ON
    state = availability(quiz, now)
    if state is Availability.OPEN and not attempts:
        return Standing.TO_DO
    if attempts:
        return Standing.DONE
    return Standing.COMING if state is Availability.NOT_YET else Standing.MISSED


def may_try_again(quiz: AnyQuiz, attempts: Sequence[Attempt], now: datetime) -> bool:
    """Whether a student who is through with an attempt may start another one."""
    over = bool(attempts) and state_of(attempts[-1], now) is not AttemptState.IN_PROGRESS
    return over and availability(quiz, now) is Availability.OPEN and attempts_left(quiz, len(attempts)) > 0
