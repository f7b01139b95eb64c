"""A student's rights: everything that is known of her, and to be forgotten."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.exports import service as exports
from classroom.exports.views import started
from classroom.extensions import db
from classroom.models import ExportKind, Role
from classroom.permissions import requires
from classroom.privacy import purge
from classroom.privacy.forms import SureForm
from classroom.privacy.views.room import blueprint, own_place


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/export")
@requires(Role.TEACHER)
def export_student(class_id: int, student_id: int) -> ResponseReturnValue:
    """Have a file made of everything about a student in this teacher's classes and quizzes."""
    student = own_place(class_id, student_id).student
    language = str(get_locale())
    try:
        job = exports.ask(db.session, current_user, ExportKind.STUDENT, {}, language, utc_now(), student)
    except Refused as refusal:
        flash(str(refusal), "error")
        return redirect(url_for("roster.edit_student", class_id=class_id, student_id=student_id))
    return started(job)


@blueprint.route("/classes/<int:class_id>/students/<int:student_id>/erase", methods=["GET", "POST"])
@requires(Role.TEACHER)
def erase_student(class_id: int, student_id: int) -> ResponseReturnValue:
    """Forget a student: first what goes and what stays, then for good."""
    place = own_place(class_id, student_id)
    school_class, student = place.school_class, place.student
    form = SureForm()
    if not form.validate_on_submit():
        plan = purge.plan(db.session, school_class, student_id)
        page = render_template("privacy/erase.html", school_class=school_class, student=student, form=form, plan=plan)
        return page, 422 if form.is_submitted() else 200
    purge.forget(db.session, student, school_class, current_user.id, utc_now(), asked=True)
    flash(_("The student is erased. Results stay, without a name."), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))
