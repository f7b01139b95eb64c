"""Asking for an export, watching it, fetching the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from classroom import jobs
from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.exports import queries, service
from classroom.exports.forms import TermForm
from classroom.exports.making import make_export
from classroom.exports.wording import progress_words
from classroom.extensions import db
from classroom.models import ExportJob, ExportKind, Role, SchoolClass
from classroom.permissions import found, requires
from classroom.results.queries import shown_results

blueprint = Blueprint("exports", __name__)

OWNERS = (Role.TEACHER, Role.INSTRUCTOR, Role.STUDENT)


@blueprint.route("/exports", methods=["GET", "POST"])
@requires(Role.TEACHER, Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """One's own exports, and the form for the results of classes."""
    form = TermForm(_classes(), _today())
    if form.validate_on_submit():
        parameters = {
            "since": form.since.data.isoformat(),
            "until": form.until.data.isoformat(),
            "class_ids": form.classes.data,
        }
        try:
            job = service.ask(db.session, current_user, ExportKind.TERM, parameters, str(get_locale()), utc_now())
        except Refused as refusal:
            form.form_errors = [str(refusal)]
        else:
            return started(job)
    exports = queries.own_jobs(db.session, current_user)
    page = render_template("exports/index.html", form=form, exports=exports)
    return page, 422 if form.is_submitted() else 200


def started(job: ExportJob) -> ResponseReturnValue:
    """Commit what was asked for, put it in the queue, and go to its page."""
    job_id = job.id
    db.session.commit()
    jobs.enqueue(make_export, job_id)
    return redirect(url_for("exports.show", job_id=job_id))


@blueprint.get("/exports/<int:job_id>")
@requires(*OWNERS)
def show(job_id: int) -> ResponseReturnValue:
    """How far an export is; its file when it is ready."""
    job = found(queries.own_job(db.session, current_user, job_id))
    under_way = job.state in service.UNDER_WAY
    return render_template("exports/show.html", job=job, under_way=under_way)


@blueprint.get("/exports/<int:job_id>/state")
@requires(*OWNERS)
def state(job_id: int) -> ResponseReturnValue:
    """The same for the page's script."""
    job = found(queries.own_job(db.session, current_user, job_id))
    finished = job.state not in service.UNDER_WAY
    message = "" if finished else progress_words(job)
    return jsonify(finished=finished, done=job.done, total=job.total, message=message)


@blueprint.get("/exports/<int:job_id>/file")
@requires(*OWNERS)
def file(job_id: int) -> ResponseReturnValue:
    """The file, for its owner alone."""
    job = found(queries.ready_job(db.session, current_user, job_id, utc_now()))
    response = Response(_stream(job.id), mimetype="application/zip")
    response.headers["Content-Length"] = str(job.size)
    response.headers.set("Content-Disposition", "attachment", filename=job.file_name)
    return response


@blueprint.post("/exports/<int:job_id>/cancel")
@requires(*OWNERS)
def cancel(job_id: int) -> ResponseReturnValue:
    """Stop an export, or throw its file away."""
    job = found(queries.own_job(db.session, current_user, job_id))
    service.cancel(db.session, job, utc_now())
    flash(_("There is no file of this export any more."), "success")
    db.session.commit()
    return redirect(url_for("exports.show", job_id=job_id))


def _stream(job_id: int) -> Iterator[bytes]:
    """Read while it is sent, in a session of its own: that of the request is over by then."""
    sessions = db.sessionmaker

    def read() -> Iterator[bytes]:
        with sessions() as session:
            yield from service.pieces(session, job_id)

    return read()


def _classes() -> list[SchoolClass]:
    pairs = shown_results(db.session, current_user)
    return sorted({row.id: row for _quiz, row in pairs}.values(), key=lambda row: (row.name, row.id))


def _today() -> date:
    return utc_now().astimezone(ZoneInfo(current_app.config["SETTINGS"].timezone)).date()
