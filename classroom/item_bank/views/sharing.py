"""Items that colleagues share: the list, copying one, and sharing one's own."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.item_bank import sharing
from classroom.item_bank.views.bank import PAGE_SIZE
from classroom.item_bank.views.room import blueprint, own_item
from classroom.models import Role
from classroom.permissions import found, requires


@blueprint.get("/items/shared")
@requires(Role.TEACHER)
def shared() -> ResponseReturnValue:
    """What colleagues share; ``q`` searches it."""
    words, number = request.args.get("q", "").strip(), request.args.get("page", 1, type=int)
    page = sharing.shared_by_others(db.session, current_user.id, words, number, PAGE_SIZE)
    tags = sharing.tags_of_items(db.session, [version.item_id for version in page.versions])
    return render_template("item_bank/shared.html", page=page, words=words, tags=tags)


@blueprint.post("/items/<int:item_id>/copy")
@requires(Role.TEACHER)
def copy(item_id: int) -> ResponseReturnValue:
    """Take a colleague's item into one's own bank."""
    version = found(sharing.shared_version(db.session, current_user.id, item_id))
    copied = sharing.copy_item(db.session, version, current_user.id, utc_now()).id
    flash(_("The question is in your bank."), "success")
    db.session.commit()
    return redirect(url_for(".item", item_id=copied))


@blueprint.post("/items/<int:item_id>/share")
@requires(Role.TEACHER)
def share(item_id: int) -> ResponseReturnValue:
    """Let colleagues copy the question."""
    if sharing.share(own_item(item_id), utc_now()):
        flash(_("Your colleagues can copy this question now."), "success")
    else:
        flash(_("Only an accepted question can be shared."), "error")
    db.session.commit()
    return redirect(url_for(".item", item_id=item_id))


@blueprint.post("/items/<int:item_id>/unshare")
@requires(Role.TEACHER)
def unshare(item_id: int) -> ResponseReturnValue:
    """Keep the question to oneself again."""
    sharing.unshare(own_item(item_id))
    flash(_("The question is yours alone again; copies that were made stay."), "success")
    db.session.commit()
    return redirect(url_for(".item", item_id=item_id))
