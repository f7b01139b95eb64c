"""The list of quizzes, a quiz, its rules."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.item_bank.proofs import broken_proofs
from classroom.models import Quiz, Role
from classroom.permissions import requires
from classroom.quizzes import queries, service
from classroom.quizzes.availability import availability
from classroom.quizzes.forms import SettingsForm, TitleForm, site_zone
from classroom.quizzes.overview import overview
from classroom.quizzes.views.room import blueprint, own
from classroom.roster.queries import classes_of_teacher


@blueprint.get("/quizzes")
@requires(Role.TEACHER)
def index() -> ResponseReturnValue:
    """The teacher's quizzes."""
    listed = queries.own_quizzes(db.session, current_user.id)
    return render_template("quizzes/index.html", quizzes=listed, now=utc_now())


@blueprint.route("/quizzes/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
def create() -> ResponseReturnValue:
    """A new quiz: a title, then on to composing."""
    form = TitleForm()
    if not form.validate_on_submit():
        return render_template("quizzes/create.html", form=form), 422 if form.is_submitted() else 200
    quiz = service.create_quiz(db.session, current_user, form.title.data, utc_now())
    target = url_for("quizzes.compose", quiz_id=quiz.id)
    db.session.commit()
    return redirect(target)


@blueprint.get("/quizzes/<int:quiz_id>")
@requires(Role.TEACHER)
def show(quiz_id: int) -> ResponseReturnValue:
    """The quiz: its questions, rules and classes, and what stands in the way of publishing."""
    quiz = own(quiz_id)
    slots = queries.slots_of(db.session, quiz_id)
    seen, now = overview(db.session, quiz, slots), utc_now()
    asked = {slot.item_version_id for slot in slots} | {each.id for draw in seen.draws for each in draw.pool}
    return render_template(
        "quizzes/show.html",
        quiz=quiz,
        slots=slots,
        overview=seen,
        started=queries.has_been_started(db.session, quiz_id),
        started_classes=queries.classes_that_started(db.session, quiz_id),
        outdated={slot.id for slot in queries.outdated(slots)},
        unapproved={slot.id for slot in queries.unapproved(slots)},
        broken=broken_proofs(db.session, list(asked)),
        classes=classes_of_teacher(db.session, current_user.id),
        obstacles=service.obstacles(db.session, quiz, now),
        sheets=queries.sheets_ready(db.session, quiz_id),
        state=availability(quiz, now),
        now=now,
    )


@blueprint.route("/quizzes/<int:quiz_id>/settings", methods=["GET", "POST"])
@requires(Role.TEACHER)
def settings(quiz_id: int) -> ResponseReturnValue:
    """The rules of the quiz."""
    quiz = own(quiz_id)
    form = SettingsForm() if request.method == "POST" else SettingsForm.of(quiz)
    started = queries.has_been_started(db.session, quiz_id)
    if form.validate_on_submit() and _change(form, quiz, started):
        db.session.commit()
        flash(_("The rules are saved."), "success")
        return redirect(url_for("quizzes.show", quiz_id=quiz_id))
    code = 422 if form.is_submitted() else 200
    return render_template("quizzes/settings.html", quiz=quiz, form=form, started=started, zone=site_zone()), code


def _change(form: SettingsForm, quiz: Quiz, started: bool) -> bool:
    values = form.values()
    if started:
        # Their boxes are switched off on the page, and a box that is off sends nothing.
        values = {name: value for name, value in values.items() if name not in service.FROZEN_SETTINGS}
    try:
        service.change_settings(db.session, quiz, values, current_user, utc_now())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return False
    return True
