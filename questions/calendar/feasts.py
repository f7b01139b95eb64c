"""Values of feasts, and of what is counted within a month or a year (« le premier dimanche de mai »)."""

from __future__ import annotations

from datetime import date, timedelta

from questions import timex
from questions.calendar.requests import Open, Request, choose

_WEDNESDAY, _SUNDAY = 3, 7


def _feast_day(rule: str, year: int) -> date:
    """« 12-25 », « easter+39 », « 1>10-08 » (the first Monday from 8 October on)."""
    if rule.startswith("easter"):
        return timex.easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    weekday, _, day = rule.rpartition(">")
    fixed = date.fromisoformat(f"{year:04}-{day}")
    return timex.weekday_after(fixed, int(weekday)) if weekday else fixed


def feast_of(request: Request) -> str:
    """« Noël », « peu avant le Nouvel An », « la nuit de Noël »."""
    rule, year = request.table("feast"), request.year()
    side = request.optional("side")
    nightly = request.match.rule.flag("nightly")

    def write(each: int) -> str:
        day = _feast_day(rule, each)
        return f"{(day - timex.ONE_DAY).isoformat()}TNI" if nightly else day.isoformat()

    value = write(year) if year else choose(write, request.context, request.optional("modifier"))
    return _around(value, before=side == "before") if side else value


def _around(value: str, *, before: bool) -> str:
    """« peu avant »: the third of the month in which the day five days before lies."""
    day = date.fromisoformat(value) + timedelta(days=-5 if before else 5)
    part = "START" if day.day <= 10 else "MID" if day.day <= 20 else "END"
    return timex.part_value(timex.month_value(day), part)


def feast_weekend_of(request: Request) -> str:
    """« le premier week-end après Pâques », « le samedi avant Noël »."""
    rule = request.table("feast")
    if "weekday" in request.groups:
        return _weekday_beside(request, rule, int(request.table("weekday")))
    nth = int(request.optional("ordinal") or 1)
    side = request.table("side")

    def write(year: int) -> str:
        feast = _feast_day(rule, year)
        if side == "after":
            saturday = timex.weekday_after(feast, 6, strictly=True) + timedelta(days=7 * (nth - 1))
        elif side == "before":
            saturday = timex.weekday_before(feast - timex.ONE_DAY, 6, strictly=True)
        else:
            saturday = _saturday_near(feast)
        return timex.weekend_value(saturday)

    return choose(write, request.context)


def _weekday_beside(request: Request, rule: str, weekday: int) -> str:
    find = timex.weekday_after if request.table("side") == "after" else timex.weekday_before

    def write(year: int) -> str:
        return find(_feast_day(rule, year), weekday, strictly=True).isoformat()

    year = request.year()
    return write(year) if year else choose(write, request.context)


def _saturday_near(feast: date) -> date:
    """« le week-end de l'Ascension » follows that Thursday, « le week-end de Pentecôte » holds that Sunday.

    :raises Open: for a feast in the middle of the week.
    """
    if feast.isoweekday() == _WEDNESDAY:
        raise Open
    if feast.isoweekday() > _WEDNESDAY and feast.isoweekday() < _SUNDAY:
        return timex.weekday_after(feast, 6)
    return timex.weekday_before(feast, 6)


def nth_weekday_of(request: Request) -> str:
    """« le premier dimanche de mai »."""
    month, weekday = int(request.table("month")), int(request.table("weekday"))

    def write(year: int) -> str:
        if "last" in request.groups:
            return timex.weekday_before(timex.bounds(f"{year:04}-{month:02}")[1], weekday).isoformat()
        first = timex.weekday_after(date(year, month, 1), weekday)
        return (first + timedelta(days=7 * (int(request.table("ordinal")) - 1))).isoformat()

    year = request.year()
    return write(year) if year else choose(write, request.context)


def nth_week_of(request: Request) -> str:
    """« la première semaine d'octobre »: its first seven days, for calendars differ on where a week belongs."""
    month = int(request.table("month"))

    def write(year: int) -> str:
        first, last = timex.bounds(f"{year:04}-{month:02}")
        if "last" in request.groups:
            return timex.days_value((last - timedelta(days=6), last))
        start = first + timedelta(days=7 * (int(request.table("ordinal")) - 1))
        return timex.days_value((start, min(start + timedelta(days=6), last)))

    year = request.year()
    return write(year) if year else choose(write, request.context)


def fortnight_of(request: Request) -> str:
    """« la première quinzaine d'octobre »: up to the 15th; the second one is the rest of the month."""
    month = int(request.table("month"))
    second = "last" in request.groups or int(request.table("ordinal")) > 1

    def write(year: int) -> str:
        first, last = timex.bounds(f"{year:04}-{month:02}")
        middle = first.replace(day=15)
        return timex.days_value((middle + timex.ONE_DAY, last) if second else (first, middle))

    year = request.year()
    return write(year) if year else choose(write, request.context)


def edge_day_of(request: Request) -> str:
    """« le dernier jour de juin »."""
    month, edge = int(request.table("month")), 1 if "last" in request.groups else 0

    def write(year: int) -> str:
        return timex.bounds(f"{year:04}-{month:02}")[edge].isoformat()

    year = request.year()
    return write(year) if year else choose(write, request.context)


def week_number_of(request: Request) -> str:
    """« la semaine 16 de 2019 »."""
    week = int(request.groups["week"])

    def write(each: int) -> str:
        return timex.part_value(f"{each:04}-W{week:02}", None)

    year = request.year()
    return write(year) if year else choose(write, request.context)
