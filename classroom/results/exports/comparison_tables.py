"""Classes side by side, and over a term, as tables: what the pages show beside their pictures, and what files hold."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from classroom.i18n import LABELS
from classroom.models import Topic
from classroom.results.comparison import ClassColumn, Comparison, Share
from classroom.results.intervals import Interval
from classroom.results.trends import Trend, TrendSum
from classroom.results.wording import WHICH_WORDS, show_day, show_percent
from classroom.tables import Cell, Column, Kind, Table


def classes_table(comparison: Comparison, title: str) -> Table:
    """One line a class: its scores out of twenty."""
    return Table(
        _("Scores"),
        (
            Column(_("Class")),
            Column(_("Students"), Kind.COUNT),
            Column(_("Have finished"), Kind.COUNT),
            Column(_("Mean out of 20"), Kind.MARK),
            Column(_("from"), Kind.MARK),
            Column(_("to"), Kind.MARK),
            Column(_("Median"), Kind.MARK),
            Column(_("Standard deviation"), Kind.MARK),
        ),
        [_class_line(column) for column in comparison.columns],
        notes=notes(comparison, title),
    )


def steps_table(comparison: Comparison, title: str) -> Table:
    """Students by steps of scores, one line a class."""
    steps = comparison.columns[0].bins if comparison.columns else []
    heads = [Column(_("%(low)d to %(high)d", low=bin.low, high=bin.high), Kind.COUNT) for bin in steps]
    return Table(
        _("Distribution of scores"),
        (Column(_("Class")), *heads),
        [[column.school_class.name, *(bin.count for bin in column.bins)] for column in comparison.columns],
        notes=notes(comparison, title),
    )


def topics_table(comparison: Comparison, title: str) -> Table:
    """Topics × classes: the share of the points that was won, and where it would lie."""
    return Table(
        _("By topic"),
        (Column(_("Topic")), *_class_heads(comparison)),
        [
            [str(LABELS["topic"][topic]), *_shares([column.topics.get(topic) for column in comparison.columns])]
            for topic in comparison.topics
        ],
        notes=notes(comparison, title),
    )


def questions_table(comparison: Comparison, title: str) -> Table:
    """Questions × classes: facility index and interval."""
    return Table(
        _("By question"),
        (Column(_("No."), Kind.COUNT), Column(_("Question")), Column(_("Topic")), *_class_heads(comparison)),
        [
            [
                number,
                version.stem,
                str(LABELS["topic"][version.topic]),
                *_shares([column.questions.get(version.id) for column in comparison.columns]),
            ]
            for number, version in enumerate(comparison.versions, 1)
        ],
        notes=notes(comparison, title),
        frozen=2,
    )


def trend_table(found: Sequence[Trend], topics: Sequence[Topic], term: str) -> Table:
    """One line for each quiz of each class."""
    return Table(
        _("Over time"),
        (
            Column(_("Class")),
            Column(_("Day")),
            Column(_("Quiz")),
            Column(_("Students"), Kind.COUNT),
            Column(_("Mean out of 20"), Kind.MARK),
            Column(_("from"), Kind.MARK),
            Column(_("to"), Kind.MARK),
            *(Column(str(LABELS["topic"][topic]), Kind.MARK) for topic in topics),
        ),
        [
            [
                trend.school_class.name,
                show_day(point.day),
                point.quiz.title,
                point.whole.students if point.whole else None,
                _mean(point.whole),
                *_ends(point.whole.interval if point.whole else None),
                *(_mean(point.of(topic)) for topic in topics),
            ]
            for trend in found
            for point in trend.points
        ],
        notes=[term, _("First attempts; scores are out of 20.")],
    )


def means_table(found: Sequence[Trend], topics: Sequence[Topic], term: str) -> Table:
    """One line a class: its means over all quizzes."""
    return Table(
        _("Topics by class"),
        (
            Column(_("Class")),
            Column(_("Quizzes"), Kind.COUNT),
            Column(_("Mean out of 20"), Kind.MARK),
            *(Column(str(LABELS["topic"][topic]), Kind.MARK) for topic in topics),
        ),
        [
            [trend.school_class.name, len(trend.points), trend.mean(None), *(trend.mean(topic) for topic in topics)]
            for trend in found
        ],
        notes=[term, _("First attempts; scores are out of 20.")],
    )


def notes(comparison: Comparison, title: str) -> list[str]:
    """What the tables of a comparison are about."""
    which = WHICH_WORDS[comparison.which]
    return [_("Quiz: %(title)s", title=title), _("Attempts that count: %(which)s", which=which)]


def range_words(share: Share | None) -> str | None:
    """An interval in words."""
    if share is None or share.interval is None:
        return None
    return str(_("%(low)s to %(high)s", low=show_percent(share.interval.low), high=show_percent(share.interval.high)))


def _class_line(column: ClassColumn) -> list[Cell]:
    return [
        column.school_class.name,
        column.size,
        len(column.scores),
        column.mean,
        *_ends(column.interval),
        column.median,
        column.deviation,
    ]


def _mean(scores: TrendSum | None) -> float | None:
    return scores.mean if scores else None


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _class_heads(comparison: Comparison) -> list[Column]:
    return [
        column
        for each in comparison.columns
        for column in (
            Column(each.school_class.name, Kind.PERCENT),
            Column(_("%(class_name)s, range", class_name=each.school_class.name)),
        )
    ]


def _shares(shares: Sequence[Share | None]) -> list[Cell]:
    """Value and range of each."""
    return [cell for share in shares for cell in (share.value if share else None, range_words(share))]
