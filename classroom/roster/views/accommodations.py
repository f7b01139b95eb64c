"""Accommodations of a class: for one student, several, or all of them at once, also while they write."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.roster import queries, service
from classroom.roster.forms import AccommodationsForm
from classroom.roster.views import blueprint
from classroom.roster.views.classes import own_class


@blueprint.route("/classes/<int:class_id>/accommodations", methods=["GET", "POST"])
@requires(Role.TEACHER)
def accommodations(class_id: int) -> ResponseReturnValue:
    """Who is entitled to what, a form that changes it for those ticked, and every change so far."""
    school_class = own_class(class_id)
    lines = [line for line in queries.roster(db.session, class_id) if line.left_at is None]
    form = AccommodationsForm([line.student for line in lines])
    if not form.validate_on_submit():
        ticked = set(request.args.getlist("student", type=int))
        changes = queries.accommodation_changes(db.session, [line.student.id for line in lines])
        page = render_template(
            "roster/accommodations.html",
            form=form,
            school_class=school_class,
            lines=lines,
            ticked=ticked | set(form.students.data or ()),
            changes=changes,
        )
        return page, 422 if form.is_submitted() else 200
    changed = service.accommodate(
        db.session, form.students.data, form.entitled, current_user, form.reason.data, utc_now()
    )
    db.session.commit()
    said = ngettext("Changed for %(num)d student.", "Changed for %(num)d students.", changed)
    flash(said if changed else _("That was so already: nothing has changed."), "success" if changed else "warning")
    return redirect(url_for("roster.accommodations", class_id=class_id))
