"""What the live board reads: a few selects, whatever the size of the class, and hardly an object of the mapper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from classroom.models import Attempt, AttemptItem, Presence, Response
from classroom.results import queries
from classroom.results.live_board import Asked, Board, PutQuestion, Sitting, board, counts_in_time


def read_board(session: Session, quiz_id: int, class_id: int, now: datetime, *, closed: bool) -> Board:
    """The board of a class at a quiz."""
    sittings = _sittings(session, quiz_id, class_id)
    return board(
        queries.members(session, quiz_id, class_id),
        sittings.values(),
        _put(session, sittings),
        _asked(session, quiz_id, class_id),
        now,
        closed=closed,
    )


def last_attempts(session: Session, quiz_id: int, class_id: int) -> list[Attempt]:
    """The last attempt of each student of a class."""
    query = select(Attempt).where(Attempt.quiz_id == quiz_id, Attempt.class_id == class_id).order_by(Attempt.number)
    return list({attempt.student_id: attempt for attempt in session.scalars(query)}.values())


def _sittings(session: Session, quiz_id: int, class_id: int) -> dict[int, Sitting]:
    """The last attempt of each student of a class, by attempt."""
    columns: list[Any] = [getattr(Attempt, field.name) for field in fields(Sitting)[1:-2]]
    query: Select[Any] = select(Attempt.id, *columns, Presence.heard_at, Presence.position)
    query = query.outerjoin(Presence, Presence.attempt_id == Attempt.id).order_by(Attempt.number)
    rows = session.execute(query.where(Attempt.quiz_id == quiz_id, Attempt.class_id == class_id))
    last = {sitting.student_id: sitting for sitting in (Sitting(*row) for row in rows)}
    return {sitting.attempt_id: sitting for sitting in last.values()}


def _put(session: Session, sittings: Mapping[int, Sitting]) -> Sequence[PutQuestion]:
    """Questions of these attempts, each with the last answer that came in time."""
    query = (
        select(AttemptItem.id, AttemptItem.attempt_id, AttemptItem.position, AttemptItem.item_version_id)
        .add_columns(Response.answer, Response.received_at)
        .outerjoin(Response, (Response.attempt_item_id == AttemptItem.id) & ~Response.after_leaving)
        .where(AttemptItem.attempt_id.in_(sittings))
        .order_by(AttemptItem.id, Response.sequence)
    )
    found: dict[int, PutQuestion] = {}
    for item_id, attempt_id, position, version_id, answer, received_at in session.execute(query):
        late = received_at is not None and not counts_in_time(sittings[attempt_id], received_at)
        if late and item_id in found:
            continue
        given: tuple[Any, datetime | None] = (None, None) if late else (answer, received_at)
        found[item_id] = PutQuestion(attempt_id, position, version_id, *given)
    return list(found.values())


def _asked(session: Session, quiz_id: int, class_id: int) -> list[Asked]:
    """The questions in the order of the quiz, as plain values that outlive the session."""
    versions = queries.versions(session, quiz_id, class_id)
    return [Asked(each.id, each.topic, each.kind, each.stem, each.options) for each in versions]
