"""What the page's script asks: to keep an answer, and how much time is left. Replies are JSON and short."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from flask import current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import DBAPIError

from classroom.accounts import login
from classroom.accounts.login import finds_user
from classroom.attempts import answers, presence, queries, service, timing
from classroom.attempts.answers import BadAnswer
from classroom.attempts.queries import SaveTarget
from classroom.attempts.service import Saved, SaveStatus
from classroom.attempts.views.room import blueprint, own_attempt, why_not
from classroom.attempts.wording import show_time
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.transactions import arrived_at, reads_first

#: The longest answer that can be typed, every character of it escaped, several times over.
MAX_BODY_BYTES = 80 * 1024
#: Seconds, and answers, that a page may say it was away with.
MAX_AWAY = 100_000
#: No quiz has so many questions.
MAX_POSITION = 1_000


@blueprint.post("/attempts/<int:attempt_id>/responses")
@reads_first
@finds_user
def respond(attempt_id: int) -> ResponseReturnValue:
    """Keep one answer: ``{"item", "sequence", "answer"}``. Acknowledged only once it is on the disk.

    A class sends these without end, so who is signed in is looked up with the attempt, in the one select behind the
    lock. Only when that finds nothing is it asked why.
    """
    try:
        item, sequence, value = _sent(_body())
        begin_write(db.session)
        signed_in = login.signed_in()
        target = queries.lock_target(db.session, attempt_id, item, signed_in) if signed_in else None
        if target is None:
            return why_not()
        answer = answers.from_page(target.kind, target.options, target.option_order, value)
        outcome = service.save(db.session, target, sequence, answer, arrived_at())
    except BadAnswer:
        return _refuse(attempt_id)
    reply = _reply(target, outcome, utc_now())
    db.session.commit()
    return reply, 409 if outcome.status is SaveStatus.ELSEWHERE else 200


@requires(Role.STUDENT)
def _refuse(attempt_id: int) -> ResponseReturnValue:
    """What was sent is no answer. Whoever sends nonsense to somebody else's attempt learns no more than with one."""
    own_attempt(attempt_id)
    return {"status": "refused"}, 422


@blueprint.get("/attempts/<int:attempt_id>/clock")
@requires(Role.STUDENT)
def clock(attempt_id: int) -> ResponseReturnValue:
    """How much time is left, and whether it is shown; a page under way asks every few seconds, so that more time
    reaches it, and says at which question it stands (``?at=4``). The token is for a page whose student had to sign in
    again."""
    reply = _clock(own_attempt(attempt_id), utc_now())
    shown = not queries.entitlement(db.session, current_user.id).hide_timer
    if not reply["over"]:
        _note_presence(attempt_id)
    return {**reply, "timer": shown, "token": generate_csrf()}


def _note_presence(attempt_id: int) -> None:
    """For the teacher's board; a database that is busy has better things to do."""
    notes: presence.Notes = current_app.extensions["recoupe_presence"]
    at = request.args.get("at", type=int)
    due = notes.take(attempt_id, at if at is not None and 1 <= at <= MAX_POSITION else None, utc_now())
    if not due:
        return
    try:
        begin_write(db.session)
        presence.write(db.session, due)
        db.session.commit()
    except DBAPIError:
        db.session.rollback()
        notes.give_back(due)


@blueprint.post("/attempts/<int:attempt_id>/away")
@requires(Role.STUDENT)
def away(attempt_id: int) -> ResponseReturnValue:
    """The page had no network: ``{"seconds", "answers"}``. It stands in the log of the attempt and has no effect."""
    attempt, body = own_attempt(attempt_id), _body()
    seconds, kept = (body.get("seconds"), body.get("answers")) if isinstance(body, dict) else (None, None)
    if not _is_count(seconds) or not _is_count(kept):
        return {"status": "refused"}, 422
    told = service.came_back(db.session, attempt, timedelta(seconds=seconds), kept, utc_now())
    db.session.commit()
    return {"status": "told" if told else "ignored"}


def _body() -> Any:
    """The JSON that was sent; ``None`` for what is none.

    :raises BadAnswer: for brackets within brackets without end, on which the parser breaks down.
    """
    request.max_content_length = MAX_BODY_BYTES
    try:
        return request.get_json(silent=True)
    except RecursionError:
        raise BadAnswer("an answer is expected") from None


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MAX_AWAY


def _sent(body: Any) -> tuple[int, int, Any]:
    if not isinstance(body, dict) or "answer" not in body:
        raise BadAnswer("an answer is expected")
    numbers = body.get("item"), body.get("sequence")
    # The largest key that both databases take.
    if any(isinstance(n, bool) or not isinstance(n, int) or not 0 < n < 2**31 for n in numbers):
        raise BadAnswer("a question and a number are expected")
    return body["item"], body["sequence"], body["answer"]


def _reply(target: SaveTarget, outcome: Saved, now: datetime) -> dict[str, Any]:
    shown = answers.to_page(target.kind, target.options, target.option_order, outcome.answer)
    return {
        "status": outcome.status,
        "saved_at": show_time(outcome.received_at, seconds=True),
        "current": {
            "sequence": outcome.sequence,
            "answer": shown,
            "words": answers.describe(target, outcome.answer),
        },
        **_clock(target.attempt, now),
    }


def _clock(attempt: timing.Timed, now: datetime) -> dict[str, Any]:
    return {
        "seconds_left": _tenths(timing.seconds_left(attempt.deadline_at, now)),
        "grace_left": _tenths(timing.grace_left(attempt, now)),
        "over": timing.state_of(attempt, now) is not timing.AttemptState.IN_PROGRESS,
    }


def _tenths(seconds: float | None) -> float | None:
    return None if seconds is None else math.floor(seconds * 10) / 10
