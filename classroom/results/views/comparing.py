"""Classes side by side at one quiz, and over a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, Quiz, Role, SchoolClass, Topic
from classroom.permissions import found, requires
from classroom.results import comparison_queries, queries
from classroom.results.attempt_choice import Which
from classroom.results.comparison import Comparison, chosen_attempts, compared
from classroom.results.exports import comparison_tables as tables
from classroom.results.item_analysis import MIN_FOR_FACILITY
from classroom.results.trends import Trend, school_year, trends, within
from classroom.results.views.files import ENDING, send
from classroom.results.views.room import blueprint, settle_attempts
from classroom.results.views.statistics import asked

#: So many classes are shown at once unless others are asked for: more than these nobody compares by eye.
MOST = 12


@blueprint.get("/quizzes/<int:quiz_id>/results/compare")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def compare(quiz_id: int) -> ResponseReturnValue:
    """Classes side by side: all that the reader may see, or those of ``?class=``."""
    quiz, classes, comparison = _compared(quiz_id)
    return render_template(
        "results/compare.html",
        quiz=quiz,
        classes=classes,
        shown=[column.school_class for column in comparison.columns],
        comparison=comparison,
        ways=list(Which),
        fewest=MIN_FOR_FACILITY,
        tables={
            "classes": tables.classes_table(comparison, quiz.title),
            "steps": tables.steps_table(comparison, quiz.title),
            "topics": tables.topics_table(comparison, quiz.title),
            "questions": tables.questions_table(comparison, quiz.title),
        },
        asked={"quiz_id": quiz.id, "attempts": comparison.which, "class": request.args.getlist("class") or None},
    )


@blueprint.get(f"/quizzes/<int:quiz_id>/results/compare.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export_comparison(quiz_id: int, ending: str) -> ResponseReturnValue:
    """The same as a file; a workbook has all tables of the page."""
    quiz, _classes, comparison = _compared(quiz_id)
    makers = (tables.classes_table, tables.topics_table, tables.questions_table, tables.steps_table)
    shown = [column.school_class for column in comparison.columns]
    return send([make(comparison, quiz.title) for make in makers], ending, quiz, shown, "comparison")


@blueprint.get("/results/trends")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def over_time() -> ResponseReturnValue:
    """Classes from quiz to quiz: this school year, or from one day until another."""
    term = _term()
    topics = [topic for topic in Topic if any(trend.mean(topic) is not None for trend in term.found)]
    return render_template(
        "results/trends.html",
        term=term,
        topics=topics,
        topic=next((topic for topic in topics if topic == request.args.get("topic")), None),
        fewest=MIN_FOR_FACILITY,
        tables={
            "quizzes": tables.trend_table(term.found, topics, term.words),
            "means": tables.means_table(term.found, topics, term.words),
        },
    )


@blueprint.get(f"/results/trends.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export_trends(ending: str) -> ResponseReturnValue:
    """The same as a file; a workbook has the means of the classes as well."""
    term = _term()
    topics = [topic for topic in Topic if any(trend.mean(topic) is not None for trend in term.found)]
    makers = (tables.trend_table, tables.means_table)
    return send([make(term.found, topics, term.words) for make in makers], ending, None, (), "trends")


@dataclass(frozen=True)
class Term:
    """The days asked for, the classes to choose from and those chosen, with their trends."""

    since: date
    until: date
    classes: list[SchoolClass]
    found: list[Trend]

    @property
    def words(self) -> str:
        """The days in words."""
        return str(_("From %(since)s to %(until)s", since=format_date(self.since), until=format_date(self.until)))

    @property
    def asked(self) -> dict[str, object]:
        """What the page was asked for, so that a file or another topic shows the same."""
        days = {"since": self.since.isoformat(), "until": self.until.isoformat()}
        return days | {"class": request.args.getlist("class") or None}


def _compared(quiz_id: int) -> tuple[Quiz, list[SchoolClass], Comparison]:
    shown = queries.shown_classes(db.session, current_user, quiz_id)
    quiz, _first = found(shown[0] if shown else None)
    settle_attempts(Attempt.quiz_id == quiz.id)
    classes = [school_class for _quiz, school_class in shown]
    chosen = found(_wanted(classes))
    ids = [school_class.id for school_class in chosen]
    which = asked("attempts", Which, Which.FIRST)
    attempts = chosen_attempts(which, comparison_queries.topic_points(db.session, quiz.id, ids))
    sizes = queries.class_sizes(db.session, ids)
    return (
        quiz,
        classes,
        compared(
            which,
            [(school_class, sizes.get(school_class.id, 0)) for school_class in chosen],
            attempts.values(),
            comparison_queries.question_sums(db.session, quiz.id, ids, attempts),
            queries.versions(db.session, quiz.id, *ids),
        ),
    )


def _wanted(classes: Sequence[SchoolClass]) -> list[SchoolClass] | None:
    """The classes of ``?class=``, the first :data:`MOST` where none is asked for; ``None`` where one is
    nobody's to see."""
    wanted = set(request.args.getlist("class"))
    if not wanted <= {str(school_class.id) for school_class in classes}:
        return None
    return [each for each in classes if str(each.id) in wanted] if wanted else list(classes[:MOST])


def _term() -> Term:
    pairs = queries.shown_results(db.session, current_user)
    zone = ZoneInfo(current_app.config["SETTINGS"].timezone)
    today = utc_now().astimezone(zone).date()
    since, until = _day("since", school_year(today)), _day("until", today)
    classes = {school_class.id: school_class for _quiz, school_class in pairs}
    every = sorted(classes.values(), key=lambda school_class: (school_class.name, school_class.id))
    chosen = {school_class.id for school_class in found(_wanted(every))}
    begin, end = (datetime.combine(day, time.min, zone) for day in (since, until + timedelta(days=1)))
    in_term = [pair for pair in within(pairs, begin, end) if pair[1].id in chosen]
    ids = {quiz.id for quiz, _class in in_term}
    sums = comparison_queries.trend_sums(db.session, ids, chosen)
    return Term(since, until, every, trends(in_term, sums))


def _day(name: str, otherwise: date) -> date:
    """A day of the address; ``otherwise`` where it is none."""
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return otherwise
    # The ends of the calendar have no neighbouring day.
    return day if date.min < day < date.max else otherwise
