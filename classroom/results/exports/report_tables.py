"""The tables of a class report: its quizzes, then its gradebook."""

from __future__ import annotations

from flask_babel import gettext as _

from classroom.i18n import LABELS
from classroom.results.class_report import ClassReport, QuizLine
from classroom.results.exports.gradebook_table import gradebook_notes
from classroom.results.scores import SCALE
from classroom.tables import Cell, Column, Kind, Table


def quizzes_table(report: ClassReport) -> Table:
    """One line a quiz, on the scale of the report."""
    topics = report.read.topics
    return Table(
        _("Quizzes"),
        (
            Column(_("Quiz")),
            Column(_("Students"), Kind.COUNT),
            Column(_("Of"), Kind.COUNT),
            Column(_("Mean"), Kind.MARK),
            Column(_("Median"), Kind.MARK),
            Column(_("Lowest"), Kind.MARK),
            Column(_("Highest"), Kind.MARK),
            *(Column(str(LABELS["topic"][topic]), Kind.MARK) for topic in topics),
        ),
        [_line(report, line) for line in report.quizzes],
        notes=gradebook_notes(report.read),
    )


def _line(report: ClassReport, line: QuizLine) -> list[Cell]:
    scale = report.read.choice.scale / SCALE
    marks = (line.mean, line.median, line.lowest, line.highest, *line.topics.values())
    return [
        line.quiz.title,
        line.scored,
        line.expected,
        *(None if mark is None else mark * scale for mark in marks),
    ]
