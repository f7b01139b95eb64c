"""Points out of twenty, the attempt that counts, means and the distribution."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from classroom.results.scores import best, distribution, mean, median, out_of_twenty


@dataclass(frozen=True)
class Sat:
    number: int
    score: float | None


def test_points_become_marks_out_of_twenty():
    assert out_of_twenty(9, 12) == 15
    assert out_of_twenty(0, 12) == 0
    assert out_of_twenty(0.5, 1.5) == pytest.approx(6.667, abs=0.001)


def test_a_quiz_that_is_worth_nothing_has_no_score():
    assert out_of_twenty(0, 0) is None


def test_the_best_attempt_counts_and_the_earliest_of_equals():
    assert best([Sat(1, 8), Sat(2, 15), Sat(3, 15), Sat(4, None)]) == Sat(2, 15)


def test_a_score_of_zero_is_a_score():
    assert best([Sat(1, None), Sat(2, 0)]) == Sat(2, 0)


@pytest.mark.parametrize("attempts", [[], [Sat(1, None)]])
def test_without_a_score_no_attempt_counts(attempts):
    assert best(attempts) is None


def test_what_is_missing_is_not_counted_as_zero():
    assert mean([10, None, 20]) == 15
    assert median([None, 4, 10, 6]) == 6


def test_the_median_of_an_even_number_lies_half_way():
    assert median([4, 10, 6, 20]) == 8


def test_nothing_has_neither_mean_nor_median():
    assert mean([]) is None
    assert median([None]) is None


def test_a_step_includes_its_lower_end_and_twenty_belongs_to_the_last():
    counts = {bin.low: bin.count for bin in distribution([0, 1.99, 2, 9.5, 19, 20])}

    assert counts == {0: 2, 2: 1, 4: 0, 6: 0, 8: 1, 10: 0, 12: 0, 14: 0, 16: 0, 18: 2}
    assert distribution([])[-1].high == 20
