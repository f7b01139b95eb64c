"""Who looked at marks and changed them, and what was erased."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User
from classroom.models.enumeration import enum_column
from classroom.models.roster import SchoolClass

#: What stands in the place of words that were taken out of an answer; the triggers know it.
ERASED_WORDS = "[...]"
#: How long the audit log is kept; the database refuses to delete what is younger.
AUDIT_KEPT = timedelta(days=365)


class AuditAct(StrEnum):
    """What somebody did with marks or with what is known of students."""

    RESULTS_SEEN = "results_seen"
    GRADEBOOK_SEEN = "gradebook_seen"
    ATTEMPT_SEEN = "attempt_seen"
    MARK_CHANGED = "mark_changed"
    NOTE_WRITTEN = "note_written"
    REGRADED = "regraded"
    REGRADE_UNDONE = "regrade_undone"
    EXPORTED = "exported"
    STUDENT_EXPORTED = "student_exported"
    SHARED = "shared"
    UNSHARED = "unshared"
    RETENTION_SET = "retention_set"
    STUDENT_ERASED = "student_erased"
    CLASS_PURGED = "class_purged"


#: Looking, told once in a while and not with every click.
LOOKS = frozenset({AuditAct.RESULTS_SEEN, AuditAct.GRADEBOOK_SEEN, AuditAct.ATTEMPT_SEEN})


class AuditEntry(Base):
    """One act. Append-only; deleted when it is older than :data:`AUDIT_KEPT`, not before."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_actor_id_at", "actor_id", "at"),
        Index("ix_audit_entries_class_id_at", "class_id", "at"),
        Index("ix_audit_entries_student_id_at", "student_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    #: Empty: the site itself, when the time of a class was over.
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    act: Mapped[AuditAct] = mapped_column(enum_column(AuditAct, "act"))
    class_id: Mapped[int | None] = mapped_column(ForeignKey("classes.id"))
    #: Without a constraint: a quiz that nobody took may be deleted, and that somebody looked at it stays true.
    quiz_id: Mapped[int | None]
    student_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    #: Numbers that say more, never words about a person.
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    actor: Mapped[User | None] = relationship(foreign_keys=[actor_id])
    student: Mapped[User | None] = relationship(foreign_keys=[student_id])
    school_class: Mapped[SchoolClass | None] = relationship()


class Erasure(Base):
    """That a student was made anonymous. While it is open, the database lets the words of this student, and nothing
    else, be taken out of what is append-only otherwise; it is closed in the same transaction."""

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    #: Empty: everywhere; else only in this class, because the student is in another one still.
    class_id: Mapped[int | None] = mapped_column(ForeignKey("classes.id"))
    #: Whom the results of that class belong to from now on: nobody.
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    #: Empty: the time of the class was over.
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    done_at: Mapped[datetime | None]
