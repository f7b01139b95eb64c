"""Attempts added up, so that pages over a thousand of them need not read every mark.

Everything here follows from marks, responses and the attempt itself, and may be thrown away. Triggers of the database
make a sum stale, and take its sheet away, in the transaction that adds a mark, closes the attempt or opens it again, or
erases an answer. Nobody reads a stale one: what it would say is read from the marks until the worker has added them up
again (:mod:`classroom.results.adding_up`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from classroom.database import Base

_STALE = text("stale")


class AttemptSum(Base):
    """What the marks of an attempt come to: won, and to be won, at the questions that count."""

    __tablename__ = "attempt_sums"
    __table_args__ = (
        Index("ix_attempt_sums_stale", "attempt_id", sqlite_where=_STALE, postgresql_where=_STALE),
        Index("ix_attempt_sums_quiz_id_class_id", "quiz_id", "class_id"),
    )

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    #: Of the attempt, where they never change.
    quiz_id: Mapped[int]
    class_id: Mapped[int]
    number: Mapped[int]
    stale: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: The attempt is closed …
    closed: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: … and every question has a mark that counts.
    complete: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: A mark that counts was set by a person.
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=false())
    points: Mapped[float] = mapped_column(default=0.0, server_default="0")
    maximum: Mapped[float] = mapped_column(default=0.0, server_default="0")
    #: The same at the questions of one topic.
    date_points: Mapped[float] = mapped_column(default=0.0, server_default="0")
    date_maximum: Mapped[float] = mapped_column(default=0.0, server_default="0")
    cause_points: Mapped[float] = mapped_column(default=0.0, server_default="0")
    cause_maximum: Mapped[float] = mapped_column(default=0.0, server_default="0")
    actor_points: Mapped[float] = mapped_column(default=0.0, server_default="0")
    actor_maximum: Mapped[float] = mapped_column(default=0.0, server_default="0")
    contradiction_points: Mapped[float] = mapped_column(default=0.0, server_default="0")
    contradiction_maximum: Mapped[float] = mapped_column(default=0.0, server_default="0")


class AttemptSheet(Base):
    """The questions of an attempt that is complete, with answers and marks, in one row instead of three for each."""

    __tablename__ = "attempt_sheets"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt_sums.attempt_id", ondelete="CASCADE"), primary_key=True)
    #: In their order, each as ``classroom.results.facts.AnsweredItem``.
    items: Mapped[list[list[Any]]] = mapped_column(JSON)
