"""The curation page of a dossier: what the engine wrote, to accept, edit or reject."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.dossiers.queries import current_reading, dispatches_of
from classroom.extensions import db
from classroom.item_bank import queries
from classroom.item_bank.forms import RejectionForm
from classroom.item_bank.views.room import asked_filter, blueprint, own_dossier
from classroom.models import ReadingStage, Role
from classroom.permissions import requires

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
    return render_template(
        "item_bank/curation.html",
        dossier=dossier,
        wanted=wanted,
        page=page,
        counts=queries.count_items(
            db.session, current_user.id, queries.ItemFilter(None, None, wanted.state, None, dossier_id)
        ),
        reasons=queries.rejection_reasons(db.session, [version.item_id for version in page.versions]),
        dispatches=[each for each in dispatches_of(db.session, dossier_id) if each.removed_at is None],
        being_read=reading is not None and reading.stage not in {ReadingStage.DONE, ReadingStage.FAILED},
        rejection=RejectionForm(formdata=None),
    )
