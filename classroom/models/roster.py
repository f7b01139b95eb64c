"""Classes, who is in them, and who may look at their results."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User


class SchoolClass(Base):
    """A class of students; ``code`` is what they type to join."""

    __tablename__ = "classes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    #: Upper case, without letters and digits that look alike.
    code: Mapped[str] = mapped_column(String(12), unique=True)
    teacher_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]

    teacher: Mapped[User] = relationship()


class Enrolment(Base):
    """A student in a class. Leaving keeps the row, so that results stay whole."""

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("class_id", "student_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"))
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    school_class: Mapped[SchoolClass] = relationship()
    student: Mapped[User] = relationship()


class ClassInstructor(Base):
    """A class that its teacher shows, read-only, to an instructor."""

    __tablename__ = "class_instructors"
    __table_args__ = (UniqueConstraint("class_id", "instructor_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"))
    instructor_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    granted_at: Mapped[datetime]

    school_class: Mapped[SchoolClass] = relationship()
    instructor: Mapped[User] = relationship()


class Accommodation(Base):
    """Extra time that a student is entitled to in every quiz (tiers-temps: 33 %)."""

    __tablename__ = "accommodations"
    __table_args__ = (CheckConstraint("extra_time_percent >= 0", name="no_time_taken_away"),)

    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    extra_time_percent: Mapped[int]

    student: Mapped[User] = relationship()
