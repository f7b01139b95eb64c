"""A mark set by hand. It is added to those before it, with who and why."""

from __future__ import annotations

from datetime import datetime

from flask_babel import lazy_gettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.audit import note as write_down
from classroom.errors import Refused
from classroom.models import (
    AttemptItem,
    AuditAct,
    Enrolment,
    GradeNote,
    Mark,
    Quiz,
    QuizAssignment,
    User,
)


def set_mark(session: Session, item: AttemptItem, points: float, reason: str, actor: User, now: datetime) -> Mark:
    """Change the mark of a question in an attempt.

    :param points: of ``item.max_mark``.
    :raises Refused: for more points than there are, or without a reason.
    """
    if not 0 <= points <= item.max_mark:
        raise Refused(lazy_gettext("There are not that many points to be won."))
    if not reason.strip():
        raise Refused(lazy_gettext("Say why: students read the reason in their review."))
    before = item.marks[-1]
    mark = Mark(
        attempt_item_id=item.id,
        response_id=before.response_id,
        fraction=points / item.max_mark,
        counts=before.counts,
        marked_by_id=actor.id,
        reason=reason.strip(),
        marked_at=now,
    )
    session.add(mark)
    of, detail = item.attempt, {"attempt_item": item.id}
    about = (AuditAct.MARK_CHANGED, actor.id, now)
    write_down(session, *about, class_id=of.class_id, quiz_id=of.quiz_id, student_id=of.student_id, detail=detail)
    session.flush()
    return mark


def write_note(
    session: Session, quiz: Quiz, student: User, excused: bool, comment: str, actor: User, now: datetime
) -> GradeNote:
    """Say in the gradebook that a student is excused, or something else; the note before stays in the history."""
    note = GradeNote(
        quiz_id=quiz.id,
        student_id=student.id,
        excused=excused,
        comment=comment.strip(),
        author_id=actor.id,
        at=now,
    )
    session.add(note)
    class_id = _class_of(session, quiz, student)
    about = (AuditAct.NOTE_WRITTEN, actor.id, now)
    write_down(session, *about, class_id=class_id, quiz_id=quiz.id, student_id=student.id)
    session.flush()
    return note


def _class_of(session: Session, quiz: Quiz, student: User) -> int | None:
    """The class through which the student has the quiz, of several the first one joined."""
    query = (
        select(Enrolment.class_id)
        .join(QuizAssignment, QuizAssignment.class_id == Enrolment.class_id)
        .where(Enrolment.student_id == student.id, QuizAssignment.quiz_id == quiz.id)
    )
    return session.scalar(query.order_by(Enrolment.id).limit(1))
