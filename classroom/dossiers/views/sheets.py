"""The sheets of a dossier, each on a page of its own to work with, to project and to print."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.dossiers import queries
from classroom.dossiers.marks import opposition_key
from classroom.dossiers.sheets import Sheet, sheets_of
from classroom.dossiers.views.room import blueprint
from classroom.extensions import db
from classroom.models import CorrectionAct, Role
from classroom.permissions import found, requires


@blueprint.get("/dossiers/<int:dossier_id>/sheets/<any(chronology,actors,causes,cross_reading):name>")
@requires(Role.TEACHER)
def sheet(dossier_id: int, name: str) -> ResponseReturnValue:
    """One sheet; 404 while the dossier was not read."""
    dossier = found(queries.dossier_of(db.session, current_user.id, dossier_id))
    sheets = found(sheets_of(db.session, dossier))
    standing = queries.standing_corrections(db.session, dossier.id)
    return render_template(
        "dossiers/sheet.html",
        dossier=dossier,
        sheets=sheets,
        sheet=Sheet(name),
        confirmed={each.key for each in standing if each.act is CorrectionAct.CONFIRM},
        key_of=opposition_key,
        by_teacher=True,
    )
