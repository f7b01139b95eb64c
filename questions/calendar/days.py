"""Values of days, weekdays and nights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from questions import timex
from questions.calendar.requests import Open, Request, choose, picked, writable

#: A date of the story that spans so many days leads to no day of a month.
_LONG = 45
#: No weekday follows, or goes before, what lasts so many days.
_FEW_DAYS = 14


def day_of(request: Request) -> str:
    """« le 3 mai », « jeudi 14 »: the day itself."""
    if "day" not in request.groups and "dd" not in request.groups:
        raise Open
    number = day_number(request.groups.get("day") or request.groups["dd"])
    weekday = int(request.table("weekday")) if "weekday" in request.groups else None
    if not {"month", "mm", "shortmonth"} & request.groups.keys():
        return _day_of_month(request, number, weekday)
    short = "shortmonth" if "shortmonth" in request.groups else "month"
    month = int(request.groups["mm"]) if "mm" in request.groups else int(request.table(short))
    year = request.year()
    if year is not None:
        return date(year, month, number).isoformat()
    return choose(
        lambda each: _fitting(date(each, month, number), weekday), request.context, request.optional("modifier")
    )


def day_number(words: str) -> int:
    """« 1er » and « premier » are 1."""
    return int(re.sub(r"\D", "", words) or 1)


def text_day_of(request: Request) -> str:
    """« la marche du 14 »: in the month nearest to the date that the story has reached, else to the publication.

    Neither told as past and yet to come, nor the other way round.
    """
    number = day_number(request.groups["day"])
    if request.context.story is None:
        return _day_of_month(request, number, None)
    first, last = request.story
    if (last - first).days >= _LONG:
        raise Open
    months = (timex.add_months(first.replace(day=1), shift) for shift in (-1, 0, 1))
    days = [day for month in months for day in _in_month(month, number) if _may_be_told(day, request)]
    if not days:
        raise Open
    return min(days, key=lambda day: max((first - day).days, (day - last).days, 0)).isoformat()


def _in_month(month: date, number: int) -> Iterator[date]:
    """That day of the month, nothing where there is none (31 June)."""
    try:
        yield month.replace(day=number)
    except ValueError:
        return


def _may_be_told(day: date, request: Request) -> bool:
    published, way = request.context.published, request.context.direction
    return published is None or not (day > published if way == "past" else day < published and way == "future")


def _fitting(day: date, weekday: int | None) -> str:
    """The day, if it falls on that weekday.

    :raises ValueError: when it does not.
    """
    if weekday is not None and day.isoweekday() != weekday:
        raise ValueError("other weekday")
    return day.isoformat()


def _day_of_month(request: Request, number: int, weekday: int | None) -> str:
    """« jeudi 14 »: the month is the one, around the publication, whose 14th is a Thursday."""
    anchor = request.published
    months = [timex.add_months(anchor.replace(day=1), shift) for shift in range(-3, 4)]
    days = [
        value
        for month in months
        for value in writable(
            lambda _, m=month: _fitting(  # type: ignore[misc]
                m.replace(day=number), weekday
            ),
            0,
        )
    ]
    return picked([(timex.bounds(value), value) for value in days], anchor, request.context.direction)


def weekday_of(request: Request) -> str:
    """« mardi », « mardi dernier », « le mardi suivant »."""
    weekday = int(request.table("weekday"))
    modifier = request.optional("modifier")
    if request.match.rule.flag("habit") and modifier is None and request.context.direction in ("present", "unknown"):
        return f"XXXX-WXX-{weekday}"
    if modifier in ("following", "preceding"):
        return _weekday_beside(request.story, weekday, after=modifier == "following").isoformat()
    if "this" in request.groups and modifier is None:
        if request.published.isoweekday() == weekday:  # whichever way its verb looks
            return request.published.isoformat()
        if _is_eve(request.published, weekday):
            return (request.published + timex.ONE_DAY).isoformat()
    return _weekday_from(request.published, weekday, modifier or request.context.direction).isoformat()


def _is_eve(day: date, weekday: int) -> bool:
    """Whether such a weekday is the next day: « ce samedi » on a page of Friday night is no Saturday gone by."""
    return (day + timex.ONE_DAY).isoweekday() == weekday


def _weekday_beside(story: timex.Days, weekday: int, *, after: bool) -> date:
    """« le vendredi suivant »: counted from a day, or a week at most; no weekday follows a month or a year."""
    if (story[1] - story[0]).days >= _FEW_DAYS:
        raise Open
    side = timex.weekday_after(story[1], weekday, strictly=True)
    return side if after else timex.weekday_before(story[0], weekday, strictly=True)


def weekday_counted_of(request: Request) -> str:
    """« samedi en huit », « samedi de l'autre semaine »: days from the next or the last one."""
    shift = request.match.rule.number("shift")
    near = _weekday_from(request.published, int(request.table("weekday")), "future" if shift > 0 else "past")
    return (near + timedelta(days=shift)).isoformat()


def weekday_of_week_of(request: Request) -> str:
    """« mardi de la semaine prochaine »."""
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
    raise Open


def weekday_range_of(request: Request) -> str:
    """« de lundi à mercredi »."""
    first, last = int(request.table("weekday")), int(request.table("weekday", "weekday2"))
    way = request.optional("modifier") or request.context.direction
    if way in ("next", "future", "present"):
        strictly = way == "next"
        start = timex.weekday_after(request.published, first, strictly=strictly)
        return timex.days_value((start, timex.weekday_after(start, last, strictly=True)))
    if way not in ("past", "last"):
        raise Open
    end = timex.weekday_before(request.published, last, strictly=way == "last")
    return timex.days_value((timex.weekday_before(end, first, strictly=True), end))


def night_of(request: Request) -> str:
    """The night bears the day on which it began."""
    if "month2" in request.groups:
        moved = {name: request.groups[f"{name}2"] for name in ("day", "month", "year") if f"{name}2" in request.groups}
        end = date.fromisoformat(day_of(replace(request, groups=moved)))
        return f"{(end - timex.ONE_DAY).isoformat()}TNI"
    second = int(request.table("weekday", "weekday2"))
    end = _weekday_from(request.published, second, request.context.direction)
    return f"{(end - timex.ONE_DAY).isoformat()}TNI"


def this_night_of(request: Request) -> str:
    """« cette nuit », « la nuit dernière »."""
    word = request.match.rule.fields.get("shift")
    ways = {"past": -1, "future": 0, "present": 0}
    shift = word if isinstance(word, int) else ways.get(request.context.direction)
    if shift is None:
        raise Open
    return f"{(request.published + timedelta(days=shift)).isoformat()}TNI"


def day_range_of(request: Request) -> str:
    """« du 3 au 6 juin »."""
    first, last = (day_number(request.groups[name]) for name in ("day", "day2"))
    if "month" not in request.groups:
        return _days_without_month(request, first, last)
    month = int(request.table("month"))

    def write(year: int) -> str:
        return timex.days_value((date(year, month, first), date(year, month, last)))

    year = request.year()
    return write(year) if year else choose(write, request.context, request.optional("modifier"))


def _days_without_month(request: Request, first: int, last: int) -> str:
    """« entre le 7 et le 20 »: the last such days over, or the next to come."""
    if request.context.direction == "future":
        start = date.fromisoformat(_day_of_month(request, first, None))
        return timex.days_value((start, _same_month_or(1, start, last, later=last > first)))
    end = date.fromisoformat(_day_of_month(request, last, None))
    return timex.days_value((_same_month_or(-1, end, first, later=last > first), end))


def _same_month_or(months: int, day: date, number: int, *, later: bool) -> date:
    """That day of the same month, or of the one so many months away where the stretch runs over its end."""
    return (day if later else timex.add_months(day.replace(day=1), months)).replace(day=number)


def text_weekday_of(request: Request) -> str:
    """« ce dimanche-là »: the day of the story, if it is such a weekday."""
    first, last = request.story
    if first != last or first.isoweekday() != int(request.table("weekday")):
        raise Open
    return first.isoformat()


def week_of_of(request: Request) -> str:
    """« la semaine du 4 mars »: the ISO week of that day."""
    return timex.week_value(date.fromisoformat(day_of(request)))


def weekend_of_of(request: Request) -> str:
    """« le week-end du 21 août »."""
    return timex.weekend_value(date.fromisoformat(day_of(request)))
