"""The report of a class: a page to print, and the same as a PDF."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Response, current_app, render_template
from flask.typing import ResponseReturnValue

from classroom.audit import looked
from classroom.clock import utc_now
from classroom.models import AuditAct, Role
from classroom.permissions import requires
from classroom.results.class_report import class_report
from classroom.results.exports.gradebook_table import gradebook_table
from classroom.results.exports.report_pdf import report_pdf
from classroom.results.exports.report_tables import quizzes_table
from classroom.results.views.gradebook import gradebook_asked
from classroom.results.views.room import blueprint


@blueprint.get("/classes/<int:class_id>/report")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def report(class_id: int) -> ResponseReturnValue:
    """The page, laid out for paper; asked for like the gradebook."""
    read = gradebook_asked(class_id)
    looked(AuditAct.GRADEBOOK_SEEN, class_id=class_id)
    made = class_report(read)
    return render_template(
        "results/class_report.html",
        school_class=read.school_class,
        report=made,
        tables=[quizzes_table(made), gradebook_table(read)],
        now=utc_now(),
    )


@blueprint.get("/classes/<int:class_id>/report.pdf")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def report_as_pdf(class_id: int) -> ResponseReturnValue:
    """The same as a file."""
    read = gradebook_asked(class_id)
    looked(AuditAct.EXPORTED, class_id=class_id)
    zone = ZoneInfo(current_app.config["SETTINGS"].timezone)
    response = Response(report_pdf(class_report(read), utc_now().astimezone(zone)), mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=f"recoupe-report-class-{class_id}.pdf")
    return response
