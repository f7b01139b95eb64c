"""Attempts: append what happened, freeze what was shown.

Responses, marks and events are only ever appended; triggers of the database refuse anything else. An attempt has no
state column: states are computed from these facts and the present moment.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User
from classroom.models.enumeration import enum_column
from classroom.models.item_bank import ItemVersion
from classroom.models.quizzes import AtExpiry, Navigation, Quiz, QuizAssignment
from classroom.models.roster import SchoolClass


class ClosedBy(StrEnum):
    """What ended an attempt."""

    STUDENT = "student"
    EXPIRY = "expiry"
    TEACHER = "teacher"


class Attempt(Base):
    """A student at a quiz, once. The row that everything that writes to the attempt locks."""

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("quiz_id", "student_id", "number"),
        Index("ix_attempts_open", "closed_at", "deadline_at"),
        Index("ix_attempts_quiz_id_class_id", "quiz_id", "class_id"),
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_by_someone"),
        CheckConstraint("added_minutes >= 0", name="time_only_added"),
        CheckConstraint("grace_minutes >= 0", name="no_negative_grace"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"))
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    #: The class through which the quiz was given.
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), index=True)
    number: Mapped[int]
    #: Order of questions and options follows from it.
    seed: Mapped[int]
    started_at: Mapped[datetime]
    #: Empty: no limit of any kind.
    deadline_at: Mapped[datetime | None]
    #: Minutes that the teacher gave on top while it was under way; part of the deadline already.
    added_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    #: Minutes after the deadline in which answers still count.
    grace_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    #: As the quiz said when it was started, like the way through the questions.
    at_expiry: Mapped[AtExpiry] = mapped_column(
        enum_column(AtExpiry, "at_expiry"), default=AtExpiry.HAND_IN, server_default=AtExpiry.HAND_IN
    )
    navigation: Mapped[Navigation] = mapped_column(
        enum_column(Navigation, "navigation"), default=Navigation.FREE, server_default=Navigation.FREE
    )
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[ClosedBy | None] = mapped_column(enum_column(ClosedBy, "closed_by"))

    quiz: Mapped[Quiz] = relationship()
    student: Mapped[User] = relationship()
    school_class: Mapped[SchoolClass] = relationship()
    #: What the class has of the quiz now; empty: it was taken from it.
    assignment: Mapped[QuizAssignment | None] = relationship(
        primaryjoin=lambda: (
            (foreign(Attempt.quiz_id) == QuizAssignment.quiz_id)
            & (foreign(Attempt.class_id) == QuizAssignment.class_id)
        ),
        viewonly=True,
    )
    items: Mapped[list[AttemptItem]] = relationship(order_by="AttemptItem.position", back_populates="attempt")
    events: Mapped[list[AttemptEvent]] = relationship(order_by="AttemptEvent.id", back_populates="attempt")


class AttemptItem(Base):
    """A question as it was put to this student. Written at the start, never changed."""

    __tablename__ = "attempt_items"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"))
    position: Mapped[int]
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"), index=True)
    #: Indexes into the version's options, in the order shown.
    option_order: Mapped[list[int]] = mapped_column(JSON)
    max_mark: Mapped[float]
    #: The part of the quiz that it stood in; empty: none.
    section_id: Mapped[int | None] = mapped_column(ForeignKey("quiz_sections.id"))

    attempt: Mapped[Attempt] = relationship(back_populates="items")
    item_version: Mapped[ItemVersion] = relationship()
    responses: Mapped[list[Response]] = relationship(order_by="Response.sequence", back_populates="attempt_item")
    marks: Mapped[list[Mark]] = relationship(order_by="Mark.id", back_populates="attempt_item")

    @property
    def mark(self) -> Mark | None:
        """The mark that counts; ``None``: it is not marked yet, or not any more."""
        return self.marks[-1] if self.marks and not self.marks[-1].withdrawn else None


class Response(Base):
    """An answer as it was given. The highest sequence received in time is the one that counts."""

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("attempt_item_id", "sequence"),
        CheckConstraint("sequence >= 1", name="numbered_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(ForeignKey("attempt_items.id"))
    sequence: Mapped[int]
    #: Shape by kind, see ``classroom.attempts.answers``; ``null``: the student took the answer back.
    answer: Mapped[Any] = mapped_column(JSON)
    received_at: Mapped[datetime]
    #: It came when the student had left the question for good; kept, and does not count by itself.
    after_leaving: Mapped[bool] = mapped_column(default=False, server_default=false())

    attempt_item: Mapped[AttemptItem] = relationship(back_populates="responses")


class Mark(Base):
    """What an answer is worth: ``fraction`` of the question's ``max_mark``. The latest counts; a regrade appends."""

    __tablename__ = "marks"
    __table_args__ = (CheckConstraint("fraction >= 0 AND fraction <= 1", name="fraction_of_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(ForeignKey("attempt_items.id"), index=True)
    #: Empty: nothing was answered.
    response_id: Mapped[int | None] = mapped_column(ForeignKey("responses.id"))
    fraction: Mapped[float]
    #: Empty: marked by the machine.
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    marked_at: Mapped[datetime]
    #: Whether the question counts in this attempt; a correction may drop it.
    counts: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: The correction of the question that added the mark; see :class:`classroom.models.Regrade`.
    regrade_id: Mapped[int | None] = mapped_column(ForeignKey("regrades.id"))
    #: It takes back what was before it: the answer waits for its marker again, and ``fraction`` says nothing.
    withdrawn: Mapped[bool] = mapped_column(default=False, server_default=false())

    attempt_item: Mapped[AttemptItem] = relationship(back_populates="marks")
    response: Mapped[Response | None] = relationship()
    marked_by: Mapped[User | None] = relationship()


class AttemptEventKind(StrEnum):
    """What happened to an attempt."""

    STARTED = "started"
    RESUMED = "resumed"
    SAVED = "saved"
    SAVED_LATE = "saved_late"
    HANDED_IN = "handed_in"
    EXPIRED = "expired"
    EXTENDED = "extended"
    #: Left a question that cannot be gone back to; detail: its position.
    MOVED_ON = "moved_on"
    #: Told by the page once it has the network again; ``at`` is when it lost it.
    LOST_NETWORK = "lost_network"
    CAME_BACK = "came_back"
    #: The teacher ended it.
    CLOSED = "closed"
    #: The teacher let answers count that came late.
    COUNTED_LATE = "counted_late"


class AttemptEvent(Base):
    """The log of an attempt, written in the same transaction as the act it tells of. Append-only."""

    __tablename__ = "attempt_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    kind: Mapped[AttemptEventKind] = mapped_column(enum_column(AttemptEventKind, "kind"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    detail: Mapped[Any] = mapped_column(JSON, default=None)
    at: Mapped[datetime]

    attempt: Mapped[Attempt] = relationship(back_populates="events")
    actor: Mapped[User | None] = relationship()


class PreparedSheet(Base):
    """What a student will be shown, drawn before the quiz opens, so that a class can start in the same second.

    It may be thrown away and drawn again as long as the attempt has not begun; what counts is ``attempt_items``.
    """

    __tablename__ = "prepared_sheets"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)
    seed: Mapped[int]
    #: In the order shown: ``[item version, [order of its options], worth, section or null]``.
    questions: Mapped[list[Any]] = mapped_column(JSON)
    prepared_at: Mapped[datetime]


class Presence(Base):
    """When the page of an attempt was last heard of, and the question it stood at. Kept while the attempt is under way,
    and not to the second: see :mod:`classroom.attempts.presence`."""

    __tablename__ = "presence"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    heard_at: Mapped[datetime]
    #: Empty: the page has not said.
    position: Mapped[int | None]
