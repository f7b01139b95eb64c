"""For the teacher: her quiz as a student meets it, and more time for those who write."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.attempts import queries, service, timing
from classroom.attempts.answers import BadAnswer, from_page
from classroom.attempts.forms import ExtraTimeForm, read_answer
from classroom.attempts.preview import Checked, Rehearsal, check, rehearse
from classroom.attempts.views.room import blueprint
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, Quiz, Role
from classroom.permissions import found, requires
from classroom.quizzes.queries import own_quiz, slots_of


@blueprint.get("/quizzes/<int:quiz_id>/preview")
@requires(Role.TEACHER)
def preview(quiz_id: int) -> ResponseReturnValue:
    """The sheet as a student gets it; nothing is stored."""
    quiz = _own_quiz(quiz_id)
    entries = [one.entry for one in rehearse(quiz, slots_of(db.session, quiz_id))]
    limit = quiz.time_limit_minutes
    return render_template(
        "attempts/take.html", attempt=None, quiz=quiz, entries=entries, seconds_left=limit * 60 if limit else None
    )


@blueprint.post("/quizzes/<int:quiz_id>/preview")
@requires(Role.TEACHER)
def check_preview(quiz_id: int) -> ResponseReturnValue:
    """What the answers tried in a preview are worth; nothing is stored."""
    quiz = _own_quiz(quiz_id)
    checked = [_checked(one) for one in rehearse(quiz, slots_of(db.session, quiz_id))]
    points = sum(one.points for one in checked)
    return render_template("attempts/preview.html", quiz=quiz, checked=checked, points=points)


@blueprint.get("/quizzes/<int:quiz_id>/extra-time")
@requires(Role.TEACHER)
def extra_time(quiz_id: int) -> ResponseReturnValue:
    """Who is writing or ran out of time, and a form that gives more."""
    if service.settle(db.session, utc_now(), Attempt.quiz_id == _own_quiz(quiz_id).id):
        db.session.commit()
    return _extra_time_page(_own_quiz(quiz_id), ExtraTimeForm())


@blueprint.post("/quizzes/<int:quiz_id>/extra-time")
@requires(Role.TEACHER)
def give_extra_time(quiz_id: int) -> ResponseReturnValue:
    """Give more time to the students chosen, or let their late answers count."""
    quiz, form, now = _own_quiz(quiz_id), ExtraTimeForm(), utc_now()
    if not form.validate_on_submit():
        return _extra_time_page(quiz, form), 422
    chosen = set(request.form.getlist("attempt", type=int))
    attempts = [attempt for attempt in queries.extendable(db.session, quiz_id) if attempt.id in chosen]
    reason = form.reason.data
    if "late" in request.form:
        count = service.count_late(db.session, attempts, current_user, reason, now)
        said = ngettext("%(num)d late answer counts now.", "%(num)d late answers count now.", count)
    else:
        count = service.extend(db.session, attempts, form.minutes.data, current_user, reason, now)
        said = ngettext("%(num)d student has more time.", "%(num)d students have more time.", count)
    db.session.commit()
    flash(said if count else _("Nobody was chosen for whom that changes anything."), "success" if count else "warning")
    return redirect(url_for("attempts.extra_time", quiz_id=quiz_id))


def _own_quiz(quiz_id: int) -> Quiz:
    return found(own_quiz(db.session, quiz_id, current_user.id))


def _checked(one: Rehearsal) -> Checked:
    version, question = one.slot.item_version, one.entry.question
    try:
        answer = from_page(version.kind, version.options, one.option_order, read_answer(question, request.form))
    except BadAnswer:
        answer = None
    return check(one, answer)


def _extra_time_page(quiz: Quiz, form: ExtraTimeForm) -> str:
    now = utc_now()
    attempts = queries.extendable(db.session, quiz.id)
    return render_template(
        "attempts/extra_time.html",
        quiz=quiz,
        form=form,
        attempts=attempts,
        states={attempt.id: timing.state_of(attempt, now) for attempt in attempts},
        late=queries.late_answers(db.session, quiz.id),
        now=now,
    )
