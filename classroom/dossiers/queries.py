"""What is asked of dossiers, always narrowed to one owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, contains_eager, defer, undefer

from classroom.models import Dispatch, Dossier, FindingCorrection, Item, ItemState, Reading, ReadingStage, Role, User


@dataclass(frozen=True)
class DossierSummary:
    """A dossier on the list: how many dispatches, how many questions in each state, its latest reading."""

    dossier: Dossier
    dispatches: int
    items: dict[ItemState, int]
    stage: ReadingStage | None


def dossiers_of(session: Session, owner_id: int, archived: bool = False) -> list[DossierSummary]:
    """A teacher's dossiers, the newest first, in a constant number of queries."""
    shelved = Dossier.archived_at.is_not(None) if archived else Dossier.archived_at.is_(None)
    dossiers = session.scalars(
        select(Dossier).where(Dossier.owner_id == owner_id, shelved).order_by(Dossier.created_at.desc(), Dossier.id)
    ).all()
    mine = Dossier.owner_id == owner_id
    dispatches = _count_dispatches(session, mine)
    items = _count_items(session, mine)
    stages = _latest_stages(session, mine)
    return [DossierSummary(d, dispatches.get(d.id, 0), items.get(d.id, {}), stages.get(d.id)) for d in dossiers]


def dossier_of(session: Session, owner_id: int, dossier_id: int) -> Dossier | None:
    """One of a teacher's dossiers."""
    return session.scalar(select(Dossier).where(Dossier.id == dossier_id, Dossier.owner_id == owner_id))


def dispatch_of(session: Session, owner_id: int, dispatch_id: int, with_original: bool = False) -> Dispatch | None:
    """One of the dispatches of a teacher's dossiers, with its dossier; its bytes only when they are asked for."""
    return session.scalar(
        select(Dispatch)
        .join(Dispatch.dossier)
        .where(Dispatch.id == dispatch_id, Dossier.owner_id == owner_id)
        .options(contains_eager(Dispatch.dossier), (undefer if with_original else defer)(Dispatch.original))
    )


def dispatches_of(session: Session, dossier_id: int) -> Sequence[Dispatch]:
    """Dispatches of a dossier in its order, those taken out included, without their bytes."""
    return session.scalars(
        select(Dispatch)
        .where(Dispatch.dossier_id == dossier_id)
        .order_by(Dispatch.position)
        .options(defer(Dispatch.original))
    ).all()


def latest_reading(session: Session, dossier_id: int) -> Reading | None:
    """The reading asked for last, in whatever stage, without its report."""
    return session.scalar(
        select(Reading)
        .where(Reading.dossier_id == dossier_id)
        .order_by(Reading.id.desc())
        .limit(1)
        .options(defer(Reading.report))
    )


def current_reading(session: Session, dossier_id: int) -> Reading | None:
    """The reading to show progress of: the one that runs, else the one asked for last."""
    running = select(Reading).where(
        Reading.dossier_id == dossier_id, Reading.stage.in_([ReadingStage.READING, ReadingStage.WRITING])
    )
    return session.scalar(running.options(defer(Reading.report))) or latest_reading(session, dossier_id)


def last_report(session: Session, dossier_id: int) -> dict[str, Any] | None:
    """What the last finished reading found."""
    return session.scalar(
        select(Reading.report)
        .where(Reading.dossier_id == dossier_id, Reading.stage == ReadingStage.DONE)
        .order_by(Reading.id.desc())
        .limit(1)
    )


def standing_corrections(session: Session, dossier_id: int) -> Sequence[FindingCorrection]:
    """What teachers said of findings and did not take back, the oldest first."""
    return session.scalars(
        select(FindingCorrection)
        .where(FindingCorrection.dossier_id == dossier_id, FindingCorrection.withdrawn_at.is_(None))
        .order_by(FindingCorrection.id)
    ).all()


def item_counts(session: Session, dossier_id: int) -> dict[ItemState, int]:
    """How many questions of a dossier are in each state."""
    return _count_items(session, Dossier.id == dossier_id).get(dossier_id, {})


def teacher_named(session: Session, username: str) -> User | None:
    """The active teacher with this user name."""
    query = select(User).where(User.username == username.lower(), User.role == Role.TEACHER, User.active)
    return session.scalar(query)


def teachers(session: Session) -> Sequence[User]:
    """Every active teacher."""
    return session.scalars(select(User).where(User.role == Role.TEACHER, User.active).order_by(User.sort_name)).all()


def _count_dispatches(session: Session, mine: ColumnElement[bool]) -> dict[int, int]:
    query = (
        select(Dispatch.dossier_id, func.count())
        .join(Dispatch.dossier)
        .where(mine, Dispatch.removed_at.is_(None))
        .group_by(Dispatch.dossier_id)
    )
    return dict(session.execute(query).all())


def _count_items(session: Session, mine: ColumnElement[bool]) -> dict[int, dict[ItemState, int]]:
    query = select(Item.dossier_id, Item.state, func.count()).join(Item.dossier).where(mine)
    counts: dict[int, dict[ItemState, int]] = {}
    for dossier_id, state, count in session.execute(query.group_by(Item.dossier_id, Item.state)):
        counts.setdefault(dossier_id or 0, {})[state] = count
    return counts


def _latest_stages(session: Session, mine: ColumnElement[bool]) -> dict[int, ReadingStage]:
    last = select(func.max(Reading.id)).join(Reading.dossier).where(mine).group_by(Reading.dossier_id)
    rows = session.execute(select(Reading.dossier_id, Reading.stage).where(Reading.id.in_(last)))
    return {row.dossier_id: row.stage for row in rows}
