"""The statistics of a quiz and of its questions."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classroom.extensions import db
from classroom.models import Attempt, Role
from classroom.permissions import requires
from classroom.results.attempt_choice import Which
from classroom.results.hand_marking import count_waiting
from classroom.results.item_analysis import MIN_FOR_DISCRIMINATION, MIN_FOR_FACILITY
from classroom.results.item_lines import ItemLine
from classroom.results.pictures import Axes, Spot
from classroom.results.readings import read_statistics
from classroom.results.thirds import MIN_FOR_THIRDS, Third
from classroom.results.verdicts import ALARMS
from classroom.results.views.room import blueprint, settle_attempts, several_or_404
from classroom.results.wording import show_percent

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
    read = read_statistics(db.session, quiz, shown, asked("attempts", Which, Which.FIRST))
    return render_template(
        "results/questions.html",
        quiz=quiz,
        shown=shown,
        classes=classes,
        which=read.which,
        ways=list(Which),
        attempts=read.attempts,
        figures=read.figures,
        lines=read.lines,
        regrades=read.regrades,
        to_mark=count_waiting(db.session, quiz.owner, quiz.id),
        alarms=ALARMS,
        spots=[spot for line in read.lines if (spot := _spot(line)) is not None],
        axes=Axes(_("Facility index, %"), _("Discrimination index, %"), _("hardly tells students apart")),
        thirds=list(Third),
        limits={"facility": MIN_FOR_FACILITY, "discrimination": MIN_FOR_DISCRIMINATION, "thirds": MIN_FOR_THIRDS},
    )


def _spot(line: ItemLine) -> Spot | None:
    """Where a question stands on the map; ``None``: too few answers to say."""
    figures = line.figures
    if figures is None or figures.facility is None or figures.discrimination is None:
        return None
    said = _(
        "Question %(number)d: facility index %(facility)s, discrimination index %(discrimination)s",
        number=line.number,
        facility=show_percent(figures.facility),
        discrimination=show_percent(figures.discrimination),
    )
    address = f"#question-{line.number}"
    topic = line.version.topic
    return Spot(line.number, figures.facility, figures.discrimination, topic, said, address, line.alarming)
