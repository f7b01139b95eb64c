"""What a student reads of her own data."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_login import current_user

from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.exports import queries as export_queries
from classroom.exports import service as exports
from classroom.exports.views import started
from classroom.extensions import db
from classroom.models import ExportKind, Role
from classroom.permissions import requires
from classroom.privacy import queries
from classroom.privacy.views.room import blueprint
from classroom.roster.queries import classes_of_student


@blueprint.get("/my-data")
@requires(Role.STUDENT)
def my_data() -> ResponseReturnValue:
    """What is kept, until when, who looked at it, and a file of all of it."""
    return render_template(
        "privacy/my_data.html",
        classes=classes_of_student(db.session, current_user.id, include_archived=True),
        lines=queries.looks_at(db.session, current_user),
        exports=export_queries.own_jobs(db.session, current_user, ExportKind.STUDENT),
    )


@blueprint.post("/my-data/export")
@requires(Role.STUDENT)
def export_own() -> ResponseReturnValue:
    """Have a file made of everything."""
    try:
        language = str(get_locale())
        job = exports.ask(db.session, current_user, ExportKind.STUDENT, {}, language, utc_now(), current_user)
    except Refused as refusal:
        flash(str(refusal), "error")
        return redirect(url_for("privacy.my_data"))
    return started(job)
