"""How long an account stays locked."""

from datetime import UTC, datetime, timedelta

import pytest

from classroom.accounts.guessing import is_locked, lock_after, minutes_left

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("failures", "minutes"), [(5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (1_000_000, 15)])
def test_each_lock_is_twice_as_long_up_to_a_quarter_of_an_hour(failures, minutes):
    assert lock_after(failures) == timedelta(minutes=minutes)


@pytest.mark.parametrize("failures", [0, 1, 4])
def test_a_few_slips_lock_nothing(failures):
    assert lock_after(failures) is None


def test_a_lock_ends_at_its_moment():
    assert is_locked(NOON, NOON - timedelta(seconds=1))
    assert not is_locked(NOON, NOON)
    assert not is_locked(None, NOON)


@pytest.mark.parametrize(("seconds", "minutes"), [(1, 1), (60, 1), (61, 2), (900, 15), (-5, 1)])
def test_the_wait_is_told_in_whole_minutes_never_too_few(seconds, minutes):
    assert minutes_left(NOON + timedelta(seconds=seconds), NOON) == minutes
