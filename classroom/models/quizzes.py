"""Quizzes: which item versions, in what order, for which classes, under what rules."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User
from classroom.models.dossiers import Dossier
from classroom.models.enumeration import enum_column
from classroom.models.item_bank import Difficulty, ItemKind, ItemVersion, Topic
from classroom.models.roster import SchoolClass


class ReviewFrom(StrEnum):
    """From when a student may look back at a closed attempt."""

    NEVER = "never"
    HAND_IN = "hand_in"
    CLOSING = "closing"


class AtExpiry(StrEnum):
    """What becomes of an attempt whose time is up."""

    #: What was saved by then is handed in and marked.
    HAND_IN = "hand_in"
    #: Answers are taken for some minutes more; then the same.
    GRACE = "grace"
    #: It stays unfinished, without a mark, until its teacher sees to it.
    UNFINISHED = "unfinished"


class Navigation(StrEnum):
    """How a student moves between the questions of an attempt."""

    #: All on one page.
    FREE = "free"
    #: One a page, in any order.
    ONE_BY_ONE = "one_by_one"
    #: One a page; a question that was left stays as it is.
    FORWARD = "forward"


class Quiz(Base):
    """A timed quiz. A draft until it is published; after that students of its classes can take it while it is open."""

    __tablename__ = "quizzes"
    __table_args__ = (
        CheckConstraint("time_limit_minutes IS NULL OR time_limit_minutes > 0", name="time_limit_positive"),
        CheckConstraint("max_attempts >= 1", name="at_least_one_attempt"),
        CheckConstraint("grace_minutes >= 1", name="grace_positive"),
        CheckConstraint("closes_at IS NULL OR opens_at IS NULL OR closes_at > opens_at", name="closes_after_opening"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    instructions: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    #: Minutes; empty: no limit.
    time_limit_minutes: Mapped[int | None]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    #: Cut attempts under way at closing time; otherwise a started attempt keeps its full limit.
    hard_close: Mapped[bool] = mapped_column(default=False)
    at_expiry: Mapped[AtExpiry] = mapped_column(
        enum_column(AtExpiry, "at_expiry"), default=AtExpiry.HAND_IN, server_default=AtExpiry.HAND_IN
    )
    #: Counts only with :attr:`AtExpiry.GRACE`.
    grace_minutes: Mapped[int] = mapped_column(default=2, server_default="2")
    navigation: Mapped[Navigation] = mapped_column(
        enum_column(Navigation, "navigation"), default=Navigation.FREE, server_default=Navigation.FREE
    )
    #: What a student has to type to start; empty: nothing.
    access_code: Mapped[str | None] = mapped_column(String(40))
    max_attempts: Mapped[int] = mapped_column(default=1)
    shuffle_questions: Mapped[bool] = mapped_column(default=True)
    shuffle_options: Mapped[bool] = mapped_column(default=True)
    review_from: Mapped[ReviewFrom] = mapped_column(enum_column(ReviewFrom, "review_from"), default=ReviewFrom.CLOSING)
    #: What a review shows beside the student's own answers.
    review_score: Mapped[bool] = mapped_column(default=True)
    review_key: Mapped[bool] = mapped_column(default=True)
    review_evidence: Mapped[bool] = mapped_column(default=True)

    owner: Mapped[User] = relationship()
    slots: Mapped[list[QuizSlot]] = relationship(
        order_by="QuizSlot.position", back_populates="quiz", cascade="all, delete-orphan"
    )
    sections: Mapped[list[QuizSection]] = relationship(
        order_by="QuizSection.position", back_populates="quiz", cascade="all, delete-orphan"
    )
    draws: Mapped[list[QuizDraw]] = relationship(
        order_by="QuizDraw.position", back_populates="quiz", cascade="all, delete-orphan"
    )
    assignments: Mapped[list[QuizAssignment]] = relationship(back_populates="quiz", cascade="all, delete-orphan")


class QuizSection(Base):
    """A part of a quiz with a title and instructions of its own. Questions are shuffled within it, never out of it."""

    __tablename__ = "quiz_sections"
    __table_args__ = (UniqueConstraint("quiz_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    instructions: Mapped[str] = mapped_column(Text, default="")

    quiz: Mapped[Quiz] = relationship(back_populates="sections")


class QuizSlot(Base):
    """A place in a quiz, filled by one version of an item."""

    __tablename__ = "quiz_slots"
    __table_args__ = (
        UniqueConstraint("quiz_id", "position"),
        CheckConstraint("max_mark > 0", name="worth_something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"))
    position: Mapped[int]
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"), index=True)
    max_mark: Mapped[float] = mapped_column(default=1.0)
    #: Empty: before the first section.
    section_id: Mapped[int | None] = mapped_column(ForeignKey("quiz_sections.id"))

    quiz: Mapped[Quiz] = relationship(back_populates="slots")
    section: Mapped[QuizSection | None] = relationship()
    item_version: Mapped[ItemVersion] = relationship()


class QuizDraw(Base):
    """So many questions of a quiz that are drawn anew for every attempt, from what fits; empty: anything does.

    They stand behind the fixed questions of their section.
    """

    __tablename__ = "quiz_draws"
    __table_args__ = (
        UniqueConstraint("quiz_id", "position"),
        CheckConstraint("number >= 1", name="at_least_one"),
        CheckConstraint("max_mark > 0", name="worth_something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"))
    position: Mapped[int]
    #: Empty: before the first section.
    section_id: Mapped[int | None] = mapped_column(ForeignKey("quiz_sections.id"))
    number: Mapped[int]
    #: Of each question drawn.
    max_mark: Mapped[float] = mapped_column(default=1.0)
    topic: Mapped[Topic | None] = mapped_column(enum_column(Topic, "topic"))
    difficulty: Mapped[Difficulty | None] = mapped_column(enum_column(Difficulty, "difficulty"))
    #: Without a constraint of its own: what is no kind of question is drawn by nobody.
    kind: Mapped[ItemKind | None] = mapped_column(
        Enum(
            ItemKind,
            native_enum=False,
            create_constraint=False,
            length=20,
            values_callable=lambda members: [member.value for member in members],
        )
    )
    tag: Mapped[str | None] = mapped_column(String(40))
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossiers.id"))

    quiz: Mapped[Quiz] = relationship(back_populates="draws")
    section: Mapped[QuizSection | None] = relationship()
    dossier: Mapped[Dossier | None] = relationship()
    pool: Mapped[list[QuizPoolEntry]] = relationship(back_populates="draw", cascade="all, delete-orphan")


class QuizPoolEntry(Base):
    """A question that may be drawn; written when the quiz is published, so that everybody is drawn from the same."""

    __tablename__ = "quiz_pool"

    draw_id: Mapped[int] = mapped_column(ForeignKey("quiz_draws.id", ondelete="CASCADE"), primary_key=True)
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"), primary_key=True, index=True)
    #: Questions of a quiz that ask nearly the same have the same one; at most one of them comes into an attempt.
    likeness: Mapped[int]

    draw: Mapped[QuizDraw] = relationship(back_populates="pool")
    item_version: Mapped[ItemVersion] = relationship()


class QuizAssignment(Base):
    """A quiz given to a class, with what holds there in the place of the quiz's own rules; empty: as the quiz says."""

    __tablename__ = "quiz_assignments"
    __table_args__ = (
        UniqueConstraint("quiz_id", "class_id"),
        CheckConstraint("time_limit_minutes IS NULL OR time_limit_minutes > 0", name="time_limit_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"))
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), index=True)
    assigned_at: Mapped[datetime]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    time_limit_minutes: Mapped[int | None]
    access_code: Mapped[str | None] = mapped_column(String(40))
    review_from: Mapped[ReviewFrom | None] = mapped_column(enum_column(ReviewFrom, "review_from"))

    quiz: Mapped[Quiz] = relationship(back_populates="assignments")
    school_class: Mapped[SchoolClass] = relationship()
