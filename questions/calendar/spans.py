"""Values of months, seasons, years, decades and centuries, and of what runs from one date to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from questions import timex
from questions.calendar.days import day_number, day_of
from questions.calendar.requests import Context, Groups, Open, Request, choose

_DECADE_PARTS = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
_ROMAN = {"I": 1, "V": 5, "X": 10}


def month_of(request: Request) -> str:
    """« mars 2012 », « début août »."""
    month, part, year = int(request.table("month")), request.optional("part"), request.year()

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-{month:02}", part)

    return write(year) if year else choose(write, request.context, request.optional("modifier"))


def text_date_of(request: Request) -> str:
    """« le 12 mars de la même année »: in the year of the date that the story has reached."""
    first, last = request.story
    if first.year != last.year:
        raise Open
    dated = replace(request, groups={**request.groups, "year": f"{first.year:04}"})
    return day_of(dated) if "day" in request.groups else month_of(dated)


def month_range_of(request: Request) -> str:
    """« de mars à juin 2014 »."""
    second = {name: request.groups[f"{name}2"] for name in ("month", "year", "part") if f"{name}2" in request.groups}
    if "modifier" in request.groups:
        second["modifier"] = request.groups["modifier"]
    first: Groups = {name: request.groups[name] for name in ("month", "year", "part") if name in request.groups}
    return between(
        lambda where: month_of(replace(request, groups=first, context=where)),
        lambda where: month_of(replace(request, groups=second, context=where)),
        request.context,
    )


def season_of(request: Request) -> str:
    """« l’été 2012 »."""
    season, part, year = request.table("season"), request.optional("part"), request.year()

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-{season}", part)

    if "this" in request.groups and not year:
        first, last = timex.bounds(write(request.published.year))
        if first.year == last.year:  # « cet été », whatever the verb: that of the year
            return write(request.published.year)
    return write(year) if year else choose(write, request.context, request.optional("modifier"))


def quarter_of(request: Request) -> str:
    """« le premier trimestre 2019 », « le second semestre »."""
    letter = {"quarter": "Q", "half": "H"}[request.table("span")]
    number = request.table("ordinal")

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-{letter}{number}", None)

    year = request.year()
    return write(year) if year else choose(write, request.context, request.optional("modifier"))


def year_of(request: Request) -> str:
    """« 1994 », « mi-2016 »."""
    return timex.part_value(request.groups["year"], request.optional("part"))


def year_range_of(request: Request) -> str:
    """« de 2004 à 2009 »."""
    first = int(request.groups["year"])
    short = request.groups.get("shortyear")
    last = int(request.groups["year2"]) if "year2" in request.groups else first - first % 100 + int(short or 0)
    if not first < last <= first + 500:
        raise Open
    return timex.interval_value(f"{first:04}", f"{last:04}")


def decade_of(request: Request) -> str:
    """« les années 1970 »."""
    if "year" in request.groups:
        start = int(request.groups["year"])
    else:
        words = request.groups.get("shortyear") or request.groups["decade"]
        start = 1900 + int(request.calendar.count(words))
    if start % 10:
        raise Open
    low, high = _DECADE_PARTS.get(request.optional("part") or "", (0, 9))
    return timex.interval_value(f"{start + low:04}", f"{start + high:04}")


def _roman(letters: str) -> int:
    """« XIX » is 19."""
    digits = [_ROMAN[letter] for letter in letters.upper()]
    following = [*digits[1:], 0]
    return sum(-value if value < after else value for value, after in zip(digits, following, strict=True))


def century_of(request: Request) -> str:
    """« le XVIIe siècle »: from its first to its last year."""
    if "ordinal" in request.groups:
        number = int(request.table("ordinal"))
    else:
        number = _roman(request.groups["roman"]) if "roman" in request.groups else day_number(request.groups["nth"])
    if not 1 <= number <= 30:
        raise Open
    return timex.interval_value(f"{100 * number - 99:04}", f"{100 * number:04}")


def between(
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
    start, end = (settled(each) for each in (first, last))
    forward = context.direction in ("future", "present")
    if start is None and end is None:
        if forward and not weekdays:
            end = last(context)
        else:
            start = first(context)
            if context.direction == "past" and context.published and timex.bounds(start)[0] > context.published:
                start, end = None, last(context)  # « a compté douze naufrages de janvier à octobre »
    if end is None and start is not None:
        end = last(context if pointed[1] else Context(timex.bounds(start)[0], "future"))
    elif start is None and end is not None:
        start = first(context if pointed[0] else Context(timex.bounds(end)[1], "past"))
    return timex.interval_value(start or "", end or "")


def settled(write: Callable[[Context], str]) -> str | None:
    """The value that needs no context, ``None`` where it needs one."""
    try:
        return write(Context())
    except Open:
        return None
