"""How an attempt ends: handed in by its student, by its teacher, or because its time is up; and its marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from classroom.attempts import queries, timing
from classroom.attempts.scoring import awaits_marker, score
from classroom.attempts.service.log import note
from classroom.attempts.timing import AttemptState
from classroom.database import begin_write
from classroom.models import AtExpiry, Attempt, AttemptEventKind, ClosedBy, Mark, Response, User

#: Attempts closed together in one round trip.
CLOSED_AT_ONCE = 100

#: Told of the questions of attempts (their ids) that have just been marked, or wait for a person now, in the same
#: transaction.
MarkedListener = Callable[[Session, Sequence[int], datetime], None]
_marked_listeners: list[MarkedListener] = []


def on_marked(listener: MarkedListener) -> MarkedListener:
    """Register a function to be told of marks that were added."""
    _marked_listeners.append(listener)
    return listener


def hand_in(session: Session, attempt: Attempt, now: datetime) -> AttemptState:
    """Close an attempt for its student and mark it; an attempt that is over stays as it ended.

    :returns: ``HANDED_IN``, or ``EXPIRED`` or ``UNFINISHED`` when the time was up before.
    """
    return hand_in_locked(session, queries.lock_attempt(session, attempt.id), now)


def hand_in_locked(session: Session, attempt: Attempt, now: datetime) -> AttemptState:
    """The same for an attempt that is locked already."""
    if attempt.closed_at is None:
        if timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS:
            expire(session, [attempt], now)
        else:
            close(attempt, _behind_answers(session, attempt, now), ClosedBy.STUDENT)
            note(session, attempt, AttemptEventKind.HANDED_IN, attempt.student_id, now)
            mark(session, [attempt], now)
    return timing.state_of(attempt, now)


def hand_in_for(session: Session, attempts: Iterable[Attempt], actor: User, reason: str, now: datetime) -> int:
    """Close attempts that are under way or were left unfinished, in their students' place, and mark them.

    :returns: how many were closed; those that have ended with marks are left alone.
    """
    closed = 0
    for attempt in sorted(attempts, key=lock_order):
        attempt = queries.lock_attempt(session, attempt.id)
        if timing.state_of(attempt, now) not in {AttemptState.IN_PROGRESS, AttemptState.UNFINISHED}:
            continue
        last = timing.cutoff(attempt)
        at = _behind_answers(session, attempt, now)
        close(attempt, at if last is None else min(at, last), ClosedBy.TEACHER)
        note(session, attempt, AttemptEventKind.CLOSED, actor.id, now, {"reason": reason})
        mark(session, [attempt], now)
        closed += 1
    return closed


def _behind_answers(session: Session, attempt: Attempt, now: datetime) -> datetime:
    """When an attempt is closed that somebody asked to close at ``now``: not before an answer that was taken for saved.

    Moments are those at which requests came in, and one that came in later may have had the lock first.
    """
    last = timing.cutoff(attempt)
    newest = queries.newest_answer_at(session, attempt.id, last)
    return now if newest is None else max(now, newest)


def close_expired(session: Session, now: datetime, *narrowed: ColumnElement[bool]) -> int:
    """Write down the end of attempts whose time is up, as it was then, and mark them.

    :param narrowed: conditions on :class:`Attempt`; all attempts when there are none.
    :returns: how many were closed.
    """
    ids = queries.expired_ids(session, now, *narrowed)
    for first in range(0, len(ids), CLOSED_AT_ONCE):
        query = select(Attempt).where(Attempt.id.in_(ids[first : first + CLOSED_AT_ONCE])).order_by(Attempt.id)
        locked = session.scalars(query.with_for_update(of=Attempt).execution_options(populate_existing=True)).all()
        # Someone may have closed or extended it between the two selects.
        expire(session, [attempt for attempt in locked if _is_overdue(attempt, now)], now)
    return len(ids)


def settle(session: Session, now: datetime, *narrowed: ColumnElement[bool]) -> int:
    """The same for a reader: takes the write lock only when there is something to close.

    :returns: how many were closed; the caller commits unless it is 0.
    """
    if not queries.expired_ids(session, now, *narrowed):
        return 0
    begin_write(session)
    return close_expired(session, now, *narrowed)


def expire(session: Session, attempts: Sequence[Attempt], now: datetime) -> None:
    """Close attempts at the end of their time, and mark those that are not to stay unfinished."""
    for attempt in attempts:
        last = timing.cutoff(attempt)
        assert last is not None  # noqa: S101 (nothing expires without a deadline)
        close(attempt, last, ClosedBy.EXPIRY)
        # It happened then, whenever it is written down.
        note(session, attempt, AttemptEventKind.EXPIRED, None, last)
    mark(session, [attempt for attempt in attempts if attempt.at_expiry is not AtExpiry.UNFINISHED], now)


def close(attempt: Attempt, at: datetime | None, by: ClosedBy | None) -> None:
    """Set when and by what an attempt ended; twice ``None``: it goes on."""
    attempt.closed_at, attempt.closed_by = at, by


def mark(session: Session, attempts: Sequence[Attempt], now: datetime) -> None:
    """Append a mark for every question of closed attempts, from the answers that count; an answer that only a person
    can mark gets none, see :func:`classroom.attempts.scoring.awaits_marker`."""
    if not attempts:
        return
    by_id = {attempt.id: attempt for attempt in attempts}
    items = queries.put_in(session, by_id)
    owners = {item.id: by_id[item.attempt_id] for item in items}
    answers = queries.answers_of(session, by_id)
    counting = {one.attempt_item_id: one for one in answers if timing.response_counts(owners[one.attempt_item_id], one)}
    marks = [marked(item, counting.get(item.id), now) for item in items if not _waits(item, counting)]
    if marks:
        session.execute(insert(Mark), marks)
    # Of those that wait for a person too: a correction may spare her.
    _tell(session, [item.id for item in items], now)


def append_marks(session: Session, marks: Sequence[dict[str, Any]], now: datetime) -> None:
    """Add marks, and tell who wants to know: corrections of questions hold for attempts that end after them."""
    session.execute(insert(Mark), marks)
    _tell(session, [mark["attempt_item_id"] for mark in marks], now)


def _tell(session: Session, attempt_item_ids: Sequence[int], now: datetime) -> None:
    for listener in _marked_listeners:
        listener(session, attempt_item_ids, now)


def marked(item: queries.Put, response: Response | queries.Answered | None, now: datetime) -> dict[str, Any]:
    """The mark of the machine for an answer; ``None``: nothing was answered. What only a person can mark is worth
    nothing until she does."""
    answer = response.answer if response else None
    return {
        "attempt_item_id": item.id,
        "response_id": response.id if response else None,
        "fraction": 0.0 if awaits_marker(item, answer) else score(item, answer),
        "marked_at": now,
    }


def _waits(item: queries.Put, counting: Mapping[int, queries.Answered]) -> bool:
    response = counting.get(item.id)
    return response is not None and awaits_marker(item, response.answer)


def lock_order(attempt: Attempt) -> int:
    """Whoever locks several attempts takes them by id, so that two never wait for each other."""
    return attempt.id


def _is_overdue(attempt: Attempt, now: datetime) -> bool:
    return attempt.closed_at is None and timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS
