"""Arithmetic on calendar values written as in TIMEX3 (ISO-TimeML): pure, without language, clock or text.

A value is a string: day ``2016-04-20``, month ``2014-06``, year ``2017``, season ``2014-SP`` (SP, SU, FA, WI), quarter
``2019-Q1``, half ``2016-H1``, week ``2016-W28``, week-end ``2016-W27-WE``, night ``2016-07-12TNI``, a part of a month,
year or season (``2008-08-START``, ``-MID``, ``-END``), an interval ``A/B`` of any two of these, or a duration (``P2Y``,
``PT48H``). ``bounds`` gives the days that a calendar value may cover; everything that compares rests on it.

Durations follow ISO 8601. Parts are thirds (the beginning of a month is its first ten days). Seasons are as wide as
meteorologists and astronomers put together take them, because newspapers follow either; a winter bears the year in
which its December lies. Easter follows the anonymous Gregorian algorithm (J. Meeus, Astronomical Algorithms, 1991).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["year", "month", "week", "day", "hour", "minute", "second"]
Granularity = Literal["day", "night", "weekend", "week", "month", "quarter", "half", "season", "year", "interval"]
Relation = Literal["before", "after", "equal", "inside", "contains", "overlaps"]
Days = tuple[date, date]

PARTS = ("START", "MID", "END")
SEASONS = ("SP", "SU", "FA", "WI")
ONE_DAY = timedelta(days=1)
#: Years that a value read or given may lie in: nothing is reckoned so far away from one that it leaves the calendar.
FIRST_YEAR, LAST_YEAR = 100, 9900

_SEASON_BOUNDS = {"SP": ((3, 1), (6, 20)), "SU": ((6, 1), (9, 22)), "FA": ((9, 1), (12, 20)), "WI": ((12, 1), (3, 20))}
_FORMS: tuple[tuple[Granularity, re.Pattern[str]], ...] = (
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d)?", re.ASCII)),
    ("night", re.compile(r"(\d{4})-(\d\d)-(\d\d)TNI", re.ASCII)),
    ("weekend", re.compile(r"(\d{4})-W(\d\d)-WE", re.ASCII)),
    ("week", re.compile(r"(\d{4})-W(\d\d)", re.ASCII)),
    ("month", re.compile(r"(\d{4})-(\d\d)", re.ASCII)),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])", re.ASCII)),
    ("half", re.compile(r"(\d{4})-H([12])", re.ASCII)),
    ("season", re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)),
    ("year", re.compile(r"(\d{4})", re.ASCII)),
)
_PART = re.compile(r"(.+)-(START|MID|END)")
_DURATION = re.compile(
    r"P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
_UNITS: tuple[Unit, ...] = ("year", "month", "week", "day", "hour", "minute", "second")
_LETTERS = dict(zip(_UNITS, ("Y", "M", "W", "D", "H", "M", "S"), strict=True))


# ------------------------------------------------------------------------------------------------- reading values


@lru_cache(maxsize=16_384)
def bounds(value: str) -> Days:
    """First and last day that the value may cover.

    :raises ValueError: when it is no calendar value (a duration has no place in the calendar).
    """
    if "/" in value:
        first, _, last = value.partition("/")
        days = bounds(first)[0], bounds(last)[1]
        if days[0] > days[1]:
            raise ValueError(f"interval that ends before it begins: {value!r}")
        return days
    part = _PART.fullmatch(value)
    return _third(part[1], part[2]) if part else _simple_bounds(value)


@lru_cache(maxsize=16_384)
def granularity(value: str) -> Granularity:
    """Kind of a calendar value, parts apart (``2008-08-START`` is a month).

    :raises ValueError: when it is no calendar value.
    """
    if "/" in value:
        bounds(value)
        return "interval"
    part = _PART.fullmatch(value)
    bare = part[1] if part else value
    for kind, form in _FORMS:
        if form.fullmatch(bare):
            return kind
    raise ValueError(f"no calendar value: {value!r}")


def is_calendar(value: str) -> bool:
    """Whether the value has a place in the calendar."""
    try:
        bounds(value)
    except (ValueError, OverflowError):
        return False
    return True


def is_duration(value: str) -> bool:
    """Whether the value is a length of time."""
    return bool(_DURATION.fullmatch(value))


def validate(value: str) -> str:
    """The value itself.

    :raises ValueError: when it is neither a calendar value of the years that are reckoned in nor a duration.
    """
    if not is_duration(value) and not is_reckoned(value):
        raise ValueError(f"too many years away: {value!r}")
    return value


def is_reckoned(value: str) -> bool:
    """Whether a calendar value lies in the years that are reckoned in.

    :raises ValueError: when it is no calendar value.
    """
    first, last = bounds(value)
    return first.year >= FIRST_YEAR and last.year <= LAST_YEAR


def is_day(value: str) -> bool:
    """Whether the value is one single day."""
    return "/" not in value and is_calendar(value) and granularity(value) == "day"


def _simple_bounds(value: str) -> Days:
    kind = granularity(value)
    match = next(form.fullmatch(value) for name, form in _FORMS if name == kind)
    year, *rest = match.groups() if match else ()
    try:
        return _bounds_of(kind, int(year or 0), rest)
    except ValueError:
        raise ValueError(f"no calendar value: {value!r}") from None


def _bounds_of(kind: Granularity, year: int, rest: list[str]) -> Days:
    if kind in ("day", "night"):
        start = date(year, int(rest[0]), int(rest[1]))
        return start, start + ONE_DAY if kind == "night" else start
    if kind in ("week", "weekend"):
        monday = date.fromisocalendar(year, int(rest[0]), 1)
        return monday + timedelta(days=5 if kind == "weekend" else 0), monday + timedelta(days=6)
    if kind == "season":
        (month, day), (last_month, last_day) = _SEASON_BOUNDS[rest[0]]
        return date(year, month, day), date(year + (rest[0] == "WI"), last_month, last_day)
    length = {"year": 12, "half": 6, "quarter": 3, "month": 1}[kind]
    last = int(rest[0]) * length if rest else 12
    return date(year, last - length + 1, 1), date(year, last, monthrange(year, last)[1])


def _third(whole: str, part: str) -> Days:
    kind = granularity(whole)
    first, last = _simple_bounds(whole)
    if kind == "month":
        tens = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}[part]
        return first.replace(day=tens[0]), first.replace(day=tens[1])
    if kind == "year":
        months = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[part]
        return date(first.year, months[0], 1), bounds(f"{first.year:04}-{months[1]:02}")[1]
    if kind not in ("season", "week", "quarter", "half"):
        raise ValueError(f"no part of: {whole!r}")
    step = (last - first).days // 3
    cuts = {"START": (0, step), "MID": (step + 1, 2 * step), "END": (2 * step + 1, (last - first).days)}[part]
    return first + timedelta(days=cuts[0]), first + timedelta(days=cuts[1])


# ------------------------------------------------------------------------------------------------- writing values


def day_value(day: date) -> str:
    """``2016-04-20``."""
    return day.isoformat()


def month_value(day: date) -> str:
    """The month of a day, ``2016-04``."""
    return f"{day.year:04}-{day.month:02}"


def year_value(day: date) -> str:
    """The year of a day, ``2016``."""
    return f"{day.year:04}"


def week_value(day: date) -> str:
    """The ISO week of a day, ``2016-W28``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def weekend_value(day: date) -> str:
    """The week-end of a day's ISO week, ``2016-W27-WE``."""
    return f"{week_value(day)}-WE"


def interval_value(first: str, last: str) -> str:
    """``A/B``, or A when both are the same.

    :raises ValueError: when B ends before A begins, or either is no calendar value.
    """
    value = first if first == last else f"{first}/{last}"
    bounds(value)
    return value


def days_value(days: Days) -> str:
    """A day, or an interval of two days."""
    return interval_value(day_value(days[0]), day_value(days[1]))


def part_value(whole: str, part: str | None) -> str:
    """``2008-08-START``; the whole when there is no part.

    :raises ValueError: when the whole has no such part.
    """
    value = f"{whole}-{part}" if part else whole
    bounds(value)
    return value


def duration_value(number: int, unit: Unit) -> str:
    """``P2Y``, ``PT48H``.

    :raises ValueError: when the number is negative.
    """
    if number < 0:
        raise ValueError(f"negative duration: {number} {unit}")
    clock = "T" if unit in ("hour", "minute", "second") else ""
    return f"P{clock}{number}{_LETTERS[unit]}"


def duration_parts(value: str) -> dict[Unit, int]:
    """``P1Y6M`` → ``{"year": 1, "month": 6}``.

    :raises ValueError: when it is no duration.
    """
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError(f"no duration: {value!r}")
    return {unit: int(number) for unit, number in zip(_UNITS, match.groups(), strict=True) if number}


def duration_days(value: str) -> tuple[float, float]:
    """Fewest and most days that a duration may last (a month has 28 to 31 days, a year 365 or 366).

    :raises ValueError: when it is no duration.
    """
    shortest = {"year": 365.0, "month": 28.0, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
    longest = shortest | {"year": 366.0, "month": 31.0}
    parts = duration_parts(value)
    low, high = (
        sum(number * table.get(unit, 1 / 86400) for unit, number in parts.items()) for table in (shortest, longest)
    )
    return low, high


# ------------------------------------------------------------------------------------------------------ reckoning


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month.

    :raises ValueError: outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError("outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, number: int, unit: Unit) -> date:
    """The day so many units later (earlier when negative); hours, minutes and seconds in whole days.

    :raises ValueError: outside the years 1 to 9999.
    """
    if unit in ("year", "month"):
        return add_months(day, number * (12 if unit == "year" else 1))
    days = {"week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}[unit]
    try:
        return day + timedelta(days=int(number * days))
    except OverflowError:
        raise ValueError("outside the calendar") from None


def at_granularity(day: date, unit: Unit) -> str:
    """The day, week, month or year in which a day lies: what « il y a deux ans » can be held to."""
    writers = {"year": year_value, "month": month_value, "week": week_value}
    return writers.get(unit, day_value)(day)


def weekday_before(anchor: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday (Monday is 1) up to the anchor, the anchor itself left out when ``strictly``."""
    back = (anchor.isoweekday() - weekday) % 7
    return anchor - timedelta(days=back or (7 if strictly else 0))


def weekday_after(anchor: date, weekday: int, *, strictly: bool = False) -> date:
    """The next such weekday (Monday is 1) from the anchor on, the anchor itself left out when ``strictly``."""
    ahead = (weekday - anchor.isoweekday()) % 7
    return anchor + timedelta(days=ahead or (7 if strictly else 0))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


# ------------------------------------------------------------------------------------------------------ comparing


def contains(outer: str, inner: str) -> bool:
    """Whether every day of the inner value lies in the outer one.

    :raises ValueError: when either is no calendar value.
    """
    (a, b), (c, d) = bounds(outer), bounds(inner)
    return a <= c and d <= b


def overlaps(one: str, other: str) -> bool:
    """Whether the values may share a day.

    :raises ValueError: when either is no calendar value.
    """
    (a, b), (c, d) = bounds(one), bounds(other)
    return a <= d and c <= b


def precedes(one: str, other: str) -> bool:
    """Whether the first value ends before the other begins.

    :raises ValueError: when either is no calendar value.
    """
    return bounds(one)[1] < bounds(other)[0]


def compare(one: str, other: str) -> Relation:
    """How the first value lies to the other.

    :raises ValueError: when either is no calendar value.
    """
    (a, b), (c, d) = bounds(one), bounds(other)
    if b < c:
        return "before"
    if d < a:
        return "after"
    if (a, b) == (c, d):
        return "equal"
    if c <= a and b <= d:
        return "inside"
    return "contains" if a <= c and d <= b else "overlaps"


def intersection(one: str, other: str) -> str | None:
    """The days that both values cover, as a day or an interval; ``None`` when there is none.

    :raises ValueError: when either is no calendar value.
    """
    (a, b), (c, d) = bounds(one), bounds(other)
    first, last = max(a, c), min(b, d)
    return days_value((first, last)) if first <= last else None
