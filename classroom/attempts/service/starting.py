"""Starting an attempt, and drawing what will be shown before the quiz opens."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from classroom.attempts import queries, timing
from classroom.attempts.presenting import Shuffled, freeze_order
from classroom.attempts.service.ending import close_expired
from classroom.attempts.service.log import note
from classroom.attempts.timing import AttemptState
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptEventKind,
    AttemptItem,
    ItemVersion,
    PreparedSheet,
    Quiz,
    SchoolClass,
    User,
)
from classroom.quizzes.access_code import opens
from classroom.quizzes.availability import Availability, attempts_left, availability
from classroom.quizzes.class_rules import ClassQuiz
from classroom.quizzes.drawing import Composition, Line, lay_out
from classroom.quizzes.queries import class_quiz, composition_of, lock_quiz

_WHY_NOT = {
    Availability.DRAFT: lazy_gettext("This quiz is not published."),
    Availability.NOT_YET: lazy_gettext("This quiz is not open yet."),
    Availability.CLOSED: lazy_gettext("This quiz is closed."),
}

#: A question as it will be shown: version, order of its options, worth, section.
Drawn = tuple[int, list[int], float, int | None]


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
    rules = class_quiz(session, quiz, school_class.id)
    if availability(rules, now) is not Availability.OPEN:
        raise Refused(_WHY_NOT[availability(rules, now)])
    if not attempts_left(rules, len(earlier)):
        raise Refused(lazy_gettext("You have used all your attempts at this quiz."))
    if not opens(rules, access_code):
        raise WrongCode(lazy_gettext("This is not the access code. Ask your teacher for it."))
    seed, drawn = _drawn(session, quiz, student, seed, first=not earlier)
    attempt = _new_attempt(session, rules, student, school_class, len(earlier) + 1, now, seed)
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
    composition = composition_of(session, quiz) if waiting else Composition()
    if not composition.size:
        return 0
    everything = {line.version_id for line in composition.fixed}.union(*(d.pool for d in composition.demands))
    versions = _versions(session, everything)
    sheets = []
    for student_id in waiting:
        seed = secrets.randbelow(2**31)
        drawn = draw(quiz, lay_out(composition, seed, shuffle=quiz.shuffle_questions), versions, seed)
        sheets.append(
            {"quiz_id": quiz.id, "student_id": student_id, "seed": seed, "questions": drawn, "prepared_at": now}
        )
    session.execute(insert(PreparedSheet), sheets)
    return len(sheets)


def prepare_upcoming(session: Session, now: datetime) -> int:
    """The same for every published quiz that opens soon; the caller commits unless it is 0.

    :returns: how many sheets were drawn.
    """
    return sum(prepare(session, quiz, now) for quiz in queries.opening_soon(session, now))


def draw(quiz: Quiz, lines: Sequence[Line], versions: Mapping[int, Shuffled], seed: int) -> list[Drawn]:
    """The questions of a sheet, each with the order of its options that follows from a seed.

    :param versions: by id, those that the sheet needs.
    """
    return [(line.version_id, _order(quiz, versions[line.version_id], seed), *line.worth) for line in lines]


def _order(quiz: Quiz, version: Shuffled, seed: int) -> list[int]:
    return freeze_order(version, f"{seed} {version.id}", quiz.shuffle_options)


def _drawn(session: Session, quiz: Quiz, student: User, seed: int | None, *, first: bool) -> tuple[int, list[Drawn]]:
    """The sheet that waits for a first attempt, or a new one."""
    if first and seed is None:
        sheet = session.get(PreparedSheet, (quiz.id, student.id))
        if sheet is not None:
            return sheet.seed, [(version, order, worth, part) for version, order, worth, part in sheet.questions]
    composition = composition_of(session, quiz)
    if not composition.size:
        raise Refused(lazy_gettext("This quiz has no question."))
    seed = secrets.randbelow(2**31) if seed is None else seed
    lines = lay_out(composition, seed, shuffle=quiz.shuffle_questions)
    return seed, draw(quiz, lines, _versions(session, {line.version_id for line in lines}), seed)


def _lock_start(session: Session, quiz: Quiz, student: User) -> None:
    """One start a student at a time, and none while the teacher changes the quiz."""
    session.scalars(_SHARED, {"quiz": quiz.id}).one()
    session.connection().execute(_STARTER, {"student": student.id})


_SHARED = (
    select(Quiz)
    .where(Quiz.id == bindparam("quiz"))
    .with_for_update(read=True)
    .execution_options(populate_existing=True)
)
_STARTER = select(User.id).where(User.id == bindparam("student")).with_for_update(key_share=True)


def _new_attempt(
    session: Session, quiz: ClassQuiz, student: User, school_class: SchoolClass, number: int, now: datetime, seed: int
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


def _versions(session: Session, ids: Collection[int]) -> dict[int, Shuffled]:
    rows = session.connection().execute(_SHUFFLED, {"ids": list(ids)})
    return {row.id: row for row in rows}


_SHUFFLED = select(ItemVersion.id, ItemVersion.kind, ItemVersion.options, ItemVersion.rules).where(
    ItemVersion.id.in_(bindparam("ids", expanding=True))
)


def _frozen(attempt: Attempt, position: int, drawn: Drawn) -> dict[str, Any]:
    version_id, option_order, max_mark, section_id = drawn
    return {
        "attempt_id": attempt.id,
        "position": position,
        "item_version_id": version_id,
        "option_order": option_order,
        "max_mark": max_mark,
        "section_id": section_id,
    }
