"""The statistics of a quiz, of its questions and of their answers, and whose version of the facts was learned."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from classroom.attempts.answers import TYPED
from classroom.i18n import LABELS
from classroom.models import Holds, Quiz, SchoolClass
from classroom.results.held_versions import HeldLine, Part
from classroom.results.intervals import Interval
from classroom.results.item_lines import ItemLine
from classroom.results.readings import StatisticsReading, VersionsReading
from classroom.results.thirds import Third
from classroom.results.verdict_words import verdict_words
from classroom.results.wording import THIRD_WORDS, WHICH_WORDS
from classroom.tables import Cell, Column, Kind, Table


def statistics_notes(
    quiz: Quiz, classes: Sequence[SchoolClass], read: StatisticsReading | VersionsReading
) -> list[str]:
    """What was asked for."""
    return [
        _("Quiz: %(title)s", title=quiz.title),
        _("Class: %(name)s", name=", ".join(school_class.name for school_class in classes)),
        f"{_('Attempts that count:')} {WHICH_WORDS[read.which]}",
    ]


def questions_table(quiz: Quiz, classes: Sequence[SchoolClass], read: StatisticsReading) -> Table:
    """The figures of the questions, each end of an interval in a column of its own."""
    return Table(
        _("Questions"),
        (
            Column(_("No."), Kind.COUNT),
            Column(_("Question")),
            Column(_("Verdict")),
            Column(_("Students"), Kind.COUNT),
            *_with_ends(_("Facility index")),
            Column(_("At random"), Kind.PERCENT),
            Column(_("Standard deviation"), Kind.PERCENT),
            *_with_ends(_("Discrimination index")),
            Column(_("Discriminative efficiency"), Kind.PERCENT),
            Column(_("Intended weight"), Kind.PERCENT),
            Column(_("Effective weight"), Kind.PERCENT),
            Column(_("Time"), Kind.SECONDS),
            Column(_("Left open"), Kind.COUNT),
        ),
        [_question_line(line) for line in read.lines],
        notes=statistics_notes(quiz, classes, read),
        frozen=2,
    )


def _question_line(line: ItemLine) -> list[Cell]:
    figures = line.figures
    return [
        line.number,
        line.version.stem,
        verdict_words(line.said[0]),
        figures.answers if figures else 0,
        *_ends(figures.facility if figures else None, figures.facility_interval if figures else None),
        line.guess,
        figures.deviation if figures else None,
        *_ends(figures.discrimination if figures else None, figures.discrimination_interval if figures else None),
        figures.efficiency if figures else None,
        figures.intended_weight if figures else None,
        figures.effective_weight if figures else None,
        line.seconds,
        line.unanswered,
    ]


def options_table(quiz: Quiz, classes: Sequence[SchoolClass], read: StatisticsReading) -> Table:
    """How often each answer was given, by all and by third of the class."""
    return Table(
        _("Answers by question"),
        (
            Column(_("No."), Kind.COUNT),
            Column(_("Question")),
            Column(_("Answer")),
            Column(_("right answer")),
            Column(_("All"), Kind.COUNT),
            *(Column(str(THIRD_WORDS[third]), Kind.COUNT) for third in Third),
        ),
        [
            [
                line.number,
                line.version.stem,
                answer.text,
                _("yes") if answer.right else None,
                answer.count,
                *(answer.by_third.get(third, 0) if line.thirds else None for third in Third),
            ]
            for line in read.lines
            for answer in line.answers
        ],
        notes=statistics_notes(quiz, classes, read),
        frozen=2,
    )


def whole_table(quiz: Quiz, classes: Sequence[SchoolClass], read: StatisticsReading) -> Table:
    """The figures of the whole quiz, one a line."""
    figures = read.figures
    marks = {
        _("Mean out of 20"): figures.mean,
        _("Standard error of the mean"): figures.mean_error,
        _("Median"): figures.median,
        _("Standard deviation"): figures.deviation,
        _("Skewness"): figures.skewness,
        _("Kurtosis"): figures.kurtosis,
        _("Standard error of a mark"): figures.standard_error,
    }
    percents = {_("Cronbach's alpha"): figures.alpha, _("Error ratio"): figures.error_ratio}
    return Table(
        _("The whole quiz"),
        (Column(_("Figure")), Column(_("Value"), Kind.MARK), Column(_("Unit"))),
        [
            [_("Attempts"), figures.attempts, None],
            *([name, value, None] for name, value in marks.items()),
            *([name, None if value is None else round(value), "%"] for name, value in percents.items()),
        ],
        notes=statistics_notes(quiz, classes, read),
    )


def versions_table(quiz: Quiz, classes: Sequence[SchoolClass], read: VersionsReading) -> Table:
    """What the answers to each question hold, one line a version."""
    return Table(
        _("Versions held"),
        (
            Column(_("Question")),
            Column(_("Topic")),
            Column(_("Version")),
            Column(_("Answers"), Kind.COUNT),
            Column(_("Of"), Kind.COUNT),
            *_with_ends(_("Share")),
        ),
        [
            [line.version.stem, str(LABELS["topic"][line.version.topic]), words, *_part(line.part(count))]
            for line in read.held.lines
            for words, count in _versions_of(line, read)
        ],
        notes=statistics_notes(quiz, classes, read),
    )


def _versions_of(line: HeldLine, read: VersionsReading) -> list[tuple[str, int]]:
    """The lines of a question as the page has them: sides that somebody took or could have taken, then the rest."""
    stances = [stance for stance in line.stances if stance]
    offered = {stance.dispatch_id for stance in stances}
    found = [
        (_("The version of %(outlet)s", outlet=read.outlets[dispatch]), line.by_dispatch.get(dispatch, 0))
        for dispatch in line.dispatch_ids
        if line.by_dispatch.get(dispatch) or dispatch in offered or line.version.kind in TYPED
    ]
    if line.disagreement or any(stance.holds is Holds.DISAGREEMENT for stance in stances):
        found.append((_("See the disagreement"), line.disagreement))
    others = (
        (_("Neither"), line.nothing),
        (_("Cannot be tied to a source"), line.untied),
        (_("Left open"), line.unanswered),
    )
    return [*found, *(other for other in others if other[1])]


def sources_table(quiz: Quiz, classes: Sequence[SchoolClass], read: VersionsReading) -> Table:
    """Answers that hold the version of each source, over all questions."""
    return Table(
        _("By source"),
        (Column(_("Source")), Column(_("Answers"), Kind.COUNT), Column(_("Of"), Kind.COUNT), *_with_ends(_("Share"))),
        [[outlet, *_part(part)] for outlet, part in read.held.by_outlet.items()],
        notes=statistics_notes(quiz, classes, read),
    )


def topics_table(quiz: Quiz, classes: Sequence[SchoolClass], read: VersionsReading) -> Table:
    """The same by topic: one source's version, or the disagreement seen."""
    return Table(
        _("By topic"),
        (
            Column(_("Topic")),
            Column(_("Version")),
            Column(_("Answers"), Kind.COUNT),
            Column(_("Of"), Kind.COUNT),
            *_with_ends(_("Share")),
        ),
        [
            [str(LABELS["topic"][topic]), words, *_part(part)]
            for topic, total in read.held.by_topic.items()
            for words, part in (
                (_("One source's version"), total.versions),
                (_("Disagreement seen"), total.disagreement),
            )
        ],
        notes=statistics_notes(quiz, classes, read),
    )


def _with_ends(heading: str) -> tuple[Column, Column, Column]:
    """A figure and the range in which it would lie nineteen times out of twenty."""
    return (
        Column(heading, Kind.PERCENT),
        Column(_("%(figure)s, from", figure=heading), Kind.PERCENT),
        Column(_("%(figure)s, to", figure=heading), Kind.PERCENT),
    )


def _ends(value: float | None, between: Interval | None) -> tuple[Cell, Cell, Cell]:
    return (value, between.low, between.high) if between else (value, None, None)


def _part(part: Part) -> tuple[Cell, ...]:
    return (part.count, part.of, *_ends(part.share, part.interval))
