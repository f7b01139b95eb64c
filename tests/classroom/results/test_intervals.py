"""Intervals, against published tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.results.intervals import fisher, wilson


# R. G. Newcombe, « Two-sided confidence intervals for the single proportion », Statistics in Medicine 17 (1998),
# method 3.
@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_wilson_is_as_published(hits, trials, low, high):
    interval = wilson(hits, trials)

    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.006)


def test_all_right_and_all_wrong_are_not_certain():
    assert wilson(5, 5).high == 100
    assert wilson(5, 5).low == pytest.approx(56.55, abs=0.01)
    assert (wilson(0, 5).low, wilson(0, 5).high) == pytest.approx((0, 43.45), abs=0.01)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_mirrors(pair):
    hits, trials = pair
    interval, mirror = wilson(hits, trials), wilson(trials - hits, trials)

    assert 0 <= interval.low <= 100 * hits / trials + 1e-9
    assert 100 * hits / trials - 1e-9 <= interval.high <= 100
    assert interval.low == pytest.approx(100 - mirror.high, abs=1e-9)


def test_more_students_make_it_narrower():
    assert wilson(50, 100).high - wilson(50, 100).low < wilson(5, 10).high - wilson(5, 10).low


def test_fisher_is_as_in_the_textbooks():
    # r = 0.5, n = 28: artanh 0.5 = 0.5493, half width 1.96 / 5 = 0.392; tanh 0.1573 = 0.156, tanh 0.9413 = 0.7357.
    interval = fisher(50, 28)

    assert (interval.low, interval.high) == pytest.approx((15.6, 73.6), abs=0.05)


def test_a_perfect_correlation_has_an_interval_and_three_pairs_have_none():
    assert fisher(100, 10).high == pytest.approx(100)
    assert fisher(50, 3) is None
