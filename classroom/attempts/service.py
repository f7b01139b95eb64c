"""What changes attempts. Everything that writes to an attempt locks its row first, so that saves, hand-in, expiry and
extensions come one after the other, whatever the number of tabs, devices and processes.

Answers are in their stored shape, see :mod:`classroom.attempts.answers`.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session, selectinload

from classroom.attempts import queries, timing
from classroom.attempts.answers import BadAnswer
from classroom.attempts.presenting import freeze_order
from classroom.attempts.scoring import score
from classroom.attempts.timing import AttemptState
from classroom.database import begin_write
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    Mark,
    Quiz,
    QuizSlot,
    Response,
    SchoolClass,
    User,
)
from classroom.quizzes.availability import Availability, attempts_left, availability
from classroom.quizzes.service import on_times_changed
from classroom.roster.service import on_extra_time_changed

#: Attempts closed together in one round trip.
CLOSED_AT_ONCE = 100
#: No page counts its answers this far; a sequence beyond it would bar the way for later ones.
HIGHEST_SEQUENCE = 1_000_000

_WHY_NOT = {
    Availability.DRAFT: lazy_gettext("This quiz is not published."),
    Availability.NOT_YET: lazy_gettext("This quiz is not open yet."),
    Availability.CLOSED: lazy_gettext("This quiz is closed."),
}


class SaveStatus(StrEnum):
    """How a save ended."""

    #: Kept, and it counts.
    SAVED = "saved"
    #: Kept, but it came after the end and does not count.
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


def start_attempt(
    session: Session,
    quiz: Quiz,
    student: User,
    school_class: SchoolClass,
    now: datetime,
    seed: int | None = None,
    browser: str | None = None,
) -> Attempt:
    """Start an attempt, or give back the one that is under way: a double click and a second tab get the same.

    :param school_class: the class through which the quiz was given to the student.
    :param seed: order of questions and options follows from it; drawn when not given.
    :param browser: a name for the browser session, to tell when the student changes device.
    :raises Refused: when the quiz is not open or no attempt is left.
    """
    _lock_start(session, quiz, student)
    close_expired(session, now, Attempt.quiz_id == quiz.id, Attempt.student_id == student.id)
    earlier = queries.attempts_at(session, quiz.id, student.id)
    if earlier and timing.state_of(earlier[-1], now) is AttemptState.IN_PROGRESS:
        return earlier[-1]
    if availability(quiz, now) is not Availability.OPEN:
        raise Refused(_WHY_NOT[availability(quiz, now)])
    if not attempts_left(quiz, len(earlier)):
        raise Refused(lazy_gettext("You have used all your attempts at this quiz."))
    seed = secrets.randbelow(2**31) if seed is None else seed
    attempt = _new_attempt(session, quiz, student, school_class, len(earlier) + 1, now, seed)
    _log(session, attempt, AttemptEventKind.STARTED, student.id, now, {"browser": browser})
    session.flush()
    return attempt


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
    question was answered elsewhere, and nothing is written. After the end the answer is kept and does not count.

    :param sequence: one more than that of the answer the student saw last.
    :raises BadAnswer: when the number is no number of an answer.
    """
    if not 1 <= sequence <= HIGHEST_SEQUENCE:
        raise BadAnswer("answers are numbered from 1")
    known = _known_responses(session, target.attempt_item_id, sequence)
    if known:
        last, same = known[0], next((response for response in known if response.sequence == sequence), None)
        if same is not None and same.answer == answer:
            return Saved(_status(target.attempt, same.received_at), same.received_at, last.sequence, last.answer)
        if sequence <= last.sequence:
            return Saved(SaveStatus.ELSEWHERE, last.received_at, last.sequence, last.answer)
    return _append(session, target, sequence, answer, now)


def save_sheet(session: Session, attempt: Attempt, given: Iterable[Given], now: datetime) -> dict[int, Saved]:
    """Keep what was changed on a sheet that sends all its answers.

    An answer that the student left as she found it is not sent again, even when it was changed elsewhere meanwhile; one
    that she changed while it was changed elsewhere too is not kept, and reported as answered elsewhere.

    :returns: by attempt item, the outcomes of answers that were changed.
    """
    attempt = queries.lock_attempt(session, attempt.id)
    known: dict[int, list[Response]] = {}
    for response in queries.responses_of(session, [attempt.id]):
        known.setdefault(response.attempt_item_id, []).append(response)
    outcomes = {}
    for one in given:
        earlier = known.get(one.attempt_item_id, [])
        if not _is_changed(one, earlier):
            continue
        last = earlier[-1].sequence if earlier else 0
        # A number that is taken already makes it « answered elsewhere ».
        sequence = last if last > one.base_sequence else min(last + 1, HIGHEST_SEQUENCE)
        outcomes[one.attempt_item_id] = save_response(session, attempt, one.attempt_item_id, sequence, one.answer, now)
    return outcomes


def hand_in(session: Session, attempt: Attempt, now: datetime) -> AttemptState:
    """Close an attempt for its student and mark it; an attempt that is over stays as it ended.

    :returns: ``HANDED_IN``, or ``EXPIRED`` when the time was up before.
    """
    attempt = queries.lock_attempt(session, attempt.id)
    if attempt.closed_at is None:
        if timing.state_of(attempt, now) is AttemptState.EXPIRED:
            _expire(session, [attempt], now)
        else:
            _close(attempt, now, ClosedBy.STUDENT)
            _log(session, attempt, AttemptEventKind.HANDED_IN, attempt.student_id, now)
            _mark(session, [attempt], now)
    return timing.state_of(attempt, now)


def close_expired(session: Session, now: datetime, *narrowed: ColumnElement[bool]) -> int:
    """Write down the end of attempts whose time is up, as it was at their deadline, and mark them.

    :param narrowed: conditions on :class:`Attempt`; all attempts when there are none.
    :returns: how many were closed.
    """
    ids = queries.expired_ids(session, now, *narrowed)
    for first in range(0, len(ids), CLOSED_AT_ONCE):
        query = select(Attempt).where(Attempt.id.in_(ids[first : first + CLOSED_AT_ONCE])).order_by(Attempt.id)
        locked = session.scalars(query.with_for_update(of=Attempt).execution_options(populate_existing=True)).all()
        # Someone may have closed or extended it between the two selects.
        _expire(session, [attempt for attempt in locked if _is_overdue(attempt, now)], now)
    return len(ids)


def settle(session: Session, now: datetime, *narrowed: ColumnElement[bool]) -> int:
    """The same for a reader: takes the write lock only when there is something to close.

    :returns: how many were closed; the caller commits unless it is 0.
    """
    if not queries.expired_ids(session, now, *narrowed):
        return 0
    begin_write(session)
    return close_expired(session, now, *narrowed)


def resume(session: Session, attempt: Attempt, browser: str, now: datetime) -> None:
    """Write down that the student goes on in another browser session."""
    _log(session, attempt, AttemptEventKind.RESUMED, attempt.student_id, now, {"browser": browser})


def extend(session: Session, attempts: Iterable[Attempt], minutes: int, actor: User, reason: str, now: datetime) -> int:
    """Give more time, also to an attempt whose time is up: it goes on, or answers that came late count.

    :param minutes: on top of the deadline, at least 1.
    :returns: how many attempts were given more time; those handed in or without a deadline are left alone.
    """
    if minutes < 1:
        raise Refused(lazy_gettext("Extra time is at least one minute."))
    extended = 0
    for attempt in sorted(attempts, key=_lock_order):
        attempt = queries.lock_attempt(session, attempt.id)
        if attempt.deadline_at is None or attempt.closed_by not in {None, ClosedBy.EXPIRY}:
            continue
        _move_deadline(session, attempt, attempt.deadline_at + timedelta(minutes=minutes), now)
        detail = {"minutes": minutes, "reason": reason}
        _log(session, attempt, AttemptEventKind.EXTENDED, actor.id, now, detail)
        extended += 1
    return extended


def count_late(session: Session, attempts: Iterable[Attempt], actor: User, reason: str, now: datetime) -> int:
    """Let the last answers count that came after the time was up: a mark by the teacher is added, nothing is changed.

    :returns: how many answers count that did not; none of an attempt that was handed in or is under way.
    """
    marks = []
    for attempt in sorted(attempts, key=_lock_order):
        attempt = queries.lock_attempt(session, attempt.id)
        if attempt.closed_by is not ClosedBy.EXPIRY:
            continue
        last, marked = queries.latest_responses(session, attempt), queries.latest_marks(session, [attempt.id])
        for item in queries.items_of(session, [attempt.id]):
            if item.id in last and marked[item.id].response_id != last[item.id].id:
                by_hand = {"marked_by_id": actor.id, "reason": reason}
                marks.append({**_marked(item, last[item.id], now), **by_hand})
    if marks:
        session.execute(insert(Mark), marks)
    return len(marks)


@on_times_changed
def follow_times(session: Session, quiz: Quiz, actor: User, now: datetime) -> None:
    """Give attempts under way the longer time of a quiz whose times changed; nobody's deadline comes closer."""
    _follow(session, Attempt.quiz_id == quiz.id, actor, now, "quiz")


@on_extra_time_changed
def follow_extra_time(session: Session, student_id: int, actor: User, now: datetime) -> None:
    """Give a student who is writing the extra time she was granted meanwhile."""
    _follow(session, Attempt.student_id == student_id, actor, now, "accommodation")


def _follow(session: Session, which: ColumnElement[bool], actor: User, now: datetime, reason: str) -> None:
    """Move deadlines of attempts under way to where a start at the same moment would put them now, if that is later."""
    query = select(Attempt).where(Attempt.closed_at.is_(None), Attempt.deadline_at.is_not(None), which)
    for attempt in session.scalars(query.order_by(Attempt.id).with_for_update(of=Attempt)).all():
        percent = queries.extra_time_percent(session, attempt.student_id)
        before, ends_at = attempt.deadline_at, timing.allowance(attempt.quiz, percent, attempt.started_at).ends_at
        if before is None or (ends_at is not None and ends_at <= before):
            continue
        attempt.deadline_at = ends_at
        gained = None if ends_at is None else (ends_at - before) / timedelta(minutes=1)
        _log(session, attempt, AttemptEventKind.EXTENDED, actor.id, now, {"minutes": gained, "by": reason})


def _lock_order(attempt: Attempt) -> int:
    """Whoever locks several attempts takes them by id, so that two never wait for each other."""
    return attempt.id


def _lock_start(session: Session, quiz: Quiz, student: User) -> None:
    """One start a student at a time, and none while the teacher changes the quiz."""
    shared = select(Quiz).where(Quiz.id == quiz.id).with_for_update(read=True)
    session.scalars(shared.execution_options(populate_existing=True)).one()
    session.execute(select(User.id).where(User.id == student.id).with_for_update(key_share=True))


def _new_attempt(
    session: Session, quiz: Quiz, student: User, school_class: SchoolClass, number: int, now: datetime, seed: int
) -> Attempt:
    slots = _slots(session, quiz)
    if not slots:
        raise Refused(lazy_gettext("This quiz has no question."))
    allowance = timing.allowance(quiz, queries.extra_time_percent(session, student.id), now)
    attempt = Attempt(
        quiz_id=quiz.id,
        student_id=student.id,
        class_id=school_class.id,
        number=number,
        seed=seed,
        started_at=now,
        deadline_at=allowance.ends_at,
    )
    session.add(attempt)
    session.flush()
    if quiz.shuffle_questions:
        random.Random(f"{seed} questions").shuffle(slots)
    session.execute(insert(AttemptItem), [_frozen(attempt, quiz, place, slot) for place, slot in enumerate(slots, 1)])
    return attempt


def _slots(session: Session, quiz: Quiz) -> list[QuizSlot]:
    query = select(QuizSlot).where(QuizSlot.quiz_id == quiz.id).options(selectinload(QuizSlot.item_version))
    return list(session.scalars(query.order_by(QuizSlot.position)))


def _frozen(attempt: Attempt, quiz: Quiz, position: int, slot: QuizSlot) -> dict[str, Any]:
    order = freeze_order(slot.item_version, f"{attempt.seed} {slot.item_version_id}", quiz.shuffle_options)
    return {
        "attempt_id": attempt.id,
        "position": position,
        "item_version_id": slot.item_version_id,
        "option_order": order,
        "max_mark": slot.max_mark,
    }


def _known_responses(session: Session, attempt_item_id: int, sequence: int) -> Sequence[Any]:
    """The last answer to a question and the one of that number, the last one first."""
    columns = select(Response.sequence, Response.answer, Response.received_at)
    here = Response.attempt_item_id == attempt_item_id
    newest = select(func.max(Response.sequence)).where(here).scalar_subquery()
    wanted = (Response.sequence == sequence) | (Response.sequence == newest)
    return session.execute(columns.where(here, wanted).order_by(Response.sequence.desc())).all()


def _is_changed(given: Given, earlier: Sequence[Response]) -> bool:
    found = next((response.answer for response in earlier if response.sequence == given.base_sequence), None)
    return given.answer != found and not (earlier and given.answer == earlier[-1].answer)


def _status(attempt: Attempt, received_at: datetime) -> SaveStatus:
    return SaveStatus.SAVED if timing.counts(attempt, received_at) else SaveStatus.LATE


def _append(session: Session, target: queries.SaveTarget, sequence: int, answer: Any, now: datetime) -> Saved:
    attempt, received_at = target.attempt, now
    if timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS:
        last = timing.cutoff(attempt)
        # Behind the end, even when both fall into the same tick of the clock.
        received_at = max(now, last + timedelta(microseconds=1)) if last else now
        detail = {"attempt_item": target.attempt_item_id, "sequence": sequence}
        _log(session, attempt, AttemptEventKind.SAVED_LATE, attempt.student_id, now, detail)
    values = {"attempt_item_id": target.attempt_item_id, "sequence": sequence, "answer": answer}
    session.execute(insert(Response).values(**values, received_at=received_at))
    return Saved(_status(attempt, received_at), received_at, sequence, answer)


def _is_overdue(attempt: Attempt, now: datetime) -> bool:
    return attempt.closed_at is None and timing.state_of(attempt, now) is AttemptState.EXPIRED


def _expire(session: Session, attempts: Sequence[Attempt], now: datetime) -> None:
    for attempt in attempts:
        assert attempt.deadline_at is not None  # noqa: S101 (nothing expires without a deadline)
        _close(attempt, attempt.deadline_at, ClosedBy.EXPIRY)
        _log(session, attempt, AttemptEventKind.EXPIRED, None, now)
    _mark(session, attempts, now)


def _close(attempt: Attempt, at: datetime, by: ClosedBy | None) -> None:
    attempt.closed_at = at if by else None
    attempt.closed_by = by


def _move_deadline(session: Session, attempt: Attempt, deadline_at: datetime, now: datetime) -> None:
    """Set a later deadline; an attempt that had expired goes on, or is closed and marked anew."""
    attempt.deadline_at = deadline_at
    if attempt.closed_at is not None:
        _close(attempt, deadline_at, ClosedBy.EXPIRY if deadline_at < now else None)
        if attempt.closed_at is not None:
            _mark(session, [attempt], now)


def _mark(session: Session, attempts: Sequence[Attempt], now: datetime) -> None:
    """Append a mark for every question of closed attempts, from the answers that count."""
    if not attempts:
        return
    answered = queries.counting_responses(session, attempts)
    items = queries.items_of(session, [attempt.id for attempt in attempts])
    marks = [_marked(item, answered.get(item.id), now) for item in items]
    if marks:
        session.execute(insert(Mark), marks)


def _marked(item: AttemptItem, response: Response | None, now: datetime) -> dict[str, Any]:
    return {
        "attempt_item_id": item.id,
        "response_id": response.id if response else None,
        "fraction": score(item.item_version, response.answer if response else None),
        "marked_at": now,
    }


def _log(
    session: Session, attempt: Attempt, kind: AttemptEventKind, actor_id: int | None, now: datetime, detail: Any = None
) -> None:
    session.add(AttemptEvent(attempt_id=attempt.id, kind=kind, actor_id=actor_id, detail=detail, at=now))
