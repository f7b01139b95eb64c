"""What a class did at a quiz: the table of students, the points at each question, the answers as given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from classroom.attempts.answers import describe
from classroom.i18n import LABELS
from classroom.models import Attempt, ItemVersion, Quiz, SchoolClass
from classroom.results.class_results import ClassResults, StudentLine
from classroom.results.corrected_key import Ruling, key_in_words
from classroom.results.facts import AnsweredItem, Member
from classroom.results.item_lines import ItemLine
from classroom.results.wording import PROGRESS_WORDS
from classroom.tables import Cell, Column, Kind, Table

#: Between the parts of one answer.
BETWEEN = " · "


def class_notes(quiz: Quiz, school_class: SchoolClass) -> list[str]:
    """What the tables of a class at a quiz are about."""
    return [
        _("Quiz: %(title)s", title=quiz.title),
        _("Class: %(name)s", name=school_class.name),
        _("The best finished attempt counts; scores are out of 20."),
    ]


def students_table(quiz: Quiz, school_class: SchoolClass, results: ClassResults) -> Table:
    """The table of students as the page shows it, the number of answers in two columns."""
    topics = [topic for topic, _mean in results.topics]
    return Table(
        _("Students"),
        (
            Column(_("Student")),
            Column(_("Progress")),
            Column(_("Answers"), Kind.COUNT),
            Column(_("Questions"), Kind.COUNT),
            Column(_("Score out of 20"), Kind.MARK),
            *(Column(str(LABELS["topic"][topic]), Kind.MARK) for topic in topics),
            Column(_("Attempts"), Kind.COUNT),
        ),
        [
            [
                student_name(line.member),
                str(PROGRESS_WORDS[line.progress]),
                line.last.answered if line.last else None,
                len(line.last.items) if line.last else None,
                line.score,
                *(line.topics.get(topic) for topic in topics),
                len(line.results) or None,
            ]
            for line in results.students
        ],
        notes=class_notes(quiz, school_class),
    )


def points_table(quiz: Quiz, school_class: SchoolClass, results: ClassResults) -> Table:
    """Points at each question of the attempt that counts, with when it began and ended."""
    return Table(
        _("Points by question"),
        (
            Column(_("Student")),
            Column(_("Attempt"), Kind.COUNT),
            Column(_("Started"), Kind.MOMENT),
            Column(_("Ended"), Kind.MOMENT),
            Column(_("Score out of 20"), Kind.MARK),
            *(Column(_("Question %(number)d", number=line.number), Kind.MARK) for line in results.items),
        ),
        [_points_line(line, results.items) for line in results.students],
        notes=class_notes(quiz, school_class),
    )


def _points_line(line: StudentLine, items: Sequence[ItemLine]) -> list[Cell]:
    shown = line.counted or line.last
    counted = [item for item in line.counted.items if item.counts] if line.counted else []
    won = {item.version_id: (item.fraction or 0) * item.maximum for item in counted}
    return [
        student_name(line.member),
        shown.attempt.number if shown else None,
        shown.attempt.started_at if shown else None,
        shown.attempt.closed_at if shown else None,
        line.score,
        # Empty where a question was not put or does not count.
        *(won.get(item.version.id) for item in items),
    ]


def class_questions_table(quiz: Quiz, school_class: SchoolClass, results: ClassResults) -> Table:
    """The figures of the questions as the page of the class shows them."""
    return Table(
        _("Questions"),
        (
            Column(_("No."), Kind.COUNT),
            Column(_("Question")),
            Column(_("Topic")),
            Column(_("Students"), Kind.COUNT),
            Column(_("Facility index"), Kind.PERCENT),
            Column(_("Mean out of 20"), Kind.MARK),
            Column(_("Standard deviation"), Kind.PERCENT),
            Column(_("Discrimination index"), Kind.PERCENT),
            Column(_("Left open"), Kind.COUNT),
        ),
        [
            [
                line.number,
                line.version.stem,
                str(LABELS["topic"][line.version.topic]),
                line.figures.answers if line.figures else 0,
                line.figures.facility if line.figures else None,
                line.mean,
                line.figures.deviation if line.figures else None,
                line.figures.discrimination if line.figures else None,
                line.unanswered,
            ]
            for line in results.items
        ],
        notes=class_notes(quiz, school_class),
        frozen=2,
    )


def answers_table(
    quiz: Quiz,
    school_class: SchoolClass,
    results: ClassResults,
    versions: Mapping[int, ItemVersion],
    rules: Mapping[int, Ruling],
) -> Table:
    """Answers as they were given, one line for each question of every attempt.

    :param versions: every question, by version.
    :param rules: what corrections say of a question, by version.
    """
    return Table(
        _("Answers as given"),
        (
            Column(_("Student")),
            Column(_("Attempt"), Kind.COUNT),
            Column(_("Started"), Kind.MOMENT),
            Column(_("No."), Kind.COUNT),
            Column(_("Topic")),
            Column(_("Question")),
            Column(_("Answer")),
            Column(_("Right answer")),
            Column(_("Points"), Kind.MARK),
            Column(_("Highest possible"), Kind.MARK),
        ),
        [
            [student_name(line.member), *_answer_line(result.attempt, item, versions[item.version_id], rules)]
            for line in results.students
            for result in line.results
            for item in sorted(result.items, key=lambda item: item.position)
        ],
        notes=[*class_notes(quiz, school_class)[:2], _("Every attempt, also those that do not count.")],
    )


def _answer_line(attempt: Attempt, item: AnsweredItem, version: ItemVersion, rules: Mapping[int, Ruling]) -> list[Cell]:
    points = None if item.fraction is None or not item.counts else item.fraction * item.maximum
    return [
        attempt.number,
        attempt.started_at,
        item.position,
        str(LABELS["topic"][version.topic]),
        version.stem,
        BETWEEN.join(describe(version, item.answer)) or None,
        BETWEEN.join(key_in_words(version, rules.get(version.id, Ruling()))),
        points,
        item.maximum if item.counts else None,
    ]


def student_name(member: Member) -> str:
    """As the pages list a student."""
    return f"{member.sort_name} {_('(left the class)')}" if member.left else member.sort_name
