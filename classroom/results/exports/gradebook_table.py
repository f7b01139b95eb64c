"""The gradebook as a table: the scale, the order and the marks of the page."""

from __future__ import annotations

from flask_babel import format_decimal
from flask_babel import gettext as _

from classroom.i18n import LABELS
from classroom.results.exports.class_tables import student_name
from classroom.results.gradebook import Cell as BookCell
from classroom.results.gradebook import CellState
from classroom.results.readings import GradebookReading
from classroom.results.scores import SCALE
from classroom.results.wording import CELL_WORDS, COUNTING_WORDS, MISSING_WORDS
from classroom.tables import Cell, Column, Kind, Table


def gradebook_table(read: GradebookReading) -> Table:
    """Students × quizzes; what stands in a cell beside a mark (excused, not taken) is a word there too."""
    topics, scale = read.topics, read.choice.scale

    def mark(score: float | None) -> float | None:
        return None if score is None else score * scale / SCALE

    return Table(
        _("Gradebook"),
        (
            Column(_("Student")),
            Column(_("Mean"), Kind.MARK),
            *(Column(str(LABELS["topic"][topic]), Kind.MARK) for topic in topics),
            Column(_("Not taken"), Kind.COUNT),
            *(Column(quiz.title, Kind.MARK) for quiz in read.book.quizzes),
        ),
        [
            [
                student_name(row.member),
                mark(row.mean),
                *(mark(row.topics[topic]) for topic in topics),
                row.missing or None,
                *(mark(cell.score) if cell.state is CellState.SCORED else _words(cell) for cell in row.cells),
            ]
            for row in read.rows
        ],
        footer=[
            [
                _("Mean of the class"),
                mark(read.book.mean),
                *(mark(read.book.topics[topic]) for topic in topics),
                None,
                *(mark(mean) for mean in read.book.means),
            ]
        ],
        notes=gradebook_notes(read),
    )


def comments_table(read: GradebookReading) -> Table:
    """What the teacher noted in the cells, and which marks were changed by hand."""
    return Table(
        _("Comments"),
        (Column(_("Student")), Column(_("Quiz")), Column(_("Comment")), Column(_("Mark changed by hand"))),
        [
            [student_name(row.member), quiz.title, cell.comment or None, _("yes") if cell.by_hand else None]
            for row in read.rows
            for quiz, cell in zip(read.book.quizzes, row.cells, strict=True)
            if cell.comment or cell.by_hand
        ],
        notes=gradebook_notes(read)[:1],
    )


def gradebook_notes(read: GradebookReading) -> list[str]:
    """What was asked for."""
    choice = read.choice
    return [
        _("Class: %(name)s", name=read.school_class.name),
        _("Marks out of %(scale)s", scale=format_decimal(choice.scale)),
        f"{_('Of several attempts')} – {COUNTING_WORDS[choice.counting]}",
        f"{_('Not taken')} – {MISSING_WORDS[choice.missing]}",
    ]


def _words(cell: BookCell) -> Cell:
    return None if cell.state is CellState.OPEN else str(CELL_WORDS[cell.state])
