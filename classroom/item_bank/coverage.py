"""How many questions a dossier has on each topic, from each dispatch, at each level: what is thin shows. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classroom.models import Difficulty, Dispatch, ItemState, Topic

#: Questions that can still come into a quiz.
ALIVE = frozenset({ItemState.DRAFT, ItemState.APPROVED})


@dataclass(frozen=True)
class Covered:
    """One question and one dispatch that it quotes."""

    topic: Topic
    difficulty: Difficulty
    state: ItemState
    dispatch_id: int


@dataclass(frozen=True)
class Cell:
    """Questions on a topic at a level that quote a dispatch: accepted, and still to review."""

    topic: Topic
    difficulty: Difficulty
    dispatch: Dispatch
    approved: int
    drafts: int

    @property
    def total(self) -> int:
        """Questions that can come into a quiz."""
        return self.approved + self.drafts


@dataclass(frozen=True)
class Row:
    """A topic at a level, dispatch by dispatch."""

    topic: Topic
    difficulty: Difficulty
    cells: tuple[Cell, ...]


def coverage(covered: Iterable[Covered], dispatches: Sequence[Dispatch]) -> list[Row]:
    """The grid: topics and levels downwards, dispatches across. A question that quotes two counts in both columns."""
    counts = Counter(
        (each.topic, each.difficulty, each.dispatch_id, each.state) for each in covered if each.state in ALIVE
    )
    return [
        Row(topic, difficulty, tuple(_cell(counts, topic, difficulty, dispatch) for dispatch in dispatches))
        for topic in Topic
        for difficulty in Difficulty
    ]


def _cell(
    counts: Counter[tuple[Topic, Difficulty, int, ItemState]], topic: Topic, level: Difficulty, d: Dispatch
) -> Cell:
    approved, drafts = (counts[topic, level, d.id, state] for state in (ItemState.APPROVED, ItemState.DRAFT))
    return Cell(topic, level, d, approved, drafts)
