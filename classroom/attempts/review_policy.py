"""When a student may look back at an attempt, from facts and ``now``."""

from __future__ import annotations

from datetime import datetime

from classroom.attempts.timing import AttemptState, state_of
from classroom.models import Attempt, ReviewFrom
from classroom.quizzes.availability import last_regular_end
from classroom.quizzes.class_rules import AnyQuiz


def review_opens_at(quiz: AnyQuiz) -> datetime | None:
    """When the reviews of a quiz open that may be seen « after closing »: not while those who started just before the
    closing time still write. ``None``: the quiz never closes."""
    return last_regular_end(quiz)


def may_review(quiz: AnyQuiz, attempt: Attempt, now: datetime) -> bool:
    """Whether the policy of the quiz lets the student look back at this attempt; never at one that is under way."""
    if state_of(attempt, now) not in {AttemptState.HANDED_IN, AttemptState.EXPIRED}:
        return False
    if quiz.review_from is ReviewFrom.HAND_IN:
        return True
    opens_at = review_opens_at(quiz)
    return quiz.review_from is ReviewFrom.CLOSING and opens_at is not None and now >= opens_at


def may_see_score(quiz: AnyQuiz, attempt: Attempt, now: datetime) -> bool:
    """Whether the student may see the points."""
    return quiz.review_score and may_review(quiz, attempt, now)
