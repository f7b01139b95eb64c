"""What the stored rows say, looked at from outside the server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.attempts.answers import from_page
from classroom.models import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    ItemVersion,
    Mark,
    Response,
)
from tests.load.school import School, Student


def stored(session: Session) -> dict[tuple[int, int], Any]:
    """Every answer there is: by attempt item and sequence, in its stored shape."""
    query = select(Response.attempt_item_id, Response.sequence, Response.answer)
    rows = session.execute(query).all()
    answers = {(row.attempt_item_id, row.sequence): row.answer for row in rows}
    assert len(answers) == len(rows), "an answer is stored twice"
    return answers


def lost(school: School, students: Iterable[Student]) -> list[str]:
    """Acknowledged answers that are not there, or not as they were sent."""
    acknowledged = [answer for student in students for answer in list(student.acknowledged)]
    with school.session() as session:
        answers, shown = stored(session), _shown(session)
    missing = []
    for one in acknowledged:
        version, order = shown[one.item]
        expected = from_page(version.kind, version.options, order, one.sent)
        if answers.get((one.item, one.sequence), "nothing") != expected:
            missing.append(f"item {one.item}, answer {one.sequence}: {one.sent!r}")
    return missing


def check_whole(session: Session) -> None:
    """What holds of every attempt, whatever happened to it."""
    attempts = session.scalars(select(Attempt)).all()
    items = Counter(session.scalars(select(AttemptItem.attempt_id)))
    events = _events(session)
    for attempt in attempts:
        assert items[attempt.id] == 10, "an attempt is half-written"
        assert events[attempt.id, AttemptEventKind.STARTED] == 1
        by_student = attempt.closed_by is ClosedBy.STUDENT
        assert events[attempt.id, AttemptEventKind.HANDED_IN] == by_student
        assert attempt.deadline_at is None or attempt.closed_at is None or attempt.closed_at <= attempt.deadline_at
    places = session.execute(select(Attempt.quiz_id, Attempt.student_id, Attempt.number)).all()
    assert len(set(places)) == len(places)


def check_marks(session: Session) -> None:
    """Every question of a closed attempt has a mark, given to its last answer in time; open attempts have none."""
    newest = select(func.max(Mark.id)).group_by(Mark.attempt_item_id)
    marks = {mark.attempt_item_id: mark for mark in session.scalars(select(Mark).where(Mark.id.in_(newest)))}
    in_time = _last_in_time(session)
    for item, closed_at in session.execute(
        select(AttemptItem.id, Attempt.closed_at).join(Attempt, Attempt.id == AttemptItem.attempt_id)
    ):
        assert (item in marks) == (closed_at is not None)
        assert item not in marks or marks[item].response_id == in_time.get(item)


def still_open(session: Session) -> int:
    """How many attempts have no end written down."""
    return session.scalar(select(func.count(Attempt.id)).where(Attempt.closed_at.is_(None))) or 0


def _shown(session: Session) -> dict[int, tuple[ItemVersion, list[int]]]:
    query = select(AttemptItem.id, ItemVersion, AttemptItem.option_order)
    rows = session.execute(query.join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id))
    return {item: (version, order) for item, version, order in rows}


def _events(session: Session) -> Counter[tuple[int, AttemptEventKind]]:
    rows = session.execute(select(AttemptEvent.attempt_id, AttemptEvent.kind))
    return Counter((row.attempt_id, row.kind) for row in rows)


def _last_in_time(session: Session) -> dict[int, int]:
    """By attempt item, the id of its last answer that came before the attempt was closed."""
    query = (
        select(Response.attempt_item_id, Response.id)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Response.received_at <= Attempt.closed_at)
        .order_by(Response.attempt_item_id, Response.sequence)
    )
    return {item: response for item, response in session.execute(query)}  # noqa: C416


def in_order_received(session: Session, attempt_id: int) -> list[tuple[int, int]]:
    """The answers of an attempt in the order in which they were stored: attempt item and sequence."""
    query = select(Response.attempt_item_id, Response.sequence).join(AttemptItem)
    rows = session.execute(query.where(AttemptItem.attempt_id == attempt_id).order_by(Response.id))
    return [(item, sequence) for item, sequence in rows]
