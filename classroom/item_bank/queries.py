"""What the bank is asked: versions of items, counted, filtered and paged, always one teacher's own."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from classroom.item_bank.coverage import Covered
from classroom.item_bank.rule_rates import Curated
from classroom.item_bank.rules import READ
from classroom.models import (
    Difficulty,
    Dispatch,
    Item,
    ItemEvent,
    ItemEventKind,
    ItemEvidence,
    ItemKind,
    ItemState,
    ItemTag,
    ItemVersion,
    Topic,
)


@dataclass(frozen=True)
class ItemFilter:
    """What an item must be to be listed; ``None`` asks nothing."""

    topic: Topic | None = None
    kind: ItemKind | None = None
    state: ItemState | None = None
    difficulty: Difficulty | None = None
    dossier_id: int | None = None
    #: Some evidence stands in this dispatch.
    dispatch_id: int | None = None
    tag: str | None = None


def approved_versions(
    session: Session,
    owner_id: int,
    ids: Collection[int] | None = None,
    wanted: ItemFilter | None = None,
) -> Sequence[ItemVersion]:
    """Current versions of a teacher's approved items, which are the only ones that may go into a quiz.

    :param ids: of items; those that are not approved or not the teacher's are silently left out. ``None``: all.
    :param wanted: further narrowing; its ``state`` is not looked at.
    :returns: versions by dossier, topic and rank, with ``item``, ``item.dossier``, ``evidence`` and
        ``evidence[].dispatch`` (without its text) loaded in a constant number of queries.
    """
    query = narrowed(current_versions(owner_id), wanted or ItemFilter()).where(Item.state == ItemState.APPROVED)
    if ids is not None:
        query = query.where(Item.id.in_(list(ids)))
    return session.scalars(query.order_by(Item.dossier_id, ItemVersion.topic, Item.rank, Item.id)).unique().all()


def current_versions(owner_id: int) -> Select[ItemVersion]:
    """Select of the version in force of each of a teacher's items, with what a card shows of it."""
    return (
        select(ItemVersion)
        .join(Item, (Item.id == ItemVersion.item_id) & (Item.current_number == ItemVersion.number))
        .where(Item.owner_id == owner_id)
        .options(contains_eager(ItemVersion.item).joinedload(Item.dossier), with_evidence())
    )


def with_evidence() -> ORMOption:
    """Loads the evidence of versions with outlet and date of its dispatch, but neither its text nor its bytes."""
    return selectinload(ItemVersion.evidence).options(
        joinedload(ItemEvidence.dispatch).load_only(
            Dispatch.dossier_id,
            Dispatch.file,
            Dispatch.agency_read,
            Dispatch.agency_corrected,
            Dispatch.published_read,
            Dispatch.published_corrected,
            Dispatch.removed_at,
        )
    )


def narrowed(query: Select[ItemVersion], wanted: ItemFilter) -> Select[ItemVersion]:
    """The same select, for what the filter wants, its state apart."""
    columns = {
        Item.dossier_id: wanted.dossier_id,
        ItemVersion.topic: wanted.topic,
        ItemVersion.kind: wanted.kind,
        ItemVersion.difficulty: wanted.difficulty,
    }
    for column, value in columns.items():
        if value is not None:
            query = query.where(column == value)
    if wanted.dispatch_id is not None:
        query = query.where(ItemVersion.evidence.any(ItemEvidence.dispatch_id == wanted.dispatch_id))
    if wanted.tag is not None:
        query = query.where(Item.tags.any(ItemTag.tag == wanted.tag))
    return query


@dataclass(frozen=True)
class Page:
    """A page of items."""

    versions: Sequence[ItemVersion]
    total: int
    number: int
    size: int

    @property
    def last(self) -> int:
        """Number of the last page."""
        return max(1, -(-self.total // self.size))


def page_number(number: int, total: int, size: int) -> int:
    """The page that was asked for, or the nearest there is."""
    return min(max(number, 1), max(1, -(-total // size)))


# ---------------------------------------------------------------------------------------------------------- curation


@dataclass(frozen=True)
class Counts:
    """How many items of a dossier (or of the whole bank) are in each state, and how many of each topic."""

    states: dict[ItemState, int]
    #: Within the state that is shown.
    topics: dict[Topic, int]

    @property
    def total(self) -> int:
        """Items in any state."""
        return sum(self.states.values())


def items_of_dossier(
    session: Session, owner_id: int, dossier_id: int, wanted: ItemFilter, number: int, size: int
) -> Page:
    """A page of a dossier's items for curation, by topic and rank, in four queries."""
    query = narrowed(current_versions(owner_id), replace(wanted, dossier_id=dossier_id))
    if wanted.state:
        query = query.where(Item.state == wanted.state)
    total = session.scalar(query.with_only_columns(func.count(ItemVersion.id)).options()) or 0
    number = page_number(number, total, size)
    ordered = query.order_by(_topic_rank(), Item.rank, Item.id).limit(size).offset((number - 1) * size)
    return Page(session.scalars(ordered).unique().all(), total, number, size)


def count_items(session: Session, owner_id: int, wanted: ItemFilter) -> Counts:
    """Counts by state whatever the filter says of it, and by topic whatever it says of that."""
    rows = session.execute(
        select(Item.state, ItemVersion.topic, func.count())
        .join(ItemVersion, (Item.id == ItemVersion.item_id) & (Item.current_number == ItemVersion.number))
        .where(Item.owner_id == owner_id, *([Item.dossier_id == wanted.dossier_id] if wanted.dossier_id else []))
        .group_by(Item.state, ItemVersion.topic)
    )
    states, topics = Counter[ItemState](), Counter[Topic]()
    for state, topic, count in rows:
        states[state] += count
        if wanted.state in {None, state}:
            topics[topic] += count
    return Counts(dict(states), dict(topics))


def covered(session: Session, dossier_id: int) -> list[Covered]:
    """Each question of a dossier once for each dispatch that it quotes."""
    rows = session.execute(
        select(ItemVersion.topic, ItemVersion.difficulty, Item.state, ItemEvidence.dispatch_id)
        .join(Item, (Item.id == ItemVersion.item_id) & (Item.current_number == ItemVersion.number))
        .join(ItemEvidence, ItemEvidence.item_version_id == ItemVersion.id)
        .where(Item.dossier_id == dossier_id)
        .distinct()
        .add_columns(Item.id)
    )
    return [Covered(topic, difficulty, state, dispatch_id) for topic, difficulty, state, dispatch_id, _item in rows]


def curated(session: Session, owner_id: int) -> list[Curated]:
    """Every item that the engine wrote for a teacher."""
    edited = select(ItemEvent.item_id).where(ItemEvent.kind == ItemEventKind.EDITED).distinct().subquery()
    rows = session.execute(
        select(Item.rule, Item.state, edited.c.item_id.is_not(None))
        .outerjoin(edited, edited.c.item_id == Item.id)
        .where(Item.owner_id == owner_id, Item.rule.is_not(None))
    )
    return [Curated(rule or "", state, was_edited) for rule, state, was_edited in rows]


def items_named(session: Session, owner_id: int, dossier_id: int, ids: Collection[int]) -> Sequence[Item]:
    """Those of a dossier's items that are a teacher's own."""
    mine = (Item.owner_id == owner_id) & (Item.dossier_id == dossier_id) & Item.id.in_(list(ids))
    return session.scalars(select(Item).where(mine).order_by(Item.id)).all()


def item_of(session: Session, owner_id: int, item_id: int) -> Item | None:
    """One of a teacher's items."""
    query = select(Item).where(Item.id == item_id, Item.owner_id == owner_id)
    return session.scalar(query.options(joinedload(Item.dossier)))


def version_in_force(session: Session, item: Item) -> ItemVersion:
    """The current version of an item, with its evidence."""
    return session.scalars(current_versions(item.owner_id).where(Item.id == item.id)).unique().one()


def history_of(session: Session, item: Item) -> tuple[Sequence[ItemVersion], Sequence[ItemEvent]]:
    """Versions and acts of an item, the newest first."""
    versions = session.scalars(
        select(ItemVersion)
        .where(ItemVersion.item_id == item.id)
        .order_by(ItemVersion.number.desc())
        .options(joinedload(ItemVersion.author), with_evidence())
    )
    events = session.scalars(
        select(ItemEvent)
        .where(ItemEvent.item_id == item.id)
        .order_by(ItemEvent.id.desc())
        .options(joinedload(ItemEvent.actor))
    )
    return versions.all(), events.all()


def rejection_reasons(session: Session, item_ids: Collection[int]) -> dict[int, str]:
    """Why each of these items was rejected last."""
    rejected = (ItemEvent.kind == ItemEventKind.REJECTED) & ItemEvent.item_id.in_(list(item_ids))
    rows = session.execute(select(ItemEvent.item_id, ItemEvent.reason).where(rejected).order_by(ItemEvent.id))
    return {item_id: reason for item_id, reason in rows if reason}


# -------------------------------------------------------------------------------------------------------------- bank


NEWEST_FIRST = (Item.created_at.desc(), Item.rank, Item.id.desc())
BY_DOSSIER = (Item.dossier_id, ItemVersion.topic, Item.rank, Item.id)


def search_bank(
    session: Session,
    owner_id: int,
    wanted: ItemFilter,
    words: str,
    number: int,
    size: int,
    *,
    order: tuple[Any, ...] = NEWEST_FIRST,
    without: Select[int] | None = None,
) -> Page:
    """A page of a teacher's items.

    :param words: all must occur in the question, its text or passage, its options or its explanation; accents and
        capitals do not matter.
    :param without: ids of items to leave out.
    """
    ids = _bank_ids(session, owner_id, wanted, words, order, without)
    number = page_number(number, len(ids), size)
    on_page = ids[(number - 1) * size : number * size]
    versions = session.scalars(current_versions(owner_id).where(ItemVersion.id.in_(on_page))).unique()
    place = {version_id: place for place, version_id in enumerate(on_page)}
    return Page(sorted(versions, key=lambda version: place[version.id]), len(ids), number, size)


def _bank_ids(
    session: Session,
    owner_id: int,
    wanted: ItemFilter,
    words: str,
    order: tuple[Any, ...],
    without: Select[int] | None,
) -> list[int]:
    """Ids of versions; the words are compared here because databases disagree on accents and capitals."""
    query = narrowed(
        select(ItemVersion)
        .join(Item, (Item.id == ItemVersion.item_id) & (Item.current_number == ItemVersion.number))
        .where(Item.owner_id == owner_id),
        wanted,
    )
    if wanted.state:
        query = query.where(Item.state == wanted.state)
    if without is not None:
        query = query.where(Item.id.not_in(without))
    columns = (ItemVersion.id, ItemVersion.stem, ItemVersion.rationale, ItemVersion.options, ItemVersion.rules)
    rows = session.execute(query.with_only_columns(*columns).order_by(*order))
    sought = without_accents(words).split()
    return [row.id for row in rows if not sought or _holds(row, sought)]


def _holds(row: Row[Any], sought: list[str]) -> bool:
    read = (row.rules.get(name, "") for name in READ)
    text = without_accents(" ".join((row.stem, row.rationale, *read, *(option["text"] for option in row.options))))
    return all(word in text for word in sought)


def without_accents(text: str) -> str:
    """Text for searching: no accents, no capitals, plain apostrophes."""
    spread = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(character for character in spread if not unicodedata.combining(character)).casefold()


def _topic_rank() -> ColumnElement[int]:
    return case({topic: place for place, topic in enumerate(Topic)}, value=ItemVersion.topic)
