"""The form of a question: a new one, or a new version of one that exists."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from textwrap import shorten

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from wtforms import FieldList

from classroom.clock import utc_now
from classroom.dossiers.queries import dispatches_of
from classroom.dossiers.reading_view import blocks
from classroom.dossiers.sheets import SHOWN
from classroom.extensions import db
from classroom.item_bank import queries, service
from classroom.item_bank.evidence_picking import Picked, pick
from classroom.item_bank.flaw_hints import hints
from classroom.item_bank.forms import ItemForm, blank_data, data_of
from classroom.item_bank.sharing import set_tags, tags_from
from classroom.item_bank.views.acts import card, wants_card
from classroom.item_bank.views.room import asked_id, blueprint, own_dossier, own_item, way_back
from classroom.item_bank.wording import HINTS
from classroom.models import Difficulty, Dispatch, Dossier, Item, ItemKind, ItemState, Role, Topic
from classroom.permissions import requires

#: Buttons that change the number of rows instead of saving.
ROW_BUTTONS = ("add_option", "remove_option", "add_evidence", "remove_evidence", "change_kind")


@blueprint.route("/items/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
def create() -> ResponseReturnValue:
    """A question of the teacher's own; ``?dossier=`` gives it dispatches to quote, ``?kind=`` its first rows."""
    dossier_id = asked_id("dossier")
    dossier = own_dossier(dossier_id) if dossier_id else None
    kind = request.args.get("kind")
    form = ItemForm(data=blank_data(ItemKind(kind) if kind in set(ItemKind) else ItemKind.SINGLE))
    dispatches = _dispatches(dossier)
    if not form.is_submitted() or _changed_rows(form):
        return _show(form, dossier, dispatches)
    picked = _checked(form, dispatches)
    if picked is None:
        return _show(form, dossier, dispatches, status=422)
    item = service.write_item(
        db.session, current_user.id, dossier_id, form.draft(picked.evidence), utc_now(), _approves()
    )
    set_tags(db.session, item, tags_from(form.tags.data or ""))
    return _saved(item, picked)


@blueprint.route("/items/<int:item_id>/edit", methods=["GET", "POST"])
@requires(Role.TEACHER)
def edit(item_id: int) -> ResponseReturnValue:
    """Another version of a question; quizzes keep the version that they were made with."""
    item = own_item(item_id)
    current = service.draft_of(queries.version_in_force(db.session, item))
    form = ItemForm(data=data_of(current) | {"tags": ", ".join(each.tag for each in item.tags)})
    dispatches = _dispatches(item.dossier)
    if not form.is_submitted() or _changed_rows(form):
        return _show(form, item.dossier, dispatches, item)
    if _was_edited_meanwhile(item):
        said = _("This question was edited elsewhere meanwhile. Saving again puts your version in its place.")
        if wants_card():
            return _in_place(form, item, 409, said)
        flash(said, "warning")
        return _show(form, item.dossier, dispatches, item, 409)
    picked = _checked(form, dispatches)
    if picked is None:
        return _show(form, item.dossier, dispatches, item, 422)
    # An item outside any dossier has no dispatches to quote anew: what it was copied with stays.
    evidence = picked.evidence if item.dossier else current.evidence
    service.edit_item(db.session, item, form.draft(evidence), current_user.id, utc_now())
    set_tags(db.session, item, tags_from(form.tags.data or ""))
    if _approves() and item.state in {ItemState.DRAFT, ItemState.REJECTED}:
        service.move(db.session, item, service.Act.ACCEPT, current_user.id, utc_now())
    return _saved(item, picked)


@blueprint.post("/items/check")
@requires(Role.TEACHER)
def check() -> ResponseReturnValue:
    """What to look at again in a question that is being written; nothing is kept."""
    form = ItemForm()
    members = ((form.topic, Topic), (form.kind, ItemKind), (form.difficulty, Difficulty))
    if any(field.data not in set(known) for field, known in members):
        return jsonify(hints=[])
    dossier_id = asked_id("dossier")
    picked = pick(form, {each.id: each for each in _dispatches(own_dossier(dossier_id) if dossier_id else None)})
    draft = form.draft(picked.evidence)
    written = draft.stem and (draft.choices or draft.kind is ItemKind.OPEN)
    return jsonify(hints=[str(HINTS[hint]) for hint in hints(draft)] if written else [])


def _dispatches(dossier: Dossier | None) -> Sequence[Dispatch]:
    return dispatches_of(db.session, dossier.id) if dossier else ()


def _approves() -> bool:
    return "approve" in request.form


def _was_edited_meanwhile(item: Item) -> bool:
    """Whether the form was made from an older version than the one in force."""
    return request.form.get("number", str(item.current_number)) != str(item.current_number)


def _changed_rows(form: ItemForm) -> bool:
    """Do what a button for rows asks; says whether it was one of them that was pressed."""
    pressed = next((name for name in ROW_BUTTONS if name in request.form), None)
    if pressed == "add_option":
        form.options.append_entry()
    elif pressed == "add_evidence":
        form.evidence.append_entry()
    elif pressed in {"remove_option", "remove_evidence"}:
        _remove(form.options if pressed == "remove_option" else form.evidence, request.form[pressed])
    return pressed is not None


def _remove(rows: FieldList, index: str) -> None:
    kept = [entry.data for place, entry in enumerate(rows) if str(place) != index]
    while rows.entries:
        rows.pop_entry()
    for data in kept:
        rows.append_entry(data)


def _checked(form: ItemForm, dispatches: Sequence[Dispatch]) -> Picked | None:
    """The evidence of a form in which nothing is wrong; ``None`` when something is."""
    good = form.validate()
    picked = pick(form, {each.id: each for each in dispatches})
    return picked if good and not picked.wrong else None


def _saved(item: Item, picked: Picked) -> ResponseReturnValue:
    item_id = item.id
    if wants_card():
        answer = card(item)
        db.session.commit()
        return answer
    db.session.commit()
    flash(_("The question is saved."), "success")
    for words in picked.repeated:
        # A message travels in a cookie of 4 kB.
        quote = shorten(words, 60, placeholder=" …")
        flash(
            _("« %(quote)s » stands more than once in its dispatch: the first place was taken.", quote=quote), "warning"
        )
    target = way_back(url_for("item_bank.item", item_id=item_id))
    return redirect(f"{target}#item-{item_id}" if "/dossiers/" in target else target)


def _show(
    form: ItemForm,
    dossier: Dossier | None,
    dispatches: Sequence[Dispatch],
    item: Item | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    if item is not None and wants_card():
        return _in_place(form, item, status)
    kept = [each for each in dispatches if each.removed_at is None]
    form.offer_dispatches([(each.id, f"{each.agency} – {each.file}" if each.agency else each.file) for each in kept])
    kind = form.kind.data if form.kind.data in set(ItemKind) else ItemKind.SINGLE
    back = request.form.get("back") or request.args.get("back") or ""
    page = render_template(
        "item_bank/form.html",
        form=form,
        dossier=dossier,
        dispatches=kept,
        texts=[(each, [block for block in blocks(each.text, each.zones) if block.kind in SHOWN]) for each in kept],
        item=item,
        kind=kind,
        back=back,
    )
    return page, status


def _in_place(form: ItemForm, item: Item, status: int = 200, said: str = "") -> ResponseReturnValue:
    """The same form as a card of the curation page, for its script."""
    kind = form.kind.data if form.kind.data in set(ItemKind) else ItemKind.SINGLE
    back = request.form.get("back") or request.args.get("back") or ""
    if status != HTTPStatus.OK and not said and (wrong := _wrong_quotes(form)):
        said = " ".join(wrong)
    made = render_template("item_bank/edit_card.html", form=form, item=item, kind=kind, back=back, said=said)
    return jsonify(card=made, editing=True), status


def _wrong_quotes(form: ItemForm) -> list[str]:
    """What is wrong in fields that the card does not show."""
    shown = {"stem", "options", "rationale"}
    hidden = [error for field in form if field.name not in shown | {"evidence"} for error in field.errors]
    return [str(error) for entry in form.evidence for error in entry.form.quote.errors] + [str(e) for e in hidden]
