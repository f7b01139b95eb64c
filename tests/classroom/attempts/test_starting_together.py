"""A class that starts in the same second: sheets drawn before, codes said in the room, and those who come later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from classroom.accounts import passwords
from classroom.attempts import queries, service
from classroom.attempts.service import WrongCode
from classroom.attempts.sweeping import prepare_sheets
from classroom.extensions import db
from classroom.models import Attempt, AttemptItem, Enrolment, PreparedSheet, User
from classroom.quizzes import service as quizzes
from classroom.quizzes.queries import sheets_ready

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def minutes(number):
    return timedelta(minutes=number)


def shown(session, attempt):
    rows = queries.items_of(session, [attempt.id])
    return [[i.item_version_id, i.option_order, i.max_mark, i.section_id] for i in rows]


@pytest.fixture
def tomorrow(scene):
    """The quiz opens ten minutes after noon."""
    scene.set(opens_at=NOON + minutes(10))
    return scene.quiz


def test_everybody_gets_a_sheet_and_starts_with_it(scene, session, tomorrow):
    assert service.prepare(session, tomorrow, NOON) == 2
    session.commit()
    assert sheets_ready(session, tomorrow.id) == (2, 2)
    sheet = session.get(PreparedSheet, (tomorrow.id, scene.camille.id))

    attempt = scene.start(NOON + minutes(10))

    assert attempt.seed == sheet.seed
    assert shown(session, attempt) == sheet.questions
    assert shown(session, attempt) != shown(session, scene.start(NOON + minutes(10), scene.dominique))


def test_a_prepared_start_is_the_start_that_the_seed_would_have_given(scene, session, tomorrow):
    service.prepare(session, tomorrow, NOON)
    session.commit()
    prepared = scene.start(NOON + minutes(10))

    seeded = scene.start(NOON + minutes(10), scene.dominique, seed=prepared.seed)

    assert shown(session, seeded) == shown(session, prepared)


def test_preparing_starts_nothing_and_tells_students_nothing(scene, session, tomorrow, browser):
    service.prepare(session, tomorrow, NOON)
    session.commit()

    assert session.scalar(select(func.count(Attempt.id))) == session.scalar(select(func.count(AttemptItem.id))) == 0
    page = browser(scene.camille).get(f"/my-quizzes/{tomorrow.id}").text
    assert not any(version.stem in page for version in scene.versions.values())


def test_preparing_twice_draws_nothing_twice_and_finds_the_newcomer(scene, session, tomorrow, make):
    service.prepare(session, tomorrow, NOON)
    late = make.student(scene.school_class)

    assert service.prepare(session, tomorrow, NOON) == 1
    assert service.prepare(session, tomorrow, NOON) == 0
    assert session.get(PreparedSheet, (tomorrow.id, late.id)) is not None


def test_another_question_throws_the_sheets_away(scene, session, tomorrow, make):
    service.prepare(session, tomorrow, NOON)
    session.commit()
    added = make.item(scene.teacher)

    quizzes.add_items(session, tomorrow, [added.item_id])
    session.commit()

    assert sheets_ready(session, tomorrow.id) == (0, 2)
    attempt = scene.start(NOON + minutes(10))
    assert added.id in [version for version, *_rest in shown(session, attempt)]


def test_another_rule_of_order_throws_them_away_and_another_title_does_not(scene, session, tomorrow):
    service.prepare(session, tomorrow, NOON)

    quizzes.change_settings(session, tomorrow, {"title": "Autre titre"}, scene.teacher, NOON)
    assert sheets_ready(session, tomorrow.id) == (2, 2)
    quizzes.change_settings(session, tomorrow, {"shuffle_questions": False}, scene.teacher, NOON)
    assert sheets_ready(session, tomorrow.id) == (0, 2)


def test_a_second_attempt_is_drawn_anew(scene, session, tomorrow):
    scene.set(max_attempts=2)
    service.prepare(session, tomorrow, NOON)
    session.commit()
    first = scene.start(NOON + minutes(10))
    service.hand_in(session, first, NOON + minutes(11))
    session.commit()

    assert scene.start(NOON + minutes(12)).seed != first.seed


def test_a_quiz_with_sheets_is_deleted_with_them(scene, session, tomorrow):
    service.prepare(session, tomorrow, NOON)
    session.commit()

    quizzes.discard(session, tomorrow)
    session.commit()

    assert session.scalar(select(func.count()).select_from(PreparedSheet)) == 0


@pytest.mark.parametrize(("opens_in", "ready"), [(-1, 0), (10, 2), (29, 2), (31, 0)])
def test_the_worker_prepares_what_opens_soon(app, scene, session, monkeypatch, opens_in, ready):
    scene.set(opens_at=NOON + minutes(opens_in))
    monkeypatch.setattr("classroom.attempts.sweeping.utc_now", lambda: NOON)

    with app.app_context():
        prepare_sheets()

    assert sheets_ready(session, scene.quiz.id) == (ready, 2)


def test_the_teacher_prepares_with_a_button(scene, session, tomorrow, browser, monkeypatch):
    for view in ("attempts.views.teaching", "quizzes.views.pages"):
        monkeypatch.setattr(f"classroom.{view}.utc_now", lambda: NOON)
    teacher = browser(scene.teacher)

    assert "Sheets ready: 0 of 2." in teacher.get(f"/quizzes/{tomorrow.id}").text
    assert "2 sheets prepared." in teacher.post(f"/quizzes/{tomorrow.id}/prepare", follow_redirects=True).text
    assert "Sheets ready: 2 of 2." in teacher.get(f"/quizzes/{tomorrow.id}").text


def test_a_late_joiner_just_joins(scene, session, tomorrow, make, browser, monkeypatch):
    monkeypatch.setattr("classroom.attempts.views.home.utc_now", lambda: NOON + minutes(25))
    monkeypatch.setattr("classroom.attempts.views.taking.utc_now", lambda: NOON + minutes(25))
    service.prepare(session, tomorrow, NOON)
    session.commit()
    scene.start(NOON + minutes(10))
    newcomer = make.student(scene.school_class)
    session.rollback()

    reply = browser(newcomer).post(f"/my-quizzes/{tomorrow.id}/start", follow_redirects=True)

    assert reply.status_code == 200
    session.rollback()
    attempt = session.scalars(select(Attempt).where(Attempt.student_id == newcomer.id)).one()
    # The full time, from the moment she came in.
    assert attempt.deadline_at == NOON + minutes(55)


def test_a_student_who_moves_into_the_class_starts_too(scene, session, tomorrow, make):
    newcomer = make.student(make.school_class(scene.teacher))
    session.add(Enrolment(class_id=scene.school_class.id, student_id=newcomer.id, joined_at=NOON))
    session.commit()

    assert service.prepare(session, tomorrow, NOON) == 3


def test_neither_start_nor_save_nor_hand_in_hashes_anything(scene, browser, monkeypatch):
    def never(*_arguments):
        raise AssertionError("a password was hashed")

    class Hasher:
        hash = verify = check_needs_rehash = never

    monkeypatch.setattr(passwords, "_HASHER", Hasher())
    camille = browser(scene.camille)

    sheet = camille.post(f"/my-quizzes/{scene.quiz.id}/start")
    attempt = int(sheet.location.rsplit("/", 1)[1])
    scene.session.rollback()
    item = queries.items_of(scene.session, [attempt])[0].id
    scene.session.rollback()
    body = {"item": item, "sequence": 1, "answer": None}
    assert camille.post(f"/attempts/{attempt}/responses", json=body).status_code == 200
    assert camille.post(f"/attempts/{attempt}/hand-in").status_code == 302


def test_a_prepared_start_reads_no_question(app, scene, session, tomorrow):
    """What costs most in the rush, the texts of all questions, is not read in it."""
    service.prepare(session, tomorrow, NOON)
    session.commit()
    statements = []
    with app.app_context():
        engine = db.engine

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        scene.start(NOON + minutes(10))
    finally:
        event.remove(engine, "before_cursor_execute", note)

    assert not any("item_versions" in statement or "quiz_slots" in statement for statement in statements)


def test_hand_in_costs_as_many_statements_for_many_questions_as_for_few(app, scene, session, make):
    """Marks are worked out from what is read once, and written at once."""
    few = make.quiz(scene.teacher, [make.item(scene.teacher)], (scene.school_class,))
    many = make.quiz(scene.teacher, [make.item(scene.teacher) for _ in range(12)], (scene.school_class,))
    counts = []
    with app.app_context():
        engine = db.engine
    for quiz in (few, many):
        attempt = service.start_attempt(session, quiz, scene.camille, scene.school_class, NOON)
        session.commit()
        statements = []

        def note(_connection, _cursor, statement, *_rest, kept=statements):
            kept.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        service.hand_in(session, attempt, NOON + minutes(1))
        session.commit()
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("typed", ["Le Pont 7", "le-pont-7", " LEPONT7 ", "lepont 7"])
def test_the_code_of_the_room_opens_the_quiz(scene, typed):
    scene.set(access_code="Le pont 7")

    assert scene.start(NOON, access_code=typed).number == 1


@pytest.mark.parametrize("typed", [None, "", "le pont", "pont 7", "Le pont 77", "-"])
def test_another_word_does_not(scene, session, typed):
    scene.set(access_code="Le pont 7")

    with pytest.raises(WrongCode, match="not the access code"):
        scene.start(NOON, access_code=typed)
    session.rollback()
    assert session.scalar(select(func.count(Attempt.id))) == 0


def test_whoever_writes_already_is_asked_for_no_code(scene):
    attempt = scene.start(NOON)
    scene.set(access_code="Le pont 7")

    assert scene.start(NOON + minutes(1)).id == attempt.id


def test_the_page_asks_for_the_code_and_does_not_tell_it(scene, browser):
    scene.set(access_code="Passerelle")
    camille = browser(scene.camille)
    path = f"/my-quizzes/{scene.quiz.id}"

    asked = camille.get(path).text
    wrong = camille.post(f"{path}/start", data={"access_code": "Tunnel"})
    none = camille.post(f"{path}/start")
    right = camille.post(f"{path}/start", data={"access_code": "passerelle"})

    assert 'name="access_code"' in asked
    assert (wrong.status_code, none.status_code, right.status_code) == (422, 422, 302)
    assert "This is not the access code." in wrong.text
    assert not any("asserelle" in page for page in (asked, wrong.text, none.text, camille.get("/my-quizzes").text))


def test_a_copy_of_the_quiz_asks_for_no_code(scene, session):
    scene.set(access_code="Passerelle")

    assert quizzes.duplicate(session, scene.quiz, "Copie", NOON).access_code is None
    assert session.get(User, scene.teacher.id) is not None
