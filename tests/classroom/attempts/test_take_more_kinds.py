"""A student answers the kinds that need more than options: with and without a script, until they are marked."""

import pytest
from sqlalchemy import select

from classroom.attempts import queries, service
from classroom.models import AttemptItem, ItemKind, Mark, Response
from tests.classroom.attempts.conftest import MORE_KINDS, RULES
from tests.classroom.conftest import NOON

ANSWERS = {
    ItemKind.DATE: "08/08/1893",
    ItemKind.GAP: ["vesoul secret", 1],
    ItemKind.OPEN: "Parce que le péage a doublé.\nEt puis la grève.",
    ItemKind.HIGHLIGHT: [3, 4, 5, 6],
}


@pytest.fixture
def sheet(make, session, monkeypatch):
    """Camille has begun a quiz of these kinds; gives her, and her questions by kind."""
    for module in ("attempts.views.taking", "attempts.views.saving", "transactions"):
        monkeypatch.setattr(f"classroom.{module}.utc_now", lambda: NOON)
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    versions = [
        make.item(teacher, kind=kind, options=[{**o, "why": ""} for o in options], rules=rules)
        for kind, (options, rules) in MORE_KINDS.items()
    ]
    quiz = make.quiz(teacher, versions, (school_class,), shuffle_questions=False, **RULES)
    camille = make.student(school_class, name="Camille Roux")
    attempt = service.start_attempt(session, quiz, camille, school_class, NOON)
    session.commit()
    items = {item.item_version.kind: item for item in queries.items_of(session, [attempt.id])}
    session.rollback()
    return camille, attempt.id, {kind: item.id for kind, item in items.items()}


def stored(session):
    session.rollback()
    rows = session.execute(
        select(AttemptItem, Response.answer).join(Response, Response.attempt_item_id == AttemptItem.id)
    )
    return {item.item_version.kind: answer for item, answer in rows}


def as_form(ids):
    """The answers as a browser without scripts sends them; a list of the gap is sent as a place."""
    gap, words = ids[ItemKind.GAP], ids[ItemKind.HIGHLIGHT]
    sent = {f"sequence-{item}": "0" for item in ids.values()}
    sent |= {f"answer-{ids[ItemKind.DATE]}": "08/08/1893", f"answer-{words}": ["6", "3", "4", "5"]}
    sent |= {f"answer-{ids[ItemKind.OPEN]}": ANSWERS[ItemKind.OPEN].replace("\n", "\r\n"), f"answer-{gap}-0": "Gray"}
    return sent | {f"answer-{gap}-1": "0"}


def test_every_answer_is_saved_without_a_script_and_shown_again(sheet, session, browser):
    camille, attempt, ids = sheet
    client = browser(camille)

    assert client.post(f"/attempts/{attempt}", data=as_form(ids)).status_code == 302

    kept = stored(session)
    assert kept[ItemKind.DATE] == "08/08/1893"
    assert kept[ItemKind.OPEN] == ANSWERS[ItemKind.OPEN]
    assert kept[ItemKind.HIGHLIGHT] == [3, 4, 5, 6]
    assert (kept[ItemKind.GAP][0], kept[ItemKind.GAP][1] in {1, 2}) == ("Gray", True)
    page = client.get(f"/attempts/{attempt}").text
    assert 'value="08/08/1893"' in page
    assert "\nParce que le péage a doublé.\nEt puis la grève.</textarea>" in page
    assert 'value="Gray"' in page
    assert page.count(" checked") == 4
    assert '<option value="0" selected>' in page


def test_a_sheet_sent_again_as_it_was_found_changes_nothing(sheet, session, browser):
    camille, attempt, ids = sheet
    client = browser(camille)
    client.post(f"/attempts/{attempt}", data=as_form(ids))

    again = as_form(ids) | {f"sequence-{item}": "1" for item in ids.values()}
    client.post(f"/attempts/{attempt}", data=again)

    session.rollback()
    assert len(session.scalars(select(Response)).all()) == 4


def test_what_the_script_sends_is_saved_and_said_in_words(sheet, session, browser):
    camille, attempt, ids = sheet
    client = browser(camille)
    words = {}
    for kind, answer in ANSWERS.items():
        sent = ["vesoul secret", 0] if kind is ItemKind.GAP else answer
        body = {"item": ids[kind], "sequence": 1, "answer": sent}
        reply = client.post(f"/attempts/{attempt}/responses", json=body)
        assert (reply.status_code, reply.json["current"]["answer"]) == (200, sent)
        words[kind] = reply.json["current"]["words"]

    assert words[ItemKind.HIGHLIGHT] == ["fermé faute de gardien"]
    assert words[ItemKind.GAP][0] == "[1] vesoul secret"
    assert words[ItemKind.GAP][1] in {"[2] la Moselle", "[2] la Somme"}


def test_the_longest_open_answer_is_taken_whole(sheet, session, browser):
    camille, attempt, ids = sheet
    answer = "é" * 8_000 + "😀" * 1_000

    body = {"item": ids[ItemKind.OPEN], "sequence": 1, "answer": answer}
    reply = browser(camille).post(f"/attempts/{attempt}/responses", json=body)

    assert reply.status_code == 200
    assert stored(session)[ItemKind.OPEN] == answer


def test_what_was_answered_is_marked_but_for_what_a_person_reads(sheet, session, browser):
    camille, attempt, ids = sheet
    client = browser(camille)
    for kind, answer in ANSWERS.items():
        service.save_response(session, session.get(AttemptItem, ids[kind]).attempt, ids[kind], 1, answer, NOON)
    session.commit()

    client.post(f"/attempts/{attempt}/hand-in")

    session.rollback()
    marks = {mark.attempt_item_id: mark.fraction for mark in session.scalars(select(Mark))}
    assert marks == {ids[ItemKind.DATE]: 1.0, ids[ItemKind.GAP]: 1.0, ids[ItemKind.HIGHLIGHT]: 1.0}
    page = client.get(f"/attempts/{attempt}/done").text
    assert "is still to be marked by your teacher" in page
    assert "/ 20" not in page


def test_an_open_question_left_open_is_worth_nothing_at_once(sheet, session, browser):
    camille, attempt, ids = sheet
    client = browser(camille)

    client.post(f"/attempts/{attempt}/hand-in")

    session.rollback()
    marks = {mark.attempt_item_id: mark.fraction for mark in session.scalars(select(Mark))}
    assert marks == dict.fromkeys(ids.values(), 0.0)
    assert "/ 20" in client.get(f"/attempts/{attempt}/done").text


def test_each_kind_is_asked_in_its_own_way(sheet, browser):
    camille, attempt, ids = sheet

    page = browser(camille).get(f"/attempts/{attempt}").text

    assert "Day, month and year" in page
    assert "At most 80 words." in page
    assert page.count('class="word"') == 11
    assert "Agence du Lac" in page
    assert f'name="answer-{ids[ItemKind.GAP]}-0"' in page
    assert f'<select class="gap" name="answer-{ids[ItemKind.GAP]}-1"' in page
