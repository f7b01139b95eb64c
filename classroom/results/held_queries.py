"""What the page of versions reads, and what a teacher says of an option."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from classroom.models import (
    Dispatch,
    Holds,
    Item,
    ItemEvidence,
    ItemVersion,
    User,
    VersionTie,
)
from classroom.results.held_versions import Stance


def with_evidence(session: Session, version_ids: Collection[int]) -> list[ItemVersion]:
    """Versions with their item, evidence and its dispatches, in the order of ``version_ids``."""
    dispatch = selectinload(ItemVersion.evidence).joinedload(ItemEvidence.dispatch)
    light = dispatch.options(defer(Dispatch.original), defer(Dispatch.text))
    query = select(ItemVersion).options(joinedload(ItemVersion.item), light)
    rows = {row.id: row for row in session.scalars(query.where(ItemVersion.id.in_(version_ids)))}
    return [rows[key] for key in version_ids if key in rows]


def ties(session: Session, version_ids: Collection[int]) -> dict[int, dict[int, Stance]]:
    """What teachers have said last of options, by version and option."""
    newest = select(func.max(VersionTie.id)).where(VersionTie.item_version_id.in_(version_ids))
    newest = newest.group_by(VersionTie.item_version_id, VersionTie.option)
    found: dict[int, dict[int, Stance]] = {}
    for tie in session.scalars(select(VersionTie).where(VersionTie.id.in_(newest))):
        stance = Stance(tie.holds, tie.dispatch_id, by_teacher=True)
        found.setdefault(tie.item_version_id, {})[tie.option] = stance
    return found


def outlets(session: Session, versions: Sequence[ItemVersion], said: dict[int, dict[int, Stance]]) -> dict[int, str]:
    """Outlet by dispatch, for every dispatch that evidence or a tie names; its file where the outlet is unknown."""
    ids = {evidence.dispatch_id for version in versions for evidence in version.evidence}
    ids |= {s.dispatch_id for options in said.values() for s in options.values() if s.dispatch_id is not None}
    columns = (Dispatch.id, Dispatch.agency_corrected, Dispatch.agency_read, Dispatch.file)
    rows = session.execute(select(*columns).where(Dispatch.id.in_(ids)))
    return {key: corrected or read or file for key, corrected, read, file in rows}


def own_version(session: Session, owner: User, version_id: int) -> ItemVersion | None:
    """A version of one of the teacher's questions, with its evidence."""
    query = select(ItemVersion.id).join(Item, Item.id == ItemVersion.item_id)
    key = session.scalar(query.where(ItemVersion.id == version_id, Item.owner_id == owner.id))
    return None if key is None else with_evidence(session, [key])[0]


def sources(session: Session, version: ItemVersion) -> dict[int, str]:
    """Dispatches that an option of a question can be tied to: those of its dossier, or of its evidence."""
    columns = (Dispatch.id, Dispatch.agency_corrected, Dispatch.agency_read, Dispatch.file)
    here: ColumnElement[bool] = Dispatch.id.in_({evidence.dispatch_id for evidence in version.evidence})
    if version.item.dossier_id is not None:
        here |= (Dispatch.dossier_id == version.item.dossier_id) & Dispatch.removed_at.is_(None)
    rows = session.execute(select(*columns).where(here).order_by(Dispatch.position))
    return {key: corrected or read or file for key, corrected, read, file in rows}


def tie(session: Session, version: ItemVersion, option: int, stance: Stance, actor: User, now: datetime) -> VersionTie:
    """Say whose version an option is; what was said before stays in the table."""
    row = VersionTie(
        item_version_id=version.id,
        option=option,
        holds=stance.holds,
        dispatch_id=stance.dispatch_id if stance.holds is Holds.VERSION else None,
        author_id=actor.id,
        at=now,
    )
    session.add(row)
    session.flush()
    return row
