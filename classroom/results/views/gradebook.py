"""The gradebook of a class, and what a teacher notes in it."""

from __future__ import annotations

from functools import cache

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.audit import looked
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, AuditAct, Role
from classroom.permissions import found, requires
from classroom.presentation import show_points
from classroom.results import gradebook_queries as queries
from classroom.results.forms import NoteForm
from classroom.results.gradebook import Counting, Missing
from classroom.results.marking import write_note
from classroom.results.readings import GradebookChoice, GradebookReading, read_gradebook
from classroom.results.scores import SCALE
from classroom.results.views.room import blueprint, settle_attempts
from classroom.results.views.statistics import asked

#: Highest mark of a scale that may be asked for.
HIGHEST = 1000


@blueprint.get("/classes/<int:class_id>/gradebook")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def gradebook(class_id: int) -> ResponseReturnValue:
    """Students × quizzes."""
    read = gradebook_asked(class_id)
    choice = read.choice
    looked(AuditAct.GRADEBOOK_SEEN, class_id=class_id)
    return render_template(
        "results/gradebook.html",
        school_class=read.school_class,
        book=read.book,
        rows=read.rows,
        scale=choice.scale,
        # The same few marks come again and again, and writing a number in a language takes its time.
        shown=cache(lambda score: show_points(score * choice.scale / SCALE)),
        counting=choice.counting,
        missing=choice.missing,
        ways=list(Counting),
        missing_ways=list(Missing),
        by=choice.by,
        descending=choice.descending,
        topics=read.topics,
        asked={"attempts": choice.counting, "missing": choice.missing, "scale": f"{choice.scale:g}", "sort": choice.by}
        | ({"down": 1} if choice.descending else {}),
    )


def gradebook_asked(class_id: int) -> GradebookReading:
    """The gradebook of a class as the address of the request asks for it."""
    school_class = found(queries.shown_class(db.session, current_user, class_id))
    settle_attempts(Attempt.class_id == class_id)
    choice = GradebookChoice(
        counting=asked("attempts", Counting, Counting.BEST),
        missing=asked("missing", Missing, Missing.SKIP),
        scale=_scale(),
        by=request.args.get("sort", "name"),
        descending="down" in request.args,
    )
    return read_gradebook(db.session, current_user, school_class, choice, utc_now())


@blueprint.route("/quizzes/<int:quiz_id>/students/<int:student_id>/note", methods=["GET", "POST"])
@requires(Role.TEACHER)
def note(quiz_id: int, student_id: int) -> ResponseReturnValue:
    """Excuse a student from a quiz, or comment on it."""
    quiz, student = found(queries.own_student(db.session, current_user, quiz_id, student_id))
    notes = queries.history(db.session, quiz_id, student_id)
    form = NoteForm(obj=notes[0] if notes else None)
    if form.validate_on_submit():
        write_note(db.session, quiz, student, form.excused.data, form.comment.data or "", current_user, utc_now())
        db.session.commit()
        flash(_("The note is kept."), "success")
        return redirect(url_for("results.note", quiz_id=quiz_id, student_id=student_id))
    attempts = queries.attempts_of(db.session, quiz_id, student_id)
    page = render_template("results/note.html", quiz=quiz, student=student, notes=notes, attempts=attempts, form=form)
    return page, 422 if form.errors else 200


def _scale() -> float:
    """The highest mark asked for; twenty for what is none."""
    try:
        wanted = float(request.args.get("scale", str(SCALE)).replace(",", "."))
    except ValueError:
        return SCALE
    return wanted if 0 < wanted <= HIGHEST else SCALE
