"""Files that a job makes because they take long, and that are kept for a day."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User
from classroom.models.enumeration import enum_column


class ExportKind(StrEnum):
    """What is in the file."""

    #: The results of several classes over some time.
    TERM = "term"
    #: Everything that is known of one student.
    STUDENT = "student"


class ExportState(StrEnum):
    """Where an export stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    #: Its file is gone.
    EXPIRED = "expired"


class ExportJob(Base):
    """An export that somebody asked for. Only the owner sees it and its file.

    The file is in the database, in pieces, so that whichever machine answers has it, and so that it goes with the rest
    when a student is erased.
    """

    __tablename__ = "export_jobs"
    __table_args__ = (CheckConstraint("done >= 0 AND total >= 0", name="no_negative_progress"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ExportKind] = mapped_column(enum_column(ExportKind, "kind"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    #: Whom it is about, where it is about one student.
    student_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    #: What was asked for, by kind.
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: Of the owner when it was asked for.
    language: Mapped[str] = mapped_column(String(5))
    state: Mapped[ExportState] = mapped_column(enum_column(ExportState, "state"), default=ExportState.WAITING)
    asked_at: Mapped[datetime]
    #: Last sign of life of the job; an old one means that it is lost.
    alive_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    #: Parts made so far, of how many.
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    #: Why it failed: a code that the page puts into words.
    failure: Mapped[str | None] = mapped_column(String(40))
    file_name: Mapped[str | None] = mapped_column(String(120))
    #: Bytes.
    size: Mapped[int | None]
    expires_at: Mapped[datetime | None]

    owner: Mapped[User] = relationship(foreign_keys=[owner_id])


class ExportPiece(Base):
    """A piece of the file, small enough to be written without keeping others from writing."""

    __tablename__ = "export_pieces"

    job_id: Mapped[int] = mapped_column(ForeignKey("export_jobs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
