"""Several at once: tabs, devices, the worker and the teacher; and any order of what they do."""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from classroom.attempts import queries, service, timing
from classroom.attempts.scoring import score
from classroom.attempts.service import SaveStatus
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import (
    AtExpiry,
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    ItemKind,
    Navigation,
    Response,
    SchoolClass,
    User,
)
from classroom.quizzes import service as quizzes
from classroom.roster import service as roster
from classroom.roster.entitlement import Entitlement

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
AT_ONCE = 6


@pytest.fixture
def at_once(app):
    """Runs functions at the same moment, each in a thread with a writing transaction of its own that it commits."""
    with app.app_context():
        factory = db.sessionmaker

    def run(*acts):
        gate, results, faults = threading.Barrier(len(acts)), [None] * len(acts), []

        def work(place, act):
            try:
                with factory() as session:
                    gate.wait(10)
                    begin_write(session)
                    results[place] = act(session)
                    session.commit()
            except Exception as fault:
                faults.append(fault)

        threads = [threading.Thread(target=work, args=pair) for pair in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert faults == []
        return results

    return run


def test_many_starts_at_once_are_one_attempt(scene, session, at_once):
    quiz_id, student_id, class_id = scene.quiz.id, scene.camille.id, scene.school_class.id
    session.rollback()

    def start(own):
        quiz, student = own.get(type(scene.quiz), quiz_id), own.get(User, student_id)
        return service.start_attempt(own, quiz, student, own.get(SchoolClass, class_id), NOON).id

    assert len(set(at_once(*[start] * AT_ONCE))) == 1
    assert session.scalar(select(func.count(Attempt.id))) == 1
    assert session.scalar(select(func.count(AttemptItem.id))) == 7
    assert session.scalar(select(func.count(AttemptEvent.id))) == 1


def test_of_many_answers_under_one_number_one_is_kept_and_the_others_are_told(scene, session, at_once):
    attempt = scene.start(NOON)
    attempt_id, item = attempt.id, scene.item(attempt, ItemKind.SHORT)
    session.rollback()

    def save(text):
        return lambda own: service.save_response(own, own.get(Attempt, attempt_id), item, 1, text, NOON)

    outcomes = at_once(*[save(f"réponse {n}") for n in range(AT_ONCE)])

    assert Counter(outcome.status for outcome in outcomes) == {SaveStatus.SAVED: 1, SaveStatus.ELSEWHERE: AT_ONCE - 1}
    kept = session.scalars(select(Response.answer)).one()
    assert {outcome.answer for outcome in outcomes} == {kept}


def test_the_same_answer_sent_many_times_at_once_is_kept_once(scene, session, at_once):
    attempt = scene.start(NOON)
    attempt_id, item = attempt.id, scene.item(attempt, ItemKind.SHORT)
    session.rollback()

    def save(own):
        return service.save_response(own, own.get(Attempt, attempt_id), item, 1, "Paris", NOON).status

    assert at_once(*[save] * AT_ONCE) == [SaveStatus.SAVED] * AT_ONCE
    assert session.scalar(select(func.count(Response.id))) == 1


def test_hand_in_saves_sweep_and_extension_at_once_leave_one_whole_story(scene, session, at_once):
    attempt = scene.start(NOON)
    attempt_id, teacher_id, item = attempt.id, scene.teacher.id, scene.item(attempt, ItemKind.SHORT)
    end = attempt.deadline_at
    session.rollback()

    def mine(own):
        return own.get(Attempt, attempt_id)

    at_once(
        lambda own: service.save_response(own, mine(own), item, 1, "Élodie SECRET", end),
        lambda own: service.hand_in(own, mine(own), end),
        lambda own: service.hand_in(own, mine(own), end + timedelta(seconds=1)),
        lambda own: service.close_expired(own, end + timedelta(seconds=1)),
        lambda own: service.extend(own, [mine(own)], 5, own.get(User, teacher_id), "alarme", end),
    )
    service.close_expired(session, end + timedelta(hours=1))
    session.commit()

    check_story(session, attempt_id)


def test_an_accommodation_granted_in_the_moment_of_the_start_is_not_missed(scene, session, at_once):
    quiz_id, student_id, class_id, teacher_id = scene.quiz.id, scene.camille.id, scene.school_class.id, scene.teacher.id
    session.rollback()

    def start(own):
        quiz, student = own.get(type(scene.quiz), quiz_id), own.get(User, student_id)
        attempt = service.start_attempt(own, quiz, student, own.get(SchoolClass, class_id), NOON)
        # The longer the start takes, the wider the gap through which the change could slip.
        time.sleep(0.2)
        return attempt.id

    def grant(own):
        time.sleep(0.05)
        return roster.accommodate(own, [student_id], Entitlement(33), own.get(User, teacher_id), "PAP", NOON)

    attempt_id, changed = at_once(start, grant)

    assert changed == 1
    assert session.get(Attempt, attempt_id).deadline_at == NOON + timedelta(minutes=40)


def check_story(session, attempt_id):
    """What must hold of the stored rows of a closed attempt, however it came about."""
    session.expire_all()
    attempt = session.get(Attempt, attempt_id)
    events = Counter(event.kind for event in attempt.events)
    responses = queries.responses_of(session, [attempt_id])
    marks = queries.latest_marks(session, [attempt_id])
    assert attempt.closed_at is not None
    if attempt.deadline_at is not None:
        assert attempt.closed_at <= attempt.deadline_at + timedelta(minutes=attempt.grace_minutes)
    assert events[AttemptEventKind.STARTED] == 1
    assert events[AttemptEventKind.HANDED_IN] == (attempt.closed_by is ClosedBy.STUDENT)
    assert events[AttemptEventKind.CLOSED] == (attempt.closed_by is ClosedBy.TEACHER)
    for item in queries.items_of(session, [attempt_id]):
        own = [response for response in responses if response.attempt_item_id == item.id]
        assert [response.sequence for response in own] == sorted({response.sequence for response in own})
        if timing.state_of(attempt, attempt.closed_at) is timing.AttemptState.UNFINISHED:
            assert item.id not in marks
            continue
        in_time = [one for one in own if one.received_at <= attempt.closed_at and not one.after_leaving]
        # A teacher may have let a late one count, with a reason; that mark says so.
        by_hand = marks[item.id].marked_by_id is not None
        assert not by_hand or (marks[item.id].reason and events[AttemptEventKind.COUNTED_LATE])
        counting = [one for one in own if one.id == marks[item.id].response_id] if by_hand else in_time
        last = counting[-1] if counting else None
        assert marks[item.id].response_id == (last.id if last else None)
        assert marks[item.id].fraction == score(item.item_version, last.answer if last else None)


#: So long before the end of an attempt a story may be brought to its end.
NEAR = timedelta(minutes=25)

#: What ends a story comes seldom, so that most of them are long.
SELDOM = st.sampled_from([False, False, False, True])


class WritingAgainstTheClock(RuleBasedStateMachine):
    """A student with two tabs, a teacher, the worker, and time that only goes forward, in any order; with every rule
    that a quiz can have about time."""

    scene = None

    @initialize(
        hard=st.booleans(),
        percent=st.sampled_from([0, 33]),
        policy=st.sampled_from(AtExpiry),
        navigation=st.sampled_from([Navigation.FREE, Navigation.FORWARD]),
    )
    def start(self, hard, percent, policy, navigation):
        scene = self.scene
        self.session = scene.session
        self.session.rollback()
        scene.quiz.max_attempts += 1
        scene.quiz.time_limit_minutes = 30
        scene.quiz.hard_close, scene.quiz.closes_at = hard, None
        scene.quiz.at_expiry, scene.quiz.grace_minutes, scene.quiz.navigation = policy, 2, navigation
        scene.quiz.shuffle_questions = False
        self.now = NOON + timedelta(days=3 * scene.quiz.max_attempts)
        scene.quiz.closes_at = self.now + timedelta(minutes=20)
        roster.accommodate(self.session, [scene.camille.id], Entitlement(percent), scene.teacher, "PAP", self.now)
        self.session.commit()
        self.attempt = scene.start(self.now, seed=1)
        self.item = scene.item(self.attempt, ItemKind.SINGLE)
        self.seen = {"one": 0, "other": 0}
        self.acknowledged = {}
        self.furthest = self.attempt.deadline_at
        self.policy, self.left = policy, False

    @rule(seconds=st.sampled_from([0, 1, 60, 119, 600]))
    def time_passes(self, seconds):
        self.now += timedelta(seconds=seconds)

    @rule(tab=st.sampled_from(["one", "other"]), answer=st.sampled_from([0, 1, 2, None]), reloaded=st.booleans())
    def answer(self, tab, answer, reloaded):
        if reloaded:
            self.reload(tab)
        expected = self.expected()
        outcome = service.save_response(self.session, self.attempt, self.item, self.seen[tab] + 1, answer, self.now)
        self.session.commit()
        new = outcome.status is not SaveStatus.ELSEWHERE and self.seen[tab] + 1 not in self.acknowledged
        self.seen[tab] = outcome.sequence
        if new:
            self.acknowledged[outcome.sequence] = answer
            assert outcome.status is expected

    @rule(tab=st.sampled_from(["one", "other"]), answer=st.sampled_from([0, 1]))
    def a_double_click(self, tab, answer):
        expected, sequence = self.expected(), self.seen[tab] + 1
        first = service.save_response(self.session, self.attempt, self.item, sequence, answer, self.now)
        again = service.save_response(self.session, self.attempt, self.item, sequence, answer, self.now)
        self.session.commit()
        assert first == again
        self.seen[tab] = first.sequence
        if first.status is not SaveStatus.ELSEWHERE and sequence not in self.acknowledged:
            self.acknowledged[sequence] = answer
            assert first.status is expected

    def expected(self):
        """What becomes of a new answer now, told by the facts of the story alone."""
        in_time = self.attempt.closed_at is None and (
            self.attempt.deadline_at is None
            or self.now <= self.attempt.deadline_at + timedelta(minutes=2 * (self.policy is AtExpiry.GRACE))
        )
        return SaveStatus.SAVED if in_time and not self.left else SaveStatus.LATE

    def reload(self, tab):
        latest = queries.latest_responses(self.session, self.attempt)
        self.seen[tab] = latest[self.item].sequence if latest else 0
        self.session.commit()

    @rule()
    def move_on(self):
        self.left |= service.move_on(self.session, self.attempt, 1, self.now)
        self.session.commit()

    @rule(really=SELDOM)
    def hand_in(self, really):
        if not really:
            return
        before = timing.state_of(self.attempt, self.now)
        after = service.hand_in(self.session, self.attempt, self.now)
        self.session.commit()
        assert after is (before if before in timing.OVER else timing.AttemptState.HANDED_IN)

    @rule()
    def sweep(self):
        before = timing.state_of(self.attempt, self.now)
        service.close_expired(self.session, self.now)
        self.session.commit()
        # It writes down what holds; it changes nothing.
        assert timing.state_of(self.attempt, self.now) is before

    @rule(minutes=st.sampled_from([1, 10]))
    def more_time(self, minutes):
        service.extend(self.session, [self.attempt], minutes, self.scene.teacher, "alarme", self.now)
        self.session.commit()

    @rule(minutes=st.sampled_from([1, 10]))
    def time_is_given_that_is_over_already(self, minutes):
        """Near the end: an answer comes half a minute late, and the teacher gives time when all of it has passed."""
        last = timing.cutoff(self.attempt)
        if self.attempt.closed_at is not None or last is None or not timedelta() <= last - self.now < NEAR:
            return
        self.now = last + timedelta(seconds=30)
        self.answer("one", 1, True)
        self.sweep()
        self.now += timedelta(minutes=minutes)
        self.more_time(minutes)
        check_story(self.session, self.attempt.id)

    @rule(percent=st.sampled_from([0, 33, 100]), no_limit=st.sampled_from([False, False, True]))
    def an_accommodation_changes(self, percent, no_limit):
        entitled = Entitlement(percent, no_limit)
        teacher = self.scene.teacher
        roster.accommodate(self.session, [self.scene.camille.id], entitled, teacher, "PAP", self.now)
        self.session.commit()

    @rule(minutes=st.sampled_from([20, 45]))
    def the_limit_of_the_quiz_changes(self, minutes):
        values = {"time_limit_minutes": minutes}
        quizzes.change_settings(self.session, self.scene.quiz, values, self.scene.teacher, self.now)
        self.session.commit()

    @rule(really=SELDOM)
    def the_teacher_hands_in(self, really):
        if not really:
            return
        service.hand_in_for(self.session, [self.attempt], self.scene.teacher, "fin du cours", self.now)
        self.session.commit()

    @rule()
    def late_answers_are_let_count(self):
        service.count_late(self.session, [self.attempt], self.scene.teacher, "réseau", self.now)
        self.session.commit()

    @rule(seconds=st.sampled_from([3, 60, 5000]))
    def the_network_comes_back(self, seconds):
        service.came_back(self.session, self.attempt, timedelta(seconds=seconds), 1, self.now)
        self.session.commit()

    @rule()
    def a_second_tab_starts_again(self):
        if timing.state_of(self.attempt, self.now) is timing.AttemptState.IN_PROGRESS:
            assert self.scene.start(self.now).id == self.attempt.id

    @precondition(lambda self: hasattr(self, "attempt"))
    @invariant()
    def every_acknowledged_answer_is_there(self):
        stored = {
            response.sequence: response.answer for response in queries.responses_of(self.session, [self.attempt.id])
        }
        assert stored == self.acknowledged
        self.session.rollback()

    @precondition(lambda self: hasattr(self, "attempt"))
    @invariant()
    def nobody_loses_time(self):
        end = self.attempt.deadline_at
        assert end is None or (self.furthest is not None and end >= self.furthest)
        self.furthest = end
        self.session.rollback()

    @precondition(lambda self: hasattr(self, "attempt"))
    @invariant()
    def what_is_written_down_is_what_holds(self):
        closed = self.attempt.closed_at
        assert closed is None or timing.state_of(self.attempt, self.now) in timing.OVER
        assert closed is None or closed <= self.now
        for event in self.session.scalars(select(AttemptEvent).where(AttemptEvent.attempt_id == self.attempt.id)):
            assert self.attempt.started_at <= event.at <= self.now
        self.session.rollback()

    def teardown(self):
        if hasattr(self, "attempt"):
            service.close_expired(self.session, self.now + timedelta(days=1))
            service.hand_in(self.session, self.attempt, self.now + timedelta(days=1))
            self.session.commit()
            check_story(self.session, self.attempt.id)


def test_any_order_of_events_leaves_a_whole_story(scene):
    machine = type("Machine", (WritingAgainstTheClock,), {"scene": scene})
    bounds = settings(max_examples=50, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=bounds)
