"""Deadlines and states, from facts and the present moment."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.attempts.timing import (
    AttemptState,
    allowance,
    counts,
    extra_minutes,
    seconds_left,
    state_of,
)
from classroom.models import Attempt, ClosedBy, Quiz

TEN = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


def minutes(number):
    return timedelta(minutes=number)


def test_a_third_more_is_rounded_up_to_the_minute():
    assert extra_minutes(30, 33) == 10
    assert extra_minutes(10, 33) == 4
    assert extra_minutes(30, 0) == 0


def test_a_start_gives_the_limit_and_the_extra_time():
    given_time = allowance(Quiz(time_limit_minutes=30, hard_close=False), 33, TEN)

    assert (given_time.total_minutes, given_time.extra_minutes) == (40, 10)
    assert given_time.ends_at == TEN + minutes(40)
    assert not given_time.cut_short


def test_closing_does_not_cut_an_attempt_under_way():
    quiz = Quiz(time_limit_minutes=30, closes_at=TEN + minutes(5), hard_close=False)

    assert allowance(quiz, 0, TEN).ends_at == TEN + minutes(30)


def test_a_hard_close_does_and_says_so():
    quiz = Quiz(time_limit_minutes=30, closes_at=TEN + minutes(5), hard_close=True)

    assert allowance(quiz, 33, TEN).ends_at == TEN + minutes(5)
    assert allowance(quiz, 33, TEN).cut_short


def test_a_hard_close_later_than_the_limit_cuts_nothing():
    quiz = Quiz(time_limit_minutes=30, closes_at=TEN + minutes(30), hard_close=True)

    assert not allowance(quiz, 0, TEN).cut_short


def test_without_a_limit_the_closing_time_is_the_end():
    assert allowance(Quiz(closes_at=TEN, hard_close=False), 33, TEN - minutes(5)).ends_at == TEN
    assert allowance(Quiz(hard_close=False), 33, TEN).ends_at is None


def test_the_night_the_clocks_change_lasts_as_long_as_any():
    paris = ZoneInfo("Europe/Paris")
    started = datetime(2026, 10, 25, 2, 50, tzinfo=paris)

    ends_at = allowance(Quiz(time_limit_minutes=30, hard_close=False), 0, started.astimezone(UTC)).ends_at

    assert ends_at - started.astimezone(UTC) == minutes(30)
    assert ends_at.astimezone(paris).strftime("%H:%M") == "02:20"


@pytest.mark.parametrize(
    ("offset", "state"),
    [(-1, AttemptState.IN_PROGRESS), (0, AttemptState.IN_PROGRESS), (1, AttemptState.EXPIRED)],
)
def test_the_deadline_itself_is_still_in_time(offset, state):
    attempt = Attempt(started_at=TEN - minutes(30), deadline_at=TEN)
    now = TEN + timedelta(microseconds=offset)

    assert state_of(attempt, now) is state
    assert counts(attempt, now) is (state is AttemptState.IN_PROGRESS)


def test_an_attempt_without_a_deadline_never_expires():
    attempt = Attempt(started_at=TEN, deadline_at=None)

    assert state_of(attempt, TEN + timedelta(days=3000)) is AttemptState.IN_PROGRESS
    assert counts(attempt, TEN + timedelta(days=3000))
    assert seconds_left(None, TEN) is None


def test_how_it_ended_is_what_is_shown():
    ended = {by: state_of(Attempt(deadline_at=TEN, closed_at=TEN, closed_by=by), TEN) for by in ClosedBy}

    assert ended == {
        ClosedBy.STUDENT: AttemptState.HANDED_IN,
        ClosedBy.EXPIRY: AttemptState.EXPIRED,
        ClosedBy.TEACHER: AttemptState.HANDED_IN,
    }
    assert state_of(None, TEN) is AttemptState.NOT_STARTED


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
LIMITS = st.none() | st.integers(1, 600)
PERCENTS = st.integers(0, 300)


@st.composite
def quizzes(draw):
    closes_at = draw(st.none() | MOMENTS)
    hard_close = draw(st.booleans()) if closes_at else False
    return Quiz(time_limit_minutes=draw(LIMITS), closes_at=closes_at, hard_close=hard_close)


@given(quizzes(), PERCENTS, MOMENTS)
def test_nobody_gets_more_than_she_was_told_nor_less_without_a_hard_close(quiz, percent, now):
    given_time = allowance(quiz, percent, now)
    if quiz.time_limit_minutes is None:
        assert given_time.ends_at == quiz.closes_at
        return
    full = now + minutes(given_time.total_minutes)
    assert given_time.ends_at <= full
    assert given_time.cut_short is (given_time.ends_at < full)
    assert quiz.hard_close or given_time.ends_at == full


@given(quizzes(), PERCENTS, PERCENTS, MOMENTS)
def test_more_extra_time_never_ends_sooner(quiz, one, other, now):
    less, more = sorted((one, other))
    sooner, later = allowance(quiz, less, now).ends_at, allowance(quiz, more, now).ends_at

    assert (sooner is None and later is None) or sooner <= later


@given(st.integers(1, 600), PERCENTS)
def test_extra_time_is_rounded_up_by_less_than_a_minute(limit, percent):
    assert 0 <= extra_minutes(limit, percent) - limit * percent / 100 < 1


@given(MOMENTS, st.none() | MOMENTS, MOMENTS)
def test_an_open_attempt_is_expired_exactly_when_no_second_is_left_and_answers_stop_counting(start, deadline, now):
    attempt = Attempt(started_at=start, deadline_at=deadline)

    expired = state_of(attempt, now) is AttemptState.EXPIRED
    assert expired is not counts(attempt, now)
    assert not expired or seconds_left(deadline, now) == 0.0
