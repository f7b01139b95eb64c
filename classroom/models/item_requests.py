"""Requests of a teacher for more questions on one cell of the coverage grid."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.dossiers import Dispatch, Dossier
from classroom.models.enumeration import enum_column
from classroom.models.item_bank import Difficulty, Topic


class ItemRequest(Base):
    """More questions on a topic, at a level, from a dispatch. A background job writes them."""

    __tablename__ = "item_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatches.id"))
    topic: Mapped[Topic] = mapped_column(enum_column(Topic, "topic"))
    difficulty: Mapped[Difficulty] = mapped_column(enum_column(Difficulty, "difficulty"))
    requested_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    requested_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    #: How many questions were added.
    added: Mapped[int] = mapped_column(default=0)
    #: Why none was, one French sentence; or the code ``engine`` when the engine broke down.
    reason: Mapped[str | None] = mapped_column(Text)

    dossier: Mapped[Dossier] = relationship()
    dispatch: Mapped[Dispatch] = relationship()
