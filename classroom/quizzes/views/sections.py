"""Sections of a quiz."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import found, requires
from classroom.quizzes import queries, service
from classroom.quizzes.forms import SectionForm
from classroom.quizzes.views.room import accepted, blueprint, change, own


@blueprint.route("/quizzes/<int:quiz_id>/sections/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
def add_section(quiz_id: int) -> ResponseReturnValue:
    """A new section at the end of the quiz."""
    quiz, form = own(quiz_id), SectionForm()
    if accepted(form, lambda: service.add_section(db.session, quiz, form.title.data, form.instructions.data or "")):
        db.session.commit()
        return redirect(url_for("quizzes.show", quiz_id=quiz_id) + "#questions")
    page = render_template("quizzes/section.html", quiz=own(quiz_id), form=form, section=None)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/quizzes/<int:quiz_id>/sections/<int:section_id>", methods=["GET", "POST"])
@requires(Role.TEACHER)
def change_section(quiz_id: int, section_id: int) -> ResponseReturnValue:
    """Title and instructions of a section; they may change at any time."""
    quiz = own(quiz_id)
    section = found(next((each for each in queries.sections_of(db.session, quiz.id) if each.id == section_id), None))
    form = SectionForm(obj=section)
    if accepted(
        form,
        lambda: service.change_section(db.session, quiz, section_id, form.title.data, form.instructions.data or ""),
    ):
        db.session.commit()
        return redirect(url_for("quizzes.show", quiz_id=quiz_id) + f"#section-{section_id}")
    page = render_template("quizzes/section.html", quiz=quiz, form=form, section=section)
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/quizzes/<int:quiz_id>/sections/<int:section_id>/remove")
@requires(Role.TEACHER)
def remove_section(quiz_id: int, section_id: int) -> ResponseReturnValue:
    """Take a section away; its questions stay in the quiz."""
    return change(quiz_id, lambda quiz: service.remove_section(db.session, quiz, section_id), "#questions")


@blueprint.post("/quizzes/<int:quiz_id>/sections/<int:section_id>/<any(up, down):direction>")
@requires(Role.TEACHER)
def move_section(quiz_id: int, section_id: int, direction: str) -> ResponseReturnValue:
    """Move a section with its questions one place."""
    step = -1 if direction == "up" else 1
    return change(
        quiz_id, lambda quiz: service.move_section(db.session, quiz, section_id, step), f"#section-{section_id}"
    )
