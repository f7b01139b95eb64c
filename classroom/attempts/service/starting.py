"""Starting an attempt, and drawing what will be shown before the quiz opens."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import insert, select
from sqlalchemy.orm import Session, selectinload

from classroom.attempts import queries, timing
from classroom.attempts.presenting import freeze_order
from classroom.attempts.service.ending import close_expired
from classroom.attempts.service.log import note
from classroom.attempts.timing import AttemptState
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptEventKind,
    AttemptItem,
    PreparedSheet,
    Quiz,
    QuizSlot,
    SchoolClass,
    User,
)
from classroom.quizzes.access_code import opens
from classroom.quizzes.availability import Availability, attempts_left, availability
from classroom.quizzes.queries import lock_quiz

_WHY_NOT = {
    Availability.DRAFT: lazy_gettext("This quiz is not published."),
    Availability.NOT_YET: lazy_gettext("This quiz is not open yet."),
    Availability.CLOSED: lazy_gettext("This quiz is closed."),
}

#: A question as it will be shown: version, order of its options, worth.
Drawn = tuple[int, list[int], float]


class WrongCode(Refused):
    """The quiz asks for an access code, and this is not it."""


def start_attempt(
    session: Session,
    quiz: Quiz,
    student: User,
    school_class: SchoolClass,
    now: datetime,
    seed: int | None = None,
    browser: str | None = None,
    access_code: str | None = None,
) -> Attempt:
    """Start an attempt, or give back the one that is under way: a double click and a second tab get the same.

    :param school_class: the class through which the quiz was given to the student.
    :param seed: order of questions and options follows from it; drawn when not given.
    :param browser: a name for the browser session, to tell when the student changes device.
    :param access_code: what the student typed where the quiz asks for a code.
    :raises Refused: when the quiz is not open or no attempt is left.
    :raises WrongCode: when the quiz asks for another code.
    """
    _lock_start(session, quiz, student)
    close_expired(session, now, Attempt.quiz_id == quiz.id, Attempt.student_id == student.id)
    earlier = queries.attempts_at(session, quiz.id, student.id)
    if earlier and timing.state_of(earlier[-1], now) is AttemptState.IN_PROGRESS:
        return earlier[-1]
    if availability(quiz, now) is not Availability.OPEN:
        raise Refused(_WHY_NOT[availability(quiz, now)])
    if not attempts_left(quiz, len(earlier)):
        raise Refused(lazy_gettext("You have used all your attempts at this quiz."))
    if not opens(quiz, access_code):
        raise WrongCode(lazy_gettext("This is not the access code. Ask your teacher for it."))
    seed, drawn = _drawn(session, quiz, student, seed, first=not earlier)
    attempt = _new_attempt(session, quiz, student, school_class, len(earlier) + 1, now, seed)
    session.execute(insert(AttemptItem), [_frozen(attempt, place, one) for place, one in enumerate(drawn, 1)])
    note(session, attempt, AttemptEventKind.STARTED, student.id, now, {"browser": browser})
    session.flush()
    return attempt


def prepare(session: Session, quiz: Quiz, now: datetime) -> int:
    """Draw the sheets of everybody in the classes of a quiz who has neither one nor an attempt yet.

    Starting is the same without it, with more to read in the moment when a whole class does it. A sheet is thrown away
    when the questions change.

    :returns: how many were drawn.
    """
    quiz = lock_quiz(session, quiz.id)
    waiting = queries.without_sheet(session, quiz.id)
    slots = _slots(session, quiz) if waiting else []
    sheets = []
    for student_id in waiting:
        seed = secrets.randbelow(2**31)
        drawn = draw(quiz, slots, seed)
        sheets.append(
            {"quiz_id": quiz.id, "student_id": student_id, "seed": seed, "questions": drawn, "prepared_at": now}
        )
    if slots and sheets:
        session.execute(insert(PreparedSheet), sheets)
    return len(sheets) if slots else 0


def prepare_upcoming(session: Session, now: datetime) -> int:
    """The same for every published quiz that opens soon; the caller commits unless it is 0.

    :returns: how many sheets were drawn.
    """
    return sum(prepare(session, quiz, now) for quiz in queries.opening_soon(session, now))


def draw(quiz: Quiz, slots: Sequence[QuizSlot], seed: int) -> list[Drawn]:
    """The questions of a quiz in the order that follows from a seed, each with the order of its options."""
    ordered = list(slots)
    if quiz.shuffle_questions:
        random.Random(f"{seed} questions").shuffle(ordered)
    return [(slot.item_version_id, _order(quiz, slot, seed), slot.max_mark) for slot in ordered]


def _order(quiz: Quiz, slot: QuizSlot, seed: int) -> list[int]:
    return freeze_order(slot.item_version, f"{seed} {slot.item_version_id}", quiz.shuffle_options)


def _drawn(session: Session, quiz: Quiz, student: User, seed: int | None, *, first: bool) -> tuple[int, list[Drawn]]:
    """The sheet that waits for a first attempt, or a new one."""
    if first and seed is None:
        sheet = session.get(PreparedSheet, (quiz.id, student.id))
        if sheet is not None:
            return sheet.seed, [(version, order, worth) for version, order, worth in sheet.questions]
    slots = _slots(session, quiz)
    if not slots:
        raise Refused(lazy_gettext("This quiz has no question."))
    seed = secrets.randbelow(2**31) if seed is None else seed
    return seed, draw(quiz, slots, seed)


def _lock_start(session: Session, quiz: Quiz, student: User) -> None:
    """One start a student at a time, and none while the teacher changes the quiz."""
    shared = select(Quiz).where(Quiz.id == quiz.id).with_for_update(read=True)
    session.scalars(shared.execution_options(populate_existing=True)).one()
    session.execute(select(User.id).where(User.id == student.id).with_for_update(key_share=True))


def _new_attempt(
    session: Session, quiz: Quiz, student: User, school_class: SchoolClass, number: int, now: datetime, seed: int
) -> Attempt:
    entitled = queries.entitlement(session, student.id)
    allowance = timing.allowance(quiz, entitled.percent, now, no_limit=entitled.no_limit)
    attempt = Attempt(
        quiz_id=quiz.id,
        student_id=student.id,
        class_id=school_class.id,
        number=number,
        seed=seed,
        started_at=now,
        deadline_at=allowance.ends_at,
        grace_minutes=timing.grace_of(quiz),
        at_expiry=quiz.at_expiry,
        navigation=quiz.navigation,
    )
    session.add(attempt)
    session.flush()
    return attempt


def _slots(session: Session, quiz: Quiz) -> list[QuizSlot]:
    query = select(QuizSlot).where(QuizSlot.quiz_id == quiz.id).options(selectinload(QuizSlot.item_version))
    return list(session.scalars(query.order_by(QuizSlot.position)))


def _frozen(attempt: Attempt, position: int, drawn: Drawn) -> dict[str, Any]:
    version_id, option_order, max_mark = drawn
    return {
        "attempt_id": attempt.id,
        "position": position,
        "item_version_id": version_id,
        "option_order": option_order,
        "max_mark": max_mark,
    }
