"""The statistics of a quiz and of its questions."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import render_template, request
from flask.typing import ResponseReturnValue

from classroom.extensions import db
from classroom.models import Attempt, Role
from classroom.permissions import requires
from classroom.results import charts, queries, regrade_queries
from classroom.results.attempt_choice import Which, chosen
from classroom.results.corrected_key import ruling
from classroom.results.item_analysis import MIN_FOR_DISCRIMINATION, MIN_FOR_FACILITY
from classroom.results.item_lines import item_lines, points_won
from classroom.results.quiz_statistics import quiz_statistics
from classroom.results.thirds import MIN_FOR_THIRDS, Third
from classroom.results.verdicts import ALARMS
from classroom.results.views.room import blueprint, settle_attempts, several_or_404

Choice = TypeVar("Choice", bound=StrEnum)


def asked(name: str, choices: type[Choice], otherwise: Choice) -> Choice:
    """One of a few values, from the address of the page."""
    value = request.args.get(name)
    return next((choice for choice in choices if choice == value), otherwise)


@blueprint.get("/quizzes/<int:quiz_id>/results/questions")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def questions(quiz_id: int) -> ResponseReturnValue:
    """Statistics of a quiz and of each question, of one class or of all."""
    quiz, shown, classes = several_or_404(quiz_id)
    settle_attempts(Attempt.quiz_id == quiz.id)
    ids = [school_class.id for school_class in shown]
    which = asked("attempts", Which, Which.FIRST)
    attempts = chosen(which, queries.attempts(db.session, quiz.id, *ids).values())
    regrades = regrade_queries.at_quiz(db.session, quiz)
    rules = {version: ruling(corrections) for version, corrections in regrades.items()}
    return render_template(
        "results/questions.html",
        quiz=quiz,
        shown=shown,
        classes=classes,
        which=which,
        ways=list(Which),
        attempts=attempts,
        figures=quiz_statistics([points_won(attempt) for attempt in attempts]),
        lines=item_lines(
            queries.versions(db.session, quiz.id, *ids), attempts, rules, queries.seconds(db.session, quiz.id, ids)
        ),
        regrades=regrades,
        alarms=ALARMS,
        thirds=list(Third),
        share=charts.share,
        limits={"facility": MIN_FOR_FACILITY, "discrimination": MIN_FOR_DISCRIMINATION, "thirds": MIN_FOR_THIRDS},
    )
