"""Figures of questions, against figures worked out by hand, and in the cases where there is nothing to tell."""

from __future__ import annotations

import random
import statistics
from dataclasses import replace
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
    discriminative_efficiency,
    facility_index,
    standard_deviation,
)

# Ten students. The question (1 point): the first five right, the others wrong. The rest of the quiz (10 points).
MARKS = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
REST = [9, 8, 7, 6, 5, 5, 4, 3, 2, 1]


marks_and_rest = st.lists(
    st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(0, 10).map(float)), min_size=10, max_size=40
)


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

    weights = {"intended_weight": None, "effective_weight": None}
    assert replace(analyse(heavy)[1], **weights) == replace(analyse(quiz(MARKS, REST))[1], **weights)


def test_the_weight_that_was_meant_is_the_part_of_all_points():
    assert analyse(quiz(MARKS, REST))[1].intended_weight == pytest.approx(100 / 11)
    assert analyse(quiz(MARKS, REST))[2].intended_weight == pytest.approx(1000 / 11)


def test_efficiency_compares_with_the_best_that_these_marks_allow():
    # Best order: the five right answers beside 5, 6, 7, 8, 9. That is what MARKS and REST have.
    assert discriminative_efficiency(MARKS, REST) == pytest.approx(100)
    # One right answer moves from the best student to the worst: Σ xX falls from 35 to 35 - 9 + 1 = 27, and
    # C = (27 - 5·5) / 9 = 2 / 9 of 10 / 9.
    moved = [0, 1, 1, 1, 1, 0, 0, 0, 0, 1]
    assert discriminative_efficiency(moved, REST) == pytest.approx(20)
    assert analyse(quiz(moved, REST))[1].efficiency == pytest.approx(20)


def test_effective_weights_are_roots_of_covariances_with_the_total():
    # C(x, T) and C(X, T) by the standard library, not by ours.
    totals = [mark + rest for mark, rest in zip(MARKS, REST, strict=True)]
    roots = [sqrt(statistics.covariance(marks, totals)) for marks in (MARKS, REST)]

    figures = analyse(quiz(MARKS, REST))

    assert figures[1].effective_weight == pytest.approx(100 * roots[0] / sum(roots))
    assert figures[2].effective_weight == pytest.approx(100 * roots[1] / sum(roots))


def test_a_question_that_works_against_the_total_has_no_weight_and_leaves_the_others_theirs():
    against = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]

    figures = analyse(quiz(against, REST))

    assert figures[1].effective_weight is None
    assert figures[2].effective_weight == pytest.approx(100)


def test_figures_agree_with_those_of_the_standard_library():
    rng = random.Random("reference")
    attempts = [{p: Won(rng.choice([0, 0.5, 1, 2]), 2) for p in range(1, 9)} for _ in range(35)]

    for question, figures in analyse(attempts).items():
        marks = [attempt[question].points for attempt in attempts]
        rest = [sum(won.points for won in attempt.values()) - attempt[question].points for attempt in attempts]
        assert figures.facility == pytest.approx(50 * statistics.mean(marks))
        assert figures.deviation == pytest.approx(50 * statistics.stdev(marks))
        assert figures.discrimination == pytest.approx(100 * statistics.correlation(marks, rest))
        best = statistics.covariance(sorted(marks), sorted(rest))
        assert figures.efficiency == pytest.approx(100 * statistics.covariance(marks, rest) / best)
        assert figures.discrimination_interval.holds(figures.discrimination)
        assert figures.facility_interval.holds(figures.facility)


@given(st.lists(st.lists(st.sampled_from([0, 0.5, 1]), min_size=4, max_size=4), min_size=10, max_size=30))
def test_effective_weights_share_out_the_whole_or_nothing(rows):
    figures = analyse([{place: Won(mark, 1) for place, mark in enumerate(row)} for row in rows])

    weights = [each.effective_weight for each in figures.values() if each.effective_weight is not None]
    assert not weights or sum(weights) == pytest.approx(100)
    assert all(weight >= 0 for weight in weights)


@given(marks_and_rest)
def test_other_names_for_the_questions_change_nothing(pairs):
    plain = quiz(*map(list, zip(*pairs, strict=True)))
    renamed = [{10 - question: won for question, won in attempt.items()} for attempt in plain]

    before, after = analyse(plain), analyse(renamed)

    assert {10 - question: figures for question, figures in after.items()} == before


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
