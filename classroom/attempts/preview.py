"""A quiz tried out by its teacher: the same sheet, in one order, with nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from classroom.attempts.answers import describe, describe_key
from classroom.attempts.presenting import freeze_order, present_version
from classroom.attempts.scoring import score
from classroom.attempts.sheet import Entry
from classroom.models import Quiz, QuizSlot


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A question of the quiz as the preview shows it."""

    slot: QuizSlot
    option_order: list[int]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Checked:
    """What was answered in a preview, and what would have been right, in words."""

    slot: QuizSlot
    given: list[str]
    key: list[str]
    fraction: float

    @property
    def points(self) -> float:
        """What the answer is worth."""
        return self.fraction * self.slot.max_mark


def rehearse(quiz: Quiz, slots: Sequence[QuizSlot]) -> list[Rehearsal]:
    """The sheet in the teacher's order of questions; options in an order that stays the same from visit to visit."""
    rehearsed = []
    for position, slot in enumerate(slots, 1):
        version = slot.item_version
        order = freeze_order(version, f"preview {slot.id}", quiz.shuffle_options)
        shown = present_version(slot.id, position, version, order, slot.max_mark)
        rehearsed.append(Rehearsal(slot, order, Entry(shown)))
    return rehearsed


def check(rehearsal: Rehearsal, answer: Any) -> Checked:
    """Score an answer in its stored shape."""
    version = rehearsal.slot.item_version
    return Checked(rehearsal.slot, describe(version, answer), describe_key(version), score(version, answer))
