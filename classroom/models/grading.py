"""What a teacher says about marks after the fact: corrections of questions, notes in the gradebook, whose version an
answer is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from classroom.database import Base
from classroom.models.accounts import User
from classroom.models.dossiers import Dispatch
from classroom.models.enumeration import enum_column
from classroom.models.item_bank import ItemVersion
from classroom.models.quizzes import Quiz


class RegradeKind(StrEnum):
    """How a question is put right."""

    #: Another key in the place of the one it had.
    KEY = "key"
    #: Further answers count as right beside the key.
    ACCEPT = "accept"
    #: The question does not count.
    DROP = "drop"
    #: Everybody gets full marks.
    GIVE = "give"


class Regrade(Base):
    """A correction of a question that students have answered. In force until it is undone; the marks it added are the
    rows of ``marks`` that name it."""

    __tablename__ = "regrades"
    __table_args__ = (CheckConstraint("(undone_at IS NULL) = (undone_by_id IS NULL)", name="undone_by_someone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"), index=True)
    #: Empty: in every quiz of who made it.
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quizzes.id"), index=True)
    kind: Mapped[RegradeKind] = mapped_column(enum_column(RegradeKind, "kind"))
    #: Shape by kind of question, see ``classroom.results.corrected_key``; ``null`` for the kinds without a key.
    key: Mapped[Any] = mapped_column(JSON)
    #: Whoever would lose by it keeps the mark.
    never_lower: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    undone_at: Mapped[datetime | None]

    item_version: Mapped[ItemVersion] = relationship()
    quiz: Mapped[Quiz | None] = relationship()
    made_by: Mapped[User] = relationship(foreign_keys=[made_by_id])
    undone_by: Mapped[User | None] = relationship(foreign_keys=[undone_by_id])


class GradeNote(Base):
    """What the gradebook says of a student at a quiz, besides marks. Append-only, the latest counts."""

    __tablename__ = "grade_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    #: The quiz does not count for this student, taken or not.
    excused: Mapped[bool]
    comment: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    quiz: Mapped[Quiz] = relationship()
    student: Mapped[User] = relationship(foreign_keys=[student_id])
    author: Mapped[User] = relationship(foreign_keys=[author_id])


class Holds(StrEnum):
    """What somebody holds who gives an answer to a question on which sources differ."""

    #: The version of one dispatch.
    VERSION = "version"
    #: That the sources disagree.
    DISAGREEMENT = "disagreement"
    #: Neither.
    NOTHING = "nothing"


class VersionTie(Base):
    """A teacher's word on whose version an option is; it wins over what is read from the words. The latest counts."""

    __tablename__ = "version_ties"
    __table_args__ = (
        CheckConstraint("(holds = 'version') = (dispatch_id IS NOT NULL)", name="a_version_is_somebodys"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"), index=True)
    #: Index into the version's options.
    option: Mapped[int]
    holds: Mapped[Holds] = mapped_column(enum_column(Holds, "holds"))
    dispatch_id: Mapped[int | None] = mapped_column(ForeignKey("dispatches.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    dispatch: Mapped[Dispatch | None] = relationship()
    author: Mapped[User] = relationship()
