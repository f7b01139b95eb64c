"""The curation page of a dossier: what the engine wrote, to accept, edit or reject."""

from __future__ import annotations

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom import jobs
from classroom.clock import utc_now
from classroom.dossiers.queries import current_reading, dispatch_of, dispatches_of
from classroom.extensions import db
from classroom.item_bank import queries
from classroom.item_bank.coverage import coverage
from classroom.item_bank.forms import RejectionForm
from classroom.item_bank.item_requests import latest_request, request_items
from classroom.item_bank.likeness import clusters
from classroom.item_bank.proofs import broken_proofs
from classroom.item_bank.request_job import write_requested_items
from classroom.item_bank.rule_rates import rule_rates
from classroom.item_bank.service import Act, Moved, move, move_all
from classroom.item_bank.views.room import asked_cell, asked_filter, blueprint, own_dossier, way_back
from classroom.models import ItemState, ReadingStage, Role
from classroom.permissions import found, requires

#: Why the others of a group are rejected.
DOUBLE = "double"
#: A reading writes some dozens of questions: most dossiers fit on one page.
PAGE_SIZE = 60


@blueprint.get("/dossiers/<int:dossier_id>/items")
@requires(Role.TEACHER)
def curation(dossier_id: int) -> ResponseReturnValue:
    """Questions of a dossier, by topic; ``topic``, ``state``, ``difficulty`` and ``dispatch`` narrow them."""
    dossier = own_dossier(dossier_id)
    wanted = asked_filter()
    number = request.args.get("page", 1, type=int)
    page = queries.items_of_dossier(db.session, current_user.id, dossier_id, wanted, number, PAGE_SIZE)
    reading = current_reading(db.session, dossier_id)
    dispatches = [each for each in dispatches_of(db.session, dossier_id) if each.removed_at is None]
    return render_template(
        "item_bank/curation.html",
        dossier=dossier,
        wanted=wanted,
        page=page,
        counts=queries.count_items(
            db.session, current_user.id, queries.ItemFilter(None, None, wanted.state, None, dossier_id)
        ),
        reasons=queries.rejection_reasons(db.session, [version.item_id for version in page.versions]),
        dispatches=dispatches,
        clusters=clusters(page.versions),
        broken=broken_proofs(db.session, [version.id for version in page.versions]),
        grid=coverage(queries.covered(db.session, dossier_id), dispatches),
        request_made=latest_request(db.session, dossier_id),
        being_read=reading is not None and reading.stage not in {ReadingStage.DONE, ReadingStage.FAILED},
        rejection=RejectionForm(formdata=None),
    )


@blueprint.post("/dossiers/<int:dossier_id>/items/bulk")
@requires(Role.TEACHER)
def bulk(dossier_id: int) -> ResponseReturnValue:
    """Accept or reject the ticked questions, all with one reason."""
    own_dossier(dossier_id)
    ids = {int(each) for each in request.form.getlist("item") if each.isdecimal() and len(each) < 10}
    form = RejectionForm()
    act = Act.REJECT if "reject" in request.form else Act.ACCEPT
    if not ids:
        flash(_("Tick some questions first."), "warning")
    elif act is Act.REJECT and not form.validate():
        flash(" ".join(str(error) for errors in form.errors.values() for error in errors), "error")
    else:
        items = queries.items_named(db.session, current_user.id, dossier_id, ids)
        reason = form.said if act is Act.REJECT else None
        _tell(act, move_all(db.session, items, act, current_user.id, utc_now(), reason))
        db.session.commit()
    return redirect(way_back(url_for(".curation", dossier_id=dossier_id)))


@blueprint.post("/dossiers/<int:dossier_id>/items/keep")
@requires(Role.TEACHER)
def keep_one(dossier_id: int) -> ResponseReturnValue:
    """Of questions that are much alike, accept one and reject the others, in one act."""
    own_dossier(dossier_id)
    kept = request.form.get("keep", "")
    ids = {int(each) for each in (kept, *request.form.getlist("item")) if each.isdecimal() and len(each) < 10}
    items = {item.id: item for item in queries.items_named(db.session, current_user.id, dossier_id, ids)}
    one = items.pop(int(kept), None) if kept.isdecimal() and len(kept) < 10 else None
    if one is None:
        flash(_("This question is not there any more."), "warning")
    elif one.state is not ItemState.APPROVED and not move(db.session, one, Act.ACCEPT, current_user.id, utc_now()):
        flash(_("This question is in another state by now. Reload the page."), "error")
    else:
        _tell(Act.REJECT, move_all(db.session, items.values(), Act.REJECT, current_user.id, utc_now(), DOUBLE))
    db.session.commit()
    return redirect(way_back(url_for(".curation", dossier_id=dossier_id)) + f"#item-{one.id if one else 0}")


@blueprint.post("/dossiers/<int:dossier_id>/items/more")
@requires(Role.TEACHER)
def more(dossier_id: int) -> ResponseReturnValue:
    """Have more questions written for one cell of the grid."""
    own_dossier(dossier_id)
    wanted = asked_cell()
    dispatch = dispatch_of(db.session, current_user.id, wanted.dispatch_id) if wanted else None
    if wanted is None or dispatch is None or dispatch.dossier_id != dossier_id or dispatch.removed_at:
        flash(_("This cell is not there any more."), "warning")
        return redirect(url_for(".curation", dossier_id=dossier_id))
    asked = request_items(db.session, dispatch, wanted, current_user.id, utc_now()).id
    db.session.commit()
    jobs.enqueue(write_requested_items, asked)
    return redirect(url_for(".curation", dossier_id=dossier_id) + "#coverage")


@blueprint.get("/dossiers/<int:dossier_id>/items/more")
@requires(Role.TEACHER)
def request_state(dossier_id: int) -> ResponseReturnValue:
    """Whether the request made last is finished, for the page that waits for it."""
    own_dossier(dossier_id)
    asked = found(latest_request(db.session, dossier_id))
    return jsonify(finished=asked.finished_at is not None)


@blueprint.get("/items/rules")
@requires(Role.TEACHER)
def rules() -> ResponseReturnValue:
    """How often the teacher took what each rule of the engine wrote."""
    rates = rule_rates(queries.curated(db.session, current_user.id))
    return render_template("item_bank/rules.html", rates=rates)


def _tell(act: Act, moved: Moved) -> None:
    if act is Act.ACCEPT:
        flash(ngettext("%(num)d question accepted.", "%(num)d questions accepted.", moved.done), "success")
    else:
        flash(ngettext("%(num)d question rejected.", "%(num)d questions rejected.", moved.done), "success")
    if moved.left:
        flash(
            ngettext(
                "%(num)d question was in another state by now and was left as it is.",
                "%(num)d questions were in another state by now and were left as they are.",
                moved.left,
            ),
            "warning",
        )
