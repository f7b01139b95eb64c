"""Classes of invented names: so many are made, and the teacher's browser joins them to a list that stays with her."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Role, SchoolClass
from classroom.permissions import found, requires
from classroom.privacy.forms import NumberForm
from classroom.privacy.views.room import blueprint, own_class
from classroom.roster import queries, service
from classroom.roster.desk import pin_desk
from classroom.roster.invented_names import invent
from classroom.roster.student_names import StudentName
from classroom.transactions import reads_first


@blueprint.route("/classes/<int:class_id>/names", methods=["GET", "POST"])
@requires(Role.TEACHER)
@reads_first
def names(class_id: int) -> ResponseReturnValue:
    """The invented names of a class, and more of them."""
    school_class = _pseudonymous(class_id)
    form = NumberForm()
    if not form.validate_on_submit():
        students = queries.students_of(db.session, class_id)
        page = render_template("privacy/names.html", school_class=school_class, students=students, form=form)
        return page, 422 if form.is_submitted() else 200
    number: int = form.number.data
    issued = pin_desk().issue(number)
    begin_write(db.session)
    made = [StudentName(name, "") for name in invent(number, queries.names_like_invented(db.session))]
    service.add_students(db.session, _pseudonymous(class_id), made, utc_now(), pins=issued)
    flash(ngettext("%(num)d student is in the class.", "%(num)d students were added to the class.", number), "success")
    db.session.commit()
    return redirect(url_for("privacy.names", class_id=class_id))


def _pseudonymous(class_id: int) -> SchoolClass:
    school_class = own_class(class_id)
    return found(school_class if school_class.pseudonymous else None)
