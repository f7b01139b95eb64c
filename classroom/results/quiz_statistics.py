"""What a quiz tells as a whole: how the totals lie, and how far they can be trusted. Pure.

Figures, notation and names are those of Moodle's quiz statistics (docs.moodle.org/dev/Quiz_statistics_calculations):
``S`` students, ``T_s`` the points of student *s*, ``m_n`` the n-th central moment Σ (T_s - mean)ⁿ / S, ``V`` the
variance over S - 1, ``P`` questions. Totals and what is in their unit are given out of twenty; the others have no unit
or are percentages. Below a stated number of students a figure is ``None``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from classroom.results.item_analysis import (
    MIN_FOR_DISCRIMINATION,
    MIN_FOR_FACILITY,
    TINY,
    Worth,
    covariance,
    total,
)
from classroom.results.scores import SCALE, mean, median


@dataclass(frozen=True)
class QuizStatistics:
    """Figures of a quiz; ``mean``, ``median``, ``deviation`` and ``standard_error`` out of twenty."""

    #: Attempts behind the figures: those with the same questions …
    attempts: int
    #: … and those left out because they had others.
    others: int
    mean: float | None
    median: float | None
    deviation: float | None
    #: Of the mean: SD / √S.
    mean_error: float | None
    skewness: float | None
    kurtosis: float | None
    #: Cronbach's alpha in percent, Moodle's coefficient of internal consistency.
    alpha: float | None
    error_ratio: float | None
    standard_error: float | None


def quiz_statistics(attempts: Sequence[Mapping[int, Worth]]) -> QuizStatistics:
    """Figures of a quiz.

    :param attempts: one for each student: question → what was won. Only those with the set of questions that most
        students had are counted; totals of different quizzes do not compare.
    """
    same = _with_the_same_questions(attempts)
    totals = [SCALE * total(attempt) / sum(won.maximum for won in attempt.values()) for attempt in same]
    enough, many = len(totals) >= MIN_FOR_FACILITY, len(totals) >= MIN_FOR_DISCRIMINATION
    deviation = standard_deviation(totals) if enough else None
    alpha = internal_consistency(same) if many else None
    ratio = None if alpha is None else error_ratio(alpha)
    return QuizStatistics(
        attempts=len(same),
        others=len(attempts) - len(same),
        mean=mean(totals),
        median=median(totals),
        deviation=deviation,
        mean_error=None if deviation is None else deviation / sqrt(len(totals)),
        skewness=skewness(totals) if many else None,
        kurtosis=kurtosis(totals) if many else None,
        alpha=alpha,
        error_ratio=ratio,
        standard_error=None if ratio is None or deviation is None else ratio / 100 * deviation,
    )


def standard_deviation(totals: Sequence[float]) -> float | None:
    """SD = √V(T), with V over S - 1; ``None`` for fewer than two."""
    return sqrt(covariance(totals, totals)) if len(totals) > 1 else None


def skewness(totals: Sequence[float]) -> float | None:
    """k₃ / k₂^(3/2), where k₂ = S m₂ / (S - 1) and k₃ = S² m₃ / ((S - 1)(S - 2)): 0 when both sides mirror each other,
    negative with a tail of low marks. ``None`` for fewer than three, or when all are equal.

    The same as SKEW in spreadsheets.
    """
    size = len(totals)
    if size < 3 or _moment(totals, 2) <= TINY:
        return None
    k2 = size * _moment(totals, 2) / (size - 1)
    k3 = size**2 * _moment(totals, 3) / ((size - 1) * (size - 2))
    return float(k3 / k2**1.5)


def kurtosis(totals: Sequence[float]) -> float | None:
    """k₄ / k₂², where k₄ = S² ((S + 1) m₄ - 3 (S - 1) m₂²) / ((S - 1)(S - 2)(S - 3)): 0 for a bell, above it when few
    marks lie very far out. ``None`` for fewer than four, or when all are equal.

    The same as KURT in spreadsheets.
    """
    size = len(totals)
    if size < 4 or _moment(totals, 2) <= TINY:
        return None
    second, fourth = _moment(totals, 2), _moment(totals, 4)
    k2 = size * second / (size - 1)
    k4 = size**2 * ((size + 1) * fourth - 3 * (size - 1) * second**2) / ((size - 1) * (size - 2) * (size - 3))
    return float(k4 / k2**2)


def internal_consistency(attempts: Sequence[Mapping[int, Worth]]) -> float | None:
    """CIC = 100 × P / (P - 1) × (1 - Σ V(x_p) / V(T)): Cronbach's alpha in percent.

    ``None`` for fewer than two questions, or when all totals are equal.
    """
    questions = list(attempts[0]) if attempts else []
    totals = [total(attempt) for attempt in attempts]
    if len(questions) < 2 or len(totals) < 2 or covariance(totals, totals) <= TINY:
        return None
    marks = ([attempt[question].points for attempt in attempts] for question in questions)
    apart = sum(covariance(column, column) for column in marks)
    return 100 * len(questions) / (len(questions) - 1) * (1 - apart / covariance(totals, totals))


def error_ratio(alpha: float) -> float:
    """ER = 100 × √(1 - CIC / 100): the part of the deviation that is chance, in percent."""
    return 100 * sqrt(max(0.0, 1 - alpha / 100))


def _moment(values: Sequence[float], degree: int) -> float:
    middle = sum(values) / len(values)
    return float(sum((value - middle) ** degree for value in values)) / len(values)


def _with_the_same_questions(attempts: Sequence[Mapping[int, Worth]]) -> list[Mapping[int, Worth]]:
    """The attempts at the set of questions that most had; the larger set of equals, then the one with the lower ids."""
    shapes = Counter(frozenset(attempt) for attempt in attempts if attempt)
    if not shapes:
        return []
    most = max(shapes, key=lambda shape: (shapes[shape], len(shape), [-question for question in sorted(shape)]))
    return [attempt for attempt in attempts if frozenset(attempt) == most]
