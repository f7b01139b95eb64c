"""Attempts added up, so that pages over a thousand of them need not read every mark."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from classroom.database import Base

#: Written in the same way on both databases.
_STALE = text("stale")


class AttemptSum(Base):
    """What the marks of an attempt come to. Everything in it follows from marks and responses; it may be thrown away.

    A trigger of the database makes it stale in the transaction that adds a mark, closes the attempt or opens it again,
    or erases an answer. Nobody reads a stale one: what it would say is read from the marks, until the worker has added
    them up again (:mod:`classroom.results.adding_up`).
    """

    __tablename__ = "attempt_sums"
    __table_args__ = (Index("ix_attempt_sums_stale", "attempt_id", sqlite_where=_STALE, postgresql_where=_STALE),)

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    stale: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: Every question has a mark that counts.
    complete: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: Won, and to be won, at the questions that count.
    points: Mapped[float] = mapped_column(default=0.0, server_default="0")
    maximum: Mapped[float] = mapped_column(default=0.0, server_default="0")
    #: A mark that counts was set by a person.
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: By topic, ``[won, to be won]``.
    topics: Mapped[dict[str, list[float]] | None] = mapped_column(JSON(none_as_null=True))
    #: Its questions in their order, as ``classroom.results.facts.AnsweredItem``; empty while it is not complete.
    items: Mapped[list[list[Any]] | None] = mapped_column(JSON(none_as_null=True))
