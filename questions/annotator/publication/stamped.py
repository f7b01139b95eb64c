"""The weekday that a page prints for its own day without a date: « Publié dimanche à 11h32 », « Apt, mardi soir »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from questions.annotations import EvidenceSpan
from questions.calendar.grammar import grammar, plain
from questions.dispatch import Dispatch
from questions.languages import load

#: A line of more characters is no stamp.
_LONGEST = 120


def stamped_weekday(dispatch: Dispatch) -> tuple[int, EvidenceSpan] | None:
    """Number of the weekday and its words, where the lines above the text print one and only one."""
    calendar = grammar(dispatch.language)
    found = [(int(calendar.meaning("weekday", span.quote)), span) for span in _weekdays(dispatch)]
    return found[0] if len({number for number, _ in found}) == 1 else None


def _weekdays(dispatch: Dispatch) -> Iterator[EvidenceSpan]:
    for zone in dispatch.zones:
        if zone.kind == "body":
            return
        line = plain(dispatch.text[zone.start : zone.end])
        for pattern in _patterns(dispatch.language) if len(line) <= _LONGEST and zone.kind != "caption" else ():
            for match in pattern.finditer(line):
                start, end = match.span("weekday")
                yield dispatch.evidence(zone.start + start, zone.start + end)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    expand = grammar(language).expand
    return tuple(
        re.compile(expand(pattern), re.IGNORECASE) for pattern in load(language, "publication").words("stamped.lines")
    )
