"""A dispatch: the reading view, its bytes, corrections by hand."""

from __future__ import annotations

import io
from datetime import date

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.dossiers import queries, service
from classroom.dossiers.findings import Json, Quote, author_words, publication_evidence
from classroom.dossiers.forms import CorrectionForm, ReplacementForm
from classroom.dossiers.intake import Refusal, Refused, decode_all
from classroom.dossiers.reading_view import Line, blocks, body_after, lines_of, valid_spans
from classroom.dossiers.views.dossiers import commit_and_read
from classroom.dossiers.views.room import blueprint
from classroom.dossiers.wording import REFUSALS
from classroom.extensions import db
from classroom.models import Dispatch, Role
from classroom.permissions import found, requires
from classroom.transactions import reads_first


@blueprint.get("/dispatches/<int:dispatch_id>")
@requires(Role.TEACHER)
def dispatch(dispatch_id: int) -> ResponseReturnValue:
    """The dispatch as it came in; ``from`` and ``to`` (or ``evidence=12-40``, repeated) highlight words."""
    row = _own(dispatch_id)
    spans, left_out = valid_spans(row.text, _wanted_spans())
    if left_out:
        flash(_("Some of the words to highlight do not stand in this dispatch."), "warning")
    read = _found_in(row)
    return render_template(
        "dossiers/dispatch.html",
        dispatch=row,
        blocks=blocks(row.text, row.zones, spans),
        neighbours=_neighbours(row),
        publication=_publication(row, read),
        author=next((author_words(each, {row.file: row}) for each in read), None),
    )


@blueprint.get("/dispatches/<int:dispatch_id>/original")
@requires(Role.TEACHER)
def original(dispatch_id: int) -> ResponseReturnValue:
    """The bytes as they came in, to keep or to compare; never shown by the browser itself."""
    row = found(queries.dispatch_of(db.session, current_user.id, dispatch_id, with_original=True))
    return send_file(
        io.BytesIO(row.original), "application/octet-stream", as_attachment=True, download_name=row.file, etag=False
    )


@blueprint.route("/dispatches/<int:dispatch_id>/correct", methods=["GET", "POST"])
@requires(Role.TEACHER)
def correct(dispatch_id: int) -> ResponseReturnValue:
    """Correct by hand what was read."""
    row = _own(dispatch_id)
    lines = lines_of(row.text, row.zones)
    form = CorrectionForm(data=_as_shown(row, lines))
    form.body.choices = [(line.start, row.text[line.start : line.end]) for line in lines]
    if not form.validate_on_submit():
        return render_template("dossiers/correct.html", form=form, dispatch=row, lines=lines), (
            422 if form.is_submitted() else 200
        )
    if service.correct_dispatch(row, _correction(row, lines, form)):
        flash(_("Your corrections are kept; the dossier is being read again."), "success")
        return commit_and_read(row.dossier_id)
    flash(_("Nothing was changed."), "warning")
    db.session.commit()
    return redirect(url_for(".dispatch", dispatch_id=dispatch_id))


@blueprint.post("/dispatches/<int:dispatch_id>/as-read")
@requires(Role.TEACHER)
def as_read(dispatch_id: int) -> ResponseReturnValue:
    """Forget the corrections."""
    row = _own(dispatch_id)
    if service.forget_corrections(row):
        flash(_("Back to what was read; the dossier is being read again."), "success")
        return commit_and_read(row.dossier_id)
    db.session.commit()
    return redirect(url_for(".dispatch", dispatch_id=dispatch_id))


@blueprint.route("/dispatches/<int:dispatch_id>/replace", methods=["GET", "POST"])
@requires(Role.TEACHER)
@reads_first
def replace(dispatch_id: int) -> ResponseReturnValue:
    """Bring in the corrected version of a dispatch (« rectificatif »)."""
    row = _own(dispatch_id)
    form = ReplacementForm()
    if not form.validate_on_submit():
        return _replacement_page(form, row, 422 if form.is_submitted() else 200)
    arrival = form.arrival(row.file)
    if arrival is None:
        form.file.errors = [_("Choose a file or paste a text.")]
        return _replacement_page(form, row, 422)
    (decoded,) = decode_all([arrival])
    begin_write(db.session)
    row = _own(dispatch_id)
    outcome = (
        decoded.reason
        if isinstance(decoded, Refused)
        else service.replace_dispatch(db.session, row, decoded, utc_now())
    )
    if isinstance(outcome, Refusal):
        db.session.rollback()
        form.file.errors = [_("It was not taken: %(reason)s.", reason=REFUSALS[outcome])]
        return _replacement_page(form, _own(dispatch_id), 422)
    flash(_("The corrected version is in the dossier. Questions whose quotes no longer stand are marked."), "success")
    return commit_and_read(row.dossier_id)


def _replacement_page(form: ReplacementForm, row: Dispatch, status: int) -> ResponseReturnValue:
    return render_template("dossiers/replace.html", form=form, dispatch=row), status


@blueprint.post("/dispatches/<int:dispatch_id>/remove")
@requires(Role.TEACHER)
def remove(dispatch_id: int) -> ResponseReturnValue:
    """Take the dispatch out of its dossier."""
    row = _own(dispatch_id)
    service.remove_dispatch(row, utc_now())
    flash(_("%(name)s is out of the dossier. It can be put back.", name=row.file), "success")
    return commit_and_read(row.dossier_id)


@blueprint.post("/dispatches/<int:dispatch_id>/restore")
@requires(Role.TEACHER)
def put_back(dispatch_id: int) -> ResponseReturnValue:
    """Put the dispatch back into its dossier."""
    row = _own(dispatch_id)
    service.restore_dispatch(row)
    flash(_("%(name)s is back in the dossier.", name=row.file), "success")
    return commit_and_read(row.dossier_id)


def _own(dispatch_id: int) -> Dispatch:
    return found(queries.dispatch_of(db.session, current_user.id, dispatch_id))


def _wanted_spans() -> list[tuple[str, str]]:
    pairs = list(zip(request.args.getlist("from"), request.args.getlist("to"), strict=False))
    for each in request.args.getlist("evidence"):
        start, _dash, end = each.partition("-")
        pairs.append((start, end))
    return pairs


def _neighbours(row: Dispatch) -> tuple[Dispatch | None, Dispatch | None]:
    """The dispatches before and after this one in its dossier."""
    kept = [each for each in queries.dispatches_of(db.session, row.dossier_id) if each.removed_at is None]
    before = [each for each in kept if each.position < row.position]
    after = [each for each in kept if each.position > row.position]
    return before[-1] if before else None, after[0] if after else None


def _publication(row: Dispatch, found: list[Json]) -> tuple[Quote, ...]:
    """Words that prove the publication date, as long as no teacher gave another one."""
    if row.published_corrected or not found:
        return ()
    known = {each.file: each for each in queries.dispatches_of(db.session, row.dossier_id)}
    return tuple(quote for each in found for quote in publication_evidence(each, known))


def _found_in(row: Dispatch) -> list[Json]:
    """What the last reading says of the dispatch as such: one object, or none."""
    report = queries.last_report(db.session, row.dossier_id)
    return [each for each in report["dispatches"] if each["file"] == row.file] if report else []


def _as_shown(row: Dispatch, lines: list[Line]) -> dict[str, object]:
    first, _slash, last = (row.published or "").partition("/")
    return {
        "agency": row.agency,
        "headline": row.headline,
        "first": _day(first),
        "last": _day(last),
        "body": [line.start for line in lines if line.kind in {"body", "raw"}],
    }


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _correction(row: Dispatch, lines: list[Line], form: CorrectionForm) -> service.Correction:
    """What differs from what was read; a field that was emptied goes back to it."""
    shown = {line.start for line in lines if line.kind in {"body", "raw"}}
    ticked = set(form.body.data)
    body = row.body_corrected if ticked == shown else body_after(lines, row.zones, ticked)
    return service.Correction(
        agency=_unless(form.agency.data, row.agency_read),
        headline=_unless(form.headline.data, row.headline_read),
        published=_unless(form.published, row.published_read),
        body=body,
    )


def _unless(typed: str | None, read: str | None) -> str | None:
    return typed if typed and typed != read else None
