"""Keeping answers. They are appended, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Integer, bindparam, exists, func, insert, select
from sqlalchemy.orm import Session

from classroom.attempts import queries, sheet_queries, timing
from classroom.attempts.answers import BadAnswer
from classroom.attempts.service.log import Logged, note
from classroom.attempts.timing import AttemptState
from classroom.models import Attempt, AttemptEventKind, Navigation, Response

#: No page counts its answers this far; a sequence beyond it would bar the way for later ones.
HIGHEST_SEQUENCE = 1_000_000


class SaveStatus(StrEnum):
    """How a save ended."""

    #: Kept, and it counts.
    SAVED = "saved"
    #: Kept, but it came after the end, or after its question was left for good, and does not count.
    LATE = "late"
    #: Not kept: this place in the sequence holds another answer, given in another tab or on another device.
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Saved:
    """Outcome of a save, with the last answer that the server has for the question."""

    status: SaveStatus
    #: When the answer sent was received first; for one answered elsewhere, when that one was.
    received_at: datetime
    sequence: int
    answer: Any


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a whole sheet sends it: what stands there, and the number of the answer that stood there before."""

    attempt_item_id: int
    base_sequence: int
    answer: Any


def save_response(
    session: Session, attempt: Attempt, attempt_item_id: int, sequence: int, answer: Any, now: datetime
) -> Saved:
    """Keep an answer. See :func:`save`.

    :raises BadAnswer: when the attempt has no such question.
    """
    target = queries.lock_target(session, attempt.id, attempt_item_id)
    if target is None:
        raise BadAnswer("the attempt has no such question")
    return save(session, target, sequence, answer, now)


def save(session: Session, target: queries.SaveTarget, sequence: int, answer: Any, now: datetime) -> Saved:
    """Keep an answer under its number; answers are never changed.

    The same number with the same answer is the same save, sent twice. With another answer, or below a later one, the
    question was answered elsewhere, and nothing is written. After the end, and after the question was left for good,
    the answer is kept and does not count.

    :param sequence: one more than that of the answer the student saw last.
    :raises BadAnswer: when the number is no number of an answer.
    """
    if not 1 <= sequence <= HIGHEST_SEQUENCE:
        raise BadAnswer("answers are numbered from 1")
    return _append(session, target, sequence, answer, now) or _known(session, target, sequence, answer)


def save_sheet(session: Session, attempt: Attempt, given: Iterable[Given], now: datetime) -> dict[int, Saved]:
    """Keep what was changed on a sheet. See :func:`save_all`."""
    targets = {target.attempt_item_id: target for target in sheet_queries.lock_targets(session, attempt.id)}
    return save_all(session, targets, given, now)


def save_all(
    session: Session, targets: Mapping[int, queries.SaveTarget], given: Iterable[Given], now: datetime
) -> dict[int, Saved]:
    """Keep what was changed on a sheet that sends all its answers.

    An answer that the student left as she found it is not sent again, even when it was changed elsewhere meanwhile; one
    that she changed while it was changed elsewhere too is not kept, and reported as answered elsewhere.

    :param targets: by attempt item, the questions; their attempt is locked.
    :returns: by attempt item, the outcomes of answers that were changed.
    """
    known: dict[int, list[Any]] = {}
    for row in session.connection().execute(_ALL, {"items": list(targets)}):
        known.setdefault(row.attempt_item_id, []).append(row)
    outcomes = {}
    for one in given:
        earlier = known.get(one.attempt_item_id, [])
        if not _is_changed(one, earlier):
            continue
        last = earlier[-1].sequence if earlier else 0
        # A number that is taken already makes it « answered elsewhere ».
        sequence = last if last > one.base_sequence else min(last + 1, HIGHEST_SEQUENCE)
        outcomes[one.attempt_item_id] = save(session, targets[one.attempt_item_id], sequence, one.answer, now)
    return outcomes


def move_on(session: Session, attempt: Logged, position: int, now: datetime) -> bool:
    """Leave a question that cannot be gone back to.

    :param position: of the question that the student sees; a double click and a second tab leave it once.
    :returns: whether it is left now.
    """
    locked = queries.lock_attempt(session, attempt.id)
    if locked.navigation is not Navigation.FORWARD or timing.state_of(locked, now) is not AttemptState.IN_PROGRESS:
        return False
    left = queries.left_up_to(session, locked.id)
    if position != left + 1 or position >= queries.size_of(session, locked.id):
        return False
    note(session, locked, AttemptEventKind.MOVED_ON, locked.student_id, now, {"position": position})
    session.flush()
    return True


# Every answer of a class passes here: statements that are made once, and no objects of the mapper.
_HERE = Response.attempt_item_id == bindparam("item")
_NEWEST = select(func.max(Response.sequence)).where(_HERE).scalar_subquery()
_KNOWN = (
    select(Response.sequence, Response.answer, Response.received_at, Response.after_leaving)
    .where(_HERE, (Response.sequence == bindparam("sequence")) | (Response.sequence == _NEWEST))
    .order_by(Response.sequence.desc())
)
_ALL = (
    select(Response.attempt_item_id, Response.sequence, Response.answer)
    .where(Response.attempt_item_id.in_(bindparam("items", expanding=True)))
    .order_by(Response.attempt_item_id, Response.sequence)
)
#: Behind all other answers to the question or not at all. What it sees was committed before the lock was had.
_APPEND = (
    insert(Response)
    .from_select(
        ["attempt_item_id", "sequence", "answer", "received_at", "after_leaving"],
        select(
            bindparam("item", type_=Integer),
            bindparam("number", type_=Integer),
            bindparam("given", type_=Response.answer.type),
            bindparam("received", type_=Response.received_at.type),
            bindparam("left", type_=Boolean),
        ).where(
            ~exists().where(Response.attempt_item_id == bindparam("item"), Response.sequence >= bindparam("number"))
        ),
        # Without it SQLAlchemy forgets how many rows an INSERT made, and « none » would look like « one ».
    )
    .execution_options(preserve_rowcount=True)
)


def _known(session: Session, target: queries.SaveTarget, sequence: int, answer: Any) -> Saved:
    """Outcome of a save that is not behind the last answer that the server has."""
    known = _known_responses(session, target.attempt_item_id, sequence)
    last, same = known[0], next((response for response in known if response.sequence == sequence), None)
    if same is not None and same.answer == answer:
        status = _status(target.attempt, same.received_at, same.after_leaving)
        return Saved(status, same.received_at, last.sequence, last.answer)
    return Saved(SaveStatus.ELSEWHERE, last.received_at, last.sequence, last.answer)


def _known_responses(session: Session, attempt_item_id: int, sequence: int) -> Sequence[Any]:
    """The last answer to a question and the one of that number, the last one first."""
    return session.connection().execute(_KNOWN, {"item": attempt_item_id, "sequence": sequence}).all()


def _is_changed(given: Given, earlier: Sequence[Any]) -> bool:
    found = next((response.answer for response in earlier if response.sequence == given.base_sequence), None)
    return given.answer != found and not (earlier and given.answer == earlier[-1].answer)


def _status(attempt: timing.Timed, received_at: datetime, after_leaving: bool) -> SaveStatus:
    in_time = timing.counts(attempt, received_at) and not after_leaving
    return SaveStatus.SAVED if in_time else SaveStatus.LATE


def _append(session: Session, target: queries.SaveTarget, sequence: int, answer: Any, now: datetime) -> Saved | None:
    """Add an answer; ``None``: there is one of this number already, or a later one."""
    attempt, received_at = target.attempt, now
    over = timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS
    if over:
        last = timing.cutoff(attempt)
        # Behind the end, even when both fall into the same tick of the clock.
        received_at = max(now, last + timedelta(microseconds=1)) if last else now
    left = attempt.navigation is Navigation.FORWARD and _is_left(session, target)
    values = {"item": target.attempt_item_id, "number": sequence, "given": answer, "received": received_at}
    if session.connection().execute(_APPEND, {**values, "left": left}).rowcount != 1:
        return None
    if over or left:
        detail = {"attempt_item": target.attempt_item_id, "sequence": sequence}
        note(session, attempt, AttemptEventKind.SAVED_LATE, attempt.student_id, now, detail)
    return Saved(_status(attempt, received_at, left), received_at, sequence, answer)


def _is_left(session: Session, target: queries.SaveTarget) -> bool:
    return target.position <= queries.left_up_to(session, target.attempt.id)
