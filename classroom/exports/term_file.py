"""The results of several classes over some time: a folder for each class, with its gradebook and a workbook for every
quiz, the same tables as on the pages."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import gettext as _

from classroom.clock import utc_now
from classroom.exports.making import Making, makes
from classroom.exports.queries import shown_between
from classroom.models import ExportKind, Quiz, SchoolClass
from classroom.results import queries, regrade_queries
from classroom.results.attempt_choice import Which
from classroom.results.corrected_key import ruling
from classroom.results.exports import class_tables, gradebook_table, statistics_tables
from classroom.results.gradebook_queries import shown_class
from classroom.results.readings import GradebookChoice, read_class, read_gradebook, read_statistics
from classroom.tables import FileKind, Table, to_file

_NO_NAME = re.compile(r"[^A-Za-z0-9]+")


@makes(ExportKind.TERM)
def make_term_file(making: Making) -> str:
    """Write the ZIP file; one part is a quiz of a class or a gradebook."""
    zone = ZoneInfo(current_app.config["SETTINGS"].timezone)
    asked = making.job.parameters
    since, until = (_midnight(date.fromisoformat(asked[name]), zone) for name in ("since", "until"))
    pairs = shown_between(
        making.session, making.owner, since, until + timedelta(days=1), asked.get("class_ids") or None
    )
    classes = list({school_class.id: school_class for _quiz, school_class in pairs}.values())
    total = len(pairs) + len(classes)
    making.progress(0, total)
    with zipfile.ZipFile(making.file, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, (quiz, school_class) in enumerate(pairs, 1):
            name = f"{plain(quiz.title)}-{quiz.id}"
            _add(archive, school_class, name, _quiz_tables(making, quiz, school_class), zone)
            making.progress(done, total)
        for done, school_class in enumerate(classes, len(pairs) + 1):
            _add(archive, school_class, plain(_("Gradebook")), _gradebook_tables(making, school_class), zone)
            making.progress(done, total)
    return f"recoupe-{asked['since']}-{asked['until']}.zip"


def plain(name: str) -> str:
    """A name as part of the name of a file, whatever the system that unpacks it."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NO_NAME.sub("-", letters).strip("-").lower()[:60] or "x"


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)


def _add(archive: zipfile.ZipFile, school_class: SchoolClass, name: str, tables: list[Table], zone: ZoneInfo) -> None:
    if tables:
        path = f"{plain(school_class.name)}-{school_class.id}/{name}.xlsx"
        archive.writestr(path, to_file(tables, FileKind.XLSX, zone, _("About this file")))


def _quiz_tables(making: Making, quiz: Quiz, school_class: SchoolClass) -> list[Table]:
    session = making.session
    results = read_class(session, making.owner, quiz, school_class, utc_now())
    versions = {version.id: version for version in queries.versions(session, quiz.id, school_class.id)}
    regrades = regrade_queries.at_quiz(session, quiz)
    rules = {version: ruling(corrections) for version, corrections in regrades.items()}
    statistics = read_statistics(session, quiz, [school_class], Which.FIRST)
    return [
        class_tables.students_table(quiz, school_class, results),
        statistics_tables.questions_table(quiz, [school_class], statistics),
        statistics_tables.whole_table(quiz, [school_class], statistics),
        class_tables.points_table(quiz, school_class, results),
        class_tables.answers_table(quiz, school_class, results, versions, rules),
    ]


def _gradebook_tables(making: Making, school_class: SchoolClass) -> list[Table]:
    """None where the viewer only sees some of its quizzes: those of a colleague's class."""
    if shown_class(making.session, making.owner, school_class.id) is None:
        return []
    read = read_gradebook(making.session, making.owner, school_class, GradebookChoice(), utc_now())
    return [gradebook_table.gradebook_table(read), gradebook_table.comments_table(read)]
