"""Calendar values as the writers say them: as a noun (« juin 2014 ») and as a complement (« en juin 2014 »)."""

from __future__ import annotations

from questions.french_dates import french_value, french_when
from questions.item_writing.wording import fold, tidy
from questions.languages import load
from questions.timex import bounds, granularity, is_calendar

#: Summer and autumn take « à l' » as a complement of time.
_TO_THE = frozenset({"SU", "FA"})
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
    if "/" not in value and granularity(value) == "season" and value[-2:] in _TO_THE:
        return f"à l’{tidy(french_when(value)).rpartition('’')[2]}"
    said = tidy(french_when(value))
    return said.removeprefix("à la ") if value.endswith("-END") else said


def names_month(words: str) -> bool:
    """Whether an expression names a month, or the number of a day."""
    said = fold(words).replace("'", " ").split()
    return any(fold(month) in said for month in load("fr", "calendar").words("rendering.months"))


def length(value: str) -> int:
    """Days from the first to the last that the value may cover."""
    first, last = bounds(value)
    return (last - first).days
