"""A quiz from its first day to its last: made, given to classes, published, copied, thrown away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy.orm import Session

from classroom.errors import Refused
from classroom.models import Quiz, QuizAssignment, QuizDraw, QuizSection, QuizSlot, User
from classroom.quizzes import queries
from classroom.quizzes.class_rules import of_class
from classroom.quizzes.service.pools import forget_pool, keep_pool
from classroom.quizzes.service.pools import shortages as shortages
from classroom.quizzes.service.settings import SETTINGS, check_settings, known
from classroom.roster.queries import classes_of_teacher

#: What a copy takes over of a draw.
_DRAWN = ("position", "number", "max_mark", "topic", "difficulty", "kind", "tag", "dossier_id")


def create_quiz(session: Session, owner: User, title: str, now: datetime, **settings: Any) -> Quiz:
    """A new draft without questions.

    :param settings: any of :data:`SETTINGS`; the rest stays at its default.
    """
    quiz = Quiz(owner_id=owner.id, title=title, created_at=now, **known(settings))
    check_settings(quiz)
    session.add(quiz)
    session.flush()
    return quiz


def assign(session: Session, quiz: Quiz, class_ids: Collection[int], now: datetime) -> None:
    """Give the quiz to exactly these classes of its owner.

    :raises Refused: when a class would lose it whose students have started.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    own = {school_class.id for school_class in classes_of_teacher(session, quiz.owner_id)}
    wanted = own.intersection(class_ids)
    given = {assignment.class_id: assignment for assignment in quiz.assignments}
    # A class that is archived is not on the page, and keeps what it was given.
    lost = given.keys() & own - wanted
    if lost & queries.classes_that_started(session, quiz.id):
        raise Refused(lazy_gettext("A class whose students have started keeps the quiz."))
    if quiz.published_at is not None and not wanted | (given.keys() - lost):
        raise Refused(lazy_gettext("A published quiz is given to at least one class."))
    for class_id in lost:
        quiz.assignments.remove(given[class_id])
    for class_id in sorted(wanted - given.keys()):
        quiz.assignments.append(QuizAssignment(class_id=class_id, assigned_at=now))
    session.flush()


def obstacles(session: Session, quiz: Quiz, now: datetime) -> list[str]:
    """What has to be put right before the quiz can be published, one sentence each."""
    slots, composition = queries.slots_of(session, quiz.id), queries.composition_of(session, quiz)
    checks = (
        (
            not composition.size,
            lazy_gettext("Put at least one question into the quiz first."),
        ),
        (not quiz.assignments, lazy_gettext("Give the quiz to at least one class first.")),
        (
            bool(queries.unapproved(slots)),
            lazy_gettext("Some questions are not approved any more; take them out first."),
        ),
        (_is_over(quiz, now), lazy_gettext("The closing time has passed; choose a later one first.")),
    )
    found = [sentence for stands_in_the_way, sentence in checks if stands_in_the_way]
    return found + [sentence for _draw, sentence in shortages(session, quiz, composition)]


def publish(session: Session, quiz: Quiz, now: datetime) -> None:
    """Show the quiz to the students of its classes.

    :raises Refused: with what is missing.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    for obstacle in obstacles(session, quiz, now):
        raise Refused(obstacle)
    if quiz.published_at is None:
        keep_pool(session, quiz)
        quiz.published_at = now
    session.flush()


def unpublish(session: Session, quiz: Quiz) -> None:
    """Hide the quiz again.

    :raises Refused: once a student has started.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    if queries.has_been_started(session, quiz.id):
        raise Refused(lazy_gettext("The quiz cannot be withdrawn any more: a student has already started."))
    quiz.published_at = None
    forget_pool(session, quiz)
    session.flush()


def duplicate(session: Session, quiz: Quiz, title: str, now: datetime) -> Quiz:
    """A draft with the same questions and settings, without times of opening and closing and without access code, given
    to no class."""
    names = SETTINGS - {"title", "opens_at", "closes_at", "hard_close", "access_code"}
    values = {name: getattr(quiz, name) for name in names}
    copy = Quiz(owner_id=quiz.owner_id, title=title, created_at=now, **values)
    session.add(copy)
    session.flush()
    parts: dict[int | None, int | None] = {None: None}
    for section in queries.sections_of(session, quiz.id):
        said = {"title": section.title, "instructions": section.instructions, "position": section.position}
        copied = QuizSection(quiz_id=copy.id, **said)
        session.add(copied)
        session.flush()
        parts[section.id] = copied.id
    for slot in queries.slots_of(session, quiz.id):
        held = {"position": slot.position, "item_version_id": slot.item_version_id, "max_mark": slot.max_mark}
        session.add(QuizSlot(quiz_id=copy.id, section_id=parts[slot.section_id], **held))
    for draw in queries.draws_of(session, quiz.id):
        asked = {name: getattr(draw, name) for name in _DRAWN}
        session.add(QuizDraw(quiz_id=copy.id, section_id=parts[draw.section_id], **asked))
    session.flush()
    session.expire(copy)
    return copy


def discard(session: Session, quiz: Quiz) -> None:
    """Delete a quiz that nobody has started.

    :raises Refused: once a student has started.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    if queries.has_been_started(session, quiz.id):
        raise Refused(lazy_gettext("The quiz cannot be deleted any more: a student has already started."))
    session.delete(quiz)
    session.flush()


def _is_over(quiz: Quiz, now: datetime) -> bool:
    """Whether nobody could start it any more."""
    ends = [of_class(quiz, assignment).closes_at for assignment in quiz.assignments] or [quiz.closes_at]
    return all(end is not None and end <= now for end in ends)
