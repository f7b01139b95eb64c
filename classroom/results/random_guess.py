"""What an answer at random would win. Pure.

Moodle's « random guess score », with the scoring of :mod:`classroom.attempts.scoring`.
"""

from __future__ import annotations

from statistics import mean

from classroom.attempts.answers import CHOICE, TYPED, Question, halves
from classroom.item_bank.gaps import gap_count, is_listed, of_gap
from classroom.models import ItemKind


def random_guess(question: Question) -> float | None:
    """Expected mark of an answer at random, in percent of the highest.

    One right option of four gives 25. Typed answers give 0, as in Moodle, and so do words that are selected. Put in
    order: each of the n - 1 steps is right with probability 1 / n. Match: one of the choices for each left half. Gaps:
    the mean over them, 0 for one that is typed. ``None`` for several right options, where « at random » means nothing
    definite, as in Moodle, and for what a person marks.
    """
    size = len(question.options)
    if question.kind in CHOICE:
        return 100 * sum(bool(option["correct"]) for option in question.options) / size
    if question.kind in TYPED or question.kind is ItemKind.HIGHLIGHT:
        return 0.0
    if question.kind is ItemKind.ORDER:
        return 100 / size
    if question.kind is ItemKind.MATCH:
        return 100 / len({halves(option)[1] for option in question.options})
    if question.kind is ItemKind.GAP:
        return 100 * mean(_guessed(question, gap) for gap in range(1, gap_count(question.options) + 1))
    return None


def _guessed(question: Question, gap: int) -> float:
    own = [question.options[index] for index in of_gap(question.options, gap)]
    return sum(bool(option["correct"]) for option in own) / len(own) if is_listed(question.options, gap) else 0.0
