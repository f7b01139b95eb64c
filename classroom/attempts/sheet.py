"""The answer sheet: the questions of an attempt as its student sees them, each with what she answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from classroom.attempts.answers import to_page
from classroom.attempts.presenting import PresentedItem, present
from classroom.models import AttemptItem, Navigation, Response


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
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None

    def with_unsaved(self, answer: Any, **values: Any) -> Entry:
        """The same question with an answer that the server has not taken."""
        return replace(self, answer=answer, saved_at=None, **values)


def fill(items: Sequence[AttemptItem], responses: Mapping[int, Response]) -> list[Entry]:
    """The sheet of an attempt.

    :param responses: by attempt item, the answers to show.
    """
    return [_entry(item, responses.get(item.id)) for item in items]


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


def _entry(item: AttemptItem, response: Response | None) -> Entry:
    if response is None:
        return Entry(present(item))
    version = item.item_version
    answer = to_page(version.kind, version.options, item.option_order, response.answer)
    return Entry(present(item), answer, response.sequence, response.received_at)
