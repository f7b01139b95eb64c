"""Which third of the class a student belongs to, as far as one question is concerned. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

#: Thirds of fewer students than three are no groups.
MIN_FOR_THIRDS = 9


class Third(StrEnum):
    """Of the class, by what was won at the other questions, the best first."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


def thirds(rest: Sequence[float]) -> list[Third] | None:
    """The third of each student.

    Equal marks share the middle of the ranks they take up, so that the order in which students are listed decides
    nothing; a third is larger or smaller for it.

    :param rest: share won at the other questions.
    :return: ``None`` for fewer than :data:`MIN_FOR_THIRDS`.
    """
    if len(rest) < MIN_FOR_THIRDS:
        return None
    sizes, below, found = Counter(rest), 0, {}
    for value in sorted(sizes):
        found[value] = _third((below + sizes[value] / 2) / len(rest))
        below += sizes[value]
    return [found[value] for value in rest]


def _third(rank: float) -> Third:
    """:param rank: 0 for the lowest, 1 for the highest."""
    if rank > 2 / 3:
        return Third.TOP
    return Third.MIDDLE if rank >= 1 / 3 else Third.BOTTOM
