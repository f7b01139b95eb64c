"""A quiz tried out by its teacher: a sheet as a student may get it, with nothing stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from classroom.attempts.answers import describe, describe_key
from classroom.attempts.presenting import freeze_order, present_version
from classroom.attempts.scoring import awaits_marker, score
from classroom.attempts.sheet import Entry
from classroom.models import ItemVersion, Quiz
from classroom.quizzes.drawing import Line


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A question of the sheet as the preview shows it; ``entry.question.id`` is its place."""

    line: Line
    version: ItemVersion
    option_order: list[int]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Checked:
    """What was answered in a preview, and what would have been right, in words."""

    version: ItemVersion
    max_mark: float
    given: list[str]
    key: list[str]
    #: ``None``: a person marks it.
    fraction: float | None

    @property
    def points(self) -> float:
        """What the answer is worth, as far as a machine can say."""
        return (self.fraction or 0.0) * self.max_mark


def rehearse(quiz: Quiz, lines: Sequence[Line], versions: Mapping[int, ItemVersion]) -> list[Rehearsal]:
    """The sheet in the teacher's order of questions; options in an order that stays the same from visit to visit."""
    rehearsed = []
    for position, line in enumerate(lines, 1):
        version = versions[line.version_id]
        order = freeze_order(version, f"preview {version.id}", quiz.shuffle_options)
        shown = present_version(position, position, version, order, line.max_mark)
        rehearsed.append(Rehearsal(line, version, order, Entry(shown)))
    return rehearsed


def check(rehearsal: Rehearsal, answer: Any) -> Checked:
    """Score an answer in its stored shape."""
    version = rehearsal.version
    given, key = describe(version, answer), describe_key(version)
    worth = None if awaits_marker(version, answer) else score(version, answer)
    return Checked(version, rehearsal.line.max_mark, given, key, worth)
