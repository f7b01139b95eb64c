"""The board of a teacher knows which pages are still there, and a class costs one short write every few seconds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from classroom.attempts import presence
from classroom.attempts.presence import WRITTEN_EVERY, Notes
from classroom.attempts.service import hand_in, start_attempt
from classroom.attempts.sweeping import forget_presence
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.models import Presence
from tests.classroom.conftest import NOON


@pytest.fixture
def class_of_two(make, session):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    quiz = make.quiz(teacher, [make.item(teacher), make.item(teacher)], (school_class,))
    students = [make.student(school_class), make.student(school_class)]
    attempts = [start_attempt(session, quiz, student, school_class, utc_now()) for student in students]
    session.commit()
    return list(zip(students, attempts, strict=True))


def heard(session):
    session.rollback()
    rows = session.execute(select(Presence.attempt_id, Presence.position).order_by(Presence.attempt_id))
    return dict(rows.all())


def test_a_page_that_asks_for_its_clock_is_heard_of_with_its_question(class_of_two, browser, session):
    (student, attempt), (_other, _silent) = class_of_two

    assert browser(student).get(f"/attempts/{attempt.id}/clock?at=2").status_code == 200

    assert heard(session) == {attempt.id: 2}


@pytest.mark.parametrize("at", ["0", "-3", "two", "99999999999", ""])
def test_a_page_that_says_nonsense_is_heard_of_without_a_question(class_of_two, browser, session, at):
    (student, attempt), *_others = class_of_two

    assert browser(student).get(f"/attempts/{attempt.id}/clock?at={at}").status_code == 200

    assert heard(session) == {attempt.id: None}


def test_pages_heard_of_soon_after_one_another_are_written_together(class_of_two, browser, session, app):
    (first, her_attempt), (second, his_attempt) = class_of_two
    browser(first).get(f"/attempts/{her_attempt.id}/clock?at=1")

    browser(second).get(f"/attempts/{his_attempt.id}/clock?at=2")
    browser(first).get(f"/attempts/{her_attempt.id}/clock?at=2")
    together = heard(session)
    app.extensions["recoupe_presence"].written_at -= WRITTEN_EVERY
    browser(first).get(f"/attempts/{her_attempt.id}/clock?at=2")

    assert together == {her_attempt.id: 1}
    assert heard(session) == {her_attempt.id: 2, his_attempt.id: 2}


def test_an_attempt_that_is_over_is_not_heard_of(class_of_two, browser, session):
    (student, attempt), *_others = class_of_two
    hand_in(session, attempt, utc_now())
    session.commit()

    browser(student).get(f"/attempts/{attempt.id}/clock?at=1")

    assert heard(session) == {}


def test_a_database_that_is_busy_does_not_stop_the_clock(class_of_two, browser, session, monkeypatch):
    """What was heard meanwhile is written the next time."""
    (student, attempt), *_others = class_of_two
    monkeypatch.setattr(presence, "write", _refuse)
    client = browser(student)
    reply = client.get(f"/attempts/{attempt.id}/clock?at=1")
    monkeypatch.undo()
    client.application.extensions["recoupe_presence"].written_at -= WRITTEN_EVERY

    client.get(f"/attempts/{attempt.id}/clock?at=2")

    assert reply.status_code == 200
    assert heard(session) == {attempt.id: 2}


def _refuse(session, _due):
    session.execute(text("INSERT INTO nowhere VALUES (1)"))


def test_what_could_not_be_written_does_not_hide_what_was_heard_since():
    notes = Notes()
    due = notes.take(1, 3, NOON)
    notes.take(1, 4, NOON + timedelta(seconds=1))

    notes.give_back(due | {2: (NOON, 7)})

    assert notes.heard == {1: (NOON + timedelta(seconds=1), 4), 2: (NOON, 7)}


def test_notes_of_attempts_that_are_over_are_thrown_away(class_of_two, browser, session, app):
    (first, over), (second, under_way) = class_of_two
    browser(first).get(f"/attempts/{over.id}/clock")
    app.extensions["recoupe_presence"].written_at -= WRITTEN_EVERY
    browser(second).get(f"/attempts/{under_way.id}/clock")
    begin_write(session)
    hand_in(session, over, utc_now() - timedelta(minutes=5))
    session.commit()

    with app.app_context():
        forget_presence()

    assert heard(session) == {under_way.id: None}
