"""For the teacher: her quiz as a student meets it, and more time for those who write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.attempts import queries, service, timing
from classroom.attempts.answers import BadAnswer, from_page
from classroom.attempts.forms import EVERYONE, EXTEND, HAND_IN, LATE, ExtraTimeForm, read_answer
from classroom.attempts.preview import Checked, Rehearsal, check
from classroom.attempts.views.example import example_of, too_few
from classroom.attempts.views.room import blueprint
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, Navigation, Quiz, Role
from classroom.permissions import found, requires
from classroom.quizzes.queries import own_quiz


@blueprint.get("/quizzes/<int:quiz_id>/preview")
@requires(Role.TEACHER)
def preview(quiz_id: int) -> ResponseReturnValue:
    """The sheet as a student gets it; nothing is stored."""
    quiz = _own_quiz(quiz_id)
    example = example_of(quiz)
    if example is None:
        return too_few(quiz)
    entries = [one.entry for one in example.rehearsed]
    limit = quiz.time_limit_minutes
    return render_template(
        "attempts/take.html",
        attempt=None,
        quiz=quiz,
        way=Navigation.FREE,
        place=None,
        steps=entries,
        entries=entries,
        timer=True,
        seconds_left=limit * 60 if limit else None,
        grace_left=None,
        parts=example.parts,
        variant=example.variant,
        varies=example.varies,
    )


@blueprint.post("/quizzes/<int:quiz_id>/preview")
@requires(Role.TEACHER)
def check_preview(quiz_id: int) -> ResponseReturnValue:
    """What the answers tried in a preview are worth; nothing is stored."""
    quiz = _own_quiz(quiz_id)
    example = example_of(quiz)
    if example is None:
        return too_few(quiz)
    checked = [_checked(one) for one in example.rehearsed]
    points = sum(one.points for one in checked)
    variant = example.variant
    return render_template("attempts/preview.html", quiz=quiz, checked=checked, points=points, variant=variant)


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
    attempts = queries.timed(db.session, quiz_id)
    count = _do(form, _chosen(form.act, attempts, now), now)
    db.session.commit()
    nobody = _("Nobody was chosen for whom that changes anything.")
    flash(_SAID[form.act](count) if count else nobody, "success" if count else "warning")
    return redirect(url_for("attempts.extra_time", quiz_id=quiz_id))


@blueprint.post("/quizzes/<int:quiz_id>/prepare")
@requires(Role.TEACHER)
def prepare(quiz_id: int) -> ResponseReturnValue:
    """Draw everybody's sheet now, so that the start of the class costs less; the worker does the same by itself."""
    count = service.prepare(db.session, _own_quiz(quiz_id), utc_now())
    db.session.commit()
    said = ngettext("%(num)d sheet prepared.", "%(num)d sheets prepared.", count)
    flash(said if count else _("Every sheet was ready already."), "success")
    return redirect(url_for("quizzes.show", quiz_id=quiz_id))


def _chosen(act: str, attempts: Sequence[Attempt], now: datetime) -> list[Attempt]:
    """Those ticked; for everyone, those under way in the class asked for, or in all."""
    if act == EVERYONE:
        class_id = request.form.get("class", type=int)
        here = [attempt for attempt in attempts if class_id in {None, attempt.class_id}]
        return [attempt for attempt in here if timing.state_of(attempt, now) is timing.AttemptState.IN_PROGRESS]
    ids = set(request.form.getlist("attempt", type=int))
    return [attempt for attempt in attempts if attempt.id in ids]


def _do(form: ExtraTimeForm, chosen: Sequence[Attempt], now: datetime) -> int:
    """What the button says; how many students or answers it changed something for."""
    who, reason = current_user, form.reason.data
    if form.act == LATE:
        return service.count_late(db.session, chosen, who, reason, now)
    if form.act == HAND_IN:
        return service.hand_in_for(db.session, chosen, who, reason, now)
    return service.extend(db.session, chosen, form.minutes.data, who, reason, now)


def _more_time(count: int) -> str:
    return str(ngettext("%(num)d student has more time.", "%(num)d students have more time.", count))


#: By button, what is said of so many.
_SAID: dict[str, Callable[[int], str]] = {
    EXTEND: _more_time,
    EVERYONE: _more_time,
    LATE: lambda count: ngettext("%(num)d late answer counts now.", "%(num)d late answers count now.", count),
    HAND_IN: lambda count: ngettext("%(num)d attempt is handed in.", "%(num)d attempts are handed in.", count),
}


def _own_quiz(quiz_id: int) -> Quiz:
    return found(own_quiz(db.session, quiz_id, current_user.id))


def _checked(one: Rehearsal) -> Checked:
    version, question = one.version, one.entry.question
    try:
        answer = from_page(version.kind, version.options, one.option_order, read_answer(question, request.form))
    except BadAnswer:
        answer = None
    return check(one, answer)


def _extra_time_page(quiz: Quiz, form: ExtraTimeForm) -> str:
    now = utc_now()
    attempts = queries.timed(db.session, quiz.id)
    states = {attempt.id: timing.state_of(attempt, now) for attempt in attempts}
    return render_template(
        "attempts/extra_time.html",
        quiz=quiz,
        form=form,
        attempts=attempts,
        states=states,
        writing=sum(state is timing.AttemptState.IN_PROGRESS for state in states.values()),
        late=queries.late_answers(db.session, attempts),
        entitled=queries.entitlements(db.session, [attempt.student_id for attempt in attempts]),
        now=now,
    )
