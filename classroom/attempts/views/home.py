"""A student's quizzes, and the page before the start."""

from __future__ import annotations

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.attempts import queries, service
from classroom.attempts.standing import Standing, may_try_again, standing
from classroom.attempts.timing import AttemptState, allowance, state_of
from classroom.attempts.views.room import blueprint, browser_name, settle_own
from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import Attempt, Role
from classroom.permissions import found, requires
from classroom.quizzes.access_code import LONGEST_CODE
from classroom.quizzes.availability import attempts_left


@blueprint.get("/my-quizzes")
@requires(Role.STUDENT)
def index() -> ResponseReturnValue:
    """What there is to do, to go on with, to wait for, and what is done."""
    now = utc_now()
    settle_own(now)
    given = queries.given_quizzes(db.session, current_user.id)
    groups: dict[Standing, list[queries.GivenQuiz]] = {group: [] for group in Standing}
    for quiz in given:
        groups[standing(quiz.rules, quiz.attempts, now)].append(quiz)
    totals = queries.totals(db.session, [attempt.id for quiz in given for attempt in quiz.attempts])
    entitled = queries.entitlement(db.session, current_user.id)
    return render_template("attempts/index.html", groups=groups, totals=totals, entitled=entitled, now=now)


@blueprint.get("/my-quizzes/<int:quiz_id>")
@requires(Role.STUDENT)
def begin(quiz_id: int) -> ResponseReturnValue:
    """What awaits the student: how long, how many questions, how often, and what she will see afterwards."""
    now = utc_now()
    settle_own(now, Attempt.quiz_id == quiz_id)
    return _begin_page(found(queries.given_quiz(db.session, quiz_id, current_user.id)), now)


@blueprint.post("/my-quizzes/<int:quiz_id>/start")
@requires(Role.STUDENT)
def start(quiz_id: int) -> ResponseReturnValue:
    """Start, or go on where the student was."""
    now, student_id = utc_now(), current_user.id
    service.lock_start(db.session, quiz_id, student_id)
    given = found(queries.given_quiz(db.session, quiz_id, student_id))
    under_way = [attempt for attempt in given.attempts if state_of(attempt, now) is AttemptState.IN_PROGRESS]
    if not under_way:
        found(given if given.still else None)
    typed = request.form.get("access_code", "")[:LONGEST_CODE]
    school_class, browser = given.school_class.id, browser_name()
    start = service.Start(given.quiz, given.rules, given.attempts, student_id, school_class, browser, typed)
    try:
        attempt_id = service.start_locked(db.session, start, now)
    except service.WrongCode as refusal:
        return _begin_page(given, now, wrong_code=str(refusal)), 422
    except Refused as refusal:
        flash(str(refusal), "error")
        return redirect(url_for("attempts.begin", quiz_id=quiz_id))
    db.session.commit()
    return redirect(url_for("attempts.take", attempt_id=attempt_id))


def _begin_page(given: queries.GivenQuiz, now: datetime, wrong_code: str = "") -> str:
    quiz, entitled = given.rules, queries.entitlement(db.session, current_user.id)
    return render_template(
        "attempts/begin.html",
        given=given,
        quiz=quiz,
        standing=standing(quiz, given.attempts, now),
        time=allowance(quiz, entitled.percent, now, no_limit=entitled.no_limit),
        entitled=entitled,
        questions=queries.question_count(db.session, quiz.id),
        again=given.still and may_try_again(quiz, given.attempts, now),
        left=attempts_left(quiz, len(given.attempts)),
        totals=queries.totals(db.session, [attempt.id for attempt in given.attempts]),
        wrong_code=wrong_code,
        now=now,
    )
