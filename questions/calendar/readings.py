"""Turns a calendar expression into a value by holding it against a context: pure, without language.

The context says on which day the dispatch was published, which way the governing verb looks and which date the story
has reached. Nothing is guessed: what the context does not settle has the value ``None``. How each kind of expression
is read stands in ``days``, ``spans``, ``offsets``, ``feasts`` and ``lengths``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from questions import timex
from questions.annotations import TimexType
from questions.calendar.days import (
    day_number,
    day_of,
    day_range_of,
    night_of,
    text_day_of,
    text_weekday_of,
    this_night_of,
    week_of_of,
    weekday_counted_of,
    weekday_of,
    weekday_of_week_of,
    weekday_range_of,
    weekend_of_of,
)
from questions.calendar.feasts import (
    edge_day_of,
    feast_of,
    feast_weekend_of,
    fortnight_of,
    nth_week_of,
    nth_weekday_of,
    week_number_of,
)
from questions.calendar.grammar import Grammar, Match
from questions.calendar.lengths import duration_of, half_duration_of, set_of
from questions.calendar.offsets import ago_of, offset_of, text_first_of, text_offset_of, text_span_of
from questions.calendar.requests import Context, Direction, Groups, Open, Request
from questions.calendar.spans import (
    between,
    century_of,
    decade_of,
    month_of,
    month_range_of,
    quarter_of,
    season_of,
    text_date_of,
    year_of,
    year_range_of,
)

__all__ = [
    "PAIR",
    "READINGS",
    "Context",
    "Direction",
    "is_settled",
    "parted",
    "printed_day",
    "resolve",
    "resolve_interval",
]

Resolved = tuple[TimexType, str | None]

#: Readings counted from the day of writing.
_POINTING = frozenset(("offset", "ago", "this-night"))


def resolve(match: Match, calendar: Grammar, context: Context) -> Resolved | None:
    """Type and value of an expression; ``None`` for what is no date at all.

    The value is ``None`` where the context leaves it open, where the day does not exist (31 June), and where it lies
    too many years away to be reckoned with.
    """
    if match.reading == "none":
        return None
    kind, reader = _READERS[match.reading]
    try:
        value = reader(Request(match, match.groups, calendar, context))
        if kind in ("DATE", "TIME") and not value.startswith("XXXX"):
            timex.validate(value)
    except (Open, ValueError, OverflowError):
        return kind, None
    return ("SET" if value.startswith("XXXX") else kind), value


def resolve_interval(first: Match, last: Match, calendar: Grammar, context: Context) -> str | None:
    """Value of two expressions joined by « de … à » or « entre … et », ``None`` where it is open."""
    try:
        return between(
            lambda where: _value(first, calendar, where),
            lambda where: _value(last, calendar, where),
            context,
            weekdays=first.reading.endswith("weekday"),
            pointed=(first.reading in _POINTING, last.reading in _POINTING),
        )
    except (Open, ValueError, OverflowError):
        return None


def parted(match: Match) -> list[tuple[Match, int, int]]:
    """The two expressions of a pair with their offsets; one, the whole, when the days are neighbours or it is no pair.

    « les 8 et 9 juillet » is one meeting of two days, « les 5 et 12 juillet » are two meetings.
    """
    if match.reading != PAIR:
        return [(match, match.start, match.end)]
    weekdays = "day" not in match.groups
    numbers = [] if weekdays else [day_number(match.groups[name]) for name in ("day", "day2")]
    if numbers and numbers[1] == numbers[0] + 1 and not match.rule.flag("apart"):
        return [(_as(match, "day-range", match.groups), match.start, match.end)]
    names = ("weekday",) if weekdays else ("weekday", "day")
    shared = {name: words for name, words in match.groups.items() if name in ("month", "year", "modifier")}
    first = shared | {name: match.groups[name] for name in names if name in match.groups}
    second = shared | {name: match.groups[f"{name}2"] for name in names if f"{name}2" in match.groups}
    cut, start = (
        match.spans[names[-1]][1],
        min(match.spans[f"{name}2"][0] for name in names if f"{name}2" in second or f"{name}2" in match.spans),
    )
    reading = "weekday" if weekdays else "day"
    return [(_as(match, reading, first), match.start, cut), (_as(match, reading, second), start, match.end)]


def _as(match: Match, reading: str, groups: Groups) -> Match:
    rule = replace(match.rule, fields=dict(match.rule.fields) | {"reading": reading})
    return replace(match, rule=rule, groups=groups)


def is_settled(match: Match, calendar: Grammar) -> str | None:
    """The value of an expression that needs no context (« juin 2014 »), else ``None``."""
    resolved = resolve(match, calendar, Context())
    return resolved[1] if resolved and resolved[0] in ("DATE", "TIME") else None


def printed_day(match: Match, calendar: Grammar) -> str | None:
    """The day of a match that prints day, month and year; ``None`` for any other, or a day that does not exist."""
    if match.reading != "day" or not {"year", "shortyear"} & match.groups.keys():
        return None
    return is_settled(match, calendar)


def _value(match: Match, calendar: Grammar, context: Context) -> str:
    resolved = resolve(match, calendar, context)
    if resolved is None or resolved[1] is None:
        raise Open
    return resolved[1]


def _vague(_: Request) -> str:
    raise Open


_READERS: dict[str, tuple[TimexType, Callable[[Request], str]]] = {
    "day": ("DATE", day_of),
    "day-range": ("DATE", day_range_of),
    "week-of": ("DATE", week_of_of),
    "weekend-of": ("DATE", weekend_of_of),
    "weekday": ("DATE", weekday_of),
    "weekday-range": ("DATE", weekday_range_of),
    "night": ("TIME", night_of),
    "this-night": ("TIME", this_night_of),
    "month": ("DATE", month_of),
    "month-range": ("DATE", month_range_of),
    "season": ("DATE", season_of),
    "quarter": ("DATE", quarter_of),
    "year": ("DATE", year_of),
    "year-range": ("DATE", year_range_of),
    "decade": ("DATE", decade_of),
    "century": ("DATE", century_of),
    "offset": ("DATE", offset_of),
    "ago": ("DATE", ago_of),
    "text-offset": ("DATE", text_offset_of),
    "text-span": ("DATE", text_span_of),
    "text-date": ("DATE", text_date_of),
    "text-day": ("DATE", text_day_of),
    "text-first": ("DATE", text_first_of),
    "text-weekday": ("DATE", text_weekday_of),
    "feast": ("DATE", feast_of),
    "feast-weekend": ("DATE", feast_weekend_of),
    "nth-weekday": ("DATE", nth_weekday_of),
    "nth-week": ("DATE", nth_week_of),
    "fortnight": ("DATE", fortnight_of),
    "edge-day": ("DATE", edge_day_of),
    "week-number": ("DATE", week_number_of),
    "weekday-of-week": ("DATE", weekday_of_week_of),
    "weekday-counted": ("DATE", weekday_counted_of),
    "duration": ("DURATION", duration_of),
    "half-duration": ("DURATION", half_duration_of),
    "set": ("SET", set_of),
    "vague": ("DATE", _vague),
}
#: « les 5 et 12 juillet »: parted into two expressions, or one interval, by ``parted``.
PAIR = "pair"
READINGS = frozenset(_READERS) | {"none", PAIR}
