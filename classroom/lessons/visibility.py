"""When a student may read a lesson, from facts and ``now``. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from classroom.attempts.queries import rules_of
from classroom.attempts.review_policy import may_review
from classroom.models import Attempt, LessonShare, ShownWhen


def may_read(share: LessonShare, attempts: Sequence[Attempt], busy: bool, now: datetime) -> bool:
    """Whether the share opens the lesson to a student.

    :param attempts: the student's attempts at the quiz of the share.
    :param busy: the student has an attempt under way, at whatever quiz: a lesson would be a crib.
    """
    if busy:
        return False
    if share.shown_when is ShownWhen.BEFORE:
        return not attempts
    if share.shown_when is ShownWhen.AFTER and share.quiz is not None:
        return any(may_review(rules_of(attempt), attempt, now) for attempt in attempts)
    return share.shown_when is ShownWhen.ANY_TIME
