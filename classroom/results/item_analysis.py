"""What a quiz tells about its own questions: facility, spread and discrimination. Pure.

The figures are those of Moodle's quiz statistics (« Quiz statistics calculations » and « Quiz report statistics » in
the Moodle documentation, docs.moodle.org/dev/Quiz_statistics_calculations), so that they can be compared. Those of the
whole quiz are in :mod:`classroom.results.quiz_statistics`. In its notation, for question *p* and student *s*:
``x_p(s)`` is the mark won at the question, ``T_s`` the mark won at the quiz, ``X_p(s) = T_s - x_p(s)`` what was won
at the other questions, ``S`` the number of students; a question that was shown and left open counts as 0; the least
that can be won is 0.

Figures taken on a handful of students say more about chance than about the question; below a stated number of answers
they are ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from operator import mul, sub
from typing import NamedTuple, Protocol

from classroom.results.intervals import Interval, fisher, wilson

#: Fewer attempts than these give no facility index and no standard deviation …
MIN_FOR_FACILITY = 5
#: … and no discrimination index.
MIN_FOR_DISCRIMINATION = 10

#: Below this, a variance is rounding noise.
TINY = 1e-12


class Won(NamedTuple):
    """What one student won at one question, of how much."""

    points: float
    maximum: float


@dataclass(frozen=True)
class ItemFigures:
    """Figures of one question.

    ``facility``, ``deviation``, ``discrimination``, ``efficiency`` and the weights are percentages: 0..100, 0 to about
    55, -100..100, at most 100, 0..100.
    """

    answers: int
    mean_fraction: float
    facility: float | None
    deviation: float | None
    discrimination: float | None
    #: Where the facility index of many such classes lies, nineteen times out of twenty.
    facility_interval: Interval | None = None
    discrimination_interval: Interval | None = None
    efficiency: float | None = None
    intended_weight: float | None = None
    #: ``None`` as well where the covariance with the total is negative: such a question carries no weight.
    effective_weight: float | None = None


class Worth(Protocol):
    """A question in an attempt: what was won, of how much."""

    @property
    def points(self) -> float: ...
    @property
    def maximum(self) -> float: ...


Attempts = Sequence[Mapping[int, Worth]]


def analyse(attempts: Attempts) -> dict[int, ItemFigures]:
    """Figures of every question that was put.

    :param attempts: one for each student (the first attempt, as Moodle advises): question → what was won.
    :return: question → figures, from the attempts in which it was put.
    """
    columns: dict[int, Column] = {}
    for attempt in attempts:
        whole, possible = total(attempt), sum(won.maximum for won in attempt.values())
        for question, won in attempt.items():
            columns.setdefault(question, Column()).add(won, whole, possible)
    effective = effective_weights({question: (column.points, column.totals) for question, column in columns.items()})
    return {question: _figures(column, effective[question]) for question, column in columns.items()}


@dataclass
class Column:
    """A question in the attempts in which it was put, one after the other."""

    points: list[float] = field(default_factory=list)
    #: As fractions: the same question may weigh differently in two classes' versions of a quiz.
    marks: list[float] = field(default_factory=list)
    totals: list[float] = field(default_factory=list)
    worth: float = 0.0
    #: To be won at these attempts.
    possible: float = 0.0

    def add(self, won: Worth, whole: float, possible: float) -> None:
        """One more attempt, in which so much was won, and to be won, in all."""
        points, maximum = won.points, won.maximum
        self.points.append(points)
        self.marks.append(points / maximum)
        self.totals.append(whole)
        self.worth += maximum
        self.possible += possible

    @property
    def rest(self) -> list[float]:
        """X_p: won at the other questions."""
        return list(map(sub, self.totals, self.points))


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
    return 100 * _clean(covariance(marks, rest)) / sqrt(spread) if spread > TINY else None


def discriminative_efficiency(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """DE_p = 100 × C(x_p, X_p) / C_max(x_p, X_p): how much of the discrimination that these marks allow was reached.

    C_max is the covariance of the same two lists of marks when the best at the rest are the best at the question, that
    is, when both are put in order apart from each other. ``None`` when it is 0.
    """
    highest = covariance(sorted(marks), sorted(rest))
    return 100 * _clean(covariance(marks, rest)) / highest if highest > TINY else None


def intended_weight(maximum: float, total_maximum: float) -> float | None:
    """IQW_p = 100 × x_p(max) / T_max: the part of the marks that the teacher gave the question, in percent."""
    return 100 * maximum / total_maximum if total_maximum > 0 else None


def effective_weights(beside_total: Mapping[int, tuple[Sequence[float], Sequence[float]]]) -> dict[int, float | None]:
    """EQW_p = 100 × √C(x_p, T) / Σ √C(x_p, T): the part of the spread of the totals that each question makes.

    A negative covariance has no root: the question gets ``None``, and 0 in the sum, as in Moodle.

    :param beside_total: by question, the marks at it and the totals of the same students.
    """
    enough = {question: pair for question, pair in beside_total.items() if len(pair[0]) >= MIN_FOR_DISCRIMINATION}
    covariances = {question: covariance(*pair) for question, pair in enough.items()}
    # Rounding makes a hair's breadth of nothing.
    roots = {question: sqrt(c) if c > TINY else 0.0 for question, c in covariances.items() if c >= -TINY}
    whole = sum(roots.values())
    return {q: 100 * roots[q] / whole if q in roots and whole > 0 else None for q in beside_total}


def covariance(first: Sequence[float], second: Sequence[float]) -> float:
    """C(x, y) = Σ (x - mean x)(y - mean y) / (S - 1), for two or more pairs."""
    mean_first, mean_second = sum(first) / len(first), sum(second) / len(second)
    apart = [x - mean_first for x in first]
    other = apart if second is first else [y - mean_second for y in second]
    return float(sum(map(mul, apart, other))) / (len(first) - 1)


def _clean(value: float) -> float:
    """Nothing instead of a hair's breadth of it, the sign of which the order of the students would decide."""
    return 0.0 if abs(value) <= TINY else value


def _settled(percent: float | None) -> float | None:
    """A figure without the rounding noise that carries it over a limit in one order of the students alone."""
    return None if percent is None else round(percent, 9)


def total(attempt: Mapping[int, Worth]) -> float:
    """T_s: points won at the quiz."""
    return sum(won.points for won in attempt.values())


def _figures(column: Column, effective: float | None) -> ItemFigures:
    marks, rest, count = column.marks, column.rest, len(column.marks)
    enough, many = count >= MIN_FOR_FACILITY, count >= MIN_FOR_DISCRIMINATION
    discrimination = _settled(discrimination_index(marks, rest)) if many else None
    return ItemFigures(
        answers=count,
        mean_fraction=sum(marks) / count,
        facility=_settled(facility_index(marks, 1)) if enough else None,
        deviation=standard_deviation(marks, 1) if enough else None,
        discrimination=discrimination,
        facility_interval=wilson(sum(marks), count) if enough else None,
        discrimination_interval=None if discrimination is None else fisher(discrimination, count),
        efficiency=_settled(discriminative_efficiency(marks, rest)) if many else None,
        intended_weight=intended_weight(column.worth, column.possible),
        effective_weight=effective,
    )
