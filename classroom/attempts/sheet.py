"""The answer sheet: the questions of an attempt as its student sees them, each with what she answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from classroom.attempts.answers import to_page
from classroom.attempts.presenting import PresentedItem, Worded, present_version
from classroom.models import Navigation


@dataclass(frozen=True, slots=True)
class Entry:
    """A question on the sheet."""

    question: PresentedItem
    #: As the page writes it; ``None``: not answered.
    answer: Any = None
    #: Number of the answer shown; 0 before the first.
    sequence: int = 0
    #: When the server received it; ``None``: it has not.
    saved_at: datetime | None = None
    #: The answer that was given in another tab or on another device, in words; ``None``: none was.
    elsewhere: Sequence[str] | None = None
    #: What was sent is no answer to this question.
    unreadable: bool = False

    @property
    def id(self) -> int:
        """Of the attempt item."""
        return self.question.id

    @property
    def position(self) -> int:
        """Its place on the sheet, from 1."""
        return self.question.position

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None

    def with_unsaved(self, answer: Any, **values: Any) -> Entry:
        """The same question with an answer that the server has not taken."""
        return replace(self, answer=answer, saved_at=None, **values)


@dataclass(frozen=True, slots=True)
class Step:
    """A question as the way through the sheet shows it."""

    id: int
    position: int
    answered: bool


class Line(Worded, Protocol):
    """A question as it is read for a sheet, with the last answer to it: its ``sequence`` is ``None`` before it."""

    @property
    def id(self) -> int: ...
    @property
    def position(self) -> int: ...
    @property
    def max_mark(self) -> float: ...
    @property
    def option_order(self) -> list[int]: ...
    @property
    def sequence(self) -> int | None: ...
    @property
    def answer(self) -> Any: ...
    @property
    def received_at(self) -> datetime | None: ...


def fill(lines: Sequence[Line]) -> list[Entry]:
    """The sheet of an attempt, with the answers to show."""
    return [_entry(line) for line in lines]


def steps(lines: Sequence[Line]) -> list[Step]:
    """The way through the sheet."""
    return [Step(line.id, line.position, line.answer is not None) for line in lines]


def place(navigation: Navigation, wanted: int | None, left: int, size: int) -> int | None:
    """Position of the one question that a page shows; ``None``: it shows them all.

    :param wanted: position that was asked for; it decides only where the student may go anywhere.
    :param left: position of the last question that was left for good.
    """
    if navigation is Navigation.FREE:
        return None
    asked = left + 1 if navigation is Navigation.FORWARD else wanted or 1
    return min(max(asked, 1), size)


def unanswered(entries: Sequence[Entry]) -> list[Entry]:
    """What is still without an answer."""
    return [entry for entry in entries if not entry.answered]


def _entry(line: Line) -> Entry:
    question = present_version(line.id, line.position, line, line.option_order, line.max_mark)
    if line.sequence is None:
        return Entry(question)
    answer = to_page(line.kind, line.options, line.option_order, line.answer)
    return Entry(question, answer, line.sequence, line.received_at)
