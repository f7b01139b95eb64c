"""Starting an attempt, and drawing what will be shown before the quiz opens."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from classroom.attempts import queries, timing
from classroom.attempts.presenting import Shuffled, freeze_order
from classroom.attempts.service.ending import close_expired
from classroom.attempts.timing import AttemptState
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptEvent,
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
    lock_start(session, quiz.id, student.id)
    session.refresh(quiz)
    rules, earlier = class_quiz(session, quiz, school_class.id), queries.attempts_at(session, quiz.id, student.id)
    begun = start_locked(
        session, Start(quiz, rules, earlier, student.id, school_class.id, browser, access_code, seed), now
    )
    return session.get_one(Attempt, begun)


def lock_start(session: Session, quiz_id: int, student_id: int) -> None:
    """One start a student at a time, and none while the teacher changes the quiz; what is read after it holds.

    SQLite has no locks of rows, and lets one transaction write at a time.
    """
    if session.get_bind().dialect.name != "sqlite":
        session.connection().execute(_SHARED, {"quiz": quiz_id})
        session.connection().execute(_STARTER, {"student": student_id})


_SHARED = select(Quiz.id).where(Quiz.id == bindparam("quiz")).with_for_update(read=True)
_STARTER = select(User.id).where(User.id == bindparam("student")).with_for_update(key_share=True)


@dataclass(frozen=True, slots=True)
class Start:
    """Who starts what: the quiz and what holds for the student's class, both read behind the lock."""

    quiz: Quiz
    rules: ClassQuiz
    #: Attempts of the student at the quiz, oldest first.
    earlier: Sequence[Attempt]
    student_id: int
    class_id: int
    browser: str | None = None
    access_code: str | None = None
    seed: int | None = None


def start_locked(session: Session, start: Start, now: datetime) -> int:
    """The same behind the lock (see :func:`lock_start`).

    :returns: id of the attempt, a new one or the one under way.
    """
    earlier = start.earlier
    if any(one.closed_at is None and timing.state_of(one, now) is not AttemptState.IN_PROGRESS for one in earlier):
        close_expired(session, now, Attempt.quiz_id == start.quiz.id, Attempt.student_id == start.student_id)
    if earlier and timing.state_of(earlier[-1], now) is AttemptState.IN_PROGRESS:
        return earlier[-1].id
    _refuse(start, now)
    seed, drawn = _drawn(session, start.quiz, start.student_id, start.seed, first=not earlier)
    attempt_id = _new_attempt(session, start, now, seed)
    session.execute(insert(AttemptItem), [_frozen(attempt_id, place, one) for place, one in enumerate(drawn, 1)])
    detail, begun = {"browser": start.browser}, AttemptEventKind.STARTED
    started = {"attempt_id": attempt_id, "kind": begun, "actor_id": start.student_id, "detail": detail, "at": now}
    session.execute(insert(AttemptEvent), started)
    return attempt_id


def _refuse(start: Start, now: datetime) -> None:
    """Say why not, when she may not start."""
    state = availability(start.rules, now)
    if state is not Availability.OPEN:
        raise Refused(_WHY_NOT[state])
    if not attempts_left(start.rules, len(start.earlier)):
        raise Refused(lazy_gettext("You have used all your attempts at this quiz."))
    if not opens(start.rules, start.access_code):
        raise WrongCode(lazy_gettext("This is not the access code. Ask your teacher for it."))


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


def _drawn(session: Session, quiz: Quiz, student_id: int, seed: int | None, *, first: bool) -> tuple[int, list[Drawn]]:
    """The sheet that waits for a first attempt, or a new one."""
    if first and seed is None:
        which = {"quiz": quiz.id, "student": student_id}
        sheet = session.connection().execute(_PREPARED, which).first()
        if sheet is not None:
            return sheet.seed, [(version, order, worth, part) for version, order, worth, part in sheet.questions]
    composition = composition_of(session, quiz)
    if not composition.size:
        raise Refused(lazy_gettext("This quiz has no question."))
    seed = secrets.randbelow(2**31) if seed is None else seed
    lines = lay_out(composition, seed, shuffle=quiz.shuffle_questions)
    return seed, draw(quiz, lines, _versions(session, {line.version_id for line in lines}), seed)


_PREPARED = select(PreparedSheet.seed, PreparedSheet.questions).where(
    PreparedSheet.quiz_id == bindparam("quiz"), PreparedSheet.student_id == bindparam("student")
)


def _new_attempt(session: Session, start: Start, now: datetime, seed: int) -> int:
    entitled, rules = queries.entitlement(session, start.student_id), start.rules
    allowance = timing.allowance(rules, entitled.percent, now, no_limit=entitled.no_limit)
    values = {
        "quiz_id": start.quiz.id,
        "student_id": start.student_id,
        "class_id": start.class_id,
        "number": len(start.earlier) + 1,
        "seed": seed,
        "started_at": now,
        "deadline_at": allowance.ends_at,
        "grace_minutes": timing.grace_of(rules),
        "at_expiry": rules.at_expiry,
        "navigation": rules.navigation,
    }
    return session.connection().execute(_BEGIN, values).scalar_one()


_BEGIN = insert(Attempt).returning(Attempt.id)


def _versions(session: Session, ids: Collection[int]) -> dict[int, Shuffled]:
    rows = session.connection().execute(_SHUFFLED, {"ids": list(ids)})
    return {row.id: row for row in rows}


_SHUFFLED = select(ItemVersion.id, ItemVersion.kind, ItemVersion.options, ItemVersion.rules).where(
    ItemVersion.id.in_(bindparam("ids", expanding=True))
)


def _frozen(attempt_id: int, position: int, drawn: Drawn) -> dict[str, Any]:
    version_id, option_order, max_mark, section_id = drawn
    return {
        "attempt_id": attempt_id,
        "position": position,
        "item_version_id": version_id,
        "option_order": option_order,
        "max_mark": max_mark,
        "section_id": section_id,
    }
