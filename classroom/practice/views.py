"""A student's progress, and the practice quiz of what she missed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.attempts.answers import BadAnswer, from_page
from classroom.attempts.forms import read_answer
from classroom.attempts.presenting import freeze_order, present_version
from classroom.attempts.queries import given_quizzes, rules_of
from classroom.attempts.service import settle
from classroom.attempts.sheet import Entry
from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import Attempt, PracticeAnswer, Quiz, Role
from classroom.permissions import found, requires
from classroom.practice import queries, service
from classroom.practice.knowing import NEEDED, Missed, queue
from classroom.practice.progress import seen_attempts, steps, topics_of
from classroom.results.attempt_report import practised
from classroom.results.comparison_queries import points_of
from classroom.results.corrected_key import ruling
from classroom.results.regrade_queries import at_quiz
from classroom.results.views.reviewing import evidence_link

blueprint = Blueprint("practice", __name__)


@blueprint.get("/my-progress")
@requires(Role.STUDENT)
def index() -> ResponseReturnValue:
    """From quiz to quiz, whole and by topic, and what there is to practise."""
    now = utc_now()
    if settle(db.session, now, Attempt.student_id == current_user.id):
        db.session.commit()
    attempts = seen_attempts(given_quizzes(db.session, current_user.id), now)
    taken = steps(attempts, points_of(db.session, [attempt.id for attempt in attempts]))
    missed = queries.missed_questions(db.session, current_user, now)
    return render_template(
        "practice/index.html",
        steps=taken,
        topics=topics_of(taken),
        missed=missed,
        due=Counter(each.version.topic for each in queue(missed)),
        known=Counter(each.version.topic for each in missed if each.known),
        needed=NEEDED,
    )


@blueprint.get("/practice")
@requires(Role.STUDENT)
def question() -> ResponseReturnValue:
    """The next question to be practised."""
    missed = queries.missed_questions(db.session, current_user, utc_now())
    waiting = queue(missed)
    if not waiting:
        return render_template("practice/through.html", known=len(missed))
    return _question_page(waiting[0], missed)


@blueprint.post("/practice")
@requires(Role.STUDENT)
def answer() -> ResponseReturnValue:
    """Keep an answer, and go on to what is right; a form sent twice is kept once."""
    now = utc_now()
    missed = queries.missed_questions(db.session, current_user, now)
    asked = request.form.get("version", type=int)
    one = next((each for each in missed if each.version.id == asked), None)
    if one is None:
        return redirect(url_for("practice.question"))
    before = queries.times_answered(db.session, current_user, one.version.id)
    if request.form.get("turn") != str(len(before)):
        return redirect(_feedback(before[-1]) if before else url_for("practice.question"))
    order = _order(one, len(before))
    try:
        given = None if "unknown" in request.form else _given(one, order)
    except Refused as refusal:
        flash(str(refusal), "error")
        return _question_page(one, missed), 422
    rules = ruling(at_quiz(db.session, found(db.session.get(Quiz, one.quiz_id))).get(one.version.id, []))
    kept = service.answer(db.session, current_user, one.version, order, given, rules, now)
    address = _feedback(kept)
    db.session.commit()
    return redirect(address)


@blueprint.get("/practice/answers/<int:answer_id>")
@requires(Role.STUDENT)
def feedback(answer_id: int) -> ResponseReturnValue:
    """What was right, why, and the words that prove it; only while the key of the question may be seen."""
    kept = found(queries.answer_of(db.session, current_user, answer_id))
    missed = queries.missed_questions(db.session, current_user, utc_now())
    one = next((each for each in missed if each.version.id == kept.item_version_id), None)
    if one is None:
        return redirect(url_for("practice.index"))
    attempt = found(db.session.get(Attempt, one.attempt_id))
    regrades = at_quiz(db.session, attempt.quiz).get(one.version.id, [])
    return render_template(
        "practice/feedback.html",
        kept=kept,
        one=one,
        attempt=attempt,
        item=practised(kept, regrades, evidence=rules_of(attempt).review_evidence),
        dispatch_link=lambda evidence: evidence_link(attempt.id, evidence.dispatch_id, evidence.start),
        left=len(queue(missed)),
        needed=NEEDED,
    )


def _given(one: Missed, order: list[int]) -> Any:
    """What the form holds, in its stored shape.

    :raises Refused: when that is nothing, or no answer to this question.
    """
    shown = present_version(one.version.id, 1, one.version, order, 1.0)
    try:
        given = from_page(one.version.kind, one.version.options, order, read_answer(shown, request.form))
    except BadAnswer:
        raise Refused(_("What was sent is no answer to this question. Nothing was changed.")) from None
    if given is None:
        raise Refused(_("Give an answer, or say that you do not know."))
    return given


def _question_page(one: Missed, missed: list[Missed]) -> str:
    turn = len(queries.times_answered(db.session, current_user, one.version.id))
    shown = present_version(one.version.id, 1, one.version, _order(one, turn), 1.0)
    return render_template(
        "practice/question.html",
        one=one,
        entry=Entry(shown),
        turn=turn,
        left=len(queue(missed)),
        known=sum(each.known for each in missed),
        needed=NEEDED,
    )


def _order(one: Missed, turn: int) -> list[int]:
    """The order of the options, another one each time."""
    return freeze_order(one.version, f"practice {current_user.id} {one.version.id} {turn}", True)


def _feedback(kept: PracticeAnswer) -> str:
    return url_for("practice.feedback", answer_id=kept.id)
