"""Words, durations and percentages of the results pages, in the reader's language."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil

from flask_babel import format_date, format_datetime, format_decimal, format_percent, get_locale, lazy_gettext
from flask_babel import gettext as _
from markupsafe import Markup, escape

from classroom.models import AttemptEventKind, ItemVersion
from classroom.presentation import points_in, show_moment, show_points
from classroom.results.attempt_choice import Which
from classroom.results.corrected_key import Key, Ruling, key_in_words
from classroom.results.gradebook import CellState, Counting, Missing
from classroom.results.live_board import Where
from classroom.results.progress import Progress
from classroom.results.regrade_plan import Outcome
from classroom.results.thirds import Third
from classroom.results.verdict_words import verdict_words
from classroom.tables import Cell, Kind, Table

PROGRESS_WORDS = {
    Progress.WRITING: lazy_gettext("Under way"),
    Progress.NOT_STARTED: lazy_gettext("Not started"),
    Progress.MISSED: lazy_gettext("Not taken"),
    Progress.HANDED_IN: lazy_gettext("Handed in"),
    Progress.TIME_UP: lazy_gettext("Time ran out"),
    Progress.UNFINISHED: lazy_gettext("Left unfinished"),
    Progress.CLOSED_BY_TEACHER: lazy_gettext("Closed by the teacher"),
}

WHERE_WORDS = {
    Where.NOT_STARTED: lazy_gettext("Not started"),
    Where.MISSED: lazy_gettext("Not taken"),
    Where.WRITING: lazy_gettext("Writing"),
    Where.SILENT: lazy_gettext("Connection lost"),
    Where.HANDED_IN: lazy_gettext("Handed in"),
    Where.TIME_UP: lazy_gettext("Time ran out"),
    Where.UNFINISHED: lazy_gettext("Left unfinished"),
    Where.CLOSED_BY_TEACHER: lazy_gettext("Closed by the teacher"),
}

EVENT_WORDS = {
    AttemptEventKind.STARTED: lazy_gettext("started"),
    AttemptEventKind.RESUMED: lazy_gettext("went on in another browser or on another device"),
    AttemptEventKind.SAVED: lazy_gettext("answer saved"),
    AttemptEventKind.SAVED_LATE: lazy_gettext("answer saved too late"),
    AttemptEventKind.HANDED_IN: lazy_gettext("handed in"),
    AttemptEventKind.EXPIRED: lazy_gettext("time ran out"),
    AttemptEventKind.EXTENDED: lazy_gettext("more time given"),
    AttemptEventKind.MOVED_ON: lazy_gettext("went on to the next question"),
    AttemptEventKind.LOST_NETWORK: lazy_gettext("lost the network"),
    AttemptEventKind.CAME_BACK: lazy_gettext("network is back"),
    AttemptEventKind.CLOSED: lazy_gettext("handed in by the teacher"),
    AttemptEventKind.COUNTED_LATE: lazy_gettext("late answers count"),
}


def show_percent(value: float | None) -> str:
    """A percentage without decimals; a dash for none."""
    return "–" if value is None else percent_in(str(get_locale()), round(value))


@lru_cache(maxsize=1000)
def percent_in(_locale: str, number: int) -> str:
    """A whole percentage in the language of the request, which is the one named."""
    return str(format_percent(number / 100 + 0.0))


def show_second(moment: datetime) -> str:
    """Day and time to the second, in the site's time zone."""
    return str(format_datetime(moment, "d MMM yyyy HH:mm:ss"))


def show_time_left(seconds: float) -> str:
    """Time left: whole minutes, rounded up, and seconds in the last one."""
    if seconds >= 60:
        return str(_("%(minutes)d min left", minutes=ceil(seconds / 60)))
    return str(_("%(seconds)d s left", seconds=ceil(seconds)))


def show_duration(duration: timedelta) -> str:
    """A duration in minutes and seconds."""
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    if not minutes:
        return str(_("%(seconds)d s", seconds=seconds))
    return str(_("%(minutes)s min %(seconds)d s", minutes=format_decimal(minutes), seconds=seconds))


def show_seconds(seconds: float) -> str:
    """A number of seconds as a duration."""
    return show_duration(timedelta(seconds=seconds))


WHICH_WORDS = {
    Which.FIRST: lazy_gettext("First ones"),
    Which.LAST: lazy_gettext("Last ones"),
    Which.BEST: lazy_gettext("Best ones"),
    Which.ALL: lazy_gettext("All of them"),
}

THIRD_WORDS = {
    Third.TOP: lazy_gettext("Best third"),
    Third.MIDDLE: lazy_gettext("Middle third"),
    Third.BOTTOM: lazy_gettext("Lowest third"),
}

COUNTING_WORDS = {
    Counting.BEST: lazy_gettext("the best one counts"),
    Counting.LAST: lazy_gettext("the last one counts"),
    Counting.FIRST: lazy_gettext("the first one counts"),
    Counting.MEAN: lazy_gettext("their mean counts"),
}

MISSING_WORDS = {
    Missing.SKIP: lazy_gettext("does not count"),
    Missing.ZERO: lazy_gettext("counts as 0"),
}

CELL_WORDS = {
    CellState.MISSING: lazy_gettext("not taken"),
    CellState.EXCUSED: lazy_gettext("excused"),
    CellState.OPEN: "–",
    CellState.UNDER_WAY: lazy_gettext("under way"),
    CellState.TO_MARK: lazy_gettext("to be marked"),
}

OUTCOME_WORDS = {
    Outcome.RAISED: lazy_gettext("higher"),
    Outcome.LOWERED: lazy_gettext("lower"),
    Outcome.SAME: lazy_gettext("unchanged"),
    Outcome.KEPT: lazy_gettext("kept from falling"),
    Outcome.BY_HAND: lazy_gettext("set by hand, left alone"),
}


def key_words(key: Key, version: ItemVersion) -> list[str]:
    """The key of a correction in words, one line a part."""
    if "worth" in key:
        return [f"[{key['gap']}] {text}" if key.get("gap") else text for text in key["accepted"]]
    return key_in_words(version, Ruling((key,)))


def show_short_day(moment: datetime) -> str:
    """Day and month, in the site's time zone: 3/10, or 3 Oct."""
    return _day_in(str(get_locale()), moment, "d MMM" if str(get_locale()) == "en" else "d/MM")


def show_day(moment: datetime) -> str:
    """Day, month and year in figures, in the site's time zone."""
    return _day_in(str(get_locale()), moment, "short")


@lru_cache(maxsize=1000)
def _day_in(_locale: str, moment: datetime, pattern: str) -> str:
    """A term has few days, and each stands in it again and again."""
    return str(format_date(moment, pattern))


def show_points_short(points: float) -> str:
    """A mark with at most one decimal, for pictures."""
    return show_points(round(points, 1))


def table_lines(table: Table) -> Markup:
    """The lines of a table as the page shows them, the first cell their heading; a dash for what is empty."""
    locale = str(get_locale())
    kinds = [column.kind for column in table.columns]
    ends = ["</th>", *["</td>"] * (len(kinds) - 1)]
    tags = ['<th scope="row"', *["<td"] * (len(kinds) - 1)]
    starts = [tag + (">" if kind is Kind.TEXT else ' class="num">') for tag, kind in zip(tags, kinds, strict=True)]
    lines = (
        "".join(
            start + _cell(value, kind, locale) + end
            for value, kind, start, end in zip(line, kinds, starts, ends, strict=True)
        )
        for line in table.lines
    )
    return Markup("".join(f"<tr>{line}</tr>" for line in lines))  # noqa: S704 (each cell is escaped)


def _cell(value: Cell, kind: Kind, locale: str) -> str:
    if value is None or isinstance(value, str):
        return str(escape(value or "–"))
    if isinstance(value, datetime):
        return show_moment(value)
    return percent_in(locale, round(value)) if kind is Kind.PERCENT else points_in(locale, round(value, 2))


FILTERS = {
    "short_day": show_short_day,
    "points_short": show_points_short,
    "table_lines": table_lines,
    "key_words": key_words,
    "seconds": show_seconds,
    "seconds_long": show_seconds,
    "percent": show_percent,
    "second": show_second,
    "time_left": show_time_left,
    "duration": show_duration,
}

#: What the templates of the results may use besides.
GLOBALS = {
    "progress_words": PROGRESS_WORDS,
    "where_words": WHERE_WORDS,
    "event_words": EVENT_WORDS,
    "counting_words": COUNTING_WORDS,
    "missing_words": MISSING_WORDS,
    "cell_words": CELL_WORDS,
    "which_words": WHICH_WORDS,
    "third_words": THIRD_WORDS,
    "outcome_words": OUTCOME_WORDS,
    "verdict_words": verdict_words,
}
