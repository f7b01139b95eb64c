"""A quiz as one class has it: the quiz's own rules, and in their place those that were set for the class. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from classroom.models import AtExpiry, Navigation, Quiz, QuizAssignment, ReviewFrom

#: What may be set for a class. Empty means: as the quiz says.
CLASS_RULES = ("opens_at", "closes_at", "time_limit_minutes", "access_code", "review_from")


@dataclass(frozen=True, slots=True)
class ClassQuiz:
    """The rules that hold for the students of one class, and what their pages show of the quiz."""

    id: int
    title: str
    instructions: str
    published_at: datetime | None
    time_limit_minutes: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    hard_close: bool
    at_expiry: AtExpiry
    grace_minutes: int
    navigation: Navigation
    access_code: str | None
    max_attempts: int
    shuffle_questions: bool
    shuffle_options: bool
    review_from: ReviewFrom
    review_score: bool
    review_key: bool
    review_evidence: bool


#: What functions about rules take: a quiz, or the quiz as one class has it.
AnyQuiz = Quiz | ClassQuiz

_FIELDS = tuple(ClassQuiz.__slots__)


def of_class(quiz: Quiz, assignment: QuizAssignment | None) -> ClassQuiz:
    """The quiz as a class has it.

    :param assignment: of the quiz to the class; ``None``: the class does not have it any more, and the quiz's own rules
        hold.
    """
    values = {name: getattr(quiz, name) for name in _FIELDS}
    own = {name: getattr(assignment, name) for name in CLASS_RULES} if assignment else {}
    return ClassQuiz(**values | {name: value for name, value in own.items() if value is not None})


def has_own_rules(assignment: QuizAssignment) -> bool:
    """Whether anything differs for the class."""
    return any(getattr(assignment, name) is not None for name in CLASS_RULES)
