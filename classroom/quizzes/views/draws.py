"""Random draws of a quiz."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.extensions import db
from classroom.item_bank.sharing import tags_of_teacher
from classroom.models import Quiz, QuizDraw, Role
from classroom.permissions import found, requires
from classroom.quizzes import queries, service
from classroom.quizzes.forms import DrawForm
from classroom.quizzes.views.room import accepted, blueprint, change, key, own


@blueprint.route("/quizzes/<int:quiz_id>/draws/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
def add_draw(quiz_id: int) -> ResponseReturnValue:
    """So many questions that are drawn for each student."""
    quiz = own(quiz_id)
    form = _with_choices(DrawForm(section=request.args.get("section", type=key)), quiz)
    if accepted(form, lambda: service.add_draw(db.session, quiz, form.wish())):
        db.session.commit()
        return redirect(url_for("quizzes.show", quiz_id=quiz_id) + "#draws")
    return _page(quiz_id, form, None)


@blueprint.route("/quizzes/<int:quiz_id>/draws/<int:draw_id>", methods=["GET", "POST"])
@requires(Role.TEACHER)
def change_draw(quiz_id: int, draw_id: int) -> ResponseReturnValue:
    """Another number, or other questions."""
    quiz = own(quiz_id)
    draw = found(next((each for each in queries.draws_of(db.session, quiz_id) if each.id == draw_id), None))
    form = _with_choices(DrawForm.of(draw), quiz)
    if accepted(form, lambda: service.change_draw(db.session, quiz, draw_id, form.wish())):
        db.session.commit()
        return redirect(url_for("quizzes.show", quiz_id=quiz_id) + f"#draw-{draw_id}")
    return _page(quiz_id, form, draw)


@blueprint.post("/quizzes/<int:quiz_id>/draws/<int:draw_id>/remove")
@requires(Role.TEACHER)
def remove_draw(quiz_id: int, draw_id: int) -> ResponseReturnValue:
    """Draw these no more."""
    return change(quiz_id, lambda quiz: service.remove_draw(db.session, quiz, draw_id), "#questions")


@blueprint.post("/quizzes/<int:quiz_id>/pool")
@requires(Role.TEACHER)
def refresh_pool(quiz_id: int) -> ResponseReturnValue:
    """Let a published quiz draw from the bank as it is now."""
    said = _("The quiz draws from the bank as it is now.")
    return change(quiz_id, lambda quiz: service.refresh_pool(db.session, quiz), "#questions", said)


def _with_choices(form: DrawForm, quiz: Quiz) -> DrawForm:
    dossiers = [(each.id, each.title) for each in queries.dossiers_with_approved(db.session, current_user.id)]
    sections = [(each.id, each.title) for each in queries.sections_of(db.session, quiz.id)]
    form.offer(dossiers, tags_of_teacher(db.session, current_user.id), sections)
    return form


def _page(quiz_id: int, form: DrawForm, draw: QuizDraw | None) -> ResponseReturnValue:
    page = render_template("quizzes/draw.html", quiz=own(quiz_id), form=form, draw=draw)
    return page, 422 if form.is_submitted() else 200
