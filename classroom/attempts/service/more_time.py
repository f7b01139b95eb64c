"""What a teacher does with time: more of it for attempts under way, and answers that came late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from classroom.attempts import queries, timing
from classroom.attempts.scoring import awaits_marker
from classroom.attempts.service.ending import append_marks, close, hand_in_for, lock_order, mark, marked
from classroom.attempts.service.log import note
from classroom.attempts.timing import AttemptState
from classroom.errors import Refused
from classroom.models import AtExpiry, Attempt, AttemptEventKind, ClosedBy, Quiz, User
from classroom.quizzes.service import on_times_changed
from classroom.roster.service import on_entitlement_changed


def extend(session: Session, attempts: Iterable[Attempt], minutes: int, actor: User, reason: str, now: datetime) -> int:
    """Give more time, also to an attempt whose time is up: it goes on, or answers that came late count.

    :param minutes: on top of the deadline, at least 1.
    :returns: how many attempts were given more time; left alone are those handed in, those without a deadline, and
        those behind which the student has begun another one.
    """
    if minutes < 1:
        raise Refused(lazy_gettext("Extra time is at least one minute."))
    extended = 0
    for attempt in sorted(attempts, key=lock_order):
        attempt = queries.lock_attempt(session, attempt.id)
        if attempt.deadline_at is None or attempt.closed_by not in {None, ClosedBy.EXPIRY}:
            continue
        if queries.is_followed(session, attempt):
            continue
        attempt.added_minutes += minutes
        _move_deadline(session, attempt, attempt.deadline_at + timedelta(minutes=minutes), now)
        detail = {"minutes": minutes, "reason": reason}
        note(session, attempt, AttemptEventKind.EXTENDED, actor.id, now, detail)
        extended += 1
    return extended


def count_late(session: Session, attempts: Iterable[Attempt], actor: User, reason: str, now: datetime) -> int:
    """Let the last answers count that came too late: a mark by the teacher is added, nothing is changed.

    An attempt that was left unfinished is handed in with them. Answers sent after the student's own hand-in stay out.

    :returns: how many answers count that did not.
    """
    count = 0
    for attempt in sorted(attempts, key=lock_order):
        attempt = queries.lock_attempt(session, attempt.id)
        late = queries.late_responses(session, [attempt])
        if not late or timing.state_of(attempt, now) is AttemptState.IN_PROGRESS:
            continue
        hand_in_for(session, [attempt], actor, reason, now)
        items = queries.put_in(session, [attempt.id])
        by_hand = {"marked_by_id": actor.id, "reason": reason}
        marks = [
            # What only a person can mark waits for her: such a row names the answer and says nothing of its worth.
            {**marked(item, late[item.id], now), **by_hand, "withdrawn": awaits_marker(item, late[item.id].answer)}
            for item in items
            if item.id in late
        ]
        append_marks(session, marks, now)
        detail = {"answers": len(marks), "reason": reason}
        note(session, attempt, AttemptEventKind.COUNTED_LATE, actor.id, now, detail)
        count += len(marks)
    return count


@on_times_changed
def follow_times(session: Session, quiz: Quiz, actor: User, now: datetime) -> None:
    """Give attempts under way the longer time of a quiz whose times changed; nobody's deadline comes closer."""
    _follow(session, Attempt.quiz_id == quiz.id, actor, now, {"by": "quiz"})


@on_entitlement_changed
def follow_entitlement(session: Session, student_id: int, actor: User, reason: str, now: datetime) -> None:
    """Give a student who is writing what she was granted meanwhile."""
    _follow(session, Attempt.student_id == student_id, actor, now, {"by": "accommodation", "reason": reason})


def _follow(session: Session, which: ColumnElement[bool], actor: User, now: datetime, said: dict[str, str]) -> None:
    """Move deadlines of attempts under way to where a start at the same moment would put them now, with the minutes
    given by hand, if that is later."""
    query = select(Attempt).where(Attempt.closed_at.is_(None), Attempt.deadline_at.is_not(None), which)
    query = query.with_for_update(of=Attempt).execution_options(populate_existing=True)
    for attempt in session.scalars(query.order_by(Attempt.id)).all():
        before, ends_at = attempt.deadline_at, _ends_at(session, attempt)
        over = timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS
        if before is None or over or (ends_at is not None and ends_at <= before):
            continue
        attempt.deadline_at = ends_at
        gained = None if ends_at is None else (ends_at - before) / timedelta(minutes=1)
        note(session, attempt, AttemptEventKind.EXTENDED, actor.id, now, {"minutes": gained, **said})


def _ends_at(session: Session, attempt: Attempt) -> datetime | None:
    """Where the deadline of an attempt belongs by the rules as they are now."""
    entitled = queries.entitlement(session, attempt.student_id)
    given = timing.allowance(
        queries.rules_of(attempt), entitled.percent, attempt.started_at, no_limit=entitled.no_limit
    )
    return None if given.ends_at is None else given.ends_at + timedelta(minutes=attempt.added_minutes)


def _move_deadline(session: Session, attempt: Attempt, deadline_at: datetime, now: datetime) -> None:
    """Set a later deadline; an attempt that had expired goes on, or is closed and marked anew."""
    attempt.deadline_at = deadline_at
    if attempt.closed_at is None:
        return
    close(attempt, None, None)
    last = timing.cutoff(attempt)
    if last is not None and last < now:
        close(attempt, last, ClosedBy.EXPIRY)
        if attempt.at_expiry is not AtExpiry.UNFINISHED:
            mark(session, [attempt], now)
