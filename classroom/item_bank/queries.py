"""What the bank is asked: versions of items, counted, filtered and paged, always one teacher's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from classroom.models import (
    Difficulty,
    Dispatch,
    Item,
    ItemEvidence,
    ItemKind,
    ItemState,
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


def narrowed(query: Select[ItemVersion], wanted: ItemFilter) -> Select[tuple[ItemVersion]]:
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
    return query
