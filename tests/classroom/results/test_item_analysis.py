"""Figures of questions, against figures worked out by hand, and in the cases where there is nothing to tell."""

from __future__ import annotations

import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.results.item_analysis import (
    MIN_FOR_DISCRIMINATION,
    MIN_FOR_FACILITY,
    Won,
    analyse,
    discrimination_index,
    facility_index,
    standard_deviation,
)

# Ten students. The question (1 point): the first five right, the others wrong. The rest of the quiz (10 points).
MARKS = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
REST = [9, 8, 7, 6, 5, 5, 4, 3, 2, 1]


def quiz(marks: list[float], rest: list[float]) -> list[dict[int, Won]]:
    """Attempts at a question (1) and at one that stands for all the others (2)."""
    return [{1: Won(mark, 1), 2: Won(other, 10)} for mark, other in zip(marks, rest, strict=True)]


def test_facility_is_the_share_of_the_marks_that_was_won():
    # 1 + 0.5 + 0 + 0.5 of 4 points: half.
    assert facility_index([1, 0.5, 0, 0.5], 1) == 50
    # 2 + 1 + 0 of 3 × 2 points.
    assert facility_index([2, 1, 0], 2) == 50


def test_the_standard_deviation_divides_by_one_less_than_the_students():
    # Mean 0.5, squared deviations 10 × 0.25 = 2.5, variance 2.5 / 9, its root 0.52705.
    assert standard_deviation(MARKS, 1) == pytest.approx(52.705, abs=0.001)
    # Marks 0, 2, 4 of 4: deviations -2, 0, 2, variance 8 / 2 = 4, root 2, of 4 points: 50 %.
    assert standard_deviation([0, 2, 4], 4) == 50


def test_discrimination_is_the_correlation_with_the_rest_and_not_with_the_total():
    # Σ(x - 0.5)(X - 5) = 0.5·(4+3+2+1+0) + (-0.5)·(0-1-2-3-4) = 10; Σ(x - 0.5)² = 2.5; Σ(X - 5)² = 60.
    # r = 10 / √(2.5 · 60) = 10 / 12.2474 = 0.81650. With the total instead of the rest it would be 0.87.
    assert discrimination_index(MARKS, REST) == pytest.approx(81.650, abs=0.001)
    assert analyse(quiz(MARKS, REST))[1].discrimination == pytest.approx(100 * 10 / sqrt(150))


def test_a_question_that_the_best_get_wrong_has_a_negative_discrimination():
    upside_down = [1 - mark for mark in MARKS]

    assert analyse(quiz(upside_down, REST))[1].discrimination == pytest.approx(-81.650, abs=0.001)


def test_nothing_is_correlated_with_what_is_the_same_for_everyone():
    figures = analyse(quiz([1] * 10, REST))

    assert figures[1].facility == 100
    assert figures[1].deviation == 0
    assert figures[1].discrimination is None
    assert figures[2].discrimination is None


def test_equal_thirds_of_a_mark_count_as_equal_in_spite_of_rounding():
    assert analyse(quiz([1 / 3] * 10, REST))[1].discrimination is None


@pytest.mark.parametrize(
    ("students", "facility", "discrimination"),
    [
        (MIN_FOR_FACILITY - 1, False, False),
        (MIN_FOR_FACILITY, True, False),
        (MIN_FOR_DISCRIMINATION - 1, True, False),
        (MIN_FOR_DISCRIMINATION, True, True),
    ],
)
def test_a_handful_of_answers_gives_no_figure(students, facility, discrimination):
    # Every other one is right, so that there is something to correlate from two students on.
    marks = [place % 2 for place in range(students)]
    figures = analyse(quiz(marks, list(range(students))))[1]

    assert figures.answers == students
    assert (figures.facility is not None, figures.deviation is not None) == (facility, facility)
    assert (figures.discrimination is not None) == discrimination


def test_one_student_has_a_mean_and_nothing_else():
    figures = analyse(quiz([0.5], [3]))[1]

    assert (figures.answers, figures.mean_fraction) == (1, 0.5)
    assert figures.facility is figures.deviation is figures.discrimination is None


def test_no_attempt_gives_no_figures():
    assert analyse([]) == {}


def test_a_question_is_judged_by_those_who_got_it():
    attempts = quiz([1] * 6, [5] * 6)
    attempts += [{2: Won(5, 10)}] * 3

    figures = analyse(attempts)

    assert (figures[1].answers, figures[2].answers) == (6, 9)
    assert figures[1].facility == 100


def test_the_weight_of_a_question_changes_nothing_about_it():
    heavy = [{1: Won(3 * mark, 3), 2: Won(other, 10)} for mark, other in zip(MARKS, REST, strict=True)]

    assert analyse(heavy)[1] == analyse(quiz(MARKS, REST))[1]


marks_and_rest = st.lists(
    st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(0, 10).map(float)), min_size=10, max_size=40
)


@given(marks_and_rest, st.randoms(use_true_random=False))
def test_the_order_of_the_students_does_not_matter(pairs, rng: random.Random):
    shuffled = pairs[:]
    rng.shuffle(shuffled)

    first, second = (analyse(quiz(*map(list, zip(*order, strict=True))))[1] for order in (pairs, shuffled))

    assert first.facility == pytest.approx(second.facility)
    assert first.deviation == pytest.approx(second.deviation)
    assert (first.discrimination or 0) == pytest.approx(second.discrimination or 0)


@given(marks_and_rest)
def test_a_question_that_everyone_gets_right_does_not_change_the_others(pairs):
    plain = quiz(*map(list, zip(*pairs, strict=True)))
    with_gift = [{**attempt, 3: Won(1, 1)} for attempt in plain]

    before, after = analyse(plain)[1], analyse(with_gift)[1]

    assert after.facility == before.facility
    assert (after.discrimination or 0) == pytest.approx(before.discrimination or 0)


@given(marks_and_rest)
def test_every_figure_stays_within_its_bounds(pairs):
    figures = analyse(quiz(*map(list, zip(*pairs, strict=True))))[1]

    assert 0 <= figures.facility <= 100
    assert 0 <= figures.deviation <= 100 * sqrt(10 / 36) + 1e-9
    assert figures.discrimination is None or -100 - 1e-9 <= figures.discrimination <= 100 + 1e-9
