"""Dossiers: the list, a new one, one with what was read in it, and its readings."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from flask_login import current_user

from classroom import jobs
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.dossiers import queries, service
from classroom.dossiers.findings import findings
from classroom.dossiers.forms import DossierForm, IntakeForm, RenameForm
from classroom.dossiers.intake import MAX_DISPATCHES, Decoded, Refused, decode_all
from classroom.dossiers.reading_job import read_dossier_in_background
from classroom.dossiers.views.room import blueprint
from classroom.dossiers.wording import FAILURES, REFUSALS, STAGES
from classroom.extensions import db
from classroom.models import Dossier, Reading, ReadingStage, Role
from classroom.permissions import found, requires
from classroom.transactions import reads_first

#: Messages travel to the next page in a cookie of 4 kB.
MAX_REFUSALS_SAID = 12
MAX_NAME_SAID = 60
FINISHED = (ReadingStage.DONE, ReadingStage.FAILED)


@blueprint.get("/dossiers")
@requires(Role.TEACHER)
def index() -> ResponseReturnValue:
    """The teacher's dossiers; ``?archived=1`` those taken off the list."""
    archived = request.args.get("archived") == "1"
    summaries = queries.dossiers_of(db.session, current_user.id, archived)
    return render_template("dossiers/index.html", summaries=summaries, archived=archived)


@blueprint.route("/dossiers/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
@reads_first
def create() -> ResponseReturnValue:
    """A new dossier, with its dispatches."""
    form = DossierForm()
    if not form.validate_on_submit():
        return render_template("dossiers/create.html", form=form), 422 if form.is_submitted() else 200
    decoded = list(decode_all(form.arrivals()))
    begin_write(db.session)
    title = form.title.data or _("Dossier of %(day)s", day=format_date(utc_now(), "long"))
    dossier = service.create_dossier(db.session, current_user.id, title, utc_now())
    return _take_in(dossier, decoded)


@blueprint.get("/dossiers/<int:dossier_id>")
@requires(Role.TEACHER)
def show(dossier_id: int) -> ResponseReturnValue:
    """A dossier: its dispatches and what was read in them."""
    dossier = _own(dossier_id)
    return render_template("dossiers/show.html", **_facts(dossier), form=IntakeForm(formdata=None))


@blueprint.post("/dossiers/<int:dossier_id>/dispatches")
@requires(Role.TEACHER)
@reads_first
def add(dossier_id: int) -> ResponseReturnValue:
    """More dispatches for a dossier."""
    dossier = _own(dossier_id)
    form = IntakeForm()
    if not form.validate():
        return render_template("dossiers/show.html", **_facts(dossier), form=form), 422
    decoded = list(decode_all(form.arrivals()))
    begin_write(db.session)
    return _take_in(_own(dossier_id), decoded)


@blueprint.post("/dossiers/<int:dossier_id>/rename")
@requires(Role.TEACHER)
def rename(dossier_id: int) -> ResponseReturnValue:
    """Give another title."""
    dossier = _own(dossier_id)
    form = RenameForm()
    if form.validate():
        dossier.title = form.title.data
        flash(_("The dossier has a new title."), "success")
    else:
        flash(" ".join(str(error) for error in form.title.errors), "error")
    db.session.commit()
    return redirect(url_for(".show", dossier_id=dossier_id))


@blueprint.post("/dossiers/<int:dossier_id>/archive")
@requires(Role.TEACHER)
def archive(dossier_id: int) -> ResponseReturnValue:
    """Take the dossier off the list."""
    service.archive_dossier(_own(dossier_id), utc_now())
    flash(_("The dossier is archived. Its questions stay in the bank."), "success")
    db.session.commit()
    return redirect(url_for(".index"))


@blueprint.post("/dossiers/<int:dossier_id>/restore")
@requires(Role.TEACHER)
def restore(dossier_id: int) -> ResponseReturnValue:
    """Put an archived dossier back on the list."""
    service.restore_dossier(_own(dossier_id))
    flash(_("The dossier is back on the list."), "success")
    db.session.commit()
    return redirect(url_for(".show", dossier_id=dossier_id))


@blueprint.post("/dossiers/<int:dossier_id>/read")
@requires(Role.TEACHER)
def read_again(dossier_id: int) -> ResponseReturnValue:
    """Ask for another reading."""
    return commit_and_read(_own(dossier_id).id)


@blueprint.get("/dossiers/<int:dossier_id>/reading")
@requires(Role.TEACHER)
def reading(dossier_id: int) -> ResponseReturnValue:
    """How far the reading is, for the page that waits for it."""
    current = found(queries.current_reading(db.session, _own(dossier_id).id))
    return jsonify(
        stage=current.stage,
        finished=current.stage in FINISHED,
        done=current.done,
        total=current.total,
        message=progress_message(current),
    )


def progress_message(reading: Reading) -> str:
    """One sentence on how far a reading is."""
    if reading.stage is ReadingStage.READING and reading.total:
        return str(_("Reading the dispatches: %(done)s of %(total)s", done=reading.done, total=reading.total))
    return str(STAGES[reading.stage])


def commit_and_read(dossier_id: int) -> ResponseReturnValue:
    """Commit what was changed together with the request for a reading, then wake the worker."""
    wanted = service.request_reading(db.session, dossier_id, current_user.id, utc_now()).id
    db.session.commit()
    jobs.enqueue(read_dossier_in_background, wanted)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


def _take_in(dossier: Dossier, decoded: Sequence[Decoded | Refused]) -> ResponseReturnValue:
    """Keep the dispatches that can be kept, say of each other one why not, and have the dossier read."""
    intake = service.add_dispatches(db.session, dossier, decoded, utc_now())
    _flash_refusals(intake.refused)
    if intake.added:
        flash(_added(len(intake.added)), "success")
        return commit_and_read(dossier.id)
    if not intake.refused and request.endpoint == "dossiers.add":
        flash(_("Choose files or paste a text first."), "warning")
    dossier_id = dossier.id
    db.session.commit()
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


def _flash_refusals(refused: Sequence[Refused]) -> None:
    """Say of each file why it was not taken, as many as a cookie can carry."""
    for each in refused[:MAX_REFUSALS_SAID]:
        name = each.name if len(each.name) <= MAX_NAME_SAID else each.name[:MAX_NAME_SAID] + "…"
        flash(_("%(name)s was not added: %(reason)s.", name=name, reason=REFUSALS[each.reason]), "error")
    others = len(refused) - MAX_REFUSALS_SAID
    if others > 0:
        flash(
            ngettext("%(num)d other file was not added either.", "%(num)d other files were not added either.", others),
            "error",
        )


def _added(number: int) -> str:
    return str(ngettext("%(num)d dispatch added.", "%(num)d dispatches added.", number))


def _facts(dossier: Dossier) -> dict[str, object]:
    everything = queries.dispatches_of(db.session, dossier.id)
    report = queries.last_report(db.session, dossier.id)
    reading = queries.current_reading(db.session, dossier.id)
    return {
        "dossier": dossier,
        "dispatches": [dispatch for dispatch in everything if dispatch.removed_at is None],
        "removed": [dispatch for dispatch in everything if dispatch.removed_at],
        "reading": reading,
        "waiting": reading is not None and reading.stage not in FINISHED,
        "message": progress_message(reading) if reading else "",
        "failure": FAILURES.get(reading.failure or "") if reading else None,
        "findings": findings(report, everything) if report else None,
        "items": queries.item_counts(db.session, dossier.id),
        "rename": RenameForm(formdata=None, obj=dossier),
        "limit": MAX_DISPATCHES,
    }


def _own(dossier_id: int) -> Dossier:
    return found(queries.dossier_of(db.session, current_user.id, dossier_id))
