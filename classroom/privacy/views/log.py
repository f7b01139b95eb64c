"""Who looked at marks and who changed them."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.privacy import queries
from classroom.privacy.views.room import blueprint, own_class


@blueprint.get("/classes/<int:class_id>/log")
@requires(Role.TEACHER)
def class_log(class_id: int) -> ResponseReturnValue:
    """What was done in a class of the teacher's."""
    school_class = own_class(class_id)
    lines = queries.log_of_class(db.session, school_class, request.args.get("before", type=int))
    return render_template("privacy/log.html", school_class=school_class, lines=lines, page=queries.PAGE)


@blueprint.get("/log")
@requires(Role.ADMIN)
def whole_log() -> ResponseReturnValue:
    """What was done on the site: acts, without marks and without the names of students."""
    lines = queries.whole_log(db.session, request.args.get("before", type=int))
    return render_template("privacy/log.html", school_class=None, lines=lines, page=queries.PAGE)
