"""Calendar values as the writers say them: as a noun (« juin 2014 ») and as a complement (« en juin 2014 »)."""

from __future__ import annotations

import re

from questions.french_dates import french_value, french_when
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.wording import fold, tidy
from questions.languages import load
from questions.timex import bounds, granularity, is_calendar

#: Summer and autumn take « à l' » as a complement of time.
_TO_THE = frozenset({"SU", "FA"})
#: « 10H30 », « 20h », « 18:40 ».
_CLOCK = re.compile(r"\d{1,2}[hH:](?:\d{2})?")
_NOUNLESS = frozenset({"interval", "week", "weekend", "night"})


def spoken(value: str) -> str | None:
    """The value as a noun without article, « 12 mars 2013 », « mi-juin 2013 »; ``None`` where French has none."""
    if not is_calendar(value) or granularity(value) in _NOUNLESS:
        return None
    return tidy(french_value(value))


def dated(value: str) -> str | None:
    """The value as a complement of time: « le 12 mars 2013 », « en juin 2014 »; ``None`` outside the calendar."""
    if not is_calendar(value):
        return None
    if length(value) == 1 and "/" in value:
        return _two_days(value)
    if "/" not in value and granularity(value) == "season" and value[-2:] in _TO_THE:
        return f"à l’{tidy(french_when(value)).rpartition('’')[2]}"
    said = tidy(french_when(value))
    return said.removeprefix("à la ") if value.endswith("-END") else said


def _two_days(value: str) -> str:
    """« les 2 et 3 mars 2024 »: two days side by side are no stretch."""
    days = [str(spoken(day.isoformat())) for day in bounds(value)]
    first, second = (day.split(" ", 1) for day in days)
    return f"les {first[0]} et {days[1]}" if first[1] == second[1] else f"les {days[0]} et {days[1]}"


def names_month(words: str) -> bool:
    """Whether an expression names a month, or the number of a day."""
    said = fold(words).replace("'", " ").split()
    return any(fold(month) in said for month in load("fr", "calendar").words("rendering.months"))


def is_an_hour(said: str) -> bool:
    """« heures », « midi », « 10H30 », « 20h »."""
    return fold(said).strip(",") in wordlist("hours") or _CLOCK.fullmatch(said.strip(",")) is not None


def length(value: str) -> int:
    """Days from the first to the last that the value may cover."""
    first, last = bounds(value)
    return (last - first).days
