"""Items, their immutable versions, and the words that prove them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship, remote

from classroom.database import Base, EmptyObject
from classroom.models.accounts import User
from classroom.models.dossiers import Dispatch, Dossier
from classroom.models.enumeration import enum_column


class ItemOrigin(StrEnum):
    """Who wrote the first version."""

    ENGINE = "engine"
    TEACHER = "teacher"


class ItemState(StrEnum):
    """Where an item stands; only approved ones can go into a quiz."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETIRED = "retired"


class Topic(StrEnum):
    """What a question is about."""

    DATE = "date"
    CAUSE = "cause"
    ACTOR = "actor"
    CONTRADICTION = "contradiction"


class ItemKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    ORDER = "order"
    MATCH = "match"
    NUMERIC = "numeric"
    SHORT = "short"
    #: A day, a month, a year, a part of one; typed or picked.
    DATE = "date"
    #: A text with gaps, each typed or chosen from a list.
    GAP = "gap"
    #: Written at length and marked by hand: it has no row in ``marks`` until a teacher has marked it, unless it was
    #: left open (see :mod:`classroom.attempts.scoring`).
    OPEN = "open"
    #: Words to be selected in a passage.
    HIGHLIGHT = "highlight"


class Difficulty(StrEnum):
    """How hard a question is thought to be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Item(Base):
    """A question of the bank. Its words are in its versions; editing adds one."""

    __tablename__ = "items"
    __table_args__ = (
        UniqueConstraint("dossier_id", "engine_key"),
        Index("ix_items_dossier_id_state", "dossier_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Empty for an item without dispatches.
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossiers.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    origin: Mapped[ItemOrigin] = mapped_column(enum_column(ItemOrigin, "origin"))
    #: The engine's stable id: a new reading finds its own items again.
    engine_key: Mapped[str | None] = mapped_column(String(80))
    #: The rule of the engine that wrote it.
    rule: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[ItemState] = mapped_column(enum_column(ItemState, "state"), default=ItemState.DRAFT)
    #: Rank in the engine's list, best first.
    rank: Mapped[int] = mapped_column(default=0)
    #: Number of the version that is shown and composed.
    current_number: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    #: Since when colleagues may copy it; empty: they may not.
    shared_at: Mapped[datetime | None]

    owner: Mapped[User] = relationship()
    dossier: Mapped[Dossier | None] = relationship()
    tags: Mapped[list[ItemTag]] = relationship(
        order_by="ItemTag.tag", cascade="all, delete-orphan", passive_deletes=True
    )
    versions: Mapped[list[ItemVersion]] = relationship(order_by="ItemVersion.number", back_populates="item")
    events: Mapped[list[ItemEvent]] = relationship(order_by="ItemEvent.id", back_populates="item")
    current: Mapped[ItemVersion] = relationship(
        primaryjoin=lambda: (
            (Item.id == foreign(remote(ItemVersion.item_id)))
            & (Item.current_number == foreign(remote(ItemVersion.number)))
        ),
        viewonly=True,
        uselist=False,
    )


class ItemTag(Base):
    """A word that a teacher finds an item again by; it belongs to the item, not to its words."""

    __tablename__ = "item_tags"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)


class ItemVersion(Base):
    """The words of an item at one time. Never changed: quizzes and attempts point here."""

    __tablename__ = "item_versions"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("number >= 1", name="numbered_from_one"),
        CheckConstraint("points > 0", name="worth_something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    number: Mapped[int]
    #: Empty: the engine.
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]
    topic: Mapped[Topic] = mapped_column(enum_column(Topic, "topic"))
    kind: Mapped[ItemKind] = mapped_column(enum_column(ItemKind, "kind"))
    stem: Mapped[str] = mapped_column(Text)
    #: ``[{"text", "correct", "why"}, …]`` in the order of :class:`questions.items.Option`; some kinds have one more
    #: word, see :mod:`classroom.item_bank.rules`.
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    #: How the kind is asked and marked, where that is not as usual; see :mod:`classroom.item_bank.rules`.
    rules: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default=EmptyObject())
    #: What it is worth where a quiz does not say otherwise.
    points: Mapped[float] = mapped_column(default=1.0, server_default="1")
    rationale: Mapped[str] = mapped_column(Text, default="")
    #: Said in the review beside the explanation, to whoever has full marks, and to everybody else.
    feedback_right: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    feedback_wrong: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    difficulty: Mapped[Difficulty] = mapped_column(enum_column(Difficulty, "difficulty"))
    source_independent: Mapped[bool] = mapped_column(default=True)

    item: Mapped[Item] = relationship(back_populates="versions")
    author: Mapped[User | None] = relationship()
    evidence: Mapped[list[ItemEvidence]] = relationship(order_by="ItemEvidence.position", back_populates="item_version")


class ItemEvidence(Base):
    """Exact words of a dispatch that prove an item: ``quote`` equals ``dispatch.text[start:end]``."""

    __tablename__ = "item_evidence"
    __table_args__ = (
        UniqueConstraint("item_version_id", "position"),
        CheckConstraint('"start" >= 0 AND "end" > "start"', name="not_empty"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_version_id: Mapped[int] = mapped_column(ForeignKey("item_versions.id"))
    position: Mapped[int]
    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatches.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)

    item_version: Mapped[ItemVersion] = relationship(back_populates="evidence")
    dispatch: Mapped[Dispatch] = relationship()


class ItemEventKind(StrEnum):
    """What a teacher did with an item."""

    WRITTEN = "written"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    #: Back to review after an acceptance or a rejection.
    UNDONE = "undone"
    RETIRED = "retired"
    RESTORED = "restored"


class ItemEvent(Base):
    """One act of curation: who, what, when, why. Append-only."""

    __tablename__ = "item_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    kind: Mapped[ItemEventKind] = mapped_column(enum_column(ItemEventKind, "kind"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]

    item: Mapped[Item] = relationship(back_populates="events")
    actor: Mapped[User | None] = relationship()
