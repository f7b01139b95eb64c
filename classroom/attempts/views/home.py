"""A student's quizzes, and the page before the start."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
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
        groups[standing(quiz.quiz, quiz.attempts, now)].append(quiz)
    totals = queries.totals(db.session, [attempt.id for quiz in given for attempt in quiz.attempts])
    percent = queries.extra_time_percent(db.session, current_user.id)
    return render_template("attempts/index.html", groups=groups, totals=totals, percent=percent, now=now)


@blueprint.get("/my-quizzes/<int:quiz_id>")
@requires(Role.STUDENT)
def begin(quiz_id: int) -> ResponseReturnValue:
    """What awaits the student: how long, how many questions, how often, and what she will see afterwards."""
    now = utc_now()
    settle_own(now, Attempt.quiz_id == quiz_id)
    given = found(queries.given_quiz(db.session, quiz_id, current_user.id))
    percent = queries.extra_time_percent(db.session, current_user.id)
    return render_template(
        "attempts/begin.html",
        given=given,
        quiz=given.quiz,
        standing=standing(given.quiz, given.attempts, now),
        time=allowance(given.quiz, percent, now),
        questions=queries.question_count(db.session, quiz_id),
        again=given.still and may_try_again(given.quiz, given.attempts, now),
        left=attempts_left(given.quiz, len(given.attempts)),
        totals=queries.totals(db.session, [attempt.id for attempt in given.attempts]),
        now=now,
    )


@blueprint.post("/my-quizzes/<int:quiz_id>/start")
@requires(Role.STUDENT)
def start(quiz_id: int) -> ResponseReturnValue:
    """Start, or go on where the student was."""
    now = utc_now()
    given = found(queries.given_quiz(db.session, quiz_id, current_user.id))
    under_way = [attempt for attempt in given.attempts if state_of(attempt, now) is AttemptState.IN_PROGRESS]
    if not under_way:
        found(given if given.still else None)
    try:
        attempt = service.start_attempt(
            db.session, given.quiz, current_user, given.school_class, now, browser=browser_name()
        )
    except Refused as refusal:
        flash(str(refusal), "error")
        return redirect(url_for("attempts.begin", quiz_id=quiz_id))
    target = url_for("attempts.take", attempt_id=attempt.id)
    db.session.commit()
    return redirect(target)
