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
    cutoff,
    extra_minutes,
    grace_left,
    grace_of,
    response_counts,
    seconds_left,
    state_of,
)
from classroom.models import AtExpiry, Attempt, ClosedBy, Quiz, Response

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
    ("day", "start", "end"),
    [
        # Clocks are put forward at two: half an hour from 01:50 ends at 03:20.
        (datetime(2026, 3, 29), "01:50", "03:20"),  # noqa: DTZ001
        # Put back at three: the hour from two to three is told twice.
        (datetime(2026, 10, 25), "02:50", "02:20"),  # noqa: DTZ001
    ],
)
def test_both_nights_of_the_clocks_last_as_long_as_any(day, start, end):
    paris = ZoneInfo("Europe/Paris")
    hour, minute = map(int, start.split(":"))
    started = day.replace(hour=hour, minute=minute, tzinfo=paris).astimezone(UTC)

    ends_at = allowance(Quiz(time_limit_minutes=30, hard_close=False), 0, started).ends_at

    assert ends_at - started == minutes(30)
    assert ends_at.astimezone(paris).strftime("%H:%M") == end
    attempt = Attempt(started_at=started, deadline_at=ends_at)
    assert seconds_left(ends_at, started + minutes(29)) == 60
    assert state_of(attempt, started + minutes(30)) is AttemptState.IN_PROGRESS
    assert state_of(attempt, started + minutes(31)) is AttemptState.EXPIRED


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Cayenne", "Pacific/Noumea", "Indian/Reunion"])
def test_the_zone_in_which_a_moment_is_told_changes_nothing(zone):
    there = TEN.astimezone(ZoneInfo(zone))
    attempt = Attempt(started_at=there, deadline_at=there + minutes(30))

    assert allowance(Quiz(time_limit_minutes=30, hard_close=False), 33, there).ends_at == TEN + minutes(40)
    assert seconds_left(attempt.deadline_at, TEN + minutes(29)) == 60
    assert counts(attempt, TEN + minutes(30))
    assert not counts(attempt, TEN + minutes(30) + timedelta(microseconds=1))


def test_no_limit_for_one_student_is_no_limit_even_when_the_quiz_closes():
    quiz = Quiz(time_limit_minutes=30, closes_at=TEN + minutes(5), hard_close=False)

    freed = allowance(quiz, 0, TEN, no_limit=True)

    assert (freed.limit_minutes, freed.total_minutes, freed.ends_at) == (None, None, None)


def test_a_hard_close_ends_also_what_has_no_limit():
    quiz = Quiz(time_limit_minutes=30, closes_at=TEN + minutes(5), hard_close=True)

    assert allowance(quiz, 0, TEN, no_limit=True).ends_at == TEN + minutes(5)


def test_no_limit_means_nothing_where_nobody_has_one():
    quiz = Quiz(closes_at=TEN + minutes(5), hard_close=False)

    assert allowance(quiz, 0, TEN, no_limit=True) == allowance(quiz, 33, TEN)


def test_a_quiz_grants_grace_only_where_it_says_so():
    granted = {policy: grace_of(Quiz(at_expiry=policy, grace_minutes=3)) for policy in AtExpiry}

    assert granted == {AtExpiry.HAND_IN: 0, AtExpiry.GRACE: 3, AtExpiry.UNFINISHED: 0}


@pytest.mark.parametrize(
    ("seconds", "state", "grace"),
    [
        (-1, AttemptState.IN_PROGRESS, None),
        (0, AttemptState.IN_PROGRESS, None),
        (1, AttemptState.IN_PROGRESS, 119.0),
        (120, AttemptState.IN_PROGRESS, 0.0),
        (121, AttemptState.EXPIRED, None),
    ],
)
def test_in_the_grace_period_answers_count_and_behind_it_they_do_not(seconds, state, grace):
    attempt = Attempt(deadline_at=TEN, grace_minutes=2, at_expiry=AtExpiry.GRACE)
    now = TEN + timedelta(seconds=seconds)

    assert (state_of(attempt, now), grace_left(attempt, now)) == (state, grace)
    assert counts(attempt, now) is (state is AttemptState.IN_PROGRESS)
    assert cutoff(attempt) == TEN + minutes(2)


def test_left_unfinished_it_ends_at_the_same_moment_under_another_name():
    under_way = Attempt(deadline_at=TEN, at_expiry=AtExpiry.UNFINISHED)
    written_down = Attempt(deadline_at=TEN, at_expiry=AtExpiry.UNFINISHED, closed_at=TEN, closed_by=ClosedBy.EXPIRY)
    handed_in = Attempt(deadline_at=TEN, at_expiry=AtExpiry.UNFINISHED, closed_at=TEN, closed_by=ClosedBy.TEACHER)
    later = TEN + timedelta(microseconds=1)

    assert state_of(under_way, TEN) is AttemptState.IN_PROGRESS
    assert state_of(under_way, later) is state_of(written_down, later) is AttemptState.UNFINISHED
    assert state_of(handed_in, later) is AttemptState.HANDED_IN
    assert not counts(under_way, later)


@pytest.mark.parametrize(
    ("after_leaving", "offset", "counted"), [(False, 0, True), (True, 0, False), (False, 1, False)]
)
def test_an_answer_counts_when_it_is_in_time_and_its_question_was_not_left(after_leaving, offset, counted):
    attempt = Attempt(deadline_at=TEN)
    response = Response(received_at=TEN + timedelta(seconds=offset), after_leaving=after_leaving)

    assert response_counts(attempt, response) is counted


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


@given(quizzes(), PERCENTS, st.booleans(), MOMENTS, st.integers(0, 10**9))
def test_the_end_depends_on_the_facts_alone(quiz, percent, no_limit, started, later):
    """Told again at any later moment, the same start has the same end: no clock is read on the way."""
    ends = {allowance(quiz, percent, started, no_limit=no_limit).ends_at for _ in range(2)}

    assert len(ends) == 1
    assert not no_limit or quiz.time_limit_minutes is None or ends == {quiz.closes_at if quiz.hard_close else None}
    attempt = Attempt(started_at=started, deadline_at=ends.pop())
    over = state_of(attempt, started + timedelta(microseconds=later)) is AttemptState.EXPIRED
    assert over is (attempt.deadline_at is not None and started + timedelta(microseconds=later) > attempt.deadline_at)


@given(MOMENTS, st.integers(0, 60), st.sampled_from(AtExpiry), MOMENTS)
def test_with_any_policy_an_attempt_is_over_exactly_when_answers_stop_counting(deadline, grace, policy, now):
    attempt = Attempt(deadline_at=deadline, grace_minutes=grace, at_expiry=policy)

    over = state_of(attempt, now) is not AttemptState.IN_PROGRESS
    assert over is not counts(attempt, now)
    assert (grace_left(attempt, now) is not None) is (deadline < now <= deadline + minutes(grace))
    # Written down or not, it is the same.
    closed = Attempt(
        deadline_at=deadline,
        grace_minutes=grace,
        at_expiry=policy,
        closed_at=cutoff(attempt),
        closed_by=ClosedBy.EXPIRY,
    )
    assert not over or state_of(closed, now) is state_of(attempt, now)
    assert counts(closed, now) is counts(attempt, now)


@given(MOMENTS, st.none() | MOMENTS, MOMENTS)
def test_an_open_attempt_is_expired_exactly_when_no_second_is_left_and_answers_stop_counting(start, deadline, now):
    attempt = Attempt(started_at=start, deadline_at=deadline)

    expired = state_of(attempt, now) is AttemptState.EXPIRED
    assert expired is not counts(attempt, now)
    assert not expired or seconds_left(deadline, now) == 0.0
