"""The results of a class as a table for a spreadsheet: what the page shows, one line a student."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from classroom.i18n import LABELS
from classroom.models import Quiz, SchoolClass
from classroom.presentation import show_moment
from classroom.results.class_results import ClassResults, StudentLine
from classroom.results.csv_export import Cell
from classroom.results.item_lines import ItemLine
from classroom.results.wording import PROGRESS_WORDS


def export_table(quiz: Quiz, school_class: SchoolClass, results: ClassResults) -> Iterator[list[Cell]]:
    """Heading and lines; marks out of twenty, marks at each question in its own points."""
    topics = [topic for topic, _mean in results.topics]
    yield [
        _("Quiz"),
        _("Class"),
        _("Student"),
        _("Progress"),
        _("Attempt"),
        _("Started"),
        _("Ended"),
        _("Score out of 20"),
        *(_("%(topic)s out of 20", topic=LABELS["topic"][topic]) for topic in topics),
        *(_("Question %(number)d", number=line.number) for line in results.items),
    ]
    for line in results.students:
        shown = line.counted or line.last
        yield [
            quiz.title,
            school_class.name,
            line.member.sort_name,
            str(PROGRESS_WORDS[line.progress]),
            shown.attempt.number if shown else None,
            show_moment(shown.attempt.started_at) if shown else None,
            show_moment(shown.attempt.closed_at) if shown and shown.attempt.closed_at else None,
            line.score,
            *(line.topics.get(topic) for topic in topics),
            *_points(line, results.items),
        ]


def _points(line: StudentLine, items: Sequence[ItemLine]) -> list[float | None]:
    """Points at each question of the attempt that counts; empty where a question was not put or does not count."""
    counted = [item for item in line.counted.items if item.counts] if line.counted else []
    won = {item.version_id: (item.fraction or 0) * item.maximum for item in counted}
    return [won.get(item.version.id) for item in items]
