"""More questions on one cell of the coverage grid: asked for on a page, written in the background."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from classroom.database import begin_write
from classroom.dossiers import engine
from classroom.dossiers.reading import material_of
from classroom.item_bank import service
from classroom.models import Difficulty, Dispatch, Item, ItemRequest, Topic

if TYPE_CHECKING:
    from questions.items import Item as WrittenItem

logger = logging.getLogger(__name__)

#: Stored as the reason when the engine broke down; any other reason is a sentence for the teacher.
BROKE_DOWN = "engine"


@dataclass(frozen=True)
class Wanted:
    """The cell that is thin."""

    dispatch_id: int
    topic: Topic
    difficulty: Difficulty


def request_items(session: Session, dispatch: Dispatch, wanted: Wanted, user_id: int, now: datetime) -> ItemRequest:
    """Keep the request; one that is still open for the same cell is given back instead of a second."""
    same = (
        (ItemRequest.dispatch_id == dispatch.id)
        & (ItemRequest.topic == wanted.topic)
        & (ItemRequest.difficulty == wanted.difficulty)
        & ItemRequest.finished_at.is_(None)
    )
    waiting = session.scalar(select(ItemRequest).where(same))
    if waiting is not None:
        return waiting
    request = ItemRequest(
        dossier_id=dispatch.dossier_id,
        dispatch_id=dispatch.id,
        topic=wanted.topic,
        difficulty=wanted.difficulty,
        requested_by_id=user_id,
        requested_at=now,
    )
    session.add(request)
    session.flush()
    return request


def latest_request(session: Session, dossier_id: int) -> ItemRequest | None:
    """The request made last for a dossier."""
    return session.scalar(
        select(ItemRequest).where(ItemRequest.dossier_id == dossier_id).order_by(ItemRequest.id.desc()).limit(1)
    )


def write_requested(sessions: sessionmaker[Session], request_id: int, now: datetime) -> None:
    """Have the engine write what was asked for; whatever goes wrong ends in a reason.

    The engine runs outside any transaction. A request that is finished already is left alone.
    """
    with sessions() as session:
        request = session.get(ItemRequest, request_id)
        if request is None or request.finished_at is not None:
            return
        cell = engine.Cell(request.topic.value, request.difficulty.value, request.dispatch.file)
        sources, corrections = material_of(session, request.dossier_id)
        known = set(_known(session, request.dossier_id))
    try:
        written, reason = engine.write_more(sources, corrections, cell, known)
    except Exception:  # whatever a text can make the engine raise
        logger.exception("request %s for more questions failed", request_id)
        written, reason = [], BROKE_DOWN
    with _writing(sessions) as session:
        _finish(session, request_id, written, reason, now)


def _finish(session: Session, request_id: int, written: Sequence[WrittenItem], reason: str, now: datetime) -> None:
    request = session.get_one(ItemRequest, request_id)
    if request.finished_at is not None:
        return
    known = set(_known(session, request.dossier_id))
    request.added = service.add_written_items(
        session, request.dossier_id, [each for each in written if each.id not in known], request.requested_by_id, now
    )
    request.finished_at, request.reason = now, reason or None


def _known(session: Session, dossier_id: int) -> Collection[str]:
    keys = select(Item.engine_key).where(Item.dossier_id == dossier_id, Item.engine_key.is_not(None))
    return [key for key in session.scalars(keys) if key]


@contextmanager
def _writing(sessions: sessionmaker[Session]) -> Iterator[Session]:
    with sessions() as session:
        begin_write(session)
        yield session
        session.commit()
