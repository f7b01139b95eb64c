"""What the page's script asks: to keep an answer, and how much time is left. Replies are JSON and short."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import format_time
from flask_login import current_user

from classroom.attempts import answers, queries, service, timing
from classroom.attempts.answers import BadAnswer
from classroom.attempts.queries import SaveTarget
from classroom.attempts.service import Saved, SaveStatus
from classroom.attempts.views.room import blueprint, own_attempt
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, Role
from classroom.permissions import found, requires
from classroom.transactions import arrived_at

#: The longest answer that can be typed, every character of it escaped, several times over.
MAX_BODY_BYTES = 16 * 1024


@blueprint.post("/attempts/<int:attempt_id>/responses")
@requires(Role.STUDENT)
def respond(attempt_id: int) -> ResponseReturnValue:
    """Keep one answer: ``{"item", "sequence", "answer"}``. Acknowledged only once it is on the disk."""
    try:
        item, sequence, value = _sent(_body())
        target = found(queries.lock_target(db.session, attempt_id, item, current_user.id))
        answer = answers.from_page(target.kind, target.options, target.option_order, value)
        outcome = service.save(db.session, target, sequence, answer, arrived_at())
    except BadAnswer:
        # Whoever sends nonsense to somebody else's attempt learns as little as with an answer: 404.
        own_attempt(attempt_id)
        return {"status": "refused"}, 422
    reply = _reply(target, outcome, utc_now())
    db.session.commit()
    return reply, 409 if outcome.status is SaveStatus.ELSEWHERE else 200


@blueprint.get("/attempts/<int:attempt_id>/clock")
@requires(Role.STUDENT)
def clock(attempt_id: int) -> ResponseReturnValue:
    """How much time is left; a page under way asks every few seconds, so that more time reaches it."""
    return _clock(own_attempt(attempt_id), utc_now())


def _body() -> Any:
    """The JSON that was sent; ``None`` for what is none.

    :raises BadAnswer: for brackets within brackets without end, on which the parser breaks down.
    """
    request.max_content_length = MAX_BODY_BYTES
    try:
        return request.get_json(silent=True)
    except RecursionError:
        raise BadAnswer("an answer is expected") from None


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
        "saved_at": format_time(outcome.received_at, "HH:mm:ss"),
        "current": {
            "sequence": outcome.sequence,
            "answer": shown,
            "words": answers.describe(target, outcome.answer),
        },
        **_clock(target.attempt, now),
    }


def _clock(attempt: Attempt, now: datetime) -> dict[str, Any]:
    left = timing.seconds_left(attempt.deadline_at, now)
    return {
        "seconds_left": None if left is None else math.floor(left * 10) / 10,
        "over": timing.state_of(attempt, now) is not timing.AttemptState.IN_PROGRESS,
    }
