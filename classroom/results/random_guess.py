"""What an answer at random would win. Pure.

Moodle's « random guess score », with the scoring of :mod:`classroom.attempts.scoring`.
"""

from __future__ import annotations

from classroom.attempts.answers import CHOICE, TYPED, Question, halves
from classroom.models import ItemKind


def random_guess(question: Question) -> float | None:
    """Expected mark of an answer at random, in percent of the highest.

    One right option of four gives 25. Typed answers give 0, as in Moodle. Put in order: each of the n - 1 steps is
    right with probability 1 / n. Match: one of the choices for each left half. ``None`` for several right options,
    where « at random » means nothing definite, as in Moodle.
    """
    size = len(question.options)
    if question.kind in CHOICE:
        return 100 * sum(bool(option["correct"]) for option in question.options) / size
    if question.kind in TYPED:
        return 0.0
    if question.kind is ItemKind.ORDER:
        return 100 / size
    if question.kind is ItemKind.MATCH:
        return 100 / len({halves(option)[1] for option in question.options})
    return None
