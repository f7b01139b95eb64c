"""Where a student stands with a quiz, from facts and the present moment. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from classroom.attempts.timing import AttemptState, state_of
from classroom.models import Attempt, ClosedBy
from classroom.quizzes.availability import Availability, availability
from classroom.quizzes.class_rules import AnyQuiz


class Progress(StrEnum):
    """Where a student stands, in the order in which a teacher asks about it."""

    WRITING = "writing"
    NOT_STARTED = "not_started"
    #: Not started, and the quiz is over.
    MISSED = "missed"
    HANDED_IN = "handed_in"
    TIME_UP = "time_up"
    #: Time ran out, and nothing was handed in.
    UNFINISHED = "unfinished"
    CLOSED_BY_TEACHER = "closed_by_teacher"


#: With an attempt that is over.
DONE = frozenset({Progress.HANDED_IN, Progress.TIME_UP, Progress.CLOSED_BY_TEACHER})


def progress(quiz: AnyQuiz, attempts: Sequence[Attempt], now: datetime) -> Progress:
    """Where a student stands after these attempts, the first one first: with the last of them.

    :param quiz: with the rules of her class.
    """
    if not attempts:
        return Progress.MISSED if availability(quiz, now) is Availability.CLOSED else Progress.NOT_STARTED
    state = state_of(attempts[-1], now)
    if state is AttemptState.IN_PROGRESS:
        return Progress.WRITING
    if state is AttemptState.UNFINISHED:
        return Progress.UNFINISHED
    if state is AttemptState.EXPIRED:
        return Progress.TIME_UP
    return Progress.CLOSED_BY_TEACHER if attempts[-1].closed_by is ClosedBy.TEACHER else Progress.HANDED_IN
