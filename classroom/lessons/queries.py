"""What is asked of lessons: a teacher's own, and those that a student may read now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from classroom.attempts.timing import AttemptState, state_of
from classroom.lessons.visibility import may_read
from classroom.models import Attempt, Dossier, Enrolment, Lesson, LessonShare, Quiz, QuizAssignment, SchoolClass


def lesson_of_dossier(session: Session, dossier_id: int) -> Lesson | None:
    """The lesson made of a dossier, with the classes that may read it."""
    query = select(Lesson).where(Lesson.dossier_id == dossier_id).options(joinedload(Lesson.shares))
    return session.scalars(query).unique().one_or_none()


def own_lesson(session: Session, owner_id: int, lesson_id: int) -> Lesson | None:
    """One of a teacher's lessons."""
    query = select(Lesson).join(Lesson.dossier).where(Lesson.id == lesson_id, Dossier.owner_id == owner_id)
    return session.scalar(query.options(contains_eager(Lesson.dossier)))


def readable(session: Session, student_id: int, now: datetime) -> list[Lesson]:
    """The lessons that a student may read at this moment, the latest first."""
    shares = _shares(session, student_id)
    attempts = session.scalars(select(Attempt).where(Attempt.student_id == student_id)).all()
    busy = any(state_of(attempt, now) is AttemptState.IN_PROGRESS for attempt in attempts)
    open_now = [
        share
        for share in shares
        if may_read(share, [each for each in attempts if each.quiz_id == share.quiz_id], busy, now)
    ]
    lessons = {share.lesson.id: share.lesson for share in open_now}
    return sorted(lessons.values(), key=lambda lesson: lesson.changed_at, reverse=True)


def quizzes_by_class(session: Session, owner_id: int) -> dict[int, list[Quiz]]:
    """A teacher's quizzes, by the classes that they are given to."""
    query = (
        select(QuizAssignment.class_id, Quiz)
        .join(Quiz, Quiz.id == QuizAssignment.quiz_id)
        .where(Quiz.owner_id == owner_id)
        .order_by(Quiz.created_at.desc(), Quiz.id)
    )
    found: dict[int, list[Quiz]] = {}
    for class_id, quiz in session.execute(query):
        found.setdefault(class_id, []).append(quiz)
    return found


def _shares(session: Session, student_id: int) -> Sequence[LessonShare]:
    """Of lessons given to the classes that a student is in now."""
    return session.scalars(
        select(LessonShare)
        .join(LessonShare.lesson)
        .join(Lesson.dossier)
        .join(SchoolClass, SchoolClass.id == LessonShare.class_id)
        .join(Enrolment, Enrolment.class_id == LessonShare.class_id)
        .where(Enrolment.student_id == student_id, Enrolment.left_at.is_(None), SchoolClass.archived_at.is_(None))
        .options(contains_eager(LessonShare.lesson).contains_eager(Lesson.dossier), joinedload(LessonShare.quiz))
    ).all()
