"""Nonsense that no page of the site sends is answered with a page, never with a breakdown."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sqlalchemy import select

from classroom.attempts.service import hand_in, start_attempt
from classroom.clock import utc_now
from classroom.models import Dispatch, ItemKind, Quiz, ReviewFrom

#: What a quiz's page of settings sends.
RULES = {
    "title": "Le pont",
    "instructions": "",
    "time_limit_minutes": "30",
    "opens_at": "",
    "closes_at": "",
    "max_attempts": "1",
    "at_expiry": "hand_in",
    "navigation": "free",
    "review_from": "closing",
}


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def quiz(make, teacher):
    return make.quiz(teacher, [make.item(teacher)], (make.school_class(teacher),))


@pytest.fixture
def writing(make, session, teacher):
    """A student in front of a question that wants a short text, and what she needs to answer it."""
    school_class = make.school_class(teacher)
    student = make.student(school_class)
    options = [{"text": "Élodie", "correct": True, "why": ""}]
    version = make.item(teacher, kind=ItemKind.SHORT, options=options)
    quiz = make.quiz(teacher, [version], (school_class,), review_from=ReviewFrom.HAND_IN)
    attempt = start_attempt(session, quiz, student, school_class, utc_now())
    session.commit()
    return student, attempt, attempt.items[0].id


BODIES: list[Any] = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b'{"item": 1}',
    b'{"item": null, "sequence": null, "answer": null}',
    b'{"item": true, "sequence": 1, "answer": "x"}',
    b'{"item": 1.0, "sequence": 1, "answer": "x"}',
    b'{"item": "1", "sequence": 1, "answer": "x"}',
    b'{"item": %d, "sequence": 1, "answer": "x"}' % 10**30,
    b'{"item": 1, "sequence": 1e999, "answer": "x"}',
    b'{"item": 1, "sequence": ' + b"9" * 5000 + b', "answer": "x"}',
    b"\xff\xfe",
    b"[" * 9_000,
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:44]))
def test_a_body_that_is_no_answer_is_refused(browser, writing, body):
    student, attempt, _item = writing

    answer = browser(student).post(f"/attempts/{attempt.id}/responses", data=body, content_type="application/json")

    assert (answer.status_code, answer.json) == (422, {"status": "refused"})


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:44]))
def test_a_body_for_somebody_elses_attempt_finds_nothing(browser, make, writing, body):
    _student, attempt, _item = writing
    other = make.student(make.school_class(make.teacher()))

    answer = browser(other).post(f"/attempts/{attempt.id}/responses", data=body, content_type="application/json")

    assert answer.status_code == 404


@pytest.mark.parametrize("value", ["\x00", "\ud800", "a\udfffb", 3, [], {}, True, "x" * 501])
def test_an_answer_that_no_keyboard_types_is_refused(browser, writing, value):
    student, attempt, item = writing

    answer = browser(student).post(
        f"/attempts/{attempt.id}/responses", json={"item": item, "sequence": 1, "answer": value}
    )

    assert answer.status_code == 422
    assert browser(student).get(f"/attempts/{attempt.id}").status_code == 200


def test_a_body_much_longer_than_any_answer_is_not_even_read(browser, writing):
    student, attempt, item = writing

    answer = browser(student).post(
        f"/attempts/{attempt.id}/responses", json={"item": item, "sequence": 1, "answer": "x" * 90_000}
    )

    assert answer.status_code == 413


def test_after_the_highest_number_the_sheet_still_answers(browser, writing):
    student, attempt, item = writing
    client = browser(student)
    client.post(f"/attempts/{attempt.id}/responses", json={"item": item, "sequence": 1_000_000, "answer": "Léa"})

    answer = client.post(f"/attempts/{attempt.id}", data={f"answer-{item}": "Zoé", f"sequence-{item}": "1000000"})

    assert answer.status_code in {302, 409}


def test_rules_of_which_half_are_missing(browser, teacher, quiz):
    sent = {name: value for name, value in RULES.items() if name not in {"instructions", "opens_at", "closes_at"}}

    assert browser(teacher).post(f"/quizzes/{quiz.id}/settings", data=sent).status_code == 302


@pytest.mark.parametrize("field", ["opens_at", "closes_at"])
@pytest.mark.parametrize("time", ["0001-01-01T00:00", "9999-12-31T23:59", "1400-02-29T00:00", "99999-01-01T00:00", "x"])
def test_times_that_no_lesson_has(browser, teacher, quiz, field, time):
    client = browser(teacher)

    answer = client.post(f"/quizzes/{quiz.id}/settings", data=RULES | {field: time})

    assert answer.status_code == 422
    assert client.get(f"/quizzes/{quiz.id}").status_code == 200


@pytest.mark.parametrize("name", ["points-" + "9" * 5000, "points-²", "points-x", "points-", "points-1-2"])
def test_points_of_no_question(browser, teacher, quiz, name):
    assert browser(teacher).post(f"/quizzes/{quiz.id}/points", data={name: "1"}).status_code == 302


@pytest.mark.parametrize("points", ["nan", "inf", "-1", "0", "1e400", "1e-9", "x" * 9000, "9" * 5000])
def test_points_that_are_none(browser, session, teacher, quiz, points):
    client = browser(teacher)
    slot = quiz.slots[0]

    answer = client.post(f"/quizzes/{quiz.id}/points", data={f"points-{slot.id}": points})

    assert answer.status_code == 302
    assert len(answer.headers["Set-Cookie"]) < 4000
    session.refresh(slot)
    assert slot.max_mark == 1


@pytest.mark.parametrize("ids", [["9" * 5000], ["-1"], ["²"], ["1" * 12], ["x"], [str(n) for n in range(1, 40_000)]])
def test_choices_that_no_page_offers(browser, make, teacher, ids):
    draft = make.quiz(teacher, [], published_at=None)
    client = browser(teacher)

    assert client.post(f"/quizzes/{draft.id}/items", data={"item": ids}).status_code == 302
    assert client.post(f"/quizzes/{draft.id}/order", data={"slot": ids}).status_code == 200
    assert client.post(f"/quizzes/{draft.id}/classes", data={"class": ids}).status_code == 302


def test_a_nul_in_a_text_is_left_out(browser, session, make, teacher, quiz):
    client = browser(teacher)
    client.post("/quizzes/new", data={"title": "Le\0 port"})
    client.post(f"/quizzes/{quiz.id}/settings", data=RULES | {"title": "Le\0 pont", "instructions": "Lis\0ez."})
    client.post("/classes/new", data={"name": "Seconde\0 B"})
    client.post("/dossiers/new", data={"title": "Un\0 dossier"})

    session.rollback()
    assert set(session.scalars(select(Quiz.title))) >= {"Le port", "Le pont"}
    session.refresh(quiz)
    assert quiz.instructions == "Lisez."
    assert "Seconde B" in client.get("/classes").text
    assert "Un dossier" in client.get("/dossiers").text


def test_the_reason_for_more_time_is_words(browser, teacher, quiz):
    answer = browser(teacher).post(f"/quizzes/{quiz.id}/extra-time", data={"minutes": "5", "reason": " \0 "})

    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["options-²-text", "options-" + "9" * 5000 + "-text", "evidence-٣-quote", "options-x"])
def test_rows_of_a_question_with_odd_numbers(browser, teacher, name):
    assert browser(teacher).post("/items/new", data={name: "1998"}).status_code == 422


@pytest.mark.parametrize("button", ["add_option", "add_evidence"])
def test_no_more_rows_than_a_question_can_have(browser, teacher, button):
    rows = {f"options-{n}-text": str(n) for n in range(30)} | {f"evidence-{n}-quote": str(n) for n in range(30)}

    assert browser(teacher).post("/items/new", data={**rows, "kind": "single", button: ""}).status_code == 200


def test_a_question_with_more_evidence_than_the_form_offers_can_be_edited(browser, make, teacher):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, " ".join(f"mot{n}" for n in range(20)))
    version = make.item(teacher, dossier, evidence=tuple((dispatch, f"mot{n} ") for n in range(12)))

    page = browser(teacher).get(f"/items/{version.item_id}/edit")

    assert page.status_code == 200
    assert "mot11" in page.text


def test_a_roster_of_one_endless_line(browser, make, teacher):
    school_class = make.school_class(teacher)
    text = '"' + "a" * 200_000 + '";b\n"c";"d"'

    answer = browser(teacher).post(f"/classes/{school_class.id}/import", data={"text": text, "order": "family"})

    assert answer.status_code in {200, 422}


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30, "x"])
def test_pages_that_there_are_not(browser, teacher, page):
    assert browser(teacher).get("/items", query_string={"page": page}).status_code == 200


@pytest.mark.parametrize("span", ["9" * 5000 + "-" + "9" * 5000, "-", "²-³", "5-2", "-1-3", "0-99999999999999999999"])
def test_words_to_highlight_that_do_not_stand_there(browser, make, teacher, span):
    dispatch = make.dispatch(make.dossier(teacher), "Le pont a ouvert en 1998.")
    first, _dash, last = span.partition("-")

    for query in ({"evidence": span}, {"from": first, "to": last}):
        assert browser(teacher).get(f"/dispatches/{dispatch.id}", query_string=query).status_code == 200


@pytest.mark.parametrize(
    "content", [b"\x00" * 50, b"\xff\xfe\x00", b"\xff" * 999, b"%PDF-1.7\n\x00", b"\xed\xa0\x80" * 40]
)
def test_files_that_are_no_text(browser, session, teacher, content):
    client = browser(teacher)
    answer = client.post("/dossiers/new", data={"files": (io.BytesIO(content), "../../etc/pass\0wd.txt")})

    assert answer.status_code == 302
    assert client.get(answer.location).status_code == 200
    assert all("/" not in row.file and "\0" not in row.text for row in session.scalars(select(Dispatch)))


def test_a_student_whose_answer_was_odd_leaves_the_results_whole(browser, session, teacher, writing):
    student, attempt, item = writing
    browser(student).post(
        f"/attempts/{attempt.id}/responses", json={"item": item, "sequence": 1, "answer": "<script>\udcff"}
    )
    session.rollback()
    hand_in(session, attempt, utc_now())
    session.commit()

    for address in (f"/quizzes/{attempt.quiz_id}/results", f"/quizzes/{attempt.quiz_id}/results.csv"):
        assert browser(teacher).get(address).status_code == 200
