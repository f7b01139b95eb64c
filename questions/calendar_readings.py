"""Turns a calendar expression into a value by holding it against a context: pure, without language.

The context says on which day the dispatch was published, which way the governing verb looks and which date the story
has reached. Nothing is guessed: what the context does not settle has the value ``None``.

A date without a year is the latest one up to the publication day under a past verb, the next one under a future verb,
and the nearest one (within four months) where the verb does not tell. A past date that would lie more than ten
months back while the same day is less than two months ahead is taken for the nearest too: a newspaper would have
printed its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from questions import timex
from questions.annotations import TimexType
from questions.calendar_grammar import Grammar, Match
from questions.timex import Days, Unit

Direction = Literal["past", "present", "future", "unknown"]
Groups = dict[str, str]
Resolved = tuple[TimexType, str | None]

#: Farthest that a date without year, and without tense, may lie from the publication day.
_NEAR = 122
_OLD, _SOON = 300, 60
_SPAN_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_DECADE_PARTS = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
#: Readings counted from the day of writing.
_POINTING = frozenset(("offset", "ago", "this-night"))
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is held against; ``story`` is the value of the last date before it in the text."""

    published: date | None = None
    direction: Direction = "unknown"
    story: str | None = None


class _Open(Exception):
    """The context does not settle the value."""


def resolve(match: Match, calendar: Grammar, context: Context) -> Resolved | None:
    """Type and value of an expression; ``None`` for what is no date at all.

    The value is ``None`` where the context leaves it open, or where the day does not exist (31 June).
    """
    if match.reading == "none":
        return None
    kind, reader = _READERS[match.reading]
    try:
        value = reader(_Request(match, match.groups, calendar, context))
    except (_Open, ValueError, OverflowError):
        return kind, None
    return ("SET" if value.startswith("XXXX") else kind), value


def resolve_interval(first: Match, last: Match, calendar: Grammar, context: Context) -> str | None:
    """Value of two expressions joined by « de … à » or « entre … et », ``None`` where it is open."""
    try:
        return _between(
            lambda where: _value(first, calendar, where),
            lambda where: _value(last, calendar, where),
            context,
            weekdays=first.reading.endswith("weekday"),
            pointed=(first.reading in _POINTING, last.reading in _POINTING),
        )
    except (_Open, ValueError, OverflowError):
        return None


def parted(match: Match) -> list[tuple[Match, int, int]]:
    """The two expressions of a pair with their offsets; one, the whole, when the days are neighbours or it is no pair.

    « les 8 et 9 juillet » is one meeting of two days, « les 5 et 12 juillet » are two meetings.
    """
    if match.reading != PAIR:
        return [(match, match.start, match.end)]
    weekdays = "day" not in match.groups
    numbers = [] if weekdays else [_day_number(match.groups[name]) for name in ("day", "day2")]
    if numbers and numbers[1] == numbers[0] + 1:
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


@dataclass(frozen=True, slots=True)
class _Request:
    """One expression and its context."""

    match: Match
    groups: Groups
    calendar: Grammar
    context: Context

    def table(self, name: str, group: str | None = None) -> str:
        """Meaning of a group's word."""
        return self.calendar.meaning(name, self.groups[group or name])

    def optional(self, name: str, group: str | None = None) -> str | None:
        """Meaning of a group's word, ``None`` when the group took no part."""
        return self.table(name, group) if (group or name) in self.groups else None

    @property
    def published(self) -> date:
        """The publication day."""
        if self.context.published is None:
            raise _Open
        return self.context.published

    @property
    def story(self) -> Days:
        """The days that the story has reached."""
        if self.context.story is None:
            raise _Open
        return timex.bounds(self.context.story)

    @property
    def number(self) -> float:
        """The counted number."""
        return self.calendar.count(self.groups["number"])

    def year(self, group: str = "year") -> int | None:
        """A printed year."""
        if group in self.groups:
            return int(self.groups[group])
        if group == "year" and "yearshift" in self.groups:
            return self.published.year + {"next": 1, "last": -1}[self.table("modifier", "yearshift")]
        short = self.groups.get("shortyear")
        if short is None or group != "year":
            return None
        return 2000 + int(short) if int(short) < 30 else 1900 + int(short)


def _value(match: Match, calendar: Grammar, context: Context) -> str:
    resolved = resolve(match, calendar, context)
    if resolved is None or resolved[1] is None:
        raise _Open
    return resolved[1]


# ----------------------------------------------------------------------------------------------------- choosing


def _choose(write: Callable[[int], str], context: Context, modifier: str | None = None) -> str:
    """The value of one year, among those around the publication (or the story) that the context asks for."""
    if modifier in ("following", "preceding"):
        if context.story is None:
            raise _Open
        first, last = timex.bounds(context.story)
        anchor, way = (last, "next") if modifier == "following" else (first, "last")
    else:
        if context.published is None:
            raise _Open
        anchor, way = context.published, modifier or context.direction
    candidates = [value for year in range(anchor.year - 2, anchor.year + 3) for value in _writable(write, year)]
    return _picked([(timex.bounds(value), value) for value in candidates], anchor, way)


def _writable(write: Callable[[int], str], year: int) -> Iterable[str]:
    try:
        yield write(year)
    except ValueError:
        return


def _picked(candidates: list[tuple[Days, str]], anchor: date, way: str) -> str:
    past = [each for each in candidates if each[0][0] <= anchor]
    future = [each for each in candidates if each[0][1] >= anchor]
    if way == "last":
        past = [each for each in candidates if each[0][1] < anchor]
    if way == "next":
        future = [each for each in candidates if each[0][0] > anchor]
    if way in ("past", "last") and past:
        latest = max(past)
        soon = min(future, default=None)
        old = soon and (anchor - latest[0][1]).days > _OLD and (soon[0][0] - anchor).days < _SOON
        return soon[1] if old and soon and way == "past" else latest[1]
    if way in ("future", "next") and future:
        soonest = min(future)
        fresh = max(past, default=None)
        far = fresh and (soonest[0][0] - anchor).days > _OLD and (anchor - fresh[0][1]).days < _SOON
        return fresh[1] if far and fresh and way == "future" else soonest[1]
    return _nearest(candidates, anchor)


def _nearest(candidates: list[tuple[Days, str]], anchor: date) -> str:
    def gap(candidate: tuple[Days, str]) -> int:
        first, last = candidate[0]
        return max((first - anchor).days, (anchor - last).days, 0)

    if not candidates or gap(min(candidates, key=gap)) > _NEAR:
        raise _Open
    return min(candidates, key=gap)[1]


# --------------------------------------------------------------------------------------------- days and weekdays


def _day(request: _Request) -> str:
    if "day" not in request.groups and "dd" not in request.groups:
        raise _Open
    number = _day_number(request.groups.get("day") or request.groups["dd"])
    weekday = int(request.table("weekday")) if "weekday" in request.groups else None
    if not {"month", "mm", "shortmonth"} & request.groups.keys():
        return _day_of_month(request, number, weekday)
    short = "shortmonth" if "shortmonth" in request.groups else "month"
    month = int(request.groups["mm"]) if "mm" in request.groups else int(request.table(short))
    year = request.year()
    if year is not None:
        return date(year, month, number).isoformat()
    return _choose(
        lambda each: _fitting(date(each, month, number), weekday), request.context, request.optional("modifier")
    )


def _day_number(words: str) -> int:
    """« 1er » and « premier » are 1."""
    return int(re.sub(r"\D", "", words) or 1)


def _fitting(day: date, weekday: int | None) -> str:
    """The day, if it falls on that weekday.

    :raises ValueError: when it does not.
    """
    if weekday is not None and day.isoweekday() != weekday:
        raise ValueError("other weekday")
    return day.isoformat()


def _day_of_month(request: _Request, number: int, weekday: int | None) -> str:
    """« jeudi 14 »: the month is the one, around the publication, whose 14th is a Thursday."""
    anchor = request.published
    months = [timex.add_months(anchor.replace(day=1), shift) for shift in range(-3, 4)]
    days = [
        value
        for month in months
        for value in _writable(
            lambda _, m=month: _fitting(  # type: ignore[misc]
                m.replace(day=number), weekday
            ),
            0,
        )
    ]
    return _picked([(timex.bounds(value), value) for value in days], anchor, request.context.direction)


def _weekday(request: _Request) -> str:
    weekday = int(request.table("weekday"))
    modifier = request.optional("modifier")
    if request.match.rule.flag("habit") and modifier is None and request.context.direction in ("present", "unknown"):
        return f"XXXX-WXX-{weekday}"
    if modifier == "following":
        return timex.weekday_after(request.story[1], weekday, strictly=True).isoformat()
    if modifier == "preceding":
        return timex.weekday_before(request.story[0], weekday, strictly=True).isoformat()
    return _weekday_from(request.published, weekday, modifier or request.context.direction).isoformat()


def _weekday_of_week(request: _Request) -> str:
    shifts = {"last": -7, "next": 7, "preceding": -7, "following": 7}
    modifier = request.table("modifier")
    anchor = request.story[0] if modifier in ("preceding", "following") else request.published
    year, week, _ = (anchor + timedelta(days=shifts[modifier])).isocalendar()
    return date.fromisocalendar(year, week, int(request.table("weekday"))).isoformat()


def _weekday_from(anchor: date, weekday: int, way: str) -> date:
    """« samedi prochain » written on a Friday is not the next day, for which « demain » is the word."""
    if way == "last":
        return timex.weekday_before(anchor, weekday, strictly=True)
    if way == "next":
        return timex.weekday_after(anchor + timex.ONE_DAY, weekday, strictly=True)
    if way == "past":
        return timex.weekday_before(anchor, weekday)
    if way in ("future", "present") or anchor.isoweekday() == weekday:
        return timex.weekday_after(anchor, weekday)
    raise _Open


def _weekday_range(request: _Request) -> str:
    first, last = int(request.table("weekday")), int(request.table("weekday", "weekday2"))
    way = request.optional("modifier") or request.context.direction
    if way in ("next", "future", "present"):
        strictly = way == "next"
        start = timex.weekday_after(request.published, first, strictly=strictly)
        return timex.days_value((start, timex.weekday_after(start, last, strictly=True)))
    if way not in ("past", "last"):
        raise _Open
    end = timex.weekday_before(request.published, last, strictly=way == "last")
    return timex.days_value((timex.weekday_before(end, first, strictly=True), end))


def _night(request: _Request) -> str:
    """The night bears the day on which it began."""
    if "month2" in request.groups:
        moved = {name: request.groups[f"{name}2"] for name in ("day", "month", "year") if f"{name}2" in request.groups}
        end = date.fromisoformat(_day(replace(request, groups=moved)))
        return f"{(end - timex.ONE_DAY).isoformat()}TNI"
    second = int(request.table("weekday", "weekday2"))
    end = _weekday_from(request.published, second, request.context.direction)
    return f"{(end - timex.ONE_DAY).isoformat()}TNI"


def _this_night(request: _Request) -> str:
    word = request.match.rule.fields.get("shift")
    ways = {"past": -1, "future": 0, "present": 0}
    shift = word if isinstance(word, int) else ways.get(request.context.direction)
    if shift is None:
        raise _Open
    return f"{(request.published + timedelta(days=shift)).isoformat()}TNI"


def _day_range(request: _Request) -> str:
    first, last = (_day_number(request.groups[name]) for name in ("day", "day2"))
    month = int(request.table("month"))

    def write(year: int) -> str:
        return timex.days_value((date(year, month, first), date(year, month, last)))

    year = request.year()
    return write(year) if year else _choose(write, request.context, request.optional("modifier"))


def _week_of(request: _Request) -> str:
    return timex.week_value(date.fromisoformat(_day(request)))


def _weekend_of(request: _Request) -> str:
    return timex.weekend_value(date.fromisoformat(_day(request)))


# ----------------------------------------------------------------------------------- months, seasons, years, eras


def _month(request: _Request) -> str:
    month, part, year = int(request.table("month")), request.optional("part"), request.year()

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-{month:02}", part)

    return write(year) if year else _choose(write, request.context, request.optional("modifier"))


def _month_range(request: _Request) -> str:
    second = {name: request.groups[f"{name}2"] for name in ("month", "year", "part") if f"{name}2" in request.groups}
    if "modifier" in request.groups:
        second["modifier"] = request.groups["modifier"]
    first: Groups = {name: request.groups[name] for name in ("month", "year", "part") if name in request.groups}
    return _between(
        lambda where: _month(replace(request, groups=first, context=where)),
        lambda where: _month(replace(request, groups=second, context=where)),
        request.context,
    )


def _between(
    first: Callable[[Context], str],
    last: Callable[[Context], str],
    context: Context,
    *,
    weekdays: bool = False,
    pointed: tuple[bool, bool] = (False, False),
) -> str:
    """The end that prints its year, or that the tense reaches first, is fixed; the other one lies on its near side.

    An end that points from the day of writing (« à aujourd'hui ») is counted from there, not from the other end.
    """
    start, end = (_settled(each) for each in (first, last))
    forward = context.direction in ("future", "present")
    if start is None and end is None:
        if forward and not weekdays:
            end = last(context)
        else:
            start = first(context)
    if end is None and start is not None:
        end = last(context if pointed[1] else Context(timex.bounds(start)[0], "future"))
    elif start is None and end is not None:
        start = first(context if pointed[0] else Context(timex.bounds(end)[1], "past"))
    return timex.interval_value(start or "", end or "")


def _settled(write: Callable[[Context], str]) -> str | None:
    try:
        return write(Context())
    except _Open:
        return None


def _season(request: _Request) -> str:
    season, part, year = request.table("season"), request.optional("part"), request.year()

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-{season}", part)

    return write(year) if year else _choose(write, request.context, request.optional("modifier"))


def _quarter(request: _Request) -> str:
    letter = {"quarter": "Q", "half": "H"}[request.table("span")]
    number = request.table("ordinal")

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-{letter}{number}", None)

    year = request.year()
    return write(year) if year else _choose(write, request.context, request.optional("modifier"))


def _year(request: _Request) -> str:
    return timex.part_value(request.groups["year"], request.optional("part"))


def _year_range(request: _Request) -> str:
    first = int(request.groups["year"])
    short = request.groups.get("shortyear")
    last = int(request.groups["year2"]) if "year2" in request.groups else first - first % 100 + int(short or 0)
    if not first < last <= first + 500:
        raise _Open
    return timex.interval_value(f"{first:04}", f"{last:04}")


def _decade(request: _Request) -> str:
    if "year" in request.groups:
        start = int(request.groups["year"])
    else:
        words = request.groups.get("shortyear") or request.groups["decade"]
        start = 1900 + int(request.calendar.count(words))
    if start % 10:
        raise _Open
    low, high = _DECADE_PARTS.get(request.optional("part") or "", (0, 9))
    return timex.interval_value(f"{start + low:04}", f"{start + high:04}")


def _roman(letters: str) -> int:
    """« XIX » is 19."""
    digits = [_ROMAN[letter] for letter in letters.upper()]
    following = [*digits[1:], 0]
    return sum(-value if value < after else value for value, after in zip(digits, following, strict=True))


def _century(request: _Request) -> str:
    number = _roman(request.groups["roman"]) if "roman" in request.groups else _day_number(request.groups["nth"])
    if not 1 <= number <= 30:
        raise _Open
    return timex.interval_value(f"{100 * number - 99:04}", f"{100 * number:04}")


# -------------------------------------------------------------------------------------------------------- offsets


def _offset(request: _Request) -> str:
    rule = request.match.rule
    span = request.optional("span") or rule.text("span")
    modifier = request.optional("modifier")
    shift = rule.number("shift") + {"last": -1, "next": 1, "preceding": -1, "following": 1}.get(modifier or "", 0)
    anchor = request.published if modifier not in ("preceding", "following") else request.story[0]
    value = _shifted_span(anchor, span, shift, request.optional("part"), request.context.direction)
    return timex.bounds(value)[1].isoformat() if rule.flag("closing") else value


def _shifted_span(anchor: date, span: str, shift: int, part: str | None, direction: Direction) -> str:
    if span == "weekend":
        back = shift == 0 and direction == "past" and anchor.isoweekday() <= 5
        return timex.weekend_value(anchor + timedelta(days=7 * (shift - back)))
    if span == "quarter":
        moved = timex.add_months(anchor, 3 * shift)
        return f"{moved.year:04}-Q{(moved.month + 2) // 3}"
    if span == "half":
        moved = timex.add_months(anchor, 6 * shift)
        return f"{moved.year:04}-H{(moved.month + 5) // 6}"
    unit = _SPAN_UNITS[span]
    value = timex.at_granularity(timex.shift(anchor, shift, unit), unit)
    return timex.part_value(value, part if unit in ("month", "year") else None)


def _ago(request: _Request) -> str:
    unit, number = _counted(request)
    moved = timex.shift(request.published, request.match.rule.number("shift") * number, unit)
    return timex.at_granularity(moved, unit)


def _counted(request: _Request) -> tuple[Unit, int]:
    """A whole number of a unit; « un an et demi » is eighteen months."""
    unit: Unit = request.table("unit")  # type: ignore[assignment]
    number = request.number + (0.5 if "half" in request.groups else 0)
    finer: dict[Unit, tuple[Unit, int]] = {
        "year": ("month", 12),
        "day": ("hour", 24),
        "hour": ("minute", 60),
        "minute": ("second", 60),
    }
    if not number.is_integer() and unit in finer:
        unit, number = finer[unit][0], number * finer[unit][1]
    return unit, round(number)


def _text_offset(request: _Request) -> str:
    """« deux semaines plus tard », « la veille »: counted from the date that the story has reached."""
    rule = request.match.rule
    if "number" not in request.groups:
        return _from_story(request, rule.number("shift"), _story_unit(request))
    unit, number = _counted(request)
    return _from_story(request, rule.number("shift") * number, unit)


def _story_unit(request: _Request) -> Unit | Literal["weekend"]:
    given = request.match.rule.fields.get("unit")
    if isinstance(given, str):
        return given  # type: ignore[return-value]
    word = next(value for name, value in request.groups.items() if name.startswith("span"))
    span = request.calendar.meaning("span", word)
    return "weekend" if span == "weekend" else _SPAN_UNITS[span]


def _from_story(request: _Request, shift: int, unit: Unit | Literal["weekend"]) -> str:
    if request.context.story is None:
        raise _Open
    kind = timex.granularity(request.context.story)
    first, last = request.story
    if unit == "year" and first.year == last.year:
        return timex.year_value(timex.shift(first, shift, "year"))
    if unit == "month" and (first.year, first.month) == (last.year, last.month):
        return timex.month_value(timex.shift(first, shift, "month"))
    if unit == "weekend" and kind in ("day", "weekend"):
        return timex.weekend_value(first + timedelta(days=7 * shift))
    if kind != "day" or unit == "weekend" or unit in ("year", "month"):
        raise _Open
    if unit == "week" and shift == 0:
        return timex.week_value(first)
    return timex.shift(first, shift, unit).isoformat()


def _text_span(request: _Request) -> str:
    """« l'année suivante », « la semaine précédente »."""
    span = request.table("span")
    shift = 1 if request.table("modifier") == "following" else -1
    kind = timex.granularity(request.context.story) if request.context.story else None
    fits = {
        "day": ("day",),
        "weekend": ("day", "weekend"),
        "week": ("day", "week"),
        "month": ("day", "month"),
        "year": ("day", "month", "year", "season"),
    }
    if kind not in fits[span]:
        raise _Open
    return _shifted_span(request.story[0], span, shift, None, "unknown")


# --------------------------------------------------------------------------------------------------------- feasts


def _feast_day(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return timex.easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def _feast(request: _Request) -> str:
    rule, year = request.table("feast"), request.year()
    side = request.optional("side")

    def write(each: int) -> str:
        return _feast_day(rule, each).isoformat()

    value = write(year) if year else _choose(write, request.context, request.optional("modifier"))
    return _around(value, before=side == "before") if side else value


def _around(value: str, *, before: bool) -> str:
    """« peu avant »: the third of the month in which the day five days before lies."""
    day = date.fromisoformat(value) + timedelta(days=-5 if before else 5)
    part = "START" if day.day <= 10 else "MID" if day.day <= 20 else "END"
    return timex.part_value(timex.month_value(day), part)


def _feast_weekend(request: _Request) -> str:
    rule = request.table("feast")
    nth = int(request.optional("ordinal") or 1)
    side = request.table("side")

    def write(year: int) -> str:
        feast = _feast_day(rule, year)
        if side == "after":
            saturday = timex.weekday_after(feast, 6, strictly=True) + timedelta(days=7 * (nth - 1))
        elif side == "before":
            saturday = timex.weekday_before(feast - timex.ONE_DAY, 6, strictly=True)
        else:
            saturday = timex.weekday_before(feast + timex.ONE_DAY, 6)
        return timex.weekend_value(saturday)

    return _choose(write, request.context)


def _nth_weekday(request: _Request) -> str:
    month, weekday = int(request.table("month")), int(request.table("weekday"))

    def write(year: int) -> str:
        if "last" in request.groups:
            return timex.weekday_before(timex.bounds(f"{year:04}-{month:02}")[1], weekday).isoformat()
        first = timex.weekday_after(date(year, month, 1), weekday)
        return (first + timedelta(days=7 * (int(request.table("ordinal")) - 1))).isoformat()

    year = request.year()
    return write(year) if year else _choose(write, request.context)


def _nth_week(request: _Request) -> str:
    """« la première semaine d'octobre »: its first seven days, for calendars differ on where a week belongs."""
    month = int(request.table("month"))

    def write(year: int) -> str:
        first, last = timex.bounds(f"{year:04}-{month:02}")
        if "last" in request.groups:
            return timex.days_value((last - timedelta(days=6), last))
        start = first + timedelta(days=7 * (int(request.table("ordinal")) - 1))
        return timex.days_value((start, min(start + timedelta(days=6), last)))

    year = request.year()
    return write(year) if year else _choose(write, request.context)


def _edge_day(request: _Request) -> str:
    month, edge = int(request.table("month")), 1 if "last" in request.groups else 0

    def write(year: int) -> str:
        return timex.bounds(f"{year:04}-{month:02}")[edge].isoformat()

    year = request.year()
    return write(year) if year else _choose(write, request.context)


def _week_number(request: _Request) -> str:
    week = int(request.groups["week"])

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-W{week:02}", None)

    year = request.year()
    return write(year) if year else _choose(write, request.context)


# ------------------------------------------------------------------------------------------- durations and habits


def _duration(request: _Request) -> str:
    if "multiple" in request.groups:
        unit, times = request.calendar.pack.entry("multiples")[request.groups["multiple"].lower()]
        return timex.duration_value(round(request.number * times), unit)
    unit, number = _counted(request)
    if "half" in request.groups and unit == "minute":
        return f"PT{number // 60}H{number % 60:02}M"
    return timex.duration_value(number, unit)


def _half_duration(request: _Request) -> str:
    return {"hour": "PT30M", "day": "PT12H"}[request.table("unit")]


def _set(request: _Request) -> str:
    groups = request.groups
    if "weekday2" in groups:
        return "/".join(f"XXXX-WXX-{request.table('weekday', name)}" for name in ("weekday", "weekday2"))
    if "weekday" in groups:
        return f"XXXX-WXX-{request.table('weekday')}"
    if "month" in groups:
        return f"XXXX-{int(request.table('month')):02}"
    if "season" in groups:
        return f"XXXX-{request.table('season')}"
    number = round(request.number) if "number" in groups else 1
    return timex.duration_value(number, request.table("unit")) if "unit" in groups else "PXX"  # type: ignore[arg-type]


def _vague(_: _Request) -> str:
    raise _Open


_READERS: dict[str, tuple[TimexType, Callable[[_Request], str]]] = {
    "day": ("DATE", _day),
    "day-range": ("DATE", _day_range),
    "week-of": ("DATE", _week_of),
    "weekend-of": ("DATE", _weekend_of),
    "weekday": ("DATE", _weekday),
    "weekday-range": ("DATE", _weekday_range),
    "night": ("TIME", _night),
    "this-night": ("TIME", _this_night),
    "month": ("DATE", _month),
    "month-range": ("DATE", _month_range),
    "season": ("DATE", _season),
    "quarter": ("DATE", _quarter),
    "year": ("DATE", _year),
    "year-range": ("DATE", _year_range),
    "decade": ("DATE", _decade),
    "century": ("DATE", _century),
    "offset": ("DATE", _offset),
    "ago": ("DATE", _ago),
    "text-offset": ("DATE", _text_offset),
    "text-span": ("DATE", _text_span),
    "feast": ("DATE", _feast),
    "feast-weekend": ("DATE", _feast_weekend),
    "nth-weekday": ("DATE", _nth_weekday),
    "nth-week": ("DATE", _nth_week),
    "edge-day": ("DATE", _edge_day),
    "week-number": ("DATE", _week_number),
    "weekday-of-week": ("DATE", _weekday_of_week),
    "duration": ("DURATION", _duration),
    "half-duration": ("DURATION", _half_duration),
    "set": ("SET", _set),
    "vague": ("DATE", _vague),
}
#: « les 5 et 12 juillet »: parted into two expressions, or one interval, by ``parted``.
PAIR = "pair"
READINGS = frozenset(_READERS) | {"none", PAIR}
