"""The bank: all of a teacher's questions, and each one with its history."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.dossiers.queries import dossiers_of
from classroom.extensions import db
from classroom.item_bank import queries
from classroom.item_bank.forms import RejectionForm
from classroom.item_bank.proofs import broken_proofs
from classroom.item_bank.sharing import tags_of_items, tags_of_teacher
from classroom.item_bank.version_changes import by_number
from classroom.item_bank.views.room import asked_filter, blueprint, own_item
from classroom.models import Role
from classroom.permissions import requires

PAGE_SIZE = 30


@blueprint.get("/items")
@requires(Role.TEACHER)
def index() -> ResponseReturnValue:
    """All the questions: search, filters, pages."""
    wanted, words = asked_filter(), request.args.get("q", "").strip()
    number = request.args.get("page", 1, type=int)
    page = queries.search_bank(db.session, current_user.id, wanted, words, number, PAGE_SIZE)
    return render_template(
        "item_bank/index.html",
        page=page,
        broken=broken_proofs(db.session, [version.id for version in page.versions]),
        wanted=wanted,
        words=words,
        filtered=bool(words) or wanted != queries.ItemFilter(),
        tags=tags_of_items(db.session, [version.item_id for version in page.versions]),
        all_tags=tags_of_teacher(db.session, current_user.id),
        dossiers=[each.dossier for each in dossiers_of(db.session, current_user.id)],
        asked=_asked(),
    )


@blueprint.get("/items/<int:item_id>")
@requires(Role.TEACHER)
def item(item_id: int) -> ResponseReturnValue:
    """A question with all its versions and what was done with it."""
    row = own_item(item_id)
    versions, events = queries.history_of(db.session, row)
    current = queries.version_in_force(db.session, row)
    return render_template(
        "item_bank/item.html",
        item=row,
        version=current,
        broken=broken_proofs(db.session, [current.id]).get(current.id, ()),
        tags=tags_of_items(db.session, [row.id]).get(row.id, ()),
        versions=versions,
        changed=by_number(versions),
        events=events,
        reasons=queries.rejection_reasons(db.session, [row.id]),
        rejection=RejectionForm(formdata=None),
    )


def _asked() -> dict[str, Any]:
    """The query string without its page, to turn pages with."""
    return {name: value for name, value in request.args.items() if name != "page" and value}
