"""Acts of curation: accept, reject, undo, retire, restore; each a form that is posted."""

from __future__ import annotations

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.item_bank import queries
from classroom.item_bank.forms import RejectionForm
from classroom.item_bank.proofs import broken_proofs
from classroom.item_bank.service import Act, move
from classroom.item_bank.views.room import blueprint, own_item, way_back
from classroom.models import Item, Role
from classroom.permissions import requires


@blueprint.post("/items/<int:item_id>/accept")
@requires(Role.TEACHER)
def accept(item_id: int) -> ResponseReturnValue:
    """Take the question into the bank: it can go into quizzes."""
    return _do(own_item(item_id), Act.ACCEPT, _("Accepted."))


@blueprint.post("/items/<int:item_id>/reject")
@requires(Role.TEACHER)
def reject(item_id: int) -> ResponseReturnValue:
    """Turn the question down, and say why."""
    item = own_item(item_id)
    form = RejectionForm()
    if form.validate():
        return _do(item, Act.REJECT, _("Rejected."), form.said)
    message = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return _refuse(message)


@blueprint.post("/items/<int:item_id>/undo")
@requires(Role.TEACHER)
def undo(item_id: int) -> ResponseReturnValue:
    """Put the question back among those to review."""
    return _do(own_item(item_id), Act.UNDO, _("Back among the questions to review."))


@blueprint.post("/items/<int:item_id>/retire")
@requires(Role.TEACHER)
def retire(item_id: int) -> ResponseReturnValue:
    """Take the question out of use; quizzes that hold it keep it."""
    return _do(own_item(item_id), Act.RETIRE, _("Retired: it can no longer go into a new quiz."))


@blueprint.post("/items/<int:item_id>/restore")
@requires(Role.TEACHER)
def restore(item_id: int) -> ResponseReturnValue:
    """Put a retired question back into use."""
    return _do(own_item(item_id), Act.RESTORE, _("Back in use."))


def _do(item: Item, act: Act, message: str, reason: str | None = None) -> ResponseReturnValue:
    if not move(db.session, item, act, current_user.id, utc_now(), reason):
        return _refuse(_("This question is in another state by now. Reload the page."))
    answer = card(item) if wants_card() else _go_back(message)
    db.session.commit()
    return answer


def _refuse(message: str) -> ResponseReturnValue:
    """Nothing is changed; a script is told with status 409, a browser on the page it came from."""
    db.session.rollback()
    if wants_card():
        return jsonify(error=message), 409
    flash(message, "error")
    return _back()


def _go_back(message: str) -> ResponseReturnValue:
    flash(message, "success")
    return _back()


def _back() -> ResponseReturnValue:
    anchor = request.form.get("anchor", "")
    target = way_back(url_for("item_bank.index"))
    return redirect(f"{target}#{anchor}" if anchor.removeprefix("item-").isdecimal() else target)


def wants_card() -> bool:
    """Whether the curation page's script asks: it puts the new card in the place of the old one."""
    return request.headers.get("X-Part") == "card"


def card(item: Item) -> ResponseReturnValue:
    """The question as it now stands, for the curation page's script."""
    version = queries.version_in_force(db.session, item)
    counts = queries.count_items(
        db.session, current_user.id, queries.ItemFilter(None, None, None, None, item.dossier_id)
    )
    made = render_template(
        "item_bank/card.html",
        broken=broken_proofs(db.session, [version.id]).get(version.id, ()),
        version=version,
        reasons=queries.rejection_reasons(db.session, [item.id]),
        rejection=RejectionForm(formdata=None),
        back=way_back(url_for("item_bank.index")),
    )
    return jsonify(card=made, state=item.state, states=counts.states)
