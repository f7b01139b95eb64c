"""The live board and the marking room in a real browser: by themselves, by keyboard alone, looked over by axe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sqlalchemy import select
from werkzeug.serving import make_server

from classroom.attempts.service import hand_in, save_response
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.models import ItemKind, Mark, User
from classroom.results.hand_marking import open_answers

pytestmark = pytest.mark.browser

RIGHT = 0


@pytest.fixture
def address(app) -> Iterator[str]:
    """The application on a port of its own, with its tokens."""
    app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(20)
    server.server_close()


@pytest.fixture
def visit(app, chrome, address) -> Iterator[Callable[..., Page]]:
    """A browser of somebody who is signed in; a fault of a script fails the test."""
    contexts, faults = [], []

    def open_as(user: User, **options) -> Page:
        context = chrome.new_context(base_url=address, **{"locale": "en"} | options)
        contexts.append(context)
        value = app.session_interface.get_signing_serializer(app).dumps({"_user_id": user.get_id(), "_fresh": True})
        context.add_cookies([{"name": "session", "value": value, "url": address}])
        context.on("weberror", lambda error: faults.append(str(error.error)))
        return context.new_page()

    yield open_as
    for context in contexts:
        context.close()
    assert faults == []


def faults(page: Page) -> list[str]:
    """What axe objects to; it is run in a page of its own, into which it writes styles."""
    audited = page.context.new_page()
    audited.goto(page.url)
    found = [violation["id"] for violation in Axe().run(audited).response["violations"]]
    audited.close()
    return found


@pytest.fixture
def lesson(make, sit):
    """A quiz of a closed and an open question: Ana writes since just now, Bo and Cé have handed in."""

    teacher = make.teacher()
    school_class = make.school_class(teacher)
    date = make.item(teacher)
    why = make.item(teacher, kind=ItemKind.OPEN, options=[{"text": "la date", "correct": True, "why": ""}])
    rules = {"shuffle_questions": False, "shuffle_options": False, "time_limit_minutes": 30}
    quiz = make.quiz(teacher, [date, why], (school_class,), **rules)
    ana, bo, ce = (make.student(school_class, name=name, sort_name=name) for name in ("Ana", "Bo", "Cé"))
    for student, text in ((bo, "Un mot."), (ce, "Deux mots.")):
        sit(quiz, school_class, student, {date: RIGHT, why: text})
    attempt = sit(quiz, school_class, ana, {}, at=utc_now(), handed_in=False)
    return SimpleNamespace(teacher=teacher, ana=ana, quiz=quiz, why=why, attempt=attempt)


def test_the_board_follows_the_class_by_itself_and_leaves_the_reader_where_she_is(lesson, session, visit):
    teacher, ana = visit(lesson.teacher), visit(lesson.ana)
    teacher.goto(f"/quizzes/{lesson.quiz.id}/results/board")
    seat = teacher.locator(".seat", has_text="Ana")
    expect(seat).to_contain_text("0 answered of 2")
    # The time left is counted on the page.
    expect(seat.locator("[data-ends]")).to_contain_text("left")
    teacher.get_by_role("button", name="More time – Ana").focus()

    begin_write(session)
    save_response(session, lesson.attempt, lesson.attempt.items[0].id, 1, RIGHT, utc_now())
    session.commit()

    expect(seat).to_contain_text("Question 1 of 2 · 1 answered", timeout=20_000)
    expect(teacher.get_by_role("button", name="More time – Ana")).to_be_focused()
    # A page says at which question its student is, answered or not.
    ana.goto(f"/attempts/{lesson.attempt.id}")
    ana.locator("textarea").focus()
    # As when the network is back: the page asks at once, and not in eight seconds.
    ana.evaluate("window.dispatchEvent(new Event('online'))")
    expect(seat).to_contain_text("Question 2 of 2 · 1 answered", timeout=30_000)
    teacher.keyboard.press("Enter")
    expect(teacher.get_by_text("1 student has more time.")).to_be_visible()
    assert faults(teacher) == []


def test_the_wall_turns_to_the_answers_when_the_last_one_has_finished(lesson, session, visit):
    teacher = visit(lesson.teacher, viewport={"width": 1920, "height": 1080})
    teacher.goto(f"/quizzes/{lesson.quiz.id}/results/wall")
    expect(teacher.get_by_text("Answers can be shown here once nobody writes any more.")).to_be_visible()
    assert faults(teacher) == []

    begin_write(session)
    hand_in(session, lesson.attempt, utc_now())
    session.commit()
    teacher.get_by_role("link", name="Show the answers").click(timeout=30_000)

    expect(teacher.locator(".wall-questions")).to_contain_text("1998")
    expect(teacher.get_by_text("right answer", exact=True)).to_have_count(0)
    teacher.get_by_role("link", name="Show the right answers").click()
    expect(teacher.get_by_text("right answer", exact=True)).to_have_count(1)


def test_open_answers_are_marked_by_keyboard_alone(lesson, session, visit):
    page = visit(lesson.teacher)
    page.goto(f"/quizzes/{lesson.quiz.id}/questions/{lesson.why.id}/answers")
    cards = page.locator("[data-answer]")
    expect(cards).to_have_count(2)
    assert faults(page) == []
    first, second = cards.nth(0), cards.nth(1)

    first.focus()
    page.keyboard.press("1")
    page.keyboard.press("c")
    page.keyboard.type("Bien vu")
    page.keyboard.press("Enter")
    expect(first.locator("[data-state]")).to_have_text("1 / 1")
    expect(second).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(second.locator("[data-state]")).to_have_text("0.25 / 1")
    expect(page.locator("[data-progress-words]")).to_have_text("2 of 2 marked")
    # The last mark is undone, and its answer waits again.
    second.focus()
    page.keyboard.press("u")
    expect(second.locator("[data-state]")).to_have_text("to be marked")
    second.get_by_label("la date").check()
    second.get_by_role("button", name="Keep").click()
    expect(second.locator("[data-state]")).to_have_text("1 / 1")

    session.rollback()
    given = {
        answer.response.answer: (answer.points, answer.comment)
        for answer in open_answers(session, lesson.quiz, lesson.why)
    }
    assert sorted(given.values()) == [(1.0, ""), (1.0, "Bien vu")]
    assert len(session.scalars(select(Mark).where(Mark.marked_by_id == lesson.teacher.id)).all()) == 4
