"""The tables of the results pages as files: the same address with another ending, what was asked for behind it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from classroom.audit import looked
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, AuditAct, Quiz, Role, SchoolClass
from classroom.permissions import requires
from classroom.results import queries, regrade_queries
from classroom.results.attempt_choice import Which
from classroom.results.corrected_key import ruling
from classroom.results.exports import class_tables, gradebook_table, statistics_tables
from classroom.results.readings import read_class, read_statistics, read_versions
from classroom.results.views.gradebook import gradebook_asked
from classroom.results.views.room import blueprint, settle_attempts, several_or_404, shown_or_404
from classroom.results.views.statistics import asked
from classroom.tables import MIME_TYPES, FileKind, Table, to_file

#: The end of an address: the kind of file.
ENDING = "<any(xlsx, csv):ending>"


@blueprint.get(f"/quizzes/<int:quiz_id>/results.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export(quiz_id: int, ending: str) -> ResponseReturnValue:
    """The table of students; a workbook has the questions and the points at each as well."""
    quiz, school_class = _settled(quiz_id)
    results = read_class(db.session, current_user, quiz, school_class, utc_now())
    makers = (class_tables.students_table, class_tables.class_questions_table, class_tables.points_table)
    return send([make(quiz, school_class, results) for make in makers], ending, quiz, school_class)


@blueprint.get(f"/quizzes/<int:quiz_id>/results/answers.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export_answers(quiz_id: int, ending: str) -> ResponseReturnValue:
    """Every answer as it was given."""
    quiz, school_class = _settled(quiz_id)
    results = read_class(db.session, current_user, quiz, school_class, utc_now())
    versions = {version.id: version for version in queries.versions(db.session, quiz.id, school_class.id)}
    regrades = regrade_queries.at_quiz(db.session, quiz)
    rules = {version: ruling(corrections) for version, corrections in regrades.items()}
    tables = [class_tables.answers_table(quiz, school_class, results, versions, rules)]
    return send(tables, ending, quiz, school_class, "answers")


@blueprint.get(f"/quizzes/<int:quiz_id>/results/questions.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export_questions(quiz_id: int, ending: str) -> ResponseReturnValue:
    """The figures of the questions; a workbook has those of the quiz and of each answer as well."""
    quiz, shown, _classes = several_or_404(quiz_id)
    settle_attempts(Attempt.quiz_id == quiz.id)
    read = read_statistics(db.session, quiz, shown, asked("attempts", Which, Which.FIRST))
    makers = (statistics_tables.questions_table, statistics_tables.options_table, statistics_tables.whole_table)
    return send([make(quiz, shown, read) for make in makers], ending, quiz, shown, "questions")


@blueprint.get(f"/quizzes/<int:quiz_id>/results/versions.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export_versions(quiz_id: int, ending: str) -> ResponseReturnValue:
    """Whose version was learned, by question; a workbook has the sums by source and by topic as well."""
    quiz, shown, _classes = several_or_404(quiz_id)
    settle_attempts(Attempt.quiz_id == quiz.id)
    read = read_versions(db.session, quiz, shown, asked("attempts", Which, Which.FIRST))
    makers = (statistics_tables.versions_table, statistics_tables.sources_table, statistics_tables.topics_table)
    return send([make(quiz, shown, read) for make in makers], ending, quiz, shown, "versions")


@blueprint.get(f"/classes/<int:class_id>/gradebook.{ENDING}")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def export_gradebook(class_id: int, ending: str) -> ResponseReturnValue:
    """The gradebook as it was asked for; a workbook has the comments as well."""
    read = gradebook_asked(class_id)
    tables = [gradebook_table.gradebook_table(read), gradebook_table.comments_table(read)]
    return send(tables, ending, None, read.school_class, "gradebook")


def send(
    tables: Sequence[Table],
    ending: str,
    quiz: Quiz | None,
    classes: SchoolClass | Sequence[SchoolClass],
    what: str = "results",
) -> Response:
    """Tables as a file to keep, under a name without the name of anybody."""
    zone = ZoneInfo(current_app.config["SETTINGS"].timezone)
    kind = file_kind(ending)
    response = Response(to_file(tables, kind, zone, _("About this file")), mimetype=MIME_TYPES[kind])
    several = [classes] if isinstance(classes, SchoolClass) else classes
    only = several[0].id if len(several) == 1 else None
    looked(AuditAct.EXPORTED, class_id=only, quiz_id=quiz.id if quiz else None)
    about = [f"quiz-{quiz.id}"] if quiz else []
    name = "-".join(["recoupe", what, *about, *(f"class-{school_class.id}" for school_class in several[:1])])
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{ending}")
    return response


def file_kind(ending: str) -> FileKind:
    """The kind asked for: ``?for=excel`` or ``?for=machines`` for CSV; else French readers get that of French Excel."""
    if ending == "xlsx":
        return FileKind.XLSX
    excel = request.args.get("for", "excel" if str(get_locale()) == "fr" else "machines") == "excel"
    return FileKind.CSV_EXCEL if excel else FileKind.CSV


def _settled(quiz_id: int) -> tuple[Quiz, SchoolClass]:
    quiz, school_class, _classes = shown_or_404(quiz_id)
    settle_attempts(Attempt.quiz_id == quiz.id)
    return quiz, school_class
