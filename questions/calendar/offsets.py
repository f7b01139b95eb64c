"""Values counted from the day of writing (« il y a trois jours ») or from a date of the text (« la veille »)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from questions import timex
from questions.calendar.lengths import counted
from questions.calendar.requests import Direction, Open, Request
from questions.timex import Unit

#: Until Friday « le week-end prochain » is the one at hand.
_LAST_WORKDAY = 5
#: First and last day of the parts of a week, Monday being 0.
_WEEK_PARTS = {"START": (0, 1), "MID": (1, 3), "END": (3, 6)}
_SPAN_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def offset_of(request: Request) -> str:
    """« hier », « cette année », « la semaine prochaine »."""
    rule = request.match.rule
    span = request.optional("span") or rule.text("span")
    modifier = request.optional("modifier")
    shift = rule.number("shift") + {"last": -1, "next": 1, "preceding": -1, "following": 1}.get(modifier or "", 0)
    anchor = request.published if modifier not in ("preceding", "following") else request.story[0]
    if span == "weekend" and modifier == "next" and anchor.isoweekday() <= _LAST_WORKDAY:
        shift -= 1
    part, way = request.optional("part"), request.context.direction
    value = _shifted_span(anchor, span, shift, part, way)
    if rule.flag("tensed") and modifier is None and part:
        bounds = _part_of_week(value, part) if span == "week" else timex.bounds(value)
        value = _shifted_span(anchor, span, shift + _behind(bounds, anchor, way), part, way)
    return timex.bounds(value)[1].isoformat() if rule.flag("closing") else value


def _part_of_week(week: str, part: str) -> timex.Days:
    """The days of the start, the middle or the end of a week."""
    monday = timex.bounds(week)[0]
    first, last = _WEEK_PARTS[part]
    return monday + timedelta(days=first), monday + timedelta(days=last)


def _behind(days: timex.Days, anchor: date, way: Direction) -> int:
    """« il est parti à la fin de l'année », told before it: of the last one; a start to come, of the next."""
    first, last = days
    return -1 if way == "past" and first > anchor else 1 if way == "future" and last < anchor else 0


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


def ago_of(request: Request) -> str:
    """« il y a deux ans », « dans trois jours »."""
    unit, number = counted(request)
    moved = timex.shift(request.published, request.match.rule.number("shift") * number, unit)
    exact = (unit == "week" and request.match.rule.flag("exact")) or request.match.rule.flag("to_the_day")
    return timex.at_granularity(moved, "day" if exact else unit)


def text_offset_of(request: Request) -> str:
    """« deux semaines plus tard », « la veille »: counted from the date that the story has reached."""
    rule = request.match.rule
    if "number" not in request.groups:
        if rule.flag("after_night"):
            return _dawn(request)
        value = _from_story(request, rule.number("shift"), _story_unit(request))
        return f"{value}TNI" if rule.flag("night") else value
    unit, number = counted(request)
    return _from_story(request, rule.number("shift") * number, unit)


def _dawn(request: Request) -> str:
    """« dès l'aube »: the end of the night that was told; behind a day it may be that of the day, or of the next."""
    if request.context.story is None or timex.granularity(request.context.story) != "night":
        raise Open
    return request.story[1].isoformat()


def text_first_of(request: Request) -> str:
    """« le premier jour »: the first day that the story has told."""
    return request.story[0].isoformat()


def _story_unit(request: Request) -> Unit | Literal["weekend"]:
    given = request.match.rule.fields.get("unit")
    if isinstance(given, str):
        return given  # type: ignore[return-value]
    word = next(value for name, value in request.groups.items() if name.startswith("span"))
    span = request.calendar.meaning("span", word)
    return "weekend" if span == "weekend" else _SPAN_UNITS[span]


def _from_story(request: Request, shift: int, unit: Unit | Literal["weekend"]) -> str:
    if request.context.story is None:
        raise Open
    kind = timex.granularity(request.context.story)
    first, last = request.story
    if shift == 0 and unit == "day" and request.context.story.endswith("TNI"):
        return first.isoformat()  # « dans la nuit du 3 au 4. Ce soir-là, … »: the evening of the 3rd
    if unit == "year" and first.year == last.year:
        return timex.year_value(timex.shift(first, shift, "year"))
    if unit == "month" and (first.year, first.month) == (last.year, last.month):
        return timex.month_value(timex.shift(first, shift, "month"))
    if unit == "weekend" and kind in ("day", "weekend"):
        return timex.weekend_value(first + timedelta(days=7 * shift))
    if kind != "day" or unit == "weekend" or unit in ("year", "month"):
        raise Open
    if unit == "week" and shift == 0:
        return timex.week_value(first)
    return timex.shift(first, shift, unit).isoformat()


def text_span_of(request: Request) -> str:
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
        raise Open
    return _shifted_span(request.story[0], span, shift, None, "unknown")
