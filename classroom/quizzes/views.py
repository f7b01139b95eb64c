"""Pages of the quizzes room: a teacher composes, sets rules, gives a quiz to classes and publishes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.item_bank.proofs import broken_proofs
from classroom.item_bank.queries import ItemFilter
from classroom.models import Difficulty, Quiz, Role, Topic
from classroom.permissions import found, requires
from classroom.quizzes import queries, service
from classroom.quizzes.availability import availability
from classroom.quizzes.estimate import minutes
from classroom.quizzes.forms import SettingsForm, TitleForm, site_zone
from classroom.roster.queries import classes_of_teacher

blueprint = Blueprint("quizzes", __name__)

#: Digits of the largest key that a row can have.
LONGEST_KEY = 10


@blueprint.get("/quizzes")
@requires(Role.TEACHER)
def index() -> ResponseReturnValue:
    """The teacher's quizzes."""
    listed = queries.own_quizzes(db.session, current_user.id)
    return render_template("quizzes/index.html", quizzes=listed, now=utc_now())


@blueprint.route("/quizzes/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
def create() -> ResponseReturnValue:
    """A new quiz: a title, then on to composing."""
    form = TitleForm()
    if not form.validate_on_submit():
        return render_template("quizzes/create.html", form=form), 422 if form.is_submitted() else 200
    quiz = service.create_quiz(db.session, current_user, form.title.data, utc_now())
    target = url_for("quizzes.compose", quiz_id=quiz.id)
    db.session.commit()
    return redirect(target)


@blueprint.get("/quizzes/<int:quiz_id>")
@requires(Role.TEACHER)
def show(quiz_id: int) -> ResponseReturnValue:
    """The quiz: its questions, rules and classes, and what stands in the way of publishing."""
    quiz = _own(quiz_id)
    slots = queries.slots_of(db.session, quiz_id)
    now = utc_now()
    return render_template(
        "quizzes/show.html",
        quiz=quiz,
        slots=slots,
        started=queries.has_been_started(db.session, quiz_id),
        outdated={slot.id for slot in queries.outdated(slots)},
        unapproved={slot.id for slot in queries.unapproved(slots)},
        broken=broken_proofs(db.session, [slot.item_version_id for slot in slots]),
        classes=classes_of_teacher(db.session, current_user.id),
        obstacles=service.obstacles(db.session, quiz, now),
        sheets=queries.sheets_ready(db.session, quiz_id),
        state=availability(quiz, now),
        estimate=minutes(slot.item_version for slot in slots),
        now=now,
    )


@blueprint.route("/quizzes/<int:quiz_id>/settings", methods=["GET", "POST"])
@requires(Role.TEACHER)
def settings(quiz_id: int) -> ResponseReturnValue:
    """The rules of the quiz."""
    quiz = _own(quiz_id)
    form = SettingsForm() if request.method == "POST" else SettingsForm.of(quiz)
    started = queries.has_been_started(db.session, quiz_id)
    if form.validate_on_submit() and _change(form, quiz, started):
        db.session.commit()
        flash(_("The rules are saved."), "success")
        return redirect(url_for("quizzes.show", quiz_id=quiz_id))
    code = 422 if form.is_submitted() else 200
    return render_template("quizzes/settings.html", quiz=quiz, form=form, started=started, zone=site_zone()), code


@blueprint.get("/quizzes/<int:quiz_id>/compose")
@requires(Role.TEACHER)
def compose(quiz_id: int) -> ResponseReturnValue:
    """Approved questions that are not in the quiz yet, to choose from."""
    quiz = _own(quiz_id)
    wanted = _filter()
    return render_template(
        "quizzes/compose.html",
        quiz=quiz,
        slots=queries.slots_of(db.session, quiz_id),
        versions=queries.composable(db.session, current_user.id, quiz_id, wanted),
        wanted=wanted,
        dossiers=queries.dossiers_with_approved(db.session, current_user.id),
        started=queries.has_been_started(db.session, quiz_id),
    )


@blueprint.post("/quizzes/<int:quiz_id>/items")
@requires(Role.TEACHER)
def add_items(quiz_id: int) -> ResponseReturnValue:
    """Put the questions that were ticked into the quiz."""
    ids = request.form.getlist("item", type=_key)
    count = _try(lambda: service.add_items(db.session, _own(quiz_id), ids))
    if count is not None:
        flash(ngettext("%(num)d question added.", "%(num)d questions added.", count), "success" if count else "warning")
    kept: dict[str, Any] = {
        name: request.form[name] for name in ("dossier", "topic", "difficulty") if request.form.get(name)
    }
    target = url_for("quizzes.compose", quiz_id=quiz_id, **kept)
    db.session.commit()
    return redirect(target)


@blueprint.post("/quizzes/<int:quiz_id>/slots/<int:slot_id>/remove")
@requires(Role.TEACHER)
def remove_slot(quiz_id: int, slot_id: int) -> ResponseReturnValue:
    """Take a question out."""
    return _do(quiz_id, lambda quiz: service.remove_slot(db.session, _with_points(quiz), slot_id), "#questions")


@blueprint.post("/quizzes/<int:quiz_id>/slots/<int:slot_id>/<any(up, down):direction>")
@requires(Role.TEACHER)
def move_slot(quiz_id: int, slot_id: int, direction: str) -> ResponseReturnValue:
    """Move a question one place."""
    step = -1 if direction == "up" else 1
    return _do(
        quiz_id, lambda quiz: service.move_slot(db.session, _with_points(quiz), slot_id, step), f"#slot-{slot_id}"
    )


@blueprint.post("/quizzes/<int:quiz_id>/slots/<int:slot_id>/newer")
@requires(Role.TEACHER)
def use_newer(quiz_id: int, slot_id: int) -> ResponseReturnValue:
    """Use the newest version of a question."""
    return _do(quiz_id, lambda quiz: service.use_newer(db.session, _with_points(quiz), slot_id), f"#slot-{slot_id}")


@blueprint.post("/quizzes/<int:quiz_id>/order")
@requires(Role.TEACHER)
def arrange(quiz_id: int) -> ResponseReturnValue:
    """Order of the questions, as the page's script sends it after dragging."""
    ids = request.form.getlist("slot", type=_key)
    try:
        service.arrange(db.session, _own(quiz_id), ids)
    except Refused as refusal:
        return {"error": str(refusal)}, 409
    db.session.commit()
    return {"status": "saved"}


@blueprint.post("/quizzes/<int:quiz_id>/points")
@requires(Role.TEACHER)
def set_points(quiz_id: int) -> ResponseReturnValue:
    """What each question is worth."""
    return _do(quiz_id, lambda quiz: service.set_points(db.session, quiz, _points()), "#questions", _("Points saved."))


@blueprint.post("/quizzes/<int:quiz_id>/classes")
@requires(Role.TEACHER)
def assign(quiz_id: int) -> ResponseReturnValue:
    """Give the quiz to the classes that were ticked."""
    ids = request.form.getlist("class", type=_key)
    now = utc_now()
    return _do(quiz_id, lambda quiz: service.assign(db.session, quiz, ids, now), "#classes", _("Classes saved."))


@blueprint.post("/quizzes/<int:quiz_id>/publish")
@requires(Role.TEACHER)
def publish(quiz_id: int) -> ResponseReturnValue:
    """Show the quiz to its classes."""
    now = utc_now()
    said = _("Published: its classes see it now.")
    return _do(quiz_id, lambda quiz: service.publish(db.session, quiz, now), "", said)


@blueprint.post("/quizzes/<int:quiz_id>/unpublish")
@requires(Role.TEACHER)
def unpublish(quiz_id: int) -> ResponseReturnValue:
    """Hide it again, as long as nobody has started."""
    return _do(
        quiz_id, lambda quiz: service.unpublish(db.session, quiz), "", _("Withdrawn: students no longer see it.")
    )


@blueprint.post("/quizzes/<int:quiz_id>/duplicate")
@requires(Role.TEACHER)
def duplicate(quiz_id: int) -> ResponseReturnValue:
    """A draft with the same questions and rules."""
    quiz = _own(quiz_id)
    copy = service.duplicate(db.session, quiz, _("%(title)s (copy)", title=quiz.title)[:200], utc_now())
    target = url_for("quizzes.show", quiz_id=copy.id)
    db.session.commit()
    flash(_("This is the copy. Give it a title, times and classes of its own."), "success")
    return redirect(target)


@blueprint.post("/quizzes/<int:quiz_id>/delete")
@requires(Role.TEACHER)
def discard(quiz_id: int) -> ResponseReturnValue:
    """Delete a quiz that nobody has started."""
    quiz = _own(quiz_id)
    title = quiz.title
    try:
        service.discard(db.session, quiz)
    except Refused as refusal:
        flash(str(refusal), "error")
        return redirect(url_for("quizzes.show", quiz_id=quiz_id))
    db.session.commit()
    flash(_("“%(title)s” is deleted.", title=title), "success")
    return redirect(url_for("quizzes.index"))


def _own(quiz_id: int) -> Quiz:
    return found(queries.own_quiz(db.session, quiz_id, current_user.id))


def _key(text: str) -> int:
    """A number that may be the key of a row.

    :raises ValueError: when no row can have it.
    """
    number = int(text)
    if not 0 < number < 2**31:
        raise ValueError(text)
    return number


def _try(act: Callable[[], Any]) -> Any:
    """Do it, or say why not; what was begun is then undone."""
    try:
        return act()
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "error")
        return None


def _do(quiz_id: int, act: Callable[[Quiz], Any], fragment: str, said: str = "") -> ResponseReturnValue:
    """Change the quiz and go back to its page; or go back and say why not."""
    quiz = _own(quiz_id)
    try:
        act(quiz)
    except Refused as refusal:
        flash(str(refusal), "error")
    else:
        db.session.commit()
        if said:
            flash(said, "success")
    return redirect(url_for("quizzes.show", quiz_id=quiz_id) + fragment)


def _change(form: SettingsForm, quiz: Quiz, started: bool) -> bool:
    values = form.values()
    if started:
        # Their boxes are switched off on the page, and a box that is off sends nothing.
        values = {name: value for name, value in values.items() if name not in service.FROZEN_SETTINGS}
    try:
        service.change_settings(db.session, quiz, values, current_user, utc_now())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return False
    return True


def _filter() -> ItemFilter:
    """What the address asks for; nonsense asks nothing."""
    return ItemFilter(
        dossier_id=request.args.get("dossier", type=_key),
        topic=request.args.get("topic", type=Topic),
        difficulty=request.args.get("difficulty", type=Difficulty),
    )


def _with_points(quiz: Quiz) -> Quiz:
    """The quiz, once the points that stood in the same form are kept: no button loses what was typed."""
    if points := _points():
        service.set_points(db.session, quiz, points)
    return quiz


def _points() -> dict[int, float]:
    """Points by slot, with a decimal comma or point.

    :raises Refused: for what is no number.
    """
    points = {}
    for name, text in request.form.items():
        slot_id = name.removeprefix("points-")
        if name.startswith("points-") and slot_id.isdecimal() and len(slot_id) <= LONGEST_KEY:
            points[int(slot_id)] = service.read_points(text)
    return points
