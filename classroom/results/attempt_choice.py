"""Which of a student's attempts a page counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from classroom.results.facts import AttemptResult
from classroom.results.scores import best


class Which(StrEnum):
    """First ones measure what was known before the questions were; Moodle's statistics count them by default too."""

    FIRST = "first"
    LAST = "last"
    BEST = "best"
    ALL = "all"


def chosen(which: Which, students: Iterable[Sequence[AttemptResult]]) -> list[AttemptResult]:
    """Finished and marked attempts.

    :param students: attempts of each student, the first one first.
    """
    found: list[AttemptResult] = []
    for attempts in students:
        scored = [attempt for attempt in attempts if attempt.score is not None]
        if which is Which.ALL:
            found += scored
        elif scored:
            found.append(scored[0] if which is Which.FIRST else scored[-1] if which is Which.LAST else _best(scored))
    return found


def _best(scored: Sequence[AttemptResult]) -> AttemptResult:
    return best(scored) or scored[0]
