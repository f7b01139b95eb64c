"""A teacher's word on single findings: dismissed, put right, confirmed, added, taken back."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom import jobs
from classroom.clock import utc_now
from classroom.dossiers import queries, service
from classroom.dossiers.corrections import Judgement, added_contradiction, judge, spans_of, stand, withdraw
from classroom.dossiers.forms import ActorMarkForm, CauseMarkForm, DateMarkForm, OppositionForm, WordingForm
from classroom.dossiers.quotes import find_quote, nearest_quote
from classroom.dossiers.reading_job import read_dossier_in_background
from classroom.dossiers.views.room import blueprint
from classroom.dossiers.wording import CONTRADICTION_KINDS
from classroom.extensions import db
from classroom.i18n import safe_next
from classroom.models import CorrectionAct, Dispatch, FindingLayer, Role
from classroom.permissions import found, requires

Span = tuple[str, int, int]

#: What is typed to put a finding right; anything else is put in other words.
_FORMS: dict[FindingLayer, type[DateMarkForm | ActorMarkForm | WordingForm]] = {
    FindingLayer.DATE: DateMarkForm,
    FindingLayer.ACTOR: ActorMarkForm,
}


@blueprint.post("/dossiers/<int:dossier_id>/findings/<any(dismiss,confirm,correct):act>")
@requires(Role.TEACHER)
def judge_finding(dossier_id: int, act: str) -> ResponseReturnValue:
    """Say of one finding, named by its ``key``, that it is wrong, right, or to be put otherwise."""
    known = _known(dossier_id)
    key = request.form.get("key", "")
    spans = spans_of(key)
    if spans is None or not stand(spans, known):
        flash(_("This finding is not there any more: the dossier was read again meanwhile."), "warning")
        return _back(dossier_id)
    layer = FindingLayer(key.partition(" ")[0])
    if layer is FindingLayer.CAUSE and act == CorrectionAct.CORRECT:
        righted = _righted_cause(key, spans, known)
        return _keep(dossier_id, righted) if righted else _back(dossier_id)
    value = _value(layer) if act == CorrectionAct.CORRECT else None
    if act == CorrectionAct.CORRECT and value is None:
        return _back(dossier_id)
    return _keep(dossier_id, Judgement(layer, key, spans, CorrectionAct(act), value))


@blueprint.post("/dossiers/<int:dossier_id>/contradictions")
@requires(Role.TEACHER)
def add_contradiction(dossier_id: int) -> ResponseReturnValue:
    """A contradiction that was not found: two passages, copied or selected."""
    known = _known(dossier_id)
    form = OppositionForm.between([each for each in known.values() if not each.removed_at], CONTRADICTION_KINDS)
    form.process(request.form)
    if not form.validate():
        for field in form:
            for error in field.errors:
                flash(f"{field.label.text} – {error}", "error")
        return _back(dossier_id)
    by_id = {each.id: each for each in known.values()}
    sides = ((form.dispatch_a, form.quote_a), (form.dispatch_b, form.quote_b))
    spans = [_passage(by_id[dispatch.data], quote.data) for dispatch, quote in sides]
    if not all(spans):
        flash(_("These words do not stand in this dispatch: copy them as they are printed."), "error")
        return _back(dossier_id)
    stood = [span for span in spans if span]
    if stood[0] == stood[1]:
        flash(_("A contradiction needs two different passages."), "error")
        return _back(dossier_id)
    return _keep(dossier_id, added_contradiction(stood, form.kind.data, form.explanation.data))


@blueprint.post("/dossiers/<int:dossier_id>/findings/<int:correction_id>/withdraw")
@requires(Role.TEACHER)
def withdraw_correction(dossier_id: int, correction_id: int) -> ResponseReturnValue:
    """Take back what was said of a finding."""
    _known(dossier_id)
    if not withdraw(db.session, dossier_id, correction_id, utc_now()):
        flash(_("This was taken back already."), "warning")
        db.session.commit()
        return _back(dossier_id)
    return _commit_and_read(dossier_id, _("Taken back; the dossier is being read again."))


def _known(dossier_id: int) -> dict[str, Dispatch]:
    dossier = found(queries.dossier_of(db.session, current_user.id, dossier_id))
    return {each.file: each for each in queries.dispatches_of(db.session, dossier.id)}


def _value(layer: FindingLayer) -> str | None:
    """What the teacher typed instead; ``None``, and said why, when it will not do."""
    form = _FORMS.get(layer, WordingForm)()
    if form.validate():
        return str(form.value)
    for field in form:
        for error in field.errors:
            flash(f"{field.label.text} – {error}", "error")
    return None


def _righted_cause(key: str, spans: list[Span], known: dict[str, Dispatch]) -> Judgement | None:
    """Effect, cause and marker as the teacher copied them; ``None``, and said why, when they will not do."""
    form = CauseMarkForm()
    if not form.validate():
        for field in form:
            for error in field.errors:
                flash(f"{field.label.text} – {error}", "error")
        return None
    dispatch, beside = known[spans[0][0]], min(start for _file, start, _end in spans)
    typed = [form.effect.data, form.cause.data, *([form.marker.data] if form.marker.data else [])]
    places = [nearest_quote(dispatch.text, words, beside) for words in typed]
    if not all(places):
        flash(_("These words do not stand in this dispatch: copy them as they are printed."), "error")
        return None
    right = [(dispatch.file, place.start, place.end) for place in places if place]
    if right[0][1] < right[1][2] and right[1][1] < right[0][2]:
        flash(_("Effect and cause are different words."), "error")
        return None
    return Judgement(FindingLayer.CAUSE, key, [*spans, *right], CorrectionAct.CORRECT, kind=form.kind.data)


def _passage(dispatch: Dispatch, quote: str) -> Span | None:
    place = find_quote(dispatch.text, quote)
    return (dispatch.file, place.start, place.end) if place else None


def _keep(dossier_id: int, judgement: Judgement) -> ResponseReturnValue:
    judge(db.session, dossier_id, current_user.id, judgement, utc_now())
    return _commit_and_read(dossier_id, _("Noted; the dossier is being read again with your correction."))


def _commit_and_read(dossier_id: int, message: str) -> ResponseReturnValue:
    wanted = service.request_reading(db.session, dossier_id, current_user.id, utc_now()).id
    flash(message, "success")
    db.session.commit()
    jobs.enqueue(read_dossier_in_background, wanted)
    return _back(dossier_id)


def _back(dossier_id: int) -> ResponseReturnValue:
    target = request.form.get("next")
    return redirect(safe_next(target) if target else url_for(".texts", dossier_id=dossier_id))
