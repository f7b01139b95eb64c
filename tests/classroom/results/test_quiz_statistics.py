"""Figures of a whole quiz, against published examples and figures worked out apart from ours."""

from __future__ import annotations

import random
import statistics
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.results.item_analysis import MIN_FOR_DISCRIMINATION, MIN_FOR_FACILITY, Won
from classroom.results.quiz_statistics import (
    error_ratio,
    internal_consistency,
    kurtosis,
    quiz_statistics,
    skewness,
    standard_deviation,
)

#: The example in Microsoft's help on SKEW and KURT, with the results that it gives.
EXAMPLE = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7]


def attempts(rows: list[list[float]], maximum: float = 1) -> list[dict[int, Won]]:
    """One attempt a row, one question a column."""
    return [{place: Won(mark, maximum) for place, mark in enumerate(row, 1)} for row in rows]


def test_skewness_and_kurtosis_are_those_of_the_published_example():
    assert skewness(EXAMPLE) == pytest.approx(0.359543071, abs=1e-9)
    assert kurtosis(EXAMPLE) == pytest.approx(-0.151799637, abs=1e-9)


def test_mean_median_and_deviation_are_out_of_twenty():
    # Totals 0, 1, 2, 3, 4 of 4, that is 0, 5, 10, 15, 20: variance (100 + 25 + 0 + 25 + 100) / 4 = 62.5.
    figures = quiz_statistics(attempts([[1] * n + [0] * (4 - n) for n in range(5)]))

    assert (figures.attempts, figures.mean, figures.median) == (5, 10, 10)
    assert figures.deviation == pytest.approx(sqrt(62.5))
    assert figures.mean_error == pytest.approx(sqrt(62.5 / 5))


def test_alpha_of_a_table_worked_out_by_hand():
    # Four students, three questions. Columns: 1 1 1 0 | 1 1 0 0 | 1 0 0 0, totals 3 2 1 0.
    # V: 3/4·1/4·4/3 = 0.25, 0.3333, 0.25, together 0.8333; V(T) = 5/3. Alpha = 3/2 · (1 - 0.5) = 0.75.
    rows = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]

    assert internal_consistency(attempts(rows)) == pytest.approx(75)
    assert error_ratio(75) == pytest.approx(50)


def test_questions_that_measure_the_same_are_consistent_and_those_that_measure_nothing_in_common_are_not():
    same = [[n % 2, n % 2, n % 2] for n in range(12)]
    # Every pattern of two questions equally often: no covariance at all.
    apart = [[n % 2, n // 2 % 2] for n in range(12)]

    assert internal_consistency(attempts(same)) == pytest.approx(100)
    assert internal_consistency(attempts(apart)) == pytest.approx(0)


def test_alpha_agrees_with_the_standard_library():
    rng = random.Random("alpha")
    rows = [[rng.choice([0, 0.5, 1]) for _ in range(6)] for _ in range(35)]
    columns = list(zip(*rows, strict=True))
    totals = [sum(row) for row in rows]
    expected = 6 / 5 * (1 - sum(map(statistics.variance, columns)) / statistics.variance(totals))

    figures = quiz_statistics(attempts(rows))

    assert figures.alpha == pytest.approx(100 * expected)
    scores = [20 * each / 6 for each in totals]
    assert figures.standard_error == pytest.approx(statistics.stdev(scores) * sqrt(1 - expected))
    assert figures.median == pytest.approx(statistics.median(scores))


def test_one_student_has_a_mean_and_no_spread():
    figures = quiz_statistics(attempts([[1, 0]]))

    assert (figures.attempts, figures.mean, figures.median) == (1, 10, 10)
    assert figures.deviation is figures.skewness is figures.kurtosis is figures.alpha is figures.standard_error is None


def test_nobody_has_no_figures():
    figures = quiz_statistics([])

    assert figures.attempts == 0
    assert figures.mean is figures.median is figures.deviation is figures.alpha is None


@pytest.mark.parametrize("row", [[1, 1, 1], [0, 0, 0], [1, 0, 1]])
def test_all_equal_have_no_spread_and_nothing_that_divides_by_it(row):
    figures = quiz_statistics(attempts([row] * 12))

    assert figures.deviation == 0
    assert figures.skewness is figures.kurtosis is figures.alpha is figures.error_ratio is None


@pytest.mark.parametrize(
    ("students", "spread", "trust"),
    [
        (MIN_FOR_FACILITY - 1, False, False),
        (MIN_FOR_FACILITY, True, False),
        (MIN_FOR_DISCRIMINATION - 1, True, False),
        (MIN_FOR_DISCRIMINATION, True, True),
    ],
)
def test_a_handful_of_students_gives_no_figure(students, spread, trust):
    figures = quiz_statistics(attempts([[n % 2, n % 3 == 0] for n in range(students)]))

    assert (figures.deviation is not None) == spread
    assert [f is not None for f in (figures.skewness, figures.kurtosis, figures.alpha, figures.error_ratio)] == [
        trust
    ] * 4


def test_attempts_at_other_questions_are_left_out_and_counted():
    odd = [{1: Won(1, 1), 9: Won(0, 1)}] * 2

    figures = quiz_statistics(attempts([[n % 2, 1] for n in range(6)]) + odd)

    assert (figures.attempts, figures.others) == (6, 2)


tables = st.lists(st.lists(st.sampled_from([0, 0.25, 1]), min_size=3, max_size=3), min_size=10, max_size=40)


def close(first: float | None, second: float | None) -> bool:
    """Both none, or nearly equal."""
    return first == second if None in (first, second) else first == pytest.approx(second, abs=1e-6)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_students_and_of_questions_does_not_matter(rows, rng):
    shuffled = rows[:]
    rng.shuffle(shuffled)
    shuffled = [row[::-1] for row in shuffled]

    first, second = quiz_statistics(attempts(rows)), quiz_statistics(attempts(shuffled))

    for name in ("mean", "median", "deviation", "skewness", "kurtosis", "alpha", "standard_error"):
        assert close(getattr(first, name), getattr(second, name)), name


@given(tables)
def test_a_question_that_everyone_gets_right_moves_the_marks_and_not_their_shape(rows):
    plain = [sum(row) for row in rows]
    gift = [each + 1 for each in plain]

    assert close(standard_deviation(gift), standard_deviation(plain))
    assert close(skewness(gift), skewness(plain))
    assert close(kurtosis(gift), kurtosis(plain))


@given(tables, st.integers(2, 9))
def test_the_scale_of_the_points_changes_nothing(rows, factor):
    scaled = attempts([[mark * factor for mark in row] for row in rows], maximum=factor)

    first, second = quiz_statistics(attempts(rows)), quiz_statistics(scaled)

    for name in ("mean", "deviation", "skewness", "kurtosis", "alpha", "standard_error"):
        assert close(getattr(first, name), getattr(second, name)), name
