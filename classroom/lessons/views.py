"""Making a lesson, and reading it: at a desk, on a wall, on paper."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.dossiers.queries import dossier_of
from classroom.dossiers.sheets import Sheet, sheets_of
from classroom.extensions import db
from classroom.lessons import queries, service
from classroom.lessons.forms import lesson_form
from classroom.models import Lesson, Role
from classroom.permissions import found, requires
from classroom.roster.queries import classes_of_teacher

blueprint = Blueprint("lessons", __name__)


@blueprint.route("/dossiers/<int:dossier_id>/lesson", methods=["GET", "POST"])
@requires(Role.TEACHER)
def edit(dossier_id: int) -> ResponseReturnValue:
    """Choose the sheets of a dossier, and the classes that may read them and when."""
    dossier = found(dossier_of(db.session, current_user.id, dossier_id))
    lesson = queries.lesson_of_dossier(db.session, dossier.id)
    classes = classes_of_teacher(db.session, current_user.id)
    form = lesson_form(lesson, dossier.title, classes, queries.quizzes_by_class(db.session, current_user.id))
    if not form.validate_on_submit():
        page = render_template("lessons/edit.html", dossier=dossier, lesson=lesson, form=form)
        return page, 422 if form.is_submitted() else 200
    kept = service.keep_lesson(db.session, dossier, form.plan(), utc_now())
    flash(_("The lesson is saved."), "success")
    lesson_id = kept.id
    db.session.commit()
    return redirect(url_for(".show", lesson_id=lesson_id))


@blueprint.get("/lessons")
@requires(Role.STUDENT)
def index() -> ResponseReturnValue:
    """The lessons that the student may read now."""
    return render_template("lessons/index.html", lessons=queries.readable(db.session, current_user.id, utc_now()))


@blueprint.get("/lessons/<int:lesson_id>")
@requires(Role.TEACHER, Role.STUDENT)
def show(lesson_id: int) -> ResponseReturnValue:
    """A lesson; ``?wall=1`` in large letters and without the frame of the site, to be projected."""
    lesson = found(_readable(lesson_id))
    return render_template(
        "lessons/show.html",
        lesson=lesson,
        sheets=sheets_of(db.session, lesson.dossier),
        chosen=[sheet for sheet in Sheet if sheet in set(lesson.sheets)],
        dossier=lesson.dossier,
        by_teacher=False,
        wall=request.args.get("wall") == "1",
    )


def _readable(lesson_id: int) -> Lesson | None:
    if current_user.role is Role.TEACHER:
        return queries.own_lesson(db.session, current_user.id, lesson_id)
    open_now = queries.readable(db.session, current_user.id, utc_now())
    return next((lesson for lesson in open_now if lesson.id == lesson_id), None)
