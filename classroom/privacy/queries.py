"""What is looked up in the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from classroom.models import AuditAct, AuditEntry, Enrolment, Quiz, QuizAssignment, SchoolClass, User

#: Lines of a page of the log.
PAGE = 100
#: What concerns one student, when it is done to her whole class.
TO_CLASSES = (AuditAct.RESULTS_SEEN, AuditAct.GRADEBOOK_SEEN, AuditAct.EXPORTED)


@dataclass(frozen=True)
class Line:
    """An entry with the names of what it is about, as far as they are known."""

    entry: AuditEntry
    actor: str | None
    student: str | None
    quiz: str | None
    school_class: str | None


def log_of_class(session: Session, school_class: SchoolClass, before: int | None = None) -> list[Line]:
    """What was done in a class and to the marks of its quizzes, the newest first.

    :param before: entries below this number: the next page.
    """
    quizzes = select(QuizAssignment.quiz_id).where(QuizAssignment.class_id == school_class.id)
    here = or_(AuditEntry.class_id == school_class.id, AuditEntry.class_id.is_(None) & AuditEntry.quiz_id.in_(quizzes))
    return _lines(session, _log().where(here), before)


def whole_log(session: Session, before: int | None = None) -> list[Line]:
    """What was done by anybody, the newest first; for administrators, without saying which students it was about."""
    lines = _lines(session, _log(), before)
    return [Line(line.entry, line.actor, None, line.quiz, line.school_class) for line in lines]


def looks_at(session: Session, student: User, limit: int | None = PAGE) -> list[Line]:
    """Who looked at the results of a student or changed them, alone or with her class, the newest first."""
    classes = select(Enrolment.class_id).where(Enrolment.student_id == student.id)
    with_class = AuditEntry.class_id.in_(classes) & AuditEntry.act.in_(TO_CLASSES) & AuditEntry.student_id.is_(None)
    hers = or_(AuditEntry.student_id == student.id, with_class)
    by_others = or_(AuditEntry.actor_id.is_(None), AuditEntry.actor_id != student.id)
    return _lines(session, _log().where(hers, by_others), None, limit)


def _log() -> Select[*tuple[Any, ...]]:
    actor, student = aliased(User), aliased(User)
    return (
        select(AuditEntry, actor.name, student.sort_name, Quiz.title, SchoolClass.name)
        .outerjoin(actor, actor.id == AuditEntry.actor_id)
        .outerjoin(student, student.id == AuditEntry.student_id)
        .outerjoin(Quiz, Quiz.id == AuditEntry.quiz_id)
        .outerjoin(SchoolClass, SchoolClass.id == AuditEntry.class_id)
        .order_by(AuditEntry.id.desc())
    )


def _lines(
    session: Session, query: Select[*tuple[Any, ...]], before: int | None, limit: int | None = PAGE
) -> list[Line]:
    query = query if before is None else query.where(AuditEntry.id < before)
    rows: Sequence[Any] = session.execute(query.limit(limit)).all()
    return [Line(*row) for row in rows]
