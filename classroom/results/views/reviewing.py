"""The words that prove an answer, highlighted in their dispatch, for the student who looks back."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.attempts.kept_secret import kept_dispatches
from classroom.attempts.queries import may_review, rules_of
from classroom.clock import utc_now
from classroom.dossiers.reading_view import DIRT, blocks
from classroom.extensions import db
from classroom.models import Attempt, Role
from classroom.permissions import found, requires
from classroom.results import queries
from classroom.results.review_passages import around, highlighted, proofs
from classroom.results.views.room import blueprint, settle_attempts


@blueprint.get("/attempts/<int:attempt_id>/review/dispatches/<int:dispatch_id>")
@requires(Role.STUDENT)
def review_dispatch(attempt_id: int, dispatch_id: int) -> ResponseReturnValue:
    """A dispatch with what in it proves an answer (``?at=``: the words that begin there); only the paragraphs of the
    proof as long as another quiz of hers rests on the same dispatch and is still before her."""
    settle_attempts(Attempt.id == attempt_id)
    attempt, now = found(queries.own_attempt(db.session, current_user, attempt_id)), utc_now()
    rules = rules_of(attempt)
    if not (rules.review_evidence and may_review(rules, attempt, now)):
        abort(403)
    quotes = found(proofs(attempt, dispatch_id) or None)
    dispatch = quotes[0][1].dispatch
    spans = highlighted(quotes, request.args.get("at", type=int))
    read = [block for block in blocks(dispatch.text, dispatch.zones, spans) if block.kind != DIRT]
    kept = dispatch_id in kept_dispatches(db.session, current_user.id, now)
    return render_template(
        "results/review_dispatch.html",
        attempt=attempt,
        dispatch=dispatch,
        blocks=around(read) if kept else read,
        shortened=kept,
        quotes=quotes,
        shown={start for start, _end in spans},
        link=evidence_link,
    )


def evidence_link(attempt_id: int, dispatch_id: int, start: int) -> str:
    """Where the words of an evidence stand highlighted, for the student whose attempt it is."""
    values: dict[str, Any] = {"attempt_id": attempt_id, "dispatch_id": dispatch_id, "at": start}
    return url_for("results.review_dispatch", **values, _anchor="evidence")
