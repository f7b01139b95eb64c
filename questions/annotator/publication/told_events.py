"""Who tells that something has happened writes on that day or later: the day comes from the dispatches that date it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from questions import timex
from questions.annotator.publication.clue import Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.dated_echoes import DatedEcho, widened
from questions.annotator.publication.witnesses import Witnesses
from questions.annotator.times.event_dates import event_after

#: Likeness above which « le 13 » here and 13 November there are one day, where the events have no word in common.
_ALIKE = 0.1
#: « deux mois avant l'accident » proves next to nothing: that many days.
_LONG_BEFORE = 1_000


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """The first day on which a text can tell that something has happened, its words, and whose words date it."""

    day: date
    clue: Clue
    other: Clue


def told_events(index: int, text: DispatchClues, witnesses: Witnesses) -> Iterator[ToldEvent]:
    """The events that a text tells as over and other dispatches date.

    « au lendemain de l'accident » counts from the accident's day; « début novembre, on bloque le port » tells of the
    blockade that another dispatch dates 5 November. A plan proves nothing, nor does a likeness on another day.
    """
    for clue in text.counted_from_events:
        event = event_after(clue.sentence, clue.piece.end, text.dispatch.language) if clue.past else None
        days = witnesses.days_of_event(index, event.names) if event else {}
        if days:
            first = min(days)
            yield ToldEvent(first + timedelta(days=_days_behind(clue)), clue, days[first])
    for clue in text.clues:
        if clue.settled or clue.looks[0] == "future" or clue.sure[0] == "future" or clue.piece.relation:
            continue
        for day, match in witnesses.matches(index, clue).items():
            if (match.same or _names_day(clue, match.echo, match.likeness)) and _means(clue, day, text):
                yield ToldEvent(day, clue, match.echo.other)


def _days_behind(clue: Clue) -> int:
    """How many days surely lie between: one for « au lendemain », none for « deux semaines après »."""
    fields = clue.piece.match.rule.fields
    shift = int(fields.get("shift", 0))
    return shift if fields.get("unit") == "day" else -_LONG_BEFORE if shift < 0 else 0


def _names_day(clue: Clue, echo: DatedEcho, likeness: float) -> bool:
    """« le 13 » beside a passage much like it that tells of a 13th as over."""
    number = clue.piece.match.reading == "text-day"
    return number and likeness >= _ALIKE and not echo.other.future


def _means(clue: Clue, day: date, text: DispatchClues) -> bool:
    """Whether the words of a clue may mean that day if the text was written on it or soon after."""
    if clue.piece.match.reading not in ("day", "text-day", "month", "nth-week", "fortnight", "feast", "nth-weekday"):
        return False
    value = text.value_on(clue, day + timedelta(days=15))
    if value is None or not timex.is_calendar(value):
        return False
    first, last = widened(value)
    return first <= day <= last
