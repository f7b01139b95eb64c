"""Results of a class, of an attempt, and a student's own review."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_login import current_user
from sqlalchemy import ColumnElement

from classroom.attempts.queries import may_review
from classroom.attempts.service import settle
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, ItemEvidence, Quiz, Role, SchoolClass
from classroom.permissions import found, requires
from classroom.results import charts, queries
from classroom.results.attempt_report import Disclosure, report
from classroom.results.class_results import ClassResults, class_results
from classroom.results.csv_export import to_csv
from classroom.results.export_table import export_table
from classroom.results.given_lines import given_lines
from classroom.results.item_analysis import MIN_FOR_DISCRIMINATION, MIN_FOR_FACILITY
from classroom.results.progress import progress

blueprint = Blueprint("results", __name__)


@blueprint.get("/results")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Every quiz and class whose results the reader may see."""
    pairs = queries.shown_results(db.session, current_user)
    sizes = queries.class_sizes(db.session, [school_class.id for _quiz, school_class in pairs])
    quizzes = given_lines(pairs, sizes, queries.totals(db.session, current_user))
    return render_template("results/index.html", quizzes=quizzes)


@blueprint.get("/quizzes/<int:quiz_id>/results")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def quiz(quiz_id: int) -> ResponseReturnValue:
    """Results of a class at a quiz: the one of ``?class=``, or the first that was given it."""
    quiz, school_class, classes = _shown_or_404(quiz_id)
    results = _read(quiz, school_class)
    return render_template(
        "results/quiz.html",
        quiz=quiz,
        school_class=school_class,
        classes=classes,
        results=results,
        columns=charts.columns(results.bins),
        rows=charts.rows(results.topics),
        share=charts.share,
        min_for_facility=MIN_FOR_FACILITY,
        min_for_discrimination=MIN_FOR_DISCRIMINATION,
    )


@blueprint.get("/quizzes/<int:quiz_id>/results/board")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def board(quiz_id: int) -> ResponseReturnValue:
    """The part of that page that refreshes by itself."""
    quiz, school_class, _classes = _shown_or_404(quiz_id)
    results = _read(quiz, school_class)
    return render_template("results/_board.html", results=results)


@blueprint.get("/quizzes/<int:quiz_id>/results.csv")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export(quiz_id: int) -> ResponseReturnValue:
    """The table of students as a CSV file."""
    quiz, school_class, _classes = _shown_or_404(quiz_id)
    results = _read(quiz, school_class)
    table = to_csv(export_table(quiz, school_class, results), decimal_comma=str(get_locale()) == "fr")
    response = Response(table, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"recoupe-{quiz.id}-{school_class.code}.csv")
    return response


@blueprint.get("/attempts/<int:attempt_id>/report")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def report_attempt(attempt_id: int) -> ResponseReturnValue:
    """An attempt answer by answer."""
    _settle(Attempt.id == attempt_id)
    attempt = found(queries.shown_attempt(db.session, current_user, attempt_id))
    return render_template(
        "results/report.html",
        attempt=attempt,
        report=report(attempt),
        progress=progress(attempt.quiz, [attempt], utc_now()),
        dispatch_link=_dispatch_link,
    )


@blueprint.get("/attempts/<int:attempt_id>/review")
@requires(Role.STUDENT)
def review(attempt_id: int) -> ResponseReturnValue:
    """A student's own attempt, as far as the quiz lets her look back."""
    _settle(Attempt.id == attempt_id)
    attempt = found(queries.own_attempt(db.session, current_user, attempt_id))
    if not may_review(attempt.quiz, attempt, utc_now()):
        abort(403)
    shows = Disclosure.by(attempt.quiz)
    return render_template("results/review.html", attempt=attempt, report=report(attempt, shows), shows=shows)


def _shown_or_404(quiz_id: int) -> tuple[Quiz, SchoolClass, list[SchoolClass]]:
    """The quiz, the class asked for, and the classes to choose from."""
    shown = queries.shown_classes(db.session, current_user, quiz_id)
    wanted = request.args.get("class")
    chosen = [pair for pair in shown if wanted is None or str(pair[1].id) == wanted]
    quiz, school_class = found(chosen[0] if chosen else None)
    return quiz, school_class, [other for _quiz, other in shown]


def _settle(which: ColumnElement[bool]) -> None:
    """Close and mark attempts whose time is up, so that the page need not wait for the job that does it."""
    if settle(db.session, utc_now(), which):
        db.session.commit()


def _read(quiz: Quiz, school_class: SchoolClass) -> ClassResults:
    """What the class did, up to now."""
    _settle(Attempt.quiz_id == quiz.id)
    return class_results(
        quiz,
        queries.members(db.session, quiz.id, school_class.id),
        queries.attempts(db.session, quiz.id, school_class.id),
        queries.versions(db.session, quiz.id, school_class.id),
        utc_now(),
    )


def _dispatch_link(evidence: ItemEvidence) -> str | None:
    """Where the words stand in the dossier, for its owner."""
    if evidence.dispatch.dossier.owner_id != current_user.id:
        return None
    words = f"{evidence.start}-{evidence.end}"
    return url_for("dossiers.dispatch", dispatch_id=evidence.dispatch_id, evidence=words, _anchor="evidence")
