"""What happened in an attempt, in the order in which it happened: what its log says, and every answer between. Pure.

It is there to be read; no mark follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from classroom.attempts.answers import describe
from classroom.attempts.timing import response_counts
from classroom.models import Attempt, AttemptEvent, AttemptEventKind

#: Told by the answer itself, which stands in the list as well.
_TOLD_BY_ANSWERS = frozenset({AttemptEventKind.SAVED, AttemptEventKind.SAVED_LATE})


@dataclass(frozen=True)
class Line:
    """A line of the log: an event, or an answer with the position of its question."""

    at: datetime
    event: AttemptEvent | None = None
    position: int | None = None
    words: Sequence[str] = ()
    #: The answer came too late.
    late: bool = False


def timeline(attempt: Attempt) -> list[Line]:
    """The lines of an attempt, oldest first."""
    events = [Line(event.at, event=event) for event in attempt.events if event.kind not in _TOLD_BY_ANSWERS]
    answers = [
        Line(
            response.received_at,
            position=item.position,
            words=describe(item.item_version, response.answer),
            late=not response_counts(attempt, response),
        )
        for item in attempt.items
        for response in item.responses
    ]
    # Of what happened in the same instant, the start comes first and the end last.
    return sorted([*answers, *events], key=lambda line: (line.at, _rank(line)))


def _rank(line: Line) -> int:
    if line.event is None:
        return 1
    return 0 if line.event.kind is AttemptEventKind.STARTED else 2
