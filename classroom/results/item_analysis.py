"""What a quiz tells about its own questions: facility, spread and discrimination. Pure.

The figures are those of Moodle's quiz statistics (« Quiz statistics calculations » and « Quiz report statistics » in
the Moodle documentation), so that they can be compared. In its notation, for question *p* and student *s*: ``x_p(s)``
is the mark won at the question, ``T_s`` the mark won at the quiz, ``X_p(s) = T_s - x_p(s)`` what was won at the other
questions, ``S`` the number of students; a question that was shown and left open counts as 0; the least that can be won
is 0.

Figures taken on a handful of students say more about chance than about the question; below a stated number of answers
they are ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

#: Fewer attempts than these give no facility index and no standard deviation …
MIN_FOR_FACILITY = 5
#: … and no discrimination index.
MIN_FOR_DISCRIMINATION = 10

#: Below this, a variance is rounding noise.
TINY = 1e-12


@dataclass(frozen=True)
class Won:
    """What one student won at one question, of how much."""

    points: float
    maximum: float


@dataclass(frozen=True)
class ItemFigures:
    """Figures of one question.

    ``facility``, ``deviation`` and ``discrimination`` are percentages: 0..100, 0..about 55 and -100..100.
    """

    answers: int
    mean_fraction: float
    facility: float | None
    deviation: float | None
    discrimination: float | None


def analyse(attempts: Sequence[Mapping[int, Won]]) -> dict[int, ItemFigures]:
    """Figures of every question that was put.

    :param attempts: one for each student (the first attempt, as Moodle advises): question → what was won.
    :return: question → figures, from the attempts in which it was put.
    """
    questions = dict.fromkeys(question for attempt in attempts for question in attempt)
    return {question: _figures(question, [a for a in attempts if question in a]) for question in questions}


def facility_index(marks: Sequence[float], maximum: float) -> float:
    """F_p = 100 × mean(x_p) / x_p(max): the share of the marks that was won, in percent."""
    return 100 * sum(marks) / len(marks) / maximum


def standard_deviation(marks: Sequence[float], maximum: float) -> float:
    """SD_p = 100 × √V(x_p) / x_p(max), with V over S - 1: how widely the answers differ, in percent of the mark."""
    return 100 * sqrt(covariance(marks, marks)) / maximum


def discrimination_index(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """D_p = 100 × C(x_p, X_p) / √(V(x_p) V(X_p)): correlation of the question with the rest of the quiz, in percent.

    ``None`` when all marks at the question, or at the rest, are equal: there is nothing to correlate.
    """
    spread = covariance(marks, marks) * covariance(rest, rest)
    return 100 * covariance(marks, rest) / sqrt(spread) if spread > TINY else None


def covariance(first: Sequence[float], second: Sequence[float]) -> float:
    """C(x, y) = Σ (x - mean x)(y - mean y) / (S - 1), for two or more pairs."""
    mean_first, mean_second = sum(first) / len(first), sum(second) / len(second)
    products = ((x - mean_first) * (y - mean_second) for x, y in zip(first, second, strict=True))
    return sum(products) / (len(first) - 1)


def _figures(question: int, attempts: Sequence[Mapping[int, Won]]) -> ItemFigures:
    # Marks as fractions: the same question may weigh differently in two classes' versions of a quiz.
    marks = [attempt[question].points / attempt[question].maximum for attempt in attempts]
    rest = [sum(won.points for other, won in attempt.items() if other != question) for attempt in attempts]
    enough = len(marks) >= MIN_FOR_FACILITY
    return ItemFigures(
        answers=len(marks),
        mean_fraction=sum(marks) / len(marks),
        facility=facility_index(marks, 1) if enough else None,
        deviation=standard_deviation(marks, 1) if enough else None,
        discrimination=discrimination_index(marks, rest) if len(marks) >= MIN_FOR_DISCRIMINATION else None,
    )
