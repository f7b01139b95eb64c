"""The day that a page prints for itself without the year: in its dateline, a stamp, or the title of a live page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from questions import timex
from questions.annotations import EvidenceSpan
from questions.annotator.times.time_pieces import Found, pieces_of, value_of
from questions.calendar.grammar import Grammar, grammar, plain
from questions.calendar.readings import Context
from questions.dispatch import Dispatch, Zone
from questions.languages import load

#: A year that has every day.
_LEAP_YEAR = 2000
#: A line of more characters is no stamp.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A printed day without its year: its words, its weekday if they name it, and what it is in any year."""

    span: EvidenceSpan
    weekday: int | None
    piece: Found
    calendar: Grammar

    def days(self, years: Iterable[int]) -> list[date]:
        """The day in each of some years, where it exists and its weekday is right."""
        found = (self._in(year) for year in years)
        return [day for day in found if day and self.weekday in (None, day.isoweekday())]

    def _in(self, year: int) -> date | None:
        groups = self.piece.match.groups | {"year": f"{year:04}"}
        dated = replace(self.piece, match=replace(self.piece.match, groups=groups))
        value = value_of(dated, self.calendar, Context())[1]
        return date.fromisoformat(value) if value and timex.is_day(value) else None


def printed_day_of(dispatch: Dispatch) -> PrintedDay | None:
    """The first day without its year that the page prints as its own, ``None`` where it prints none."""
    calendar = grammar(dispatch.language)
    for piece in _printed(dispatch, calendar):
        bare = _any_weekday(piece)
        word = piece.match.groups.get("weekday")
        weekday = int(calendar.meaning("weekday", word)) if word else None
        printed = PrintedDay(dispatch.evidence(piece.start, piece.end), weekday, bare, calendar)
        if replace(printed, weekday=None).days((_LEAP_YEAR,)):
            return printed
    return None


def _printed(dispatch: Dispatch, calendar: Grammar) -> Iterator[Found]:
    for zone in dispatch.zones:
        if zone.kind in ("dateline", "stamp"):
            for piece in pieces_of(dispatch.text[zone.start : zone.end], zone.start, calendar):
                if piece.match.reading == "day":  # « mardi soir » is no day of a month
                    yield piece
    for zone in dispatch.zones:
        if zone.kind == "body":
            return
        if zone.kind in ("headline", "dirt") and zone.end - zone.start <= _LONGEST:
            yield from _in_title(dispatch, zone, calendar)


def _in_title(dispatch: Dispatch, zone: Zone, calendar: Grammar) -> Iterator[Found]:
    """« EN DIRECT. Grève : suivez la journée du lundi 26 mars », « Le journal du 4 mai »."""
    text = dispatch.text[zone.start : zone.end]
    days = [piece for piece in pieces_of(text, zone.start, calendar) if piece.match.reading == "day"]
    if len(days) != 1 or "month" not in days[0].match.groups:
        return
    before = plain(text)[: days[0].start - zone.start]
    if any(pattern.search(before) for pattern in _patterns(dispatch.language)):
        yield days[0]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in load(language, "publication").words("stamped.titles"))


def _any_weekday(piece: Found) -> Found:
    """« jeudi 14 février » as « 14 février »: which years have such a Thursday is asked later."""
    groups = {name: word for name, word in piece.match.groups.items() if name != "weekday"}
    return replace(piece, match=replace(piece.match, groups=groups))
