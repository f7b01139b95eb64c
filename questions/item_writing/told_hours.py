"""Hours of the day as they are printed: « 8 h 38 », « 22 heures », and the words in front that lead them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.context import Context, usable
from questions.item_writing.drafts import table
from questions.item_writing.stretches import Offsets
from questions.item_writing.wording import capital, join, tidy

_HOURS, _MINUTES = 24, 60


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day in one sentence.

    :param minute: ``None`` where only the hour is told.
    :param led: the words in front, as printed: « à », « vers », « peu après ».
    :param whole: from where to where it stands, with the words in front and the day beside it.
    """

    hour: int
    minute: int | None
    led: str
    span: EvidenceSpan
    whole: Offsets

    @property
    def minutes(self) -> int:
        """Minutes from midnight."""
        return _MINUTES * self.hour + (self.minute or 0)

    @property
    def time(self) -> TimeExpression:
        """The hour as an expression of time."""
        return TimeExpression(self.span, "TIME", f"T{self.hour:02}:{self.minute or 0:02}")

    def said(self, minutes: int) -> str:
        """Another hour of the day, led as this one is: « Vers 8 h 40 »; « à » is said by the question."""
        hour, minute = divmod(minutes, _MINUTES)
        lead = "" if self.led in table("hours")["unsaid"] else self.led
        unit = table("hours")["one" if hour <= 1 else "many"]
        return capital(join(lead, f"{hour} h {minute:02}" if minute else f"{hour} {unit}"))


def hours_of(context: Context, sentence: Sentence) -> Iterator[Hour]:
    """The hours of the day that a sentence of the body tells of what it dates, by the clock of the place."""
    if not usable(sentence):
        return
    text, offset = sentence.span.quote, sentence.span.start
    for match in _clock().finditer(text):
        hour, minute = int(match["hour"]), match["minute"]
        behind = tidy(text[match.end() :]).lower()
        second = _second().search(text[: match.start()])
        if second or hour >= _HOURS or (minute and int(minute) >= _MINUTES) or _elsewhere().match(behind):
            continue
        span = context.read(sentence.span.file).dispatch.evidence(offset + match.start("hour"), offset + match.end())
        start = offset + match.start("led")
        day = [time.span for time in context.times(sentence) if time.type == "DATE" and time.span.overlaps(span)]
        whole = (min([start, *(each.start for each in day)]), max([span.end, *(each.end for each in day)]))
        told = int(minute) if minute and int(minute) else None
        yield Hour(hour, told, tidy(match["led"]).lower(), span, whole)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(str(table("hours")["clock"]), re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(str(table("hours")["elsewhere"]), re.IGNORECASE)


@cache
def _second() -> re.Pattern[str]:
    return re.compile(str(table("hours")["second"]), re.IGNORECASE)
