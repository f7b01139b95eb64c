"""Whether a dispatch itself shows from what day its « hier » and « mardi » are counted, and where."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from questions.annotations import EvidenceSpan, TimeExpression
from questions.dispatch import Dispatch
from questions.dossier import Dossier
from questions.item_writing.drafts import word
from questions.item_writing.french.calendar_words import spoken
from questions.item_writing.french.wording import fold, tidy
from questions.languages.tables import load_table
from questions.timex import bounds, is_day

_PRINTED = frozenset({"dateline", "stamp"})
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
#: « 14/07/15 »: a year of two figures.
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
#: « 16 h 42 », « 18:40 ».
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*[hH:]\s*(?:\d{2})?(?!\d)")
_NOON = 12
#: Days over which a weekday is counted on the fingers.
_TWO_WEEKS = 14
_YEAR_OF_DAYS = 366


def day_lines(dispatch: Dispatch) -> list[EvidenceSpan]:
    """Where the dispatch prints its own day, with or without the year; empty where the day is only worked out.

    « Lens, mardi soir » prints none.
    """
    published = dispatch.published
    if published is None:
        return []
    mine = [span for span in published.evidence if span.file == dispatch.file]
    if published.basis == "stated":
        return mine
    return [span for span in mine if _is_printed(dispatch, span) and any(sign.isdigit() for sign in span.quote)]


def year_lines(dossier: Dossier, dispatch: Dispatch) -> list[EvidenceSpan]:
    """Where the year of a dispatch stands: in its own day line, else in that of the dispatch nearest to it in time."""
    own = [span for span in day_lines(dispatch) if has_year(span.quote)]
    return [*own, *_sister_lines(dossier, dispatch)]


def weekday_lines(dossier: Dossier, dispatch: Dispatch) -> list[EvidenceSpan]:
    """Where a weekday is printed beside its day, so that the weekday of the dispatch can be told: in the dispatch
    itself, else in the day line of another, the nearest in time."""
    own = [each for each in dossier.dispatches if each.dispatch.file == dispatch.file]
    printed = [time.span for each in own for time in each.time_expressions if _is_a_day_of_the_week(time)]
    sisters = _sister_lines(dossier, dispatch, _TWO_WEEKS)
    return [*printed, *(span for span in sisters if names_a_weekday(span.quote))]


def names_a_weekday(words: str) -> bool:
    """« Mardi 5 décembre », « lundi soir »."""
    return any(each in _weekdays() for each in re.findall(r"[^\W\d_]+", fold(words)))


def weekday_of(day: date) -> str:
    """« lundi »."""
    return next(name for name, number in _weekdays().items() if number == day.isoweekday())


def _is_a_day_of_the_week(time: TimeExpression) -> bool:
    """« lundi 10 novembre », where that is the weekday of that day."""
    if time.value is None or not is_day(time.value):
        return False
    day = bounds(time.value)[0]
    return re.search(rf"{weekday_of(day)} {day.day}(?!\d| ?[h:])", fold(tidy(time.span.quote))) is not None


@cache
def _weekdays() -> dict[str, int]:
    """Names of the days of the week, folded, with their number from Monday on."""
    return {fold(name): int(number) for name, number in load_table("fr", "calendar")["weekdays"].items()}


def is_dated(dispatch: Dispatch) -> bool:
    """Whether the day of a dispatch is printed in it, or typed by a teacher: a worked-out one proves no key."""
    published = dispatch.published
    return published is not None and (published.basis == "stated" or bool(day_lines(dispatch)))


def shows_its_year(dossier: Dossier, dispatch: Dispatch) -> bool:
    """Whether the year of a dated dispatch is printed too, there or in another of that year, or typed by a teacher.

    Where the printed days of a dossier lie years apart, a page without a year may be of any of them.
    """
    if dispatch.published is not None and dispatch.published.basis == "stated":
        return True
    lines = day_lines(dispatch)
    if any(_SHORT_YEAR.search(each.quote) or has_year(each.quote) for each in lines):
        return True
    return not _is_of_several_years(dossier) and bool(year_lines(dossier, dispatch))


def _is_of_several_years(dossier: Dossier) -> bool:
    """Whether more than a year lies between two dispatches that print their day in full."""
    stated = (each.dispatch.published for each in dossier.dispatches)
    days = [bounds(each.value)[0] for each in stated if each is not None and each.basis == "stated"]
    return bool(days) and (max(days) - min(days)).days > _YEAR_OF_DAYS


def is_told_the_same_day(dispatch: Dispatch) -> bool:
    """Whether « vendredi » may be the very day of the dispatch: a wire tells it so, and what is printed with an hour of
    the afternoon; a weekly of that Friday means the one before."""
    if any(zone.kind == "dateline" for zone in dispatch.zones):
        return True
    printed = (dispatch.text[span.start :].partition("\n")[0] for span in day_lines(dispatch))
    return any(int(hour) >= _NOON for line in printed for hour in _CLOCK.findall(line))


def has_year(words: str) -> bool:
    """Whether a year of four figures is printed."""
    return _YEAR.search(words) is not None


def counts_from_publication(dispatch: Dispatch, time: TimeExpression) -> bool:
    """Whether the reckoning starts from the day of the dispatch, not from a date told in another sentence."""
    start = spoken(dispatch.published.value) if dispatch.published is not None else None
    return start is not None and start in tidy(time.derivation) and word("from_dispatch") in time.derivation


def _is_printed(dispatch: Dispatch, span: EvidenceSpan) -> bool:
    return any(zone.kind in _PRINTED and zone.start <= span.start < zone.end for zone in dispatch.zones)


def _sister_lines(dossier: Dossier, dispatch: Dispatch, within: int = _YEAR_OF_DAYS) -> list[EvidenceSpan]:
    """Day lines of the same year in the other dispatches, at most so many days off, the nearest in time first."""
    mine = bounds(dispatch.published.value)[0] if dispatch.published is not None else None
    found = [
        (abs((bounds(other.published.value)[0] - mine).days), span)
        for other in (each.dispatch for each in dossier.dispatches)
        if mine is not None and other.published is not None and bounds(other.published.value)[0].year == mine.year
        for span in day_lines(other)
        if other.file != dispatch.file and str(mine.year) in span.quote
    ]
    return [span for apart, span in sorted(found) if apart <= within]
