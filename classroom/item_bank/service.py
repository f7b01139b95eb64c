"""What changes the bank: what the engine wrote comes in, teachers write, edit, accept, reject and retire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session, selectinload

from classroom.item_bank.answer_key import Choice
from classroom.item_bank.rules import USUAL, Rules, rules_of, stored
from classroom.models import (
    Difficulty,
    Dispatch,
    Dossier,
    Item,
    ItemEvent,
    ItemEventKind,
    ItemEvidence,
    ItemKind,
    ItemOrigin,
    ItemState,
    ItemVersion,
    Topic,
)
from questions.item_writing.french.wording import BLANK

if TYPE_CHECKING:
    from questions.items import Item as WrittenItem


@dataclass(frozen=True)
class EvidenceAt:
    """Exact words of a dispatch."""

    dispatch_id: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Draft:
    """The words of a version to be."""

    topic: Topic
    kind: ItemKind
    stem: str
    choices: Sequence[Choice]
    difficulty: Difficulty
    rationale: str = ""
    source_independent: bool = True
    evidence: Sequence[EvidenceAt] = field(default_factory=tuple)
    rules: Rules = USUAL
    points: float = 1.0
    feedback_right: str = ""
    feedback_wrong: str = ""


@dataclass(frozen=True)
class Moved:
    """What became of several items at once."""

    done: int
    left: int


class Act(StrEnum):
    """What a teacher does with an item on the curation page or in the bank."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNDO = "undo"
    RETIRE = "retire"
    RESTORE = "restore"


#: From which states to which, and the event that is written down.
MOVES: dict[Act, tuple[frozenset[ItemState], ItemState, ItemEventKind]] = {
    Act.ACCEPT: (frozenset({ItemState.DRAFT, ItemState.REJECTED}), ItemState.APPROVED, ItemEventKind.ACCEPTED),
    Act.REJECT: (frozenset({ItemState.DRAFT, ItemState.APPROVED}), ItemState.REJECTED, ItemEventKind.REJECTED),
    Act.UNDO: (frozenset({ItemState.APPROVED, ItemState.REJECTED}), ItemState.DRAFT, ItemEventKind.UNDONE),
    Act.RETIRE: (frozenset({ItemState.APPROVED}), ItemState.RETIRED, ItemEventKind.RETIRED),
    Act.RESTORE: (frozenset({ItemState.RETIRED}), ItemState.APPROVED, ItemEventKind.RESTORED),
}


def move(session: Session, item: Item, act: Act, actor_id: int, now: datetime, reason: str | None = None) -> bool:
    """Change the state of an item and write down who did it.

    :returns: whether it was done; an item that already stands there is left alone, and that counts as done.
    """
    origins, target, kind = MOVES[act]
    if item.state is target:
        return True
    if item.state not in origins:
        return False
    item.state = target
    _note(session, item, kind, actor_id, now, reason)
    return True


def move_all(
    session: Session, items: Iterable[Item], act: Act, actor_id: int, now: datetime, reason: str | None = None
) -> Moved:
    """Change the state of several items; those in a state that the act does not start from are left."""
    outcomes = [move(session, item, act, actor_id, now, reason) for item in items]
    return Moved(sum(outcomes), len(outcomes) - sum(outcomes))


def write_item(
    session: Session, owner_id: int, dossier_id: int | None, draft: Draft, now: datetime, approved: bool
) -> Item:
    """A question by a teacher, with its first version."""
    item = Item(
        owner_id=owner_id,
        dossier_id=dossier_id,
        origin=ItemOrigin.TEACHER,
        state=ItemState.APPROVED if approved else ItemState.DRAFT,
        created_at=now,
        current_number=1,
    )
    session.add(item)
    session.flush()
    _add_version(session, item, draft, owner_id, now)
    _note(session, item, ItemEventKind.WRITTEN, owner_id, now)
    return item


def edit_item(session: Session, item: Item, draft: Draft, actor_id: int, now: datetime) -> ItemVersion | None:
    """A new version in the place of the one in force; ``None`` when the draft says the same."""
    session.execute(select(Item.id).where(Item.id == item.id).with_for_update())
    session.refresh(item, ["current_number"])
    current = session.scalars(_version(item).options(selectinload(ItemVersion.evidence))).one()
    if draft_of(current) == draft:
        return None
    item.current_number += 1
    version = _add_version(session, item, draft, actor_id, now)
    _note(session, item, ItemEventKind.EDITED, actor_id, now)
    session.expire(item, ["current", "versions"])
    return version


def draft_of(version: ItemVersion) -> Draft:
    """The words of a version."""
    return Draft(
        topic=version.topic,
        kind=version.kind,
        stem=version.stem,
        choices=tuple(Choice.read(each) for each in version.options),
        difficulty=version.difficulty,
        rationale=version.rationale,
        source_independent=version.source_independent,
        evidence=tuple(EvidenceAt(each.dispatch_id, each.start, each.end, each.quote) for each in version.evidence),
        rules=rules_of(version.kind, version.rules),
        points=version.points,
        feedback_right=version.feedback_right,
        feedback_wrong=version.feedback_wrong,
    )


# ------------------------------------------------------------------------------------------- what the engine wrote


def keep_written_items(session: Session, dossier_id: int, written: Sequence[WrittenItem], now: datetime) -> None:
    """Store what a reading wrote: new items become drafts, and drafts that it no longer writes are withdrawn.

    An item that a teacher has touched is left as it is, whatever the engine thinks of it now.
    """
    dossier = session.get_one(Dossier, dossier_id)
    dispatches = _dispatch_ids(session, dossier_id)
    known = _engine_items(session, dossier_id)
    touched = _touched(session, known.values())
    kept: set[str] = set()
    for rank, each in enumerate(written):
        if each.id in kept:
            continue
        kept.add(each.id)
        _keep_written(session, dossier, known.get(each.id), touched, each, rank, dispatches, now)
    _withdraw(session, [item for key, item in known.items() if key not in kept and item.id not in touched])


def add_written_items(
    session: Session, dossier_id: int, written: Sequence[WrittenItem], asked_by_id: int, now: datetime
) -> int:
    """Store items that a teacher asked for, as drafts; says how many.

    They are written down as asked for, so that the next reading, which may not choose them, leaves them alone.
    """
    dossier = session.get_one(Dossier, dossier_id)
    dispatches = _dispatch_ids(session, dossier_id)
    last = session.scalar(select(func.max(Item.rank)).where(Item.dossier_id == dossier_id)) or 0
    for rank, each in enumerate(written, last + 1):
        item = _new_engine_item(session, dossier, each, now)
        item.rank = rank
        _add_version(session, item, draft_written(each, dispatches), None, now)
        _note(session, item, ItemEventKind.WRITTEN, asked_by_id, now)
    return len(written)


def _keep_written(
    session: Session,
    dossier: Dossier,
    item: Item | None,
    touched: set[int],
    written: WrittenItem,
    rank: int,
    dispatches: dict[str, int],
    now: datetime,
) -> None:
    draft = draft_written(written, dispatches)
    if item is None:
        item = _new_engine_item(session, dossier, written, now)
        _add_version(session, item, draft, None, now)
    elif item.id not in touched and draft_of(item.current) != draft:
        # Nobody has looked at it yet: its only version is replaced, there is nothing to keep.
        item.rule = written.rule
        _delete_versions(session, [item.id])
        _add_version(session, item, draft, None, now)
    item.rank = rank


def draft_written(written: WrittenItem, dispatches: dict[str, int]) -> Draft:
    """An engine's item in the words of the bank, its files resolved to rows; a passage with a blank to be filled in
    becomes a text with a gap."""
    gap = _with_gap(written)
    return Draft(
        topic=Topic(written.topic),
        kind=ItemKind.GAP if gap else ItemKind(written.kind),
        stem=f"{gap['asks'].rstrip()}." if gap else written.stem,
        choices=tuple(Choice(each.text, each.correct, each.why, gap=1 if gap else 0) for each in written.options),
        rules=Rules(text=gap["passage"].replace(BLANK, "[1]")) if gap else USUAL,
        difficulty=Difficulty(written.difficulty),
        rationale=written.rationale,
        source_independent=written.source_independent,
        evidence=tuple(
            EvidenceAt(dispatches[span.file], span.start, span.end, span.quote)
            for span in dict.fromkeys(written.evidence)
            if span.file in dispatches
        ),
    )


#: « Complétez ce passage de … : « … ____ … ». »
_BLANKED = re.compile(rf"(?P<asks>[^«»]+?)[\s\u202f]*:[\s\u202f]*(?P<passage>«[^\[\]]*{BLANK}[^\[\]]*»)\.?")


def _with_gap(written: WrittenItem) -> re.Match[str] | None:
    """The parts of a question that asks for the one word left out of a passage."""
    once = written.kind == "short" and written.stem.count(BLANK) == 1
    return _BLANKED.fullmatch(written.stem) if once else None


def _new_engine_item(session: Session, dossier: Dossier, written: WrittenItem, now: datetime) -> Item:
    item = Item(
        dossier_id=dossier.id,
        owner_id=dossier.owner_id,
        origin=ItemOrigin.ENGINE,
        engine_key=written.id,
        rule=written.rule,
        state=ItemState.DRAFT,
        created_at=now,
        current_number=1,
    )
    session.add(item)
    session.flush()
    return item


def _dispatch_ids(session: Session, dossier_id: int) -> dict[str, int]:
    rows = session.execute(select(Dispatch.file, Dispatch.id).where(Dispatch.dossier_id == dossier_id))
    return dict(rows.all())


def _engine_items(session: Session, dossier_id: int) -> dict[str, Item]:
    """The engine's items by key, locked: no teacher accepts one while it is replaced or withdrawn."""
    query = select(Item).where(Item.dossier_id == dossier_id, Item.engine_key.is_not(None)).order_by(Item.id)
    loaded = query.with_for_update().options(selectinload(Item.current).selectinload(ItemVersion.evidence))
    return {item.engine_key or "": item for item in session.scalars(loaded)}


def _touched(session: Session, items: Iterable[Item]) -> set[int]:
    """Ids of the items with which a teacher has done anything, even if it was undone."""
    ids = [item.id for item in items]
    return set(session.scalars(select(ItemEvent.item_id).where(ItemEvent.item_id.in_(ids)).distinct()))


def _withdraw(session: Session, items: Sequence[Item]) -> None:
    ids = [item.id for item in items]
    _delete_versions(session, ids)
    session.execute(delete(Item).where(Item.id.in_(ids)))


def _delete_versions(session: Session, item_ids: Sequence[int]) -> None:
    versions = select(ItemVersion.id).where(ItemVersion.item_id.in_(item_ids))
    session.execute(delete(ItemEvidence).where(ItemEvidence.item_version_id.in_(versions)))
    session.execute(delete(ItemVersion).where(ItemVersion.item_id.in_(item_ids)))


# ----------------------------------------------------------------------------------------------------------- rows


def _version(item: Item) -> Select[ItemVersion]:
    return select(ItemVersion).where(ItemVersion.item_id == item.id, ItemVersion.number == item.current_number)


def _add_version(session: Session, item: Item, draft: Draft, author_id: int | None, now: datetime) -> ItemVersion:
    version = ItemVersion(
        item_id=item.id,
        number=item.current_number,
        author_id=author_id,
        created_at=now,
        topic=draft.topic,
        kind=draft.kind,
        stem=draft.stem,
        options=[each.stored() for each in draft.choices],
        rules=stored(draft.kind, draft.rules),
        points=draft.points,
        feedback_right=draft.feedback_right,
        feedback_wrong=draft.feedback_wrong,
        rationale=draft.rationale,
        difficulty=draft.difficulty,
        source_independent=draft.source_independent,
        evidence=[
            ItemEvidence(
                position=position, dispatch_id=each.dispatch_id, start=each.start, end=each.end, quote=each.quote
            )
            for position, each in enumerate(draft.evidence)
        ],
    )
    session.add(version)
    session.flush()
    return version


def _note(
    session: Session, item: Item, kind: ItemEventKind, actor_id: int, now: datetime, reason: str | None = None
) -> None:
    session.add(ItemEvent(item_id=item.id, kind=kind, actor_id=actor_id, at=now, reason=reason or None))
    session.flush()
