"""Starting, saving, handing in and running out of time, at the level of the service."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from classroom.attempts import queries, service
from classroom.attempts.answers import BadAnswer
from classroom.attempts.service import SaveStatus
from classroom.attempts.timing import AttemptState, state_of
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    ItemKind,
    Mark,
    Response,
)
from classroom.roster import service as roster
from classroom.roster.entitlement import NONE, Entitlement

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def minutes(number):
    return timedelta(minutes=number)


def kinds_logged(session, attempt):
    query = select(AttemptEvent.kind).where(AttemptEvent.attempt_id == attempt.id).order_by(AttemptEvent.id)
    return list(session.scalars(query))


def test_a_start_freezes_what_is_shown(scene, session):
    attempt = scene.start(NOON, seed=1)
    items = queries.items_of(session, [attempt.id])

    assert [item.position for item in items] == list(range(1, 8))
    assert {item.item_version_id for item in items} == {version.id for version in scene.versions.values()}
    assert attempt.deadline_at == NOON + minutes(30)
    assert attempt.number == 1
    assert kinds_logged(session, attempt) == [AttemptEventKind.STARTED]


def test_order_follows_from_the_seed(scene, session):
    def shown(attempt):
        return [(item.item_version_id, item.option_order) for item in queries.items_of(session, [attempt.id])]

    one, same, other = (
        scene.start(NOON, seed=1),
        scene.start(NOON, scene.dominique, seed=1),
        None,
    )
    service.hand_in(session, one, NOON)
    scene.quiz.max_attempts = 2
    session.commit()
    other = scene.start(NOON, seed=2)

    assert shown(one) == shown(same)
    assert shown(one) != shown(other)


def test_without_shuffling_questions_come_in_the_teachers_order(scene, session):
    scene.quiz.shuffle_questions = False
    session.commit()

    items = queries.items_of(session, [scene.start(NOON, seed=3).id])

    assert [item.item_version.kind for item in items] == list(scene.versions)


def test_a_second_start_gives_the_same_attempt(scene, session):
    first, second = scene.start(NOON), scene.start(NOON + minutes(1))

    assert first.id == second.id
    assert session.scalar(select(func.count(AttemptItem.id))) == 7
    assert kinds_logged(session, first) == [AttemptEventKind.STARTED]


def test_another_student_gets_her_own(scene):
    assert scene.start(NOON).id != scene.start(NOON, scene.dominique).id


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        ({"published_at": None}, "not published"),
        ({"opens_at": NOON + minutes(1)}, "not open yet"),
        ({"closes_at": NOON}, "closed"),
    ],
)
def test_a_quiz_that_is_not_open_cannot_be_started(scene, session, rules, reason):
    for name, value in rules.items():
        setattr(scene.quiz, name, value)
    session.commit()

    with pytest.raises(Refused, match=reason):
        scene.start(NOON)
    assert session.scalar(select(func.count(Attempt.id))) == 0


def test_attempts_are_counted(scene, session):
    service.hand_in(session, scene.start(NOON), NOON + minutes(1))
    session.commit()

    with pytest.raises(Refused, match="all your attempts"):
        scene.start(NOON + minutes(2))


def test_a_second_attempt_has_the_next_number(scene, session):
    scene.quiz.max_attempts = 2
    service.hand_in(session, scene.start(NOON), NOON + minutes(1))
    session.commit()

    assert scene.start(NOON + minutes(2)).number == 2


def test_a_start_after_the_time_ran_out_closes_the_first_attempt(scene, session):
    scene.quiz.max_attempts = 2
    first = scene.start(NOON)
    second = scene.start(NOON + minutes(31))

    session.refresh(first)
    assert (first.closed_by, first.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(30))
    assert second.number == 2


def test_extra_time_counts_from_the_start(scene, session):
    scene.give_extra_time(scene.camille, 33)

    assert scene.start(NOON).deadline_at == NOON + minutes(40)
    assert scene.start(NOON, scene.dominique).deadline_at == NOON + minutes(30)


def test_a_hard_close_cuts_extra_time_too(scene, session):
    scene.quiz.closes_at, scene.quiz.hard_close = NOON + minutes(10), True
    scene.give_extra_time(scene.camille, 33)

    assert scene.start(NOON).deadline_at == NOON + minutes(10)


def test_saved_answers_are_appended_and_the_last_one_counts(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)

    for sequence, answer in enumerate((1, 2, 0), 1):
        saved = service.save_response(session, attempt, item, sequence, answer, NOON + minutes(sequence))
        assert (saved.status, saved.sequence, saved.answer) == (SaveStatus.SAVED, sequence, answer)
    service.hand_in(session, attempt, NOON + minutes(5))
    session.commit()

    assert session.scalar(select(func.count(Response.id))) == 3
    assert queries.latest_marks(session, [attempt.id])[item].fraction == 1.0
    assert queries.totals(session, [attempt.id])[attempt.id].points == 1.0
    assert queries.totals(session, [attempt.id])[attempt.id].out_of == 7.0
    assert queries.totals(session, [attempt.id])[attempt.id].on_twenty == pytest.approx(20 / 7)


def test_an_answer_taken_back_is_worth_nothing(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.save_response(session, attempt, item, 1, 0, NOON)
    service.save_response(session, attempt, item, 2, None, NOON)
    service.hand_in(session, attempt, NOON)

    assert queries.latest_marks(session, [attempt.id])[item].fraction == 0.0


def test_the_same_save_twice_is_one_answer(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.MULTIPLE)

    first = service.save_response(session, attempt, item, 1, [0, 1], NOON)
    again = service.save_response(session, attempt, item, 1, [0, 1], NOON + minutes(1))

    assert again.status is SaveStatus.SAVED
    assert again.received_at == first.received_at == NOON
    assert session.scalar(select(func.count(Response.id))) == 1


def test_another_answer_under_the_same_number_was_given_elsewhere(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SHORT)
    service.save_response(session, attempt, item, 1, "Paris", NOON)

    outcome = service.save_response(session, attempt, item, 1, "Rome", NOON + minutes(1))

    assert (outcome.status, outcome.sequence, outcome.answer) == (SaveStatus.ELSEWHERE, 1, "Paris")
    assert list(session.scalars(select(Response.answer))) == ["Paris"]


def test_a_number_below_the_last_one_does_not_slip_in_behind_it(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SHORT)
    service.save_response(session, attempt, item, 5, "Paris", NOON)

    outcome = service.save_response(session, attempt, item, 3, "Rome", NOON)

    assert (outcome.status, outcome.sequence) == (SaveStatus.ELSEWHERE, 5)


def test_a_retried_save_tells_of_later_answers(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SHORT)
    service.save_response(session, attempt, item, 1, "Paris", NOON)
    service.save_response(session, attempt, item, 2, "Rome", NOON)

    outcome = service.save_response(session, attempt, item, 1, "Paris", NOON)

    assert (outcome.status, outcome.sequence, outcome.answer) == (SaveStatus.SAVED, 2, "Rome")


@pytest.mark.parametrize("sequence", [0, -1, service.HIGHEST_SEQUENCE + 1])
def test_numbers_out_of_range_are_refused(scene, session, sequence):
    attempt = scene.start(NOON)

    with pytest.raises(BadAnswer):
        service.save_response(session, attempt, scene.item(attempt, ItemKind.SHORT), sequence, "x", NOON)


def test_a_question_of_another_attempt_is_refused(scene, session):
    mine, hers = scene.start(NOON), scene.start(NOON, scene.dominique)

    with pytest.raises(BadAnswer):
        service.save_response(session, mine, scene.item(hers, ItemKind.SHORT), 1, "x", NOON)


def test_at_the_deadline_an_answer_counts_and_a_moment_later_it_does_not(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    end = attempt.deadline_at

    in_time = service.save_response(session, attempt, item, 1, 0, end)
    late = service.save_response(session, attempt, item, 2, 1, end + timedelta(microseconds=1))
    service.close_expired(session, end + minutes(1))
    session.commit()

    assert (in_time.status, late.status) == (SaveStatus.SAVED, SaveStatus.LATE)
    assert AttemptEventKind.SAVED_LATE in kinds_logged(session, attempt)
    assert session.scalar(select(func.count(Response.id))) == 2
    assert queries.latest_marks(session, [attempt.id])[item].fraction == 1.0


def test_an_answer_after_the_hand_in_is_kept_and_does_not_count(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.save_response(session, attempt, item, 1, 0, NOON)
    service.hand_in(session, attempt, NOON)

    late = service.save_response(session, attempt, item, 2, 1, NOON)
    session.commit()

    assert late.status is SaveStatus.LATE
    assert queries.counting_responses(session, [attempt])[item].sequence == 1
    assert queries.latest_responses(session, attempt)[item].sequence == 2


def test_an_answer_taken_for_saved_counts_although_a_hand_in_that_came_before_it_is_written_later(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    came_in = NOON + timedelta(milliseconds=2)
    saved = service.save_response(session, attempt, item, 1, 0, came_in)

    service.hand_in(session, attempt, NOON + timedelta(milliseconds=1))
    session.commit()

    assert saved.status is SaveStatus.SAVED
    assert attempt.closed_at == came_in
    assert queries.latest_marks(session, [attempt.id])[item].response_id is not None


def test_handing_in_twice_marks_once(scene, session):
    attempt = scene.start(NOON)
    service.hand_in(session, attempt, NOON + minutes(1))
    service.hand_in(session, attempt, NOON + minutes(2))
    session.commit()

    assert attempt.closed_at == NOON + minutes(1)
    assert session.scalar(select(func.count(Mark.id))) == 7
    assert kinds_logged(session, attempt).count(AttemptEventKind.HANDED_IN) == 1


def test_handing_in_too_late_ends_at_the_deadline(scene, session):
    attempt = scene.start(NOON)

    assert service.hand_in(session, attempt, NOON + minutes(31)) is AttemptState.EXPIRED
    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(30))


def test_an_attempt_has_expired_before_anything_writes_it_down(scene, session):
    attempt = scene.start(NOON)

    assert state_of(attempt, NOON + minutes(31)) is AttemptState.EXPIRED
    assert attempt.closed_at is None


def test_the_sweep_closes_what_is_over_and_nothing_else(scene, session):
    over = scene.start(NOON)
    item = scene.item(over, ItemKind.SINGLE)
    service.save_response(session, over, item, 1, 0, NOON)
    session.commit()
    under_way = scene.start(NOON + minutes(10), scene.dominique)

    assert service.settle(session, NOON + minutes(31)) == 1
    session.commit()

    assert (over.closed_by, over.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(30))
    assert under_way.closed_at is None
    assert queries.totals(session, [over.id, under_way.id])[over.id].points == 1.0
    assert service.settle(session, NOON + minutes(31)) == 0
    assert session.scalar(select(func.count(Mark.id))) == 7


def test_more_time_lets_an_attempt_go_on(scene, session):
    attempt = scene.start(NOON)
    service.close_expired(session, NOON + minutes(31))

    assert service.extend(session, [attempt], 5, scene.teacher, "alarme incendie", NOON + minutes(31)) == 1
    session.commit()

    assert state_of(attempt, NOON + minutes(34)) is AttemptState.IN_PROGRESS
    assert attempt.deadline_at == NOON + minutes(35)
    event = session.scalars(select(AttemptEvent).where(AttemptEvent.kind == AttemptEventKind.EXTENDED)).one()
    assert event.detail == {"minutes": 5, "reason": "alarme incendie"}
    assert event.actor_id == scene.teacher.id


def test_more_time_makes_late_answers_count(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.save_response(session, attempt, item, 1, 0, NOON + minutes(32))
    service.close_expired(session, NOON + minutes(33))
    assert queries.latest_marks(session, [attempt.id])[item].fraction == 0.0

    service.extend(session, [attempt], 5, scene.teacher, "réseau en panne", NOON + minutes(60))
    session.commit()

    assert queries.latest_marks(session, [attempt.id])[item].fraction == 1.0
    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(35))


def test_more_time_leaves_alone_what_was_handed_in(scene, session):
    attempt = scene.start(NOON)
    service.hand_in(session, attempt, NOON + minutes(1))

    assert service.extend(session, [attempt], 5, scene.teacher, "", NOON + minutes(2)) == 0
    assert attempt.deadline_at == NOON + minutes(30)


def test_extra_time_is_at_least_a_minute(scene, session):
    with pytest.raises(Refused, match="at least one minute"):
        service.extend(session, [scene.start(NOON)], 0, scene.teacher, "", NOON)


def test_extra_time_granted_meanwhile_reaches_the_attempt_under_way(scene, session):
    attempt, other = scene.start(NOON), scene.start(NOON, scene.dominique)

    roster.accommodate(session, [scene.camille.id], Entitlement(33), scene.teacher, "PAP", NOON + minutes(5))
    session.commit()

    assert attempt.deadline_at == NOON + minutes(40)
    assert other.deadline_at == NOON + minutes(30)
    assert attempt.events[-1].detail == {"minutes": 10.0, "by": "accommodation", "reason": "PAP"}
    assert attempt.events[-1].actor_id == scene.teacher.id


def test_extra_time_taken_back_takes_nothing_from_an_attempt_under_way(scene, session):
    scene.give_extra_time(scene.camille, 33)
    attempt = scene.start(NOON)

    roster.accommodate(session, [scene.camille.id], NONE, scene.teacher, "PAP", NOON + minutes(5))
    session.commit()

    assert attempt.deadline_at == NOON + minutes(40)


def test_extra_time_leaves_a_closed_attempt_alone(scene, session):
    attempt = scene.start(NOON)
    service.hand_in(session, attempt, NOON + minutes(1))

    roster.accommodate(session, [scene.camille.id], Entitlement(33), scene.teacher, "PAP", NOON + minutes(5))
    session.commit()

    assert attempt.deadline_at == NOON + minutes(30)


def test_a_teacher_lets_late_answers_count_and_the_first_mark_stays(scene, session):
    attempt = scene.start(NOON)
    single, short = scene.item(attempt, ItemKind.SINGLE), scene.item(attempt, ItemKind.SHORT)
    service.save_response(session, attempt, single, 1, 1, NOON)
    service.save_response(session, attempt, single, 2, 0, NOON + minutes(31))
    service.save_response(session, attempt, short, 1, "rien", NOON)
    service.close_expired(session, NOON + minutes(40))
    session.commit()
    assert queries.late_answers(session, [attempt]) == {attempt.id: 1}

    assert service.count_late(session, [attempt], scene.teacher, "réseau en panne", NOON + minutes(60)) == 1
    session.commit()

    marks = session.scalars(select(Mark).where(Mark.attempt_item_id == single).order_by(Mark.id)).all()
    assert [mark.fraction for mark in marks] == [0.0, 1.0]
    assert (marks[1].marked_by_id, marks[1].reason) == (scene.teacher.id, "réseau en panne")
    assert queries.totals(session, [attempt.id])[attempt.id].points == 1.0
    assert queries.late_answers(session, [attempt]) == {}
    assert service.count_late(session, [attempt], scene.teacher, "encore", NOON + minutes(61)) == 0


def test_answers_after_ones_own_hand_in_are_not_let_count(scene, session):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.hand_in(session, attempt, NOON + minutes(1))
    service.save_response(session, attempt, item, 1, 0, NOON + minutes(2))
    session.commit()

    assert queries.late_answers(session, [attempt]) == {}
    assert service.count_late(session, [attempt], scene.teacher, "non", NOON + minutes(3)) == 0


def test_a_quiz_without_questions_is_not_started(scene, session, make):
    scene.quiz = make.quiz(scene.teacher, [], (scene.school_class,))

    with pytest.raises(Refused, match="no question"):
        scene.start(NOON)
    session.rollback()
    assert session.scalar(select(func.count(Attempt.id))) == 0
