"""Dossiers of dispatches, and what the engine read in them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User
from classroom.models.enumeration import enum_column


class Dossier(Base):
    """Several dispatches on one subject."""

    __tablename__ = "dossiers"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]

    owner: Mapped[User] = relationship()
    dispatches: Mapped[list[Dispatch]] = relationship(order_by="Dispatch.position", back_populates="dossier")
    readings: Mapped[list[Reading]] = relationship(order_by="Reading.id", back_populates="dossier")


class Dispatch(Base):
    """One dispatch: the bytes as they came, the text decoded from them, what was read and what a teacher corrected."""

    __tablename__ = "dispatches"
    __table_args__ = (UniqueConstraint("dossier_id", "file"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"))
    position: Mapped[int]
    #: Base name, unique in the dossier; pasted text gets one.
    file: Mapped[str] = mapped_column(String(200))
    #: The file as it came in; never changed.
    original: Mapped[bytes] = mapped_column(LargeBinary)
    encoding: Mapped[str] = mapped_column(String(40))
    #: ``original`` decoded, newlines untranslated (HTML: its readable text). Offsets point into it; never changed.
    text: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime]
    #: Taken out of the dossier: no longer read, but kept, because questions may quote it.
    removed_at: Mapped[datetime | None]
    #: The earlier version of the same dispatch, which this one corrects; that one is taken out.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("dispatches.id"), index=True)

    # What the last reading found.
    agency_read: Mapped[str | None] = mapped_column(String(200))
    headline_read: Mapped[str | None] = mapped_column(Text)
    #: ISO day or interval ``A/B``.
    published_read: Mapped[str | None] = mapped_column(String(40))
    #: ``stated`` or ``inferred``.
    published_basis: Mapped[str | None] = mapped_column(String(20))
    #: How the date was found, one French sentence.
    published_reason: Mapped[str | None] = mapped_column(Text)
    #: ``[[start, end, kind], …]``, kinds as in :class:`questions.dispatch.Zone`.
    zones: Mapped[list[Any] | None] = mapped_column(JSON)
    #: Why the dispatch could not be read: a code, and a French sentence.
    refusal_code: Mapped[str | None] = mapped_column(String(40))
    refusal: Mapped[str | None] = mapped_column(Text)

    # What a teacher typed instead; it wins over what was read.
    agency_corrected: Mapped[str | None] = mapped_column(String(200))
    headline_corrected: Mapped[str | None] = mapped_column(Text)
    published_corrected: Mapped[str | None] = mapped_column(String(40))
    #: ``[[start, end], …]``
    body_corrected: Mapped[list[Any] | None] = mapped_column(JSON)

    dossier: Mapped[Dossier] = relationship(back_populates="dispatches")

    @property
    def agency(self) -> str | None:
        """Outlet, the teacher's word first."""
        return self.agency_corrected or self.agency_read

    @property
    def headline(self) -> str | None:
        """Headline, the teacher's word first."""
        return self.headline_corrected or self.headline_read

    @property
    def published(self) -> str | None:
        """Publication day or interval, the teacher's word first."""
        return self.published_corrected or self.published_read


class ReadingStage(StrEnum):
    """How far a reading has come."""

    WAITING = "waiting"
    READING = "reading"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"


class Reading(Base):
    """One run of the engine over a dossier, by a background job. The last one that is done is what the site shows."""

    __tablename__ = "readings"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    requested_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    requested_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    #: Last sign of life of the job that reads; an old one means that the job is lost.
    alive_at: Mapped[datetime | None]
    #: How often a job took it up.
    tries: Mapped[int] = mapped_column(default=0)
    stage: Mapped[ReadingStage] = mapped_column(enum_column(ReadingStage, "stage"))
    #: Dispatches read so far, of how many.
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    #: Why it failed: a code that the dossier page puts into words.
    failure: Mapped[str | None] = mapped_column(String(40))
    #: What was read, as ``questions.report.dossier_report`` gives it.
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    dossier: Mapped[Dossier] = relationship(back_populates="readings")


class FindingLayer(StrEnum):
    """What kind of finding a correction is about."""

    DATE = "date"
    ACTOR = "actor"
    CAUSE = "cause"
    CONTRADICTION = "contradiction"


class CorrectionAct(StrEnum):
    """What a teacher says of a finding."""

    #: There is nothing of the kind here.
    DISMISS = "dismiss"
    #: It is there, but with another value (a date), name (an actor) or explanation (a contradiction).
    CORRECT = "correct"
    #: It is right as it stands.
    CONFIRM = "confirm"
    #: A contradiction that was not found.
    ADD = "add"


class FindingCorrection(Base):
    """A teacher's word on one finding of a dossier; it wins over every later reading until it is withdrawn."""

    __tablename__ = "finding_corrections"
    __table_args__ = (Index("ix_finding_corrections_dossier_id_key", "dossier_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"))
    layer: Mapped[FindingLayer] = mapped_column(enum_column(FindingLayer, "layer"))
    #: As :func:`classroom.dossiers.marks.key_of` makes it.
    key: Mapped[str] = mapped_column(String(600))
    act: Mapped[CorrectionAct] = mapped_column(enum_column(CorrectionAct, "act"))
    #: ``[[file, start, end], …]``: the words that the finding is about.
    spans: Mapped[list[Any]] = mapped_column(JSON)
    #: The right value, name or explanation.
    value: Mapped[str | None] = mapped_column(Text)
    #: Of a contradiction: what kind it is.
    kind: Mapped[str | None] = mapped_column(String(20))
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
