"""What the gradebook reads: a fixed number of selects, whatever the class and the quizzes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from classroom.models import (
    Attempt,
    ClassInstructor,
    Enrolment,
    GradeNote,
    Quiz,
    Role,
    SchoolClass,
    Topic,
    User,
)
from classroom.results.adding_up import without_items
from classroom.results.facts import Member
from classroom.results.gradebook import Note, TopicTotal
from classroom.results.queries import shown_quizzes
from classroom.results.regrade_queries import leads_to_marks


def shown_class(session: Session, viewer: User, class_id: int) -> SchoolClass | None:
    """A class whose gradebook the viewer may see: the teacher's own, or one that was shared with the instructor."""
    query = select(SchoolClass).where(SchoolClass.id == class_id)
    if viewer.role is Role.TEACHER:
        return session.scalar(query.where(SchoolClass.teacher_id == viewer.id))
    given = select(ClassInstructor.class_id).where(ClassInstructor.instructor_id == viewer.id)
    return session.scalar(query.where(SchoolClass.id.in_(given)))


def quizzes(session: Session, viewer: User, class_id: int) -> list[Quiz]:
    """Quizzes that a class was given, as far as the viewer may see them, the oldest first."""
    query = shown_quizzes(viewer, SchoolClass.id == class_id).order_by(Quiz.published_at, Quiz.id)
    return list(session.scalars(query))


def members(session: Session, class_id: int, quiz_ids: Sequence[int]) -> list[Member]:
    """The students of a class in the order of the register, with those who left and took one of the quizzes."""
    took = select(Attempt.student_id).where(Attempt.quiz_id.in_(quiz_ids), Attempt.class_id == class_id)
    rows = session.execute(
        select(User.id, User.name, User.sort_name, Enrolment.left_at.is_not(None))
        .join(Enrolment, Enrolment.student_id == User.id)
        .where(Enrolment.class_id == class_id, Enrolment.left_at.is_(None) | User.id.in_(took))
        .order_by(User.sort_name, User.id)
    )
    return [Member(*row) for row in rows]


def topic_totals(session: Session, class_id: int, quiz_ids: Sequence[int]) -> list[TopicTotal]:
    """Points by attempt and topic."""
    here = (Attempt.class_id == class_id, Attempt.quiz_id.in_(quiz_ids))
    added = without_items(session, *here)
    over = leads_to_marks().label("over")
    columns = (Attempt.id, Attempt.quiz_id, Attempt.student_id, Attempt.number, Attempt.closed_at, over)
    return [
        TopicTotal(
            row.quiz_id, row.student_id, row.id, row.number, topic, won, possible,
            complete=row.closed_at is not None and added[row.id].complete, by_hand=added[row.id].by_hand,
            closed=bool(row.over),
        )
        for row in session.execute(select(*columns).where(*here))
        # An attempt of which every question was dropped was taken all the same.
        for topic, (won, possible) in added[row.id].topics.items() or [(Topic.DATE, (0.0, 0.0))]
    ]  # fmt: skip


def notes(session: Session, quiz_ids: Sequence[int]) -> dict[tuple[int, int], Note]:
    """The latest note by quiz and student."""
    latest = select(func.max(GradeNote.id)).where(GradeNote.quiz_id.in_(quiz_ids))
    latest = latest.group_by(GradeNote.quiz_id, GradeNote.student_id)
    rows = session.scalars(select(GradeNote).where(GradeNote.id.in_(latest)))
    return {(note.quiz_id, note.student_id): Note(note.excused, note.comment) for note in rows}


def own_student(session: Session, owner: User, quiz_id: int, student_id: int) -> tuple[Quiz, User] | None:
    """A student of one of the teacher's classes, or one who took the quiz, and a quiz of hers."""
    in_class = (
        select(Enrolment.id)
        .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
        .where(Enrolment.student_id == User.id, SchoolClass.teacher_id == owner.id)
    )
    took = select(Attempt.id).where(Attempt.student_id == User.id, Attempt.quiz_id == Quiz.id)
    query = select(Quiz, User).join(User, User.id == student_id)
    query = query.where(Quiz.id == quiz_id, Quiz.owner_id == owner.id)
    row = session.execute(query.where(in_class.exists() | took.exists())).first()
    return (row[0], row[1]) if row else None


def history(session: Session, quiz_id: int, student_id: int) -> list[GradeNote]:
    """Every note on a student at a quiz, the newest first."""
    query = select(GradeNote).where(GradeNote.quiz_id == quiz_id, GradeNote.student_id == student_id)
    return list(session.scalars(query.options(joinedload(GradeNote.author)).order_by(GradeNote.id.desc())))


def attempts_of(session: Session, quiz_id: int, student_id: int) -> list[Attempt]:
    """A student's attempts at a quiz, the first one first."""
    query = select(Attempt).where(Attempt.quiz_id == quiz_id, Attempt.student_id == student_id)
    return list(session.scalars(query.order_by(Attempt.number)))
