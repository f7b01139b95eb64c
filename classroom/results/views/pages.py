"""Results of a class, of an attempt, and a student's own review."""

from __future__ import annotations

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from classroom.attempts.queries import may_review, rules_of
from classroom.audit import looked
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, AuditAct, ItemEvidence, Quiz, Role, SchoolClass
from classroom.permissions import found, requires
from classroom.results import hand_marking, queries, regrade_queries
from classroom.results.attempt_report import Disclosure, ReportItem, report
from classroom.results.class_results import ClassResults
from classroom.results.given_lines import given_lines
from classroom.results.item_analysis import MIN_FOR_DISCRIMINATION, MIN_FOR_FACILITY
from classroom.results.progress import progress
from classroom.results.readings import read_class
from classroom.results.timeline import timeline
from classroom.results.veil import veil_of
from classroom.results.views.marking import answers_to_mark
from classroom.results.views.reviewing import evidence_link
from classroom.results.views.room import blueprint, settle_attempts, shown_or_404

#: Quizzes on a page of the index.
PAGE_SIZE = 10


@blueprint.get("/results")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Every quiz and class whose results the reader may see."""
    number = request.args.get("page", 1, type=int)
    ids, total = queries.quiz_page(db.session, current_user, number, PAGE_SIZE)
    pairs = queries.shown_results(db.session, current_user, ids)
    sizes = queries.class_sizes(db.session, [school_class.id for _quiz, school_class in pairs])
    last = queries.last_page(total, PAGE_SIZE)
    return render_template(
        "results/index.html",
        quizzes=given_lines(pairs, sizes, queries.totals(db.session, current_user, ids)),
        books=queries.gradebook_classes(db.session, current_user),
        page={"number": min(max(number, 1), last), "last": last},
        to_mark=answers_to_mark(),
    )


@blueprint.get("/quizzes/<int:quiz_id>/results")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def quiz(quiz_id: int) -> ResponseReturnValue:
    """Results of a class at a quiz: the one of ``?class=``, or the first that was given it."""
    quiz, school_class, classes = shown_or_404(quiz_id)
    results = _read(quiz, school_class)
    looked(AuditAct.RESULTS_SEEN, class_id=school_class.id, quiz_id=quiz.id)
    return render_template(
        "results/quiz.html",
        quiz=quiz,
        school_class=school_class,
        classes=classes,
        results=results,
        to_mark=hand_marking.waiting(db.session, current_user, quiz.id) if quiz.owner_id == current_user.id else [],
        min_for_facility=MIN_FOR_FACILITY,
        min_for_discrimination=MIN_FOR_DISCRIMINATION,
    )


@blueprint.get("/attempts/<int:attempt_id>/report")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def report_attempt(attempt_id: int) -> ResponseReturnValue:
    """An attempt answer by answer."""
    settle_attempts(Attempt.id == attempt_id)
    attempt = found(queries.shown_attempt(db.session, current_user, attempt_id))
    about = {"class_id": attempt.class_id, "quiz_id": attempt.quiz_id, "student_id": attempt.student_id}
    looked(AuditAct.ATTEMPT_SEEN, **about)
    veil = veil_of(db.session, current_user, attempt.class_id)
    return render_template(
        "results/report.html",
        attempt=attempt,
        student_name=veil.name(attempt.student_id) if veil else attempt.student.name,
        words_hidden=veil is not None,
        report=report(attempt, regrades=regrade_queries.at_quiz(db.session, attempt.quiz)),
        mark_link=_mark_link if attempt.quiz.owner_id == current_user.id else None,
        timeline=timeline(attempt),
        progress=progress(attempt.quiz, [attempt], utc_now()),
        dispatch_link=_dispatch_link,
    )


@blueprint.get("/attempts/<int:attempt_id>/review")
@requires(Role.STUDENT)
def review(attempt_id: int) -> ResponseReturnValue:
    """A student's own attempt, as far as the quiz lets her look back."""
    settle_attempts(Attempt.id == attempt_id)
    attempt = found(queries.own_attempt(db.session, current_user, attempt_id))
    if not may_review(rules_of(attempt), attempt, utc_now()):
        abort(403)
    shows = Disclosure.by(attempt.quiz)
    return render_template(
        "results/review.html",
        attempt=attempt,
        report=report(attempt, shows, regrade_queries.at_quiz(db.session, attempt.quiz)),
        shows=shows,
        dispatch_link=lambda evidence: evidence_link(attempt.id, evidence.dispatch_id, evidence.start),
        note=queries.note_of(db.session, attempt.quiz_id, attempt.student_id),
    )


def _read(quiz: Quiz, school_class: SchoolClass) -> ClassResults:
    """What the class did, up to now."""
    settle_attempts(Attempt.quiz_id == quiz.id)
    return read_class(db.session, current_user, quiz, school_class, utc_now())


def _mark_link(item: ReportItem) -> str:
    """Where the teacher changes the mark of a question by hand."""
    return url_for("results.mark", item_id=item.id)


def _dispatch_link(evidence: ItemEvidence) -> str | None:
    """Where the words stand in the dossier, for its owner."""
    if evidence.dispatch.dossier.owner_id != current_user.id:
        return None
    words = f"{evidence.start}-{evidence.end}"
    return url_for("dossiers.dispatch", dispatch_id=evidence.dispatch_id, evidence=words, _anchor="evidence")
