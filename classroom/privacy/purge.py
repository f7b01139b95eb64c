"""The end of a class's time: its students are forgotten, what the class knew is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from classroom.audit.log import note
from classroom.models import (
    Accommodation,
    Attempt,
    AttemptItem,
    AuditAct,
    Enrolment,
    GradeNote,
    Mark,
    QuizAssignment,
    SchoolClass,
    User,
)
from classroom.privacy.erasure import erase_from_class, erase_student

#: So long before the last day, the pages of the teacher say what is coming.
WARNING = timedelta(days=30)
#: The longest that a teacher may keep a class, counted from today.
LONGEST = timedelta(days=5 * 366)


@dataclass(frozen=True)
class PurgePlan:
    """What would go, counted."""

    #: Forgotten altogether.
    students: Sequence[User]
    #: In another class still: only what they did in this one is cut off from them.
    elsewhere: Sequence[User]
    #: Kept, without names.
    attempts: int
    #: Reasons of marks and comments in the gradebook that would be taken out.
    reasons: int
    comments: int
    accommodations: int

    @property
    def everybody(self) -> int:
        """Students of both kinds."""
        return len(self.students) + len(self.elsewhere)


def due(session: Session, today: date) -> list[int]:
    """Classes whose last day is over and whose students are still known."""
    query = select(SchoolClass.id).where(SchoolClass.retention_until < today, SchoolClass.purged_at.is_(None))
    return list(session.scalars(query.order_by(SchoolClass.id)))


def is_ending(school_class: SchoolClass, today: date) -> bool:
    """Whether the last day is so near that the teacher has to be told."""
    last = school_class.retention_until
    return last is not None and school_class.purged_at is None and last - today <= WARNING


def plan(session: Session, school_class: SchoolClass, student_id: int | None = None) -> PurgePlan:
    """What would go with the names of a class, or of one student of it; nothing is changed.

    :param student_id: one student; ``None``: all.
    """
    students = _known(session, school_class.id, student_id)
    ids = [student.id for student in students]
    elsewhere = _elsewhere(session, school_class, ids, asked=student_id is not None)
    attempts = select(Attempt.id).where(Attempt.class_id == school_class.id, Attempt.student_id.in_(ids))
    items = select(AttemptItem.id).where(AttemptItem.attempt_id.in_(attempts))
    wholly = [student for student in students if student.id not in elsewhere]
    quizzes = select(QuizAssignment.quiz_id).where(QuizAssignment.class_id == school_class.id)
    comments = (GradeNote.student_id.in_(ids), GradeNote.quiz_id.in_(quizzes), GradeNote.comment != "")
    entitled = Accommodation.student_id.in_([student.id for student in wholly])
    return PurgePlan(
        students=wholly,
        elsewhere=[student for student in students if student.id in elsewhere],
        attempts=session.scalar(select(func.count()).select_from(attempts.subquery())) or 0,
        reasons=_count(session, Mark.attempt_item_id.in_(items) & Mark.reason.is_not(None), Mark.id),
        comments=_count(session, comments[0] & comments[1] & comments[2], GradeNote.id),
        accommodations=_count(session, entitled, Accommodation.student_id),
    )


def forget(
    session: Session, student: User, school_class: SchoolClass, asked_by_id: int | None, now: datetime, *, asked: bool
) -> None:
    """Forget one student of a class.

    :param asked: at her own wish: then in every class of this teacher; else only here, where she is in another still.
    """
    if student.id in _elsewhere(session, school_class, [student.id], asked=asked):
        erase_from_class(session, student, school_class, asked_by_id, now)
    else:
        erase_student(session, student, asked_by_id, now)
    if asked:
        act = AuditAct.STUDENT_ERASED
        note(session, act, asked_by_id, now, class_id=school_class.id, student_id=student.id)


def purge_next(session: Session, class_id: int, asked_by_id: int | None, now: datetime) -> bool:
    """Forget the next student of a class, or close the purge when there is none: one short transaction.

    :returns: whether there is more to do.
    """
    school_class = session.get_one(SchoolClass, class_id)
    if school_class.purged_at is not None:
        return False
    for student in _known(session, class_id, limit=1):
        forget(session, student, school_class, asked_by_id, now, asked=False)
        return True
    school_class.purged_at = now
    school_class.archived_at = school_class.archived_at or now
    note(session, AuditAct.CLASS_PURGED, asked_by_id, now, class_id=class_id)
    return False


def _known(session: Session, class_id: int, student_id: int | None = None, limit: int | None = None) -> list[User]:
    """Students who are or were in a class and have a name still."""
    query = select(User).join(Enrolment, Enrolment.student_id == User.id).where(Enrolment.class_id == class_id)
    query = query.where(User.erased_at.is_(None)).order_by(User.sort_name, User.id).limit(limit)
    return list(session.scalars(query if student_id is None else query.where(User.id == student_id)))


def _elsewhere(session: Session, school_class: SchoolClass, student_ids: Sequence[int], *, asked: bool) -> set[int]:
    """Of these students, those who are known in another class as well; at their own wish, in one of another teacher."""
    other = aliased(Enrolment)
    query = (
        select(other.student_id)
        .join(SchoolClass, SchoolClass.id == other.class_id)
        .where(other.student_id.in_(student_ids), other.class_id != school_class.id, SchoolClass.purged_at.is_(None))
    )
    if asked:
        query = query.where(SchoolClass.teacher_id != school_class.teacher_id)
    return set(session.scalars(query))


def _count(session: Session, where: object, column: object) -> int:
    counted: ScalarSelect[int] = select(func.count(column)).where(where).scalar_subquery()  # type: ignore[arg-type]
    return session.scalar(select(counted)) or 0
