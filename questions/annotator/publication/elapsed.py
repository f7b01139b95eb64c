"""« démis lundi, six jours après la catastrophe »: the event's day, told by other dispatches, makes that Monday."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from questions.annotator.publication.clue import Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.times.event_dates import event_after
from questions.calendar.grammar import Match, plain
from questions.languages import load

#: Days in the units in which one counts from an event.
_DAYS = {"day": 1, "week": 7}
#: Characters behind a number of days that hold « après la ».
_BEHIND = 14


@dataclass(frozen=True, slots=True, eq=False)
class Elapsed:
    """A day that the text counts from an event: the words for the day, how many days, the event, the words for both."""

    clue: Clue
    least: int
    most: int
    event: frozenset[str]
    quote: str

    def days_after(self, start: date) -> list[date]:
        """The days that it may be if the event was on that day."""
        return [start + timedelta(days=shift) for shift in range(self.least, self.most + 1)]


def elapsed(text: DispatchClues) -> Iterator[Elapsed]:
    """The days of a text that it counts from an event, with nothing but the number between them."""
    for number, sentence in enumerate(text.sentences):
        days = [clue for clue in text.clues if clue.position == number and clue.settled is None]
        for match in text.calendar.find(sentence.span.quote) if days else ():
            span = _counted(match, text)
            behind = plain(sentence.span.quote)[match.end : match.end + _BEHIND]
            cue = load(text.dispatch.language, "publication").regex("elapsed.after").match(behind)
            if span is None or cue is None:
                continue
            end = sentence.span.start + match.end + cue.end()
            event = event_after(sentence, end, text.dispatch.language)
            before = [clue for clue in days if clue.piece.end <= sentence.span.start + match.start]
            if event and before:
                noun = next((token.end for token in sentence.tokens if token.start >= end and token.pos == "NOUN"), end)
                quote = sentence.span.quote[match.start : noun - sentence.span.start]
                yield Elapsed(before[-1], *span, event.names, quote)


def _counted(match: Match, text: DispatchClues) -> tuple[int, int] | None:
    """Fewest and most days that the words count; « quatre jours et demi » is four or five."""
    if match.reading != "duration" or not {"number", "unit"} <= match.groups.keys():
        return None
    unit = _DAYS.get(text.calendar.meaning("unit", match.groups["unit"]))
    if unit is None:
        return None
    number = text.calendar.count(match.groups["number"]) + (0.5 if "half" in match.groups else 0)
    slack = 0 if unit == 1 else 1
    return math.floor(number * unit) - slack, math.ceil(number * unit) + slack
