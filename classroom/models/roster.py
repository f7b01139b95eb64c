"""Classes, who is in them, and who may look at their results."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, false
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
    #: The last day on which it is known who its students are; empty: no day is set.
    retention_until: Mapped[date | None]
    #: Since when nobody knows any more.
    purged_at: Mapped[datetime | None]
    #: Its students have invented names; their own never come here.
    pseudonymous: Mapped[bool] = mapped_column(default=False, server_default=false())

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
    #: Whether the instructor reads the students' names; otherwise a number stands for each.
    with_names: Mapped[bool] = mapped_column(default=False, server_default=false())

    school_class: Mapped[SchoolClass] = relationship()
    instructor: Mapped[User] = relationship()


class Accommodation(Base):
    """What a student is entitled to in every quiz: extra time (tiers-temps: 33 %), no limit, no clock to look at."""

    __tablename__ = "accommodations"
    __table_args__ = (CheckConstraint("extra_time_percent >= 0", name="no_time_taken_away"),)

    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    extra_time_percent: Mapped[int]
    no_time_limit: Mapped[bool] = mapped_column(default=False, server_default=false())
    hide_timer: Mapped[bool] = mapped_column(default=False, server_default=false())

    student: Mapped[User] = relationship()


class AccommodationChange(Base):
    """Who changed a student's accommodation, when, why, and to what. Append-only."""

    __tablename__ = "accommodation_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    extra_time_percent: Mapped[int]
    no_time_limit: Mapped[bool]
    hide_timer: Mapped[bool]
    actor_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]

    student: Mapped[User] = relationship(foreign_keys=[student_id])
    actor: Mapped[User] = relationship(foreign_keys=[actor_id])
