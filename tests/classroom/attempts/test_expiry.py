"""What becomes of an attempt whose time is up, by the rule of its quiz, with nobody there to write it down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from classroom.attempts import queries, service
from classroom.attempts.review_policy import may_review
from classroom.attempts.service import SaveStatus
from classroom.attempts.timing import AttemptState, state_of
from classroom.models import AtExpiry, AttemptEvent, AttemptEventKind, ClosedBy, ItemKind, Mark

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
RIGHT, WRONG = 0, 1


def minutes(number):
    return timedelta(minutes=number)


def kinds(session, attempt):
    query = select(AttemptEvent.kind).where(AttemptEvent.attempt_id == attempt.id).order_by(AttemptEvent.id)
    return list(session.scalars(query))


def points(session, attempt):
    return queries.totals(session, [attempt.id])[attempt.id].points


def mark_count(session):
    return session.scalar(select(func.count(Mark.id)))


@pytest.fixture
def begun(scene):
    """Starts Camille's attempt under a rule, with a right answer saved in its first minute."""

    def start(policy, **rules):
        scene.set(at_expiry=policy, **rules)
        attempt = scene.start(NOON)
        scene.start(NOON, scene.dominique)
        service.save_response(scene.session, attempt, scene.item(attempt, ItemKind.SINGLE), 1, RIGHT, NOON)
        scene.session.commit()
        return attempt

    return start


def test_by_itself_what_is_saved_is_handed_in_and_marked(scene, session, begun):
    attempt = begun(AtExpiry.HAND_IN)

    assert service.close_expired(session, NOON + minutes(31)) == 2

    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(30))
    assert state_of(attempt, NOON + minutes(31)) is AttemptState.EXPIRED
    assert points(session, attempt) == 1.0


def test_in_the_grace_period_answers_count_and_then_it_is_handed_in(scene, session, begun):
    attempt = begun(AtExpiry.GRACE, grace_minutes=3)
    item = scene.item(attempt, ItemKind.SINGLE)

    assert service.close_expired(session, NOON + minutes(32)) == 0
    changed = service.save_response(session, attempt, item, 2, WRONG, NOON + minutes(31))
    back = service.save_response(session, attempt, item, 3, RIGHT, NOON + minutes(33))
    late = service.save_response(session, attempt, item, 4, WRONG, NOON + minutes(33) + timedelta(microseconds=1))
    service.close_expired(session, NOON + minutes(34))
    session.commit()

    assert [one.status for one in (changed, back, late)] == [SaveStatus.SAVED, SaveStatus.SAVED, SaveStatus.LATE]
    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(33))
    assert points(session, attempt) == 1.0
    assert AttemptEventKind.EXPIRED in kinds(session, attempt)


def test_in_the_grace_period_a_student_hands_in_herself(scene, session, begun):
    attempt = begun(AtExpiry.GRACE, grace_minutes=3)

    assert service.hand_in(session, attempt, NOON + minutes(32)) is AttemptState.HANDED_IN
    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.STUDENT, NOON + minutes(32))


def test_more_time_moves_the_grace_period_with_it(scene, session, begun):
    attempt = begun(AtExpiry.GRACE, grace_minutes=3)
    service.extend(session, [attempt], 10, scene.teacher, "alarme", NOON + minutes(5))

    assert state_of(attempt, NOON + minutes(43)) is AttemptState.IN_PROGRESS
    assert state_of(attempt, NOON + minutes(43) + timedelta(seconds=1)) is AttemptState.EXPIRED


def test_left_unfinished_it_has_no_mark_and_no_review(scene, session, begun):
    attempt = begun(AtExpiry.UNFINISHED)

    assert state_of(attempt, NOON + minutes(31)) is AttemptState.UNFINISHED
    assert service.hand_in(session, attempt, NOON + minutes(31)) is AttemptState.UNFINISHED
    session.commit()

    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(30))
    assert mark_count(session) == 0
    assert not may_review(scene.quiz, attempt, NOON + minutes(60))
    assert service.close_expired(session, NOON + minutes(60)) == 1  # Dominique's.
    assert service.close_expired(session, NOON + minutes(61)) == 0


def test_a_teacher_hands_in_what_was_left_unfinished(scene, session, begun):
    attempt = begun(AtExpiry.UNFINISHED)
    service.save_response(session, attempt, scene.item(attempt, ItemKind.SINGLE), 2, WRONG, NOON + minutes(40))
    service.close_expired(session, NOON + minutes(41))

    assert service.hand_in_for(session, [attempt], scene.teacher, "malaise", NOON + minutes(60)) == 1
    session.commit()

    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.TEACHER, NOON + minutes(30))
    assert points(session, attempt) == 1.0
    event = attempt.events[-1]
    assert (event.kind, event.actor_id, event.detail) == (
        AttemptEventKind.CLOSED,
        scene.teacher.id,
        {"reason": "malaise"},
    )
    assert service.hand_in_for(session, [attempt], scene.teacher, "encore", NOON + minutes(61)) == 0


def test_letting_late_answers_count_hands_an_unfinished_attempt_in(scene, session, begun):
    attempt = begun(AtExpiry.UNFINISHED)
    short = scene.item(attempt, ItemKind.TRUE_FALSE)
    service.save_response(session, attempt, short, 1, 1, NOON + minutes(40))
    service.close_expired(session, NOON + minutes(41))
    assert queries.late_answers(session, [attempt]) == {attempt.id: 1}

    assert service.count_late(session, [attempt], scene.teacher, "réseau", NOON + minutes(60)) == 1
    session.commit()

    assert points(session, attempt) == 2.0
    assert kinds(session, attempt)[-2:] == [AttemptEventKind.CLOSED, AttemptEventKind.COUNTED_LATE]
    assert queries.late_answers(session, [attempt]) == {}


def test_more_time_lets_an_unfinished_attempt_go_on(scene, session, begun):
    attempt = begun(AtExpiry.UNFINISHED)
    service.close_expired(session, NOON + minutes(31))

    service.extend(session, [attempt], 10, scene.teacher, "réseau", NOON + minutes(32))
    assert state_of(attempt, NOON + minutes(33)) is AttemptState.IN_PROGRESS
    service.hand_in(session, attempt, NOON + minutes(35))
    session.commit()

    assert attempt.closed_by is ClosedBy.STUDENT
    assert points(session, attempt) == 1.0


def test_more_time_that_is_over_already_marks_the_answer_that_came_within_it(scene, session, begun):
    attempt = begun(AtExpiry.HAND_IN)
    service.close_expired(session, NOON + minutes(31))
    item = scene.item(attempt, ItemKind.MULTIPLE)
    late = service.save_response(session, attempt, item, 1, [0, 1], NOON + minutes(32))
    before = points(session, attempt)

    service.extend(session, [attempt], 5, scene.teacher, "réseau", NOON + minutes(90))
    session.commit()

    assert late.status is service.SaveStatus.LATE
    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(35))
    assert points(session, attempt) == before + 1.0


def test_more_time_that_is_over_already_leaves_it_unfinished(scene, session, begun):
    attempt = begun(AtExpiry.UNFINISHED)
    service.close_expired(session, NOON + minutes(31))

    service.extend(session, [attempt], 5, scene.teacher, "réseau", NOON + minutes(90))
    session.commit()

    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(35))
    assert state_of(attempt, NOON + minutes(90)) is AttemptState.UNFINISHED
    assert mark_count(session) == 0


def test_a_teacher_ends_an_attempt_without_limit_that_its_student_forgot(scene, session):
    scene.set(time_limit_minutes=None)
    attempt = scene.start(NOON)
    service.save_response(session, attempt, scene.item(attempt, ItemKind.SINGLE), 1, RIGHT, NOON)

    assert service.hand_in_for(session, [attempt], scene.teacher, "oubli", NOON + minutes(300)) == 1
    session.commit()

    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.TEACHER, NOON + minutes(300))
    assert points(session, attempt) == 1.0


def test_the_rule_of_the_start_holds_to_the_end(scene, session, begun):
    attempt = begun(AtExpiry.GRACE, grace_minutes=3)
    scene.set(at_expiry=AtExpiry.UNFINISHED)

    assert state_of(attempt, NOON + minutes(32)) is AttemptState.IN_PROGRESS
    assert state_of(attempt, NOON + minutes(34)) is AttemptState.EXPIRED


def test_more_time_does_not_reopen_an_attempt_that_another_one_followed(scene, session):
    scene.set(max_attempts=2)
    first = scene.start(NOON)
    second = scene.start(NOON + minutes(31))

    assert service.extend(session, [first, second], 10, scene.teacher, "alarme", NOON + minutes(32)) == 1
    assert (first.closed_by, first.deadline_at) == (ClosedBy.EXPIRY, NOON + minutes(30))
    assert second.deadline_at == NOON + minutes(71)
