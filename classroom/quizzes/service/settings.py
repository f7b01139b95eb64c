"""The rules of a quiz, and those that a class has in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import delete
from sqlalchemy.orm import Session

from classroom.errors import Refused
from classroom.models import PreparedSheet, Quiz, QuizAssignment, User
from classroom.quizzes import queries
from classroom.quizzes.access_code import fold
from classroom.quizzes.class_rules import CLASS_RULES, AnyQuiz, of_class

#: Called with session, quiz, who changed it and ``now`` after the times of a quiz changed.
TimesListener = Callable[[Session, Quiz, User, datetime], None]

#: Settings a teacher may choose.
SETTINGS = frozenset(
    {
        "title",
        "instructions",
        "time_limit_minutes",
        "opens_at",
        "closes_at",
        "hard_close",
        "at_expiry",
        "grace_minutes",
        "navigation",
        "access_code",
        "max_attempts",
        "shuffle_questions",
        "shuffle_options",
        "review_from",
        "review_score",
        "review_key",
        "review_evidence",
    }
)
#: Those that stay as they are once a student has started.
FROZEN_SETTINGS = frozenset({"shuffle_questions", "shuffle_options"})
#: Those that decide when an attempt ends.
TIMES = frozenset({"time_limit_minutes", "closes_at", "hard_close"})

_times_listeners: list[TimesListener] = []


def on_times_changed(listener: TimesListener) -> TimesListener:
    """Register a function to be told when the times of a quiz change, in the same transaction."""
    _times_listeners.append(listener)
    return listener


def change_settings(session: Session, quiz: Quiz, values: Mapping[str, Any], actor: User, now: datetime) -> None:
    """Change settings; attempts under way are told of new times.

    :raises Refused: when a setting may not change any more, or does not go with the others.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    changed = {name: value for name, value in known(values).items() if getattr(quiz, name) != value}
    if FROZEN_SETTINGS & changed.keys() and queries.has_been_started(session, quiz.id):
        raise Refused(
            lazy_gettext("The order of questions and options cannot change any more: a student has already started.")
        )
    for name, value in changed.items():
        setattr(quiz, name, value)
    check_settings(quiz)
    if FROZEN_SETTINGS & changed.keys():
        throw_sheets_away(session, quiz)
    session.flush()
    if TIMES & changed.keys():
        _tell(session, quiz, actor, now)


def set_class_rules(
    session: Session, quiz: Quiz, class_id: int, values: Mapping[str, Any], actor: User, now: datetime
) -> None:
    """Set what holds for one class in the place of the quiz's rules; attempts under way are told of new times.

    :param values: any of :data:`~classroom.quizzes.class_rules.CLASS_RULES`; ``None``: as the quiz says.
    :raises Refused: when the class does not have the quiz, or the rules do not go with each other.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    assignment = next((each for each in quiz.assignments if each.class_id == class_id), None)
    if assignment is None:
        raise Refused(lazy_gettext("This class does not have the quiz."))
    changed = {name: values[name] for name in CLASS_RULES if name in values}
    changed = {name: value for name, value in changed.items() if getattr(assignment, name) != value}
    for name, value in changed.items():
        setattr(assignment, name, value)
    check_rules(of_class(quiz, assignment))
    session.flush()
    if TIMES & changed.keys():
        _tell(session, quiz, actor, now)


def known(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings, when there are no others among them.

    :raises TypeError: for a name that is no setting.
    """
    unknown = settings.keys() - SETTINGS
    if unknown:
        raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
    return dict(settings)


def check_settings(quiz: Quiz) -> None:
    """Whether the rules go together, for the quiz and for every class that has rules of its own.

    :raises Refused: when they do not.
    """
    check_rules(quiz)
    for assignment in quiz.assignments:
        _check_class(quiz, assignment)


def check_rules(quiz: AnyQuiz) -> None:
    """Whether rules go with each other.

    :raises Refused: when they do not.
    """
    if quiz.opens_at is not None and quiz.closes_at is not None and quiz.closes_at <= quiz.opens_at:
        raise Refused(lazy_gettext("The quiz has to close after it opens."))
    if quiz.access_code and not fold(quiz.access_code):
        raise Refused(lazy_gettext("An access code has at least one letter or digit."))
    if quiz.hard_close and quiz.closes_at is None:
        raise Refused(lazy_gettext("A hard close needs a closing time."))


def throw_sheets_away(session: Session, quiz: Quiz) -> None:
    """What was drawn for students before the start does not hold any more; it is drawn again."""
    session.execute(delete(PreparedSheet).where(PreparedSheet.quiz_id == quiz.id))


def _check_class(quiz: Quiz, assignment: QuizAssignment) -> None:
    rules = of_class(quiz, assignment)
    if rules.opens_at is not None and rules.closes_at is not None and rules.closes_at <= rules.opens_at:
        name = assignment.school_class.name
        raise Refused(
            lazy_gettext("With the times of its own, %(name)s would have to end before it begins.", name=name)
        )


def _tell(session: Session, quiz: Quiz, actor: User, now: datetime) -> None:
    for listener in _times_listeners:
        listener(session, quiz, actor, now)
