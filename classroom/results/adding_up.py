"""Attempts added up: read from the sums that are kept where these are fresh, from the marks where they are not.

Whoever reads gets the same with kept sums as without. What is kept follows from marks, responses and the attempt alone,
and the database makes it stale in the transaction that changes one of them; see :class:`classroom.models.AttemptSum`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from classroom.attempts.answers import BY_HAND
from classroom.models import (
    AtExpiry,
    Attempt,
    AttemptItem,
    AttemptSheet,
    AttemptSum,
    ItemVersion,
    Mark,
    Response,
    Topic,
)
from classroom.results.facts import AnsweredItem
from classroom.results.time_spent import seconds_by_question

#: Attempts whose marks are read together: more ids would be too many parameters for SQLite.
TOGETHER = 500


class Added(NamedTuple):
    """What the marks of an attempt come to."""

    complete: bool
    points: float
    maximum: float
    by_hand: bool
    #: By topic, won and to be won; nothing of a topic that was not asked about.
    topics: Mapping[Topic, tuple[float, float]]
    items: list[AnsweredItem]


NOTHING = Added(False, 0.0, 0.0, False, {}, [])

#: Of each topic, what was won and what was to be won.
TOPIC_COLUMNS: dict[Topic, tuple[InstrumentedAttribute[float], InstrumentedAttribute[float]]] = {
    topic: (getattr(AttemptSum, f"{topic}_points"), getattr(AttemptSum, f"{topic}_maximum")) for topic in Topic
}


def worth() -> ColumnElement[float]:
    """What a question is worth in its attempt; nothing where a correction has dropped it."""
    return case((Mark.counts.is_(False), 0.0), else_=AttemptItem.max_mark)


def latest_mark() -> ScalarSelect[int]:
    """Of the question at hand, the last mark, taken back or not."""
    newest = select(func.max(Mark.id)).where(Mark.attempt_item_id == AttemptItem.id)
    return newest.correlate(AttemptItem).scalar_subquery()


def counting_mark() -> ColumnElement[bool]:
    """Joins the question at hand with the mark that counts; with none where the last one was taken back."""
    return (Mark.id == latest_mark()) & ~Mark.withdrawn


def is_kept() -> ColumnElement[bool]:
    """Whether the sum that is joined with an attempt may be read."""
    return Attempt.closed_at.is_not(None) & AttemptSum.stale.is_(False)


def with_items(session: Session, *here: ColumnElement[bool]) -> dict[int, list[AnsweredItem]]:
    """The questions of attempts in their order, with answers, marks and seconds.

    :param here: conditions on :class:`Attempt`.
    """
    query = select(Attempt.id, case((is_kept(), AttemptSheet.items)))
    query = query.outerjoin(AttemptSum, AttemptSum.attempt_id == Attempt.id)
    rows = session.execute(query.outerjoin(AttemptSheet, AttemptSheet.attempt_id == Attempt.id).where(*here)).all()
    added = add_up(session, [attempt_id for attempt_id, items in rows if items is None])
    return {
        attempt_id: added[attempt_id].items if items is None else list(map(AnsweredItem._make, items))
        for attempt_id, items in rows
    }


def without_items(session: Session, *here: ColumnElement[bool]) -> dict[int, Added]:
    """What attempts come to, without their questions.

    :param here: conditions on :class:`Attempt`.
    """
    sums = [column for pair in TOPIC_COLUMNS.values() for column in pair]
    query: Select[*tuple[Any, ...]] = select(
        Attempt.id, is_kept(), AttemptSum.complete, AttemptSum.points, AttemptSum.maximum
    )
    query = query.add_columns(AttemptSum.by_hand, *sums).outerjoin(AttemptSum, AttemptSum.attempt_id == Attempt.id)
    found: dict[int, Added] = {}
    unkept = []
    for row in session.execute(query.where(*here)):
        attempt_id, kept, complete, points, maximum, by_hand = row[:6]
        if kept:
            pairs = zip(Topic, zip(row[6::2], row[7::2], strict=True), strict=True)
            found[attempt_id] = Added(complete, points, maximum, by_hand, {t: pair for t, pair in pairs if pair[1]}, [])
        else:
            unkept.append(attempt_id)
    return found | add_up(session, unkept)


def add_up(session: Session, attempt_ids: Collection[int]) -> dict[int, Added]:
    """The same, from the marks."""
    found: dict[int, Added] = {}
    ids = sorted(attempt_ids)
    for first in range(0, len(ids), TOGETHER):
        found |= _add_up(session, Attempt.id.in_(ids[first : first + TOGETHER]))
    return dict.fromkeys(ids, NOTHING) | found


def add_up_stale(session: Session, most: int, *here: ColumnElement[bool]) -> int:
    """Add attempts up whose sums are stale, and keep what comes out. The caller has begun to write.

    On PostgreSQL each of these sums is held until the end of the transaction: a mark that is added meanwhile waits, and
    makes it stale again. One that somebody else holds is left for the next time.

    :returns: how many.
    """
    query = select(AttemptSum.attempt_id).where(AttemptSum.stale, *here).order_by(AttemptSum.attempt_id).limit(most)
    ids = list(session.scalars(query.with_for_update(skip_locked=True)))
    closed = set(session.scalars(select(Attempt.id).where(Attempt.id.in_(ids), Attempt.closed_at.is_not(None))))
    added = add_up(session, ids)
    if ids:
        session.execute(update(AttemptSum), [_row(key, sums, key in closed) for key, sums in added.items()])
    sheets = [{"attempt_id": key, "items": sums.items} for key, sums in added.items() if sums.complete]
    if sheets:
        session.execute(insert(AttemptSheet), sheets)
    return len(ids)


def _row(attempt_id: int, added: Added, closed: bool) -> dict[str, Any]:
    topics = {
        column.key: value
        for topic, columns in TOPIC_COLUMNS.items()
        for column, value in zip(columns, added.topics.get(topic, (0.0, 0.0)), strict=True)
    }
    plain = {name: value for name, value in added._asdict().items() if name not in {"topics", "items"}}
    return {"attempt_id": attempt_id, "stale": False, "closed": closed, **plain, **topics}


def _add_up(session: Session, here: ColumnElement[bool]) -> dict[int, Added]:
    unmarked = _answers_not_marked(session, here)
    spent = _seconds(session, here)
    items: dict[int, list[AnsweredItem]] = defaultdict(list)
    topics: dict[int, dict[Topic, tuple[float, float]]] = defaultdict(dict)
    by_hand: set[int] = set()
    for row in session.execute(_marked(here)):
        attempt_id, item_id, version_id, position, maximum, fraction, answer, counts, topic, marker = row
        answer = unmarked.get(item_id) if fraction is None else answer
        seconds = spent.get(attempt_id, {}).get(version_id)
        items[attempt_id].append(
            AnsweredItem(version_id, position, maximum, fraction, answer, counts is not False, seconds)
        )
        if counts is not False:
            won, possible = topics[attempt_id].get(topic, (0.0, 0.0))
            topics[attempt_id][topic] = (won + (fraction or 0.0) * maximum, possible + maximum)
        if marker is not None:
            by_hand.add(attempt_id)
    return {key: _added(put, topics[key], key in by_hand) for key, put in items.items()}


def _added(items: list[AnsweredItem], topics: Mapping[Topic, tuple[float, float]], by_hand: bool) -> Added:
    return Added(
        complete=all(item.fraction is not None for item in items),
        points=sum((item.fraction or 0.0) * item.maximum for item in items if item.counts),
        maximum=sum(item.maximum for item in items if item.counts),
        by_hand=by_hand,
        topics=topics,
        items=items,
    )


def _marked(*here: ColumnElement[bool]) -> Select[Any]:
    """Questions as they were put, with the mark that counts and the answer it was given for."""
    columns = (Attempt.id, AttemptItem.id, AttemptItem.item_version_id, AttemptItem.position, AttemptItem.max_mark)
    return (
        select(*columns, Mark.fraction, Response.answer, Mark.counts, ItemVersion.topic, Mark.marked_by_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .outerjoin(Mark, counting_mark())
        .outerjoin(Response, Response.id == Mark.response_id)
        .where(*here)
        .order_by(Attempt.id, AttemptItem.position)
    )


def _answers_not_marked(session: Session, here: ColumnElement[bool]) -> dict[int, Any]:
    """The last answer in time to every question that has no mark: of attempts under way or unfinished, and those that
    wait for a person."""
    by_hand = AttemptItem.item_version_id.in_(select(ItemVersion.id).where(ItemVersion.kind.in_(BY_HAND)))
    rows = session.execute(
        select(Response.attempt_item_id, Response.answer)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(here, Attempt.closed_at.is_(None) | (Attempt.at_expiry == AtExpiry.UNFINISHED) | by_hand)
        .where(Attempt.closed_at.is_(None) | (Response.received_at <= Attempt.closed_at), ~Response.after_leaving)
        .order_by(Response.attempt_item_id, Response.sequence)
    )
    return dict(rows.all())


def _seconds(session: Session, here: ColumnElement[bool]) -> dict[int, dict[int, float]]:
    """By attempt, the seconds spent on each version, as far as saved answers tell."""
    saved: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    started: dict[int, datetime] = {}
    rows = session.execute(
        select(Attempt.id, Attempt.started_at, AttemptItem.item_version_id, Response.received_at)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .where(here, ~Response.after_leaving)
        .where(Attempt.closed_at.is_(None) | (Response.received_at <= Attempt.closed_at))
    )
    for attempt_id, started_at, version_id, received_at in rows:
        started[attempt_id] = started_at
        saved[attempt_id].append((version_id, received_at))
    return {attempt_id: seconds_by_question(started[attempt_id], moments) for attempt_id, moments in saved.items()}
