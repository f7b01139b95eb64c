"""The reading view: dispatches side by side, with layers of marks that explain themselves."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.dossiers import corrections, queries
from classroom.dossiers.forms import DateMarkForm, OppositionForm
from classroom.dossiers.marks import Layer, Note, notes_and_marks
from classroom.dossiers.reading_view import Block, blocks
from classroom.dossiers.views.room import blueprint
from classroom.dossiers.wording import CONTRADICTION_KINDS
from classroom.extensions import db
from classroom.models import CorrectionAct, Dispatch, Role
from classroom.permissions import found, requires

#: Dispatches shown side by side when the reader has chosen none.
AT_FIRST = 2


@dataclass(frozen=True)
class Column:
    """One dispatch of the reading view, its text cut up, and the notes on it layer by layer."""

    dispatch: Dispatch
    blocks: list[Block]
    notes: dict[Layer, list[Note]]


@blueprint.get("/dossiers/<int:dossier_id>/texts")
@requires(Role.TEACHER)
def texts(dossier_id: int) -> ResponseReturnValue:
    """Dispatches side by side; ``dispatch`` (repeated) chooses them, ``layer`` (repeated, or none) what is marked."""
    dossier = found(queries.dossier_of(db.session, current_user.id, dossier_id))
    everything = queries.dispatches_of(db.session, dossier.id)
    kept = [each for each in everything if each.removed_at is None]
    chosen, layers = _chosen(kept), _layers()
    report = queries.last_report(db.session, dossier.id)
    known = {each.file: each for each in everything}
    standing = queries.standing_corrections(db.session, dossier.id)
    return render_template(
        "dossiers/texts.html",
        dossier=dossier,
        dispatches=kept,
        chosen=chosen,
        layers=layers,
        all_layers=list(Layer),
        columns=[_column(each, report, known, layers) for each in chosen],
        corrected=corrections.shown(standing, known),
        confirmed={each.key for each in standing if each.act is CorrectionAct.CONFIRM},
        judged={each.key: each for each in standing},
        actors=sorted({actor["name"] for actor in report["actors"]}) if report else [],
        date_form=DateMarkForm(formdata=None),
        opposition=OppositionForm.between(kept, CONTRADICTION_KINDS),
        was_read=report is not None,
    )


def _chosen(kept: list[Dispatch]) -> list[Dispatch]:
    wanted = set(request.args.getlist("dispatch"))
    return [each for each in kept if str(each.id) in wanted] or kept[:AT_FIRST]


def _layers() -> list[Layer]:
    """All at first; a form that was sent without any layer shows the bare texts."""
    if "layer" not in request.args and "bare" not in request.args:
        return list(Layer)
    wanted = set(request.args.getlist("layer"))
    return [layer for layer in Layer if layer in wanted]


def _column(
    dispatch: Dispatch, report: dict[str, object] | None, known: dict[str, Dispatch], layers: list[Layer]
) -> Column:
    if report is None:
        return Column(dispatch, blocks(dispatch.text, dispatch.zones), {})
    notes, marks = notes_and_marks(report, dispatch, known, layers)
    by_layer = {layer: [note for note in notes if note.layer is layer] for layer in layers}
    return Column(dispatch, blocks(dispatch.text, dispatch.zones, marks=marks), by_layer)
