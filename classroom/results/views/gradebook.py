"""The gradebook of a class, and what a teacher notes in it."""

from __future__ import annotations

from functools import cache

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, Role, Topic
from classroom.permissions import found, requires
from classroom.presentation import show_points
from classroom.results import gradebook_queries as queries
from classroom.results.forms import NoteForm
from classroom.results.gradebook import Counting, Missing, sorted_rows
from classroom.results.gradebook import gradebook as put_together
from classroom.results.marking import write_note
from classroom.results.scores import SCALE
from classroom.results.views.room import blueprint, settle_attempts
from classroom.results.views.statistics import asked

#: Highest mark of a scale that may be asked for.
HIGHEST = 1000


@blueprint.get("/classes/<int:class_id>/gradebook")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def gradebook(class_id: int) -> ResponseReturnValue:
    """Students × quizzes."""
    school_class = found(queries.shown_class(db.session, current_user, class_id))
    settle_attempts(Attempt.class_id == class_id)
    quizzes = queries.quizzes(db.session, current_user, class_id)
    ids = [quiz.id for quiz in quizzes]
    counting, missing = asked("attempts", Counting, Counting.BEST), asked("missing", Missing, Missing.SKIP)
    book = put_together(
        quizzes,
        queries.members(db.session, class_id, ids),
        queries.topic_totals(db.session, class_id, ids),
        queries.notes(db.session, ids),
        utc_now(),
        counting,
        missing,
    )
    scale, by, descending = _scale(), request.args.get("sort", "name"), "down" in request.args
    return render_template(
        "results/gradebook.html",
        school_class=school_class,
        book=book,
        rows=sorted_rows(book, by, descending),
        scale=scale,
        # The same few marks come again and again, and writing a number in a language takes its time.
        shown=cache(lambda score: show_points(score * scale / SCALE)),
        counting=counting,
        missing=missing,
        ways=list(Counting),
        missing_ways=list(Missing),
        by=by,
        descending=descending,
        topics=[topic for topic in Topic if book.topics[topic] is not None],
        asked={"attempts": counting, "missing": missing, "scale": f"{scale:g}", "sort": by}
        | ({"down": 1} if descending else {}),
    )


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
