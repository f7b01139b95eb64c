"""When a quiz can be started."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.models import Quiz
from classroom.quizzes.availability import Availability, attempts_left, availability, last_regular_end
from classroom.quizzes.local_time import NoSuchTime, to_moment, to_wall

TEN = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (TEN - TICK, Availability.NOT_YET),
        (TEN, Availability.OPEN),
        (TEN + timedelta(hours=1) - TICK, Availability.OPEN),
        (TEN + timedelta(hours=1), Availability.CLOSED),
    ],
)
def test_it_opens_and_closes_to_the_tick(now, state):
    quiz = Quiz(published_at=TEN, opens_at=TEN, closes_at=TEN + timedelta(hours=1))

    assert availability(quiz, now) is state


def test_a_draft_is_a_draft_whatever_the_time():
    assert availability(Quiz(opens_at=TEN, closes_at=TEN + TICK), TEN) is Availability.DRAFT


def test_without_times_a_published_quiz_is_open():
    assert availability(Quiz(published_at=TEN), TEN + timedelta(days=4000)) is Availability.OPEN


def test_attempts_left_never_fall_below_none():
    assert [attempts_left(Quiz(max_attempts=2), used) for used in range(4)] == [2, 1, 0, 0]


def test_the_last_attempt_ends_a_full_limit_after_closing_unless_the_close_is_hard():
    soft = Quiz(closes_at=TEN, time_limit_minutes=30, hard_close=False)
    hard = Quiz(closes_at=TEN, time_limit_minutes=30, hard_close=True)

    assert last_regular_end(soft) == TEN + timedelta(minutes=30)
    assert last_regular_end(hard) == TEN
    assert last_regular_end(Quiz(closes_at=TEN, hard_close=False)) == TEN
    assert last_regular_end(Quiz(time_limit_minutes=30, hard_close=False)) is None


def wall(*numbers):
    return datetime(*numbers)  # noqa: DTZ001 (a clock on the wall has no zone)


def test_the_clock_on_the_wall_is_the_sites():
    assert to_moment(wall(2026, 3, 10, 8, 0), "Europe/Paris") == datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
    assert to_moment(wall(2026, 7, 10, 8, 0), "Europe/Paris") == datetime(2026, 7, 10, 6, 0, tzinfo=UTC)
    assert to_wall(datetime(2026, 7, 10, 6, 0, tzinfo=UTC), "Europe/Paris") == wall(2026, 7, 10, 8, 0)


def test_a_time_that_the_clocks_jump_over_is_refused():
    with pytest.raises(NoSuchTime):
        to_moment(wall(2026, 3, 29, 2, 30), "Europe/Paris")


def test_of_a_time_shown_twice_the_first_is_meant():
    assert to_moment(wall(2026, 10, 25, 2, 30), "Europe/Paris") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@settings(deadline=None)
@given(st.datetimes(wall(2020, 1, 1), wall(2030, 1, 1)))
def test_what_the_clock_shows_comes_back(shown):
    try:
        moment = to_moment(shown, "Europe/Paris")
    except NoSuchTime:
        return
    assert to_wall(moment, "Europe/Paris") == shown
