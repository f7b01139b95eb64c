"""Lessons: chosen sheets of a dossier, shown to classes before or after a quiz."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.dossiers import Dossier
from classroom.models.enumeration import enum_column
from classroom.models.quizzes import Quiz
from classroom.models.roster import SchoolClass


class ShownWhen(StrEnum):
    """When the students of a class may read a lesson."""

    ANY_TIME = "any_time"
    #: Until the student starts the quiz.
    BEFORE = "before"
    #: From when the student may look back at the quiz.
    AFTER = "after"


class Lesson(Base):
    """The page that a teacher makes of the sheets of one dossier."""

    __tablename__ = "lessons"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    introduction: Mapped[str] = mapped_column(Text, default="")
    #: Names of :class:`classroom.dossiers.sheets.Sheet`, in the order in which they are shown.
    sheets: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    dossier: Mapped[Dossier] = relationship()
    shares: Mapped[list[LessonShare]] = relationship(back_populates="lesson", cascade="all, delete-orphan")


class LessonShare(Base):
    """A class that may read a lesson, and when."""

    __tablename__ = "lesson_shares"
    __table_args__ = (CheckConstraint("(shown_when = 'any_time') = (quiz_id IS NULL)", name="a_quiz_to_wait_for"),)

    lesson_id: Mapped[int] = mapped_column(ForeignKey("lessons.id"), primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), primary_key=True, index=True)
    shown_when: Mapped[ShownWhen] = mapped_column(enum_column(ShownWhen, "shown_when"))
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quizzes.id"))

    lesson: Mapped[Lesson] = relationship(back_populates="shares")
    school_class: Mapped[SchoolClass] = relationship()
    quiz: Mapped[Quiz | None] = relationship()
