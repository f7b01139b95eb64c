"""Students of one class who are in another class of the same teacher as well: one account, one PIN, one card each."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.roster import queries, service
from classroom.roster.forms import CopyForm
from classroom.roster.views import blueprint
from classroom.roster.views.classes import named_class, own_class


@blueprint.route("/classes/<int:class_id>/import/from/<int:source_id>", methods=["GET", "POST"])
@requires(Role.TEACHER)
def copy_students(class_id: int, source_id: int) -> ResponseReturnValue:
    """Choose students of another class of one's own, and put them into this one too."""
    school_class, source = named_class(class_id), own_class(source_id)
    if class_id == source_id:
        abort(404)
    present = {student.id for student in queries.students_of(db.session, class_id)}
    students = [row for row in queries.students_of(db.session, source_id) if row.id not in present]
    form = CopyForm(students)
    if not form.validate_on_submit():
        page = render_template("roster/copy_students.html", form=form, school_class=school_class, source=source)
        return page, 422 if form.is_submitted() else 200
    chosen = [student for student in students if student.id in form.students.data]
    service.enrol(db.session, school_class, chosen, utc_now())
    message = ngettext("%(num)d student is in the class.", "%(num)d students were added to the class.", len(chosen))
    flash(message, "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))
