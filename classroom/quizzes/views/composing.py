"""Questions of a quiz: in, out, in which order, for how many points."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.errors import Refused
from classroom.extensions import db
from classroom.item_bank.queries import ItemFilter
from classroom.models import Difficulty, ItemKind, Role, Topic
from classroom.permissions import requires
from classroom.quizzes import queries, service
from classroom.quizzes.views.room import blueprint, change, key, number, own, with_typed

#: What the chooser keeps while questions are added.
KEPT = ("dossier", "topic", "kind", "difficulty", "q", "section")
#: Questions on one page of the chooser.
PAGE_SIZE = 40


@blueprint.get("/quizzes/<int:quiz_id>/compose")
@requires(Role.TEACHER)
def compose(quiz_id: int) -> ResponseReturnValue:
    """Approved questions that are not in the quiz yet, to choose from; what was ticked on other pages stays so."""
    quiz = own(quiz_id)
    wanted, words = _filter(), request.args.get("q", "").strip()
    number = request.args.get("page", 1, type=int)
    page = queries.composable(db.session, current_user.id, quiz_id, wanted, words, number, PAGE_SIZE)
    return render_template(
        "quizzes/compose.html",
        quiz=quiz,
        slots=queries.slots_of(db.session, quiz_id),
        page=page,
        ticked=queries.still_composable(db.session, current_user.id, request.args.getlist("item", type=key)),
        here={version.item_id for version in page.versions},
        wanted=wanted,
        words=words,
        dossiers=queries.dossiers_with_approved(db.session, current_user.id),
        started=queries.has_been_started(db.session, quiz_id),
        sections=queries.sections_of(db.session, quiz_id),
        section_id=request.args.get("section", type=key),
    )


@blueprint.post("/quizzes/<int:quiz_id>/compose")
@requires(Role.TEACHER)
def browse(quiz_id: int) -> ResponseReturnValue:
    """Filter or turn the page of the chooser; what is ticked goes along in the address."""
    own(quiz_id)
    kept: dict[str, Any] = {name: request.form[name] for name in (*KEPT, "page") if request.form.get(name)}
    return redirect(url_for("quizzes.compose", quiz_id=quiz_id, **kept, item=request.form.getlist("item", type=key)))


@blueprint.post("/quizzes/<int:quiz_id>/items")
@requires(Role.TEACHER)
def add_items(quiz_id: int) -> ResponseReturnValue:
    """Put the questions that were ticked into the quiz."""
    ids, section = request.form.getlist("item", type=key), request.form.get("section", type=key)
    kept: dict[str, Any] = {name: request.form[name] for name in KEPT if request.form.get(name)}
    target = url_for("quizzes.compose", quiz_id=quiz_id, **kept)
    quiz = own(quiz_id)
    try:
        count = service.add_items(db.session, quiz, ids, section)
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "error")
        return redirect(target)
    db.session.commit()
    flash(ngettext("%(num)d question added.", "%(num)d questions added.", count), "success" if count else "warning")
    return redirect(target)


@blueprint.post("/quizzes/<int:quiz_id>/slots/<int:slot_id>/remove")
@requires(Role.TEACHER)
def remove_slot(quiz_id: int, slot_id: int) -> ResponseReturnValue:
    """Take a question out."""
    return change(quiz_id, lambda quiz: service.remove_slot(db.session, with_typed(quiz), slot_id), "#questions")


@blueprint.post("/quizzes/<int:quiz_id>/slots/<int:slot_id>/<any(up, down):direction>")
@requires(Role.TEACHER)
def move_slot(quiz_id: int, slot_id: int, direction: str) -> ResponseReturnValue:
    """Move a question one place."""
    step = -1 if direction == "up" else 1
    return change(
        quiz_id, lambda quiz: service.move_slot(db.session, with_typed(quiz), slot_id, step), f"#slot-{slot_id}"
    )


@blueprint.post("/quizzes/<int:quiz_id>/slots/<int:slot_id>/newer")
@requires(Role.TEACHER)
def use_newer(quiz_id: int, slot_id: int) -> ResponseReturnValue:
    """Use the newest version of a question."""
    return change(quiz_id, lambda quiz: service.use_newer(db.session, with_typed(quiz), slot_id), f"#slot-{slot_id}")


@blueprint.post("/quizzes/<int:quiz_id>/order")
@requires(Role.TEACHER)
def arrange(quiz_id: int) -> ResponseReturnValue:
    """Order of the questions, as the page's script sends it after dragging: ``slot`` or ``slot:section`` each."""
    sent = [text.partition(":") for text in request.form.getlist("slot")]
    ids = {number(slot): number(section) or None for slot, _colon, section in sent if number(slot)}
    try:
        service.arrange(db.session, own(quiz_id), list(ids), ids if request.form.get("sections") else None)
    except Refused as refusal:
        return {"error": str(refusal)}, 409
    db.session.commit()
    return {"status": "saved"}


@blueprint.post("/quizzes/<int:quiz_id>/points")
@requires(Role.TEACHER)
def set_points(quiz_id: int) -> ResponseReturnValue:
    """What each question is worth, and in which section it stands."""
    return change(quiz_id, with_typed, "#questions", _("Points saved."))


def _filter() -> ItemFilter:
    """What the address asks for; nonsense asks nothing."""
    return ItemFilter(
        dossier_id=request.args.get("dossier", type=key),
        topic=request.args.get("topic", type=Topic),
        kind=request.args.get("kind", type=ItemKind),
        difficulty=request.args.get("difficulty", type=Difficulty),
    )
