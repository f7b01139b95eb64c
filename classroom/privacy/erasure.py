"""Erasing a student: who it was goes, what the class knew stays.

Nothing that statistics are made of is deleted: attempts, questions, times and marks stay, and belong to somebody
without a name. What goes are the name, the means of signing in, accommodations, what was written about the student,
and the words that she wrote herself: a text may say who wrote it. A text stays where it says nothing about anybody:
when it is one of the answers of the question, only a number or a date, or what several others wrote as well.

The tables are append-only; their triggers admit this while a row of ``erasures`` is open (migration 0014).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from classroom.accounts.names import fold
from classroom.models import (
    ERASED_WORDS,
    Accommodation,
    AccommodationChange,
    Attempt,
    AttemptEvent,
    AttemptItem,
    Enrolment,
    Erasure,
    ExportJob,
    ExportKind,
    ExportPiece,
    ExportState,
    GradeNote,
    ItemVersion,
    Mark,
    PracticeAnswer,
    PreparedSheet,
    QuizAssignment,
    Response,
    Role,
    SchoolClass,
    User,
)

#: So many others wrote the same: it tells nobody from anybody.
COMMON = 3

_NUMBER_OR_DATE = re.compile(r"[\d\s.,:/+%-]{1,20}")


def erase_student(session: Session, student: User, asked_by_id: int | None, now: datetime) -> Erasure:
    """Make a student anonymous everywhere.

    :param asked_by_id: who decided it; ``None``: the time of the last class was over.
    """
    erasure = _open(session, student.id, None, None, asked_by_id, now)
    _take_words_out(session, student.id, Attempt.student_id == student.id, GradeNote.student_id == student.id)
    session.execute(delete(PracticeAnswer).where(PracticeAnswer.student_id == student.id))
    session.execute(delete(PreparedSheet).where(PreparedSheet.student_id == student.id))
    session.execute(delete(Accommodation).where(Accommodation.student_id == student.id))
    session.execute(delete(AccommodationChange).where(AccommodationChange.student_id == student.id))
    places = update(Enrolment).where(Enrolment.student_id == student.id, Enrolment.left_at.is_(None))
    session.execute(places.values(left_at=now))
    _make_nobody(student, now)
    return _close(session, erasure, student.id, now)


def erase_from_class(
    session: Session, student: User, school_class: SchoolClass, asked_by_id: int | None, now: datetime
) -> Erasure:
    """Cut what a student did in one class off from her, who is in another class still: it is handed on to nobody."""
    nobody = User(role=Role.STUDENT, name="-", sort_name="-", active=False, created_at=now)
    session.add(nobody)
    session.flush()
    _make_nobody(nobody, now)
    erasure = _open(session, student.id, school_class.id, nobody.id, asked_by_id, now)
    here = (Attempt.student_id == student.id) & (Attempt.class_id == school_class.id)
    quizzes = set(session.scalars(select(Attempt.quiz_id).where(here)))
    quizzes |= set(session.scalars(select(QuizAssignment.quiz_id).where(QuizAssignment.class_id == school_class.id)))
    quizzes -= set(_taken_elsewhere(session, student.id, school_class.id, quizzes))
    notes = (GradeNote.student_id == student.id) & GradeNote.quiz_id.in_(quizzes)
    _take_words_out(session, student.id, here, notes, handed_to=nobody.id)
    session.execute(update(Attempt).where(here).values(student_id=nobody.id))
    place = (Enrolment.student_id == student.id) & (Enrolment.class_id == school_class.id)
    session.execute(update(Enrolment).where(place).values(student_id=nobody.id, left_at=now))
    return _close(session, erasure, student.id, now)


def anonymous_name(user_id: int) -> str:
    """What stands in the place of a name."""
    return f"Anonyme {user_id}"


def without_words(version: ItemVersion, answer: Any, others: Counter[str]) -> Any:
    """An answer without what might say who gave it, in the same shape.

    :param others: folded texts that others gave to the question, and how many each.
    """
    if isinstance(answer, list):
        return [without_words(version, part, others) for part in answer]
    if not isinstance(answer, str) or _says_nothing(version, answer, others):
        return answer
    return ERASED_WORDS


def _says_nothing(version: ItemVersion, text: str, others: Counter[str]) -> bool:
    known = {fold(str(option.get("text", ""))) for option in version.options}
    return bool(_NUMBER_OR_DATE.fullmatch(text)) or fold(text) in known or others[fold(text)] >= COMMON


def _open(
    session: Session,
    student_id: int,
    class_id: int | None,
    replaced_by_id: int | None,
    asked_by_id: int | None,
    now: datetime,
) -> Erasure:
    erasure = Erasure(
        student_id=student_id, class_id=class_id, replaced_by_id=replaced_by_id, asked_by_id=asked_by_id, at=now
    )
    session.add(erasure)
    session.flush()
    return erasure


def _close(session: Session, erasure: Erasure, student_id: int, now: datetime) -> Erasure:
    """Nothing may be taken out any more; files that were made of the old rows go as well."""
    erasure.done_at = now
    session.flush()
    _spoil_files(session, student_id)
    session.expire_all()
    return erasure


def _spoil_files(session: Session, student_id: int) -> None:
    """Files with whole classes in them name the student, and so does her own; those under way do already."""
    spoilt = or_(ExportJob.kind == ExportKind.TERM, ExportJob.student_id == student_id)
    session.execute(delete(ExportPiece).where(ExportPiece.job_id.in_(select(ExportJob.id).where(spoilt))))
    ready = update(ExportJob).where(spoilt, ExportJob.state == ExportState.DONE)
    session.execute(ready.values(state=ExportState.EXPIRED))
    running = update(ExportJob).where(spoilt, ExportJob.state == ExportState.RUNNING)
    session.execute(running.values(state=ExportState.FAILED, failure="changed"))


def _make_nobody(student: User, now: datetime) -> None:
    student.name = student.sort_name = anonymous_name(student.id)
    student.secret_hash = student.pin_sealed = student.locale = None
    student.last_sign_in_at = student.locked_until = None
    student.failed_sign_ins, student.active = 0, False
    student.session_version += 1
    student.erased_at = now


def _take_words_out(
    session: Session,
    student_id: int,
    attempts: ColumnElement[bool],
    notes: ColumnElement[bool],
    handed_to: int | None = None,
) -> None:
    ids = session.scalars(select(Attempt.id).where(attempts)).all()
    items = select(AttemptItem.id).where(AttemptItem.attempt_id.in_(ids))
    _blank_answers(session, ids)
    reasons = (Mark.attempt_item_id.in_(items), Mark.reason.is_not(None))
    session.execute(update(Mark).where(*reasons).values(reason=None))
    events = update(AttemptEvent).where(AttemptEvent.attempt_id.in_(ids))
    session.execute(events.values(detail=JSON.NULL))
    if handed_to is not None:
        own = events.where(AttemptEvent.actor_id == student_id)
        session.execute(own.values(actor_id=handed_to, detail=JSON.NULL))
    values = {"comment": ""} | ({} if handed_to is None else {"student_id": handed_to})
    session.execute(update(GradeNote).where(notes).values(**values))


def _blank_answers(session: Session, attempt_ids: Sequence[int]) -> None:
    """Answers in which something has to be taken out; the others are not touched."""
    rows = session.execute(
        select(Response.id, Response.answer, AttemptItem.item_version_id)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .where(AttemptItem.attempt_id.in_(attempt_ids))
    ).all()
    written = [(number, answer, version) for number, answer, version in rows if _texts(answer)]
    versions = {version for _number, _answer, version in written}
    known = {row.id: row for row in session.scalars(select(ItemVersion).where(ItemVersion.id.in_(versions)))}
    others = _written_by_others(session, versions, attempt_ids)
    for number, answer, version in written:
        left = without_words(known[version], answer, others.get(version, Counter()))
        if left != answer:
            session.execute(update(Response).where(Response.id == number).values(answer=left))


def _texts(answer: Any) -> list[str]:
    if isinstance(answer, list):
        return [part for part in answer if isinstance(part, str)]
    return [answer] if isinstance(answer, str) else []


def _written_by_others(
    session: Session, version_ids: Collection[int], attempt_ids: Sequence[int]
) -> dict[int, Counter[str]]:
    """By question, the texts that other students gave, each student counted once."""
    rows = session.execute(
        select(AttemptItem.item_version_id, Attempt.student_id, Response.answer)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(AttemptItem.item_version_id.in_(version_ids), Attempt.id.not_in(attempt_ids))
    )
    said = {(version, student, fold(text)) for version, student, answer in rows for text in _texts(answer)}
    found: dict[int, Counter[str]] = {}
    for version, _student, text in said:
        found.setdefault(version, Counter())[text] += 1
    return found


def _taken_elsewhere(session: Session, student_id: int, class_id: int, quiz_ids: Collection[int]) -> Sequence[int]:
    """Quizzes that the student took, or was given, in another class of hers: their notes belong there."""
    taken = select(Attempt.quiz_id).where(Attempt.student_id == student_id, Attempt.class_id != class_id)
    return session.scalars(taken.where(Attempt.quiz_id.in_(quiz_ids))).all()
