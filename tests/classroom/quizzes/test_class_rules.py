"""One class writes on another day, for longer, with a code of its own."""

import re
from datetime import timedelta

import pytest

from classroom.attempts import queries as attempt_queries
from classroom.attempts import service as attempts
from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.models import ReviewFrom
from classroom.quizzes import queries, service
from classroom.quizzes.class_rules import CLASS_RULES
from tests.classroom.conftest import NOON

DAY = timedelta(days=1)


@pytest.fixture
def scene(make):
    teacher = make.teacher()
    here, there = make.school_class(teacher), make.school_class(teacher)
    quiz = make.quiz(
        teacher, [make.item(teacher)], (here, there), opens_at=NOON, closes_at=NOON + DAY, time_limit_minutes=20
    )
    return teacher, quiz, here, there


def test_a_class_opens_and_closes_when_it_is_its_turn(scene, session, make):
    teacher, quiz, here, there = scene
    later = {"opens_at": NOON + 7 * DAY, "closes_at": NOON + 8 * DAY}
    service.set_class_rules(session, quiz, there.id, later, teacher, NOON)

    assert attempts.start_attempt(session, quiz, make.student(here), here, NOON).deadline_at == NOON + timedelta(
        minutes=20
    )
    student = make.student(there)
    with pytest.raises(Refused, match="not open yet"):
        attempts.start_attempt(session, quiz, student, there, NOON)
    with pytest.raises(Refused, match="closed"):
        attempts.start_attempt(session, quiz, make.student(here), here, NOON + 7 * DAY)
    assert attempts.start_attempt(session, quiz, student, there, NOON + 7 * DAY)


def test_time_limit_and_code_of_a_class(scene, session, make):
    teacher, quiz, here, there = scene
    rules = {"time_limit_minutes": 30, "access_code": "pont 7"}
    service.set_class_rules(session, quiz, there.id, rules, teacher, NOON)

    with pytest.raises(attempts.WrongCode):
        attempts.start_attempt(session, quiz, make.student(there), there, NOON)
    attempt = attempts.start_attempt(session, quiz, make.student(there), there, NOON, access_code="PONT-7")
    assert attempt.deadline_at == NOON + timedelta(minutes=30)
    assert attempts.start_attempt(session, quiz, make.student(here), here, NOON).deadline_at == NOON + timedelta(
        minutes=20
    )


def test_attempts_under_way_get_the_longer_time_of_their_class(scene, session, make):
    teacher, quiz, here, there = scene
    mine, others = (attempts.start_attempt(session, quiz, make.student(c), c, NOON) for c in (there, here))
    service.set_class_rules(session, quiz, there.id, {"time_limit_minutes": 35}, teacher, NOON)

    session.refresh(mine)
    session.refresh(others)
    assert mine.deadline_at == NOON + timedelta(minutes=35)
    assert others.deadline_at == NOON + timedelta(minutes=20)


def test_a_class_looks_back_when_its_teacher_says(scene, session, make, browser):
    teacher, quiz, here, there = scene
    service.set_class_rules(session, quiz, there.id, {"review_from": ReviewFrom.HAND_IN}, teacher, NOON)
    now = utc_now()
    service.change_settings(session, quiz, {"closes_at": now + DAY}, teacher, NOON)
    reviews = {}
    for school_class in (here, there):
        student = make.student(school_class)
        attempt = attempts.start_attempt(session, quiz, student, school_class, now - timedelta(minutes=2))
        attempts.hand_in(session, attempt, now)
        session.commit()
        reviews[school_class.id] = browser(student).get(f"/attempts/{attempt.id}/review").status_code

    assert reviews == {here.id: 403, there.id: 200}


def test_a_student_reads_the_rules_of_her_class(scene, session, make, browser):
    teacher, quiz, here, there = scene
    now = utc_now()
    service.change_settings(session, quiz, {"closes_at": now + DAY}, teacher, now)
    service.set_class_rules(session, quiz, there.id, {"time_limit_minutes": 47, "access_code": "sel"}, teacher, now)
    session.commit()
    pages = {c.id: browser(make.student(c)).get(f"/my-quizzes/{quiz.id}").text for c in (here, there)}

    assert re.search(r"20\s+min", pages[here.id])
    assert re.search(r"47\s+min", pages[there.id])
    assert "access_code" in pages[there.id]
    assert "access_code" not in pages[here.id]
    assert re.search(r"47\s+min", browser(make.student(there)).get("/my-quizzes").text)


def test_rules_have_to_go_together(scene, session):
    teacher, quiz, _here, there = scene
    with pytest.raises(Refused, match="close after it opens"):
        service.set_class_rules(session, quiz, there.id, {"opens_at": NOON + 2 * DAY}, teacher, NOON)
    session.rollback()
    with pytest.raises(Refused, match="at least one letter"):
        service.set_class_rules(session, quiz, there.id, {"access_code": "--"}, teacher, NOON)
    session.rollback()
    with pytest.raises(Refused, match="does not have the quiz"):
        service.set_class_rules(session, quiz, 10**6, {}, teacher, NOON)
    service.set_class_rules(session, quiz, there.id, {"closes_at": NOON + 3 * DAY}, teacher, NOON)
    with pytest.raises(Refused, match="end before it begins"):
        service.change_settings(session, quiz, {"opens_at": NOON + 4 * DAY, "closes_at": NOON + 5 * DAY}, teacher, NOON)


def test_the_page_sets_rules_and_takes_them_back(scene, session, browser):
    teacher, quiz, _here, there = scene
    desk, path = browser(teacher), f"/quizzes/{quiz.id}/classes/{there.id}"
    sent = {"opens_at": "2026-04-01T08:00", "closes_at": "2026-04-01T09:00", "time_limit_minutes": "25"}
    assert desk.post(path, data=sent | {"access_code": "riz", "review_from": "never"}).status_code == 302
    session.rollback()
    rules = queries.class_quiz(session, quiz, there.id)

    assert (rules.time_limit_minutes, rules.access_code, rules.review_from) == (25, "riz", ReviewFrom.NEVER)
    assert rules.opens_at.isoformat() == "2026-04-01T06:00:00+00:00"
    page = desk.get(f"/quizzes/{quiz.id}").text
    assert re.search(r"25\s+min", page)
    assert 'value="2026-04-01T08:00"' in desk.get(path).text
    assert desk.post(path, data=sent | {"opens_at": "2026-04-02T08:00", "review_from": ""}).status_code == 422
    assert desk.post(f"{path}/like-the-quiz").status_code == 302
    session.rollback()
    assert queries.class_quiz(session, quiz, there.id).time_limit_minutes == 20
    assert len(CLASS_RULES) == 5


def test_sheets_are_prepared_before_a_class_opens(scene, session, make):
    teacher, quiz, here, there = scene
    make.student(here)
    make.student(there)
    service.set_class_rules(
        session, quiz, there.id, {"opens_at": NOON + 5 * DAY, "closes_at": NOON + 6 * DAY}, teacher, NOON
    )

    assert list(attempt_queries.opening_soon(session, NOON + 2 * DAY)) == []
    assert list(attempt_queries.opening_soon(session, NOON + 5 * DAY - timedelta(minutes=9))) == [quiz]
