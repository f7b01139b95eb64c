"""What students answer when they practise what they missed. It counts nowhere and nobody else reads it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.item_bank import ItemVersion


class PracticeAnswer(Base):
    """One answer to one question, the key shown right after it."""

    __tablename__ = "practice_answers"
    __table_args__ = (
        Index("ix_practice_answers_student_id_item_version_id", "student_id", "item_version_id"),
        CheckConstraint("fraction >= 0 AND fraction <= 1", name="fraction_of_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"), index=True)
    #: Indexes into the version's options, in the order shown.
    option_order: Mapped[list[int]] = mapped_column(JSON)
    #: Shape by kind, see ``classroom.attempts.answers``; ``null``: the student did not know.
    answer: Mapped[Any] = mapped_column(JSON)
    fraction: Mapped[float]
    answered_at: Mapped[datetime]

    item_version: Mapped[ItemVersion] = relationship()
