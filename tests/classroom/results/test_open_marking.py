"""Open answers read by a person: who is read first, what she gives, what student and gradebook see meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from classroom.attempts.queries import late_answers
from classroom.attempts.service import count_late, save_response
from classroom.database import begin_write
from classroom.models import (
    AtExpiry,
    AuditAct,
    AuditEntry,
    ItemKind,
    ItemVersion,
    Mark,
    Quiz,
    RegradeKind,
    ReviewFrom,
)
from classroom.results.hand_marking import count_waiting, open_answers
from classroom.results.regrading import apply, draft_regrade, undo
from tests.classroom.conftest import NOON
from tests.classroom.results.conftest import BELL, words

RIGHT = 0
ELEMENTS = [
    {"text": "la date", "correct": True, "why": ""},
    {"text": "la source", "correct": True, "why": "", "weight": 3},
]


@dataclass
class Room:
    """A quiz of a closed question and an open one worth four points."""

    teacher: Any
    school_class: Any
    quiz: Quiz
    date: ItemVersion
    why: ItemVersion

    @property
    def page(self) -> str:
        return f"/quizzes/{self.quiz.id}/questions/{self.why.id}/answers"


@pytest.fixture
def room(make, session) -> Room:
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    date = make.item(teacher)
    why = make.item(teacher, stem="Expliquez la différence.", kind=ItemKind.OPEN, options=ELEMENTS)
    quiz = make.quiz(teacher, [date, why], (school_class,), review_from=ReviewFrom.HAND_IN, time_limit_minutes=20)
    next(slot for slot in quiz.slots if slot.item_version_id == why.id).max_mark = 4.0
    session.commit()
    return Room(teacher, school_class, quiz, date, why)


@pytest.fixture
def wrote(room, make, sit):
    """A student who has handed in this open answer and the right date."""

    def wrote(name: str, text: str | None, **how):
        student = make.student(room.school_class, name=name, sort_name=name)
        return student, sit(room.quiz, room.school_class, student, {room.date: RIGHT, room.why: text}, **how)

    return wrote


def open_item(attempt, room):
    return next(item for item in attempt.items if item.item_version_id == room.why.id)


def cards(page) -> dict[str, str]:
    """By the words of an answer, what stands in its badge."""
    found = page.tree.xpath("//li[contains(@class, 'open-answer')]")
    return {
        words(one.xpath("*[@class='open-answer__text']")[0]): words(one.xpath(".//*[@data-state]")[0]) for one in found
    }


def test_an_answer_waits_then_is_marked_with_a_comment_that_its_student_reads(room, wrote, session, browser, read):
    student, attempt = wrote("Ana", "La mairie n’a pas tout compté.")
    item, teacher = open_item(attempt, room), browser(room.teacher)
    results = f"/quizzes/{room.quiz.id}/results"
    book = f"/classes/{room.school_class.id}/gradebook"

    before = (read(teacher.get(results)).rows("students")["Ana"][2], "to be marked" in read(teacher.get(book)).text)
    hers_before = read(browser(student).get(f"/attempts/{attempt.id}/done")).text
    sent = {f"points-{item.id}": "3", f"comment-{item.id}": "Et la date ?"}
    reply = teacher.post(room.page, data=sent)
    session.rollback()

    assert before == ("to be marked", True)
    assert "1 of your answers is still to be marked" in hers_before
    assert "/ 20" not in hers_before
    assert reply.status_code == 302
    assert read(teacher.get(results)).rows("students")["Ana"][2] == "16"
    mark = session.scalars(select(Mark).where(Mark.attempt_item_id == item.id)).one()
    assert (mark.fraction, mark.reason, mark.marked_by_id) == (0.75, "Et la date ?", room.teacher.id)
    hers = read(browser(student).get(f"/attempts/{attempt.id}/done")).text
    assert "16 / 20" in hers
    assert "Marked by your teacher on" in hers
    assert "marked by your teacher on" in read(browser(student).get("/my-quizzes")).text
    assert "Et la date ?" in read(browser(student).get(f"/attempts/{attempt.id}/review")).text


def test_answers_have_no_names_unless_asked_and_those_to_be_marked_lead(room, wrote, session, browser, read):
    texts = ["Un", "Deux", "Trois", "Quatre"]
    attempts = [wrote(f"Élève {text}", text)[1] for text in texts]
    wrote("Vide", None)
    teacher = browser(room.teacher)
    teacher.post(room.page, data={f"points-{open_item(attempts[1], room).id}": "1"})

    page = read(teacher.get(room.page))

    assert "Élève" not in page.html
    assert list(cards(page))[-1] == "Deux"
    assert cards(page) == {"Un": "to be marked", "Trois": "to be marked", "Quatre": "to be marked", "Deux": "1 of 4"}
    assert "1 of 4 marked" in page.text
    # The same answer has the same name tomorrow.
    codes = "//strong[starts-with(., 'Copy')]"
    assert sorted(page.lines(codes)) == sorted(read(teacher.get(room.page)).lines(codes))
    assert len(set(page.lines(codes))) == 4
    named = read(teacher.get(room.page + "?names=1"))
    assert list(cards(named)) == ["Quatre", "Trois", "Un", "Deux"]


def test_what_is_looked_for_stands_beside_with_its_weight(room, wrote, browser, read):
    wrote("Ana", "La date.")

    page = read(browser(room.teacher).get(room.page))

    assert page.lines("//ul[@class='marking__elements']/li") == ["la date", "la source × 3"]
    assert page.tree.xpath("//input/@data-weight") == ["0.25", "0.75"]


@pytest.mark.parametrize(
    ("typed", "said"), [("4.5", "not that many"), ("-1", "not that many"), ("deux", "a number"), ("nan", "a number")]
)
def test_a_wrong_number_is_said_and_nothing_of_the_page_is_kept_or_lost(room, wrote, session, browser, typed, said):
    (_ana, first), (_bo, second) = wrote("Ana", "Un"), wrote("Bo", "Deux")
    good, bad = open_item(first, room).id, open_item(second, room).id
    sent = {f"points-{good}": "2", f"comment-{good}": "Bien", f"points-{bad}": typed}

    reply = browser(room.teacher).post(room.page, data=sent)

    assert reply.status_code == 422
    assert said in reply.text
    assert 'value="Bien"' in reply.text
    assert count_waiting(session, room.teacher) == 2


def test_a_script_marks_one_answer_and_undoes_it(room, wrote, session, browser):
    _ana, attempt = wrote("Ana", "Un")
    wrote("Bo", "Deux")
    item, teacher = open_item(attempt, room), browser(room.teacher)
    script = {"Accept": "application/json"}

    def send(**sent):
        return teacher.post(room.page, data=sent, headers=script).json

    kept = send(**{"only": item.id, f"points-{item.id}": "2,5", f"comment-{item.id}": ""})
    better = send(**{"only": item.id, f"points-{item.id}": "3", f"comment-{item.id}": "Mieux"})
    back = send(back=item.id)
    empty = send(back=item.id)

    assert (kept["points"], kept["marked"], kept["of"], kept["wrong"]) == ("2.5", 1, 2, None)
    assert (better["points"], better["comment"]) == ("3", "Mieux")
    assert (back["points"], back["comment"]) == ("2.5", "")
    # What was given back is a mark like another; behind it lies the better one.
    assert empty["points"] == "3"


def test_the_first_mark_taken_back_leaves_the_answer_to_be_marked(room, wrote, session, browser, read):
    student, attempt = wrote("Ana", "Un")
    item, teacher = open_item(attempt, room), browser(room.teacher)
    teacher.post(room.page, data={f"points-{item.id}": "4"})
    scored = read(teacher.get(f"/quizzes/{room.quiz.id}/results")).rows("students")["Ana"][2]

    teacher.post(room.page, data={"back": item.id})
    session.rollback()

    assert scored == "20"
    assert count_waiting(session, room.teacher) == 1
    assert read(teacher.get(f"/quizzes/{room.quiz.id}/results")).rows("students")["Ana"][2] == "to be marked"
    assert "to be marked" in read(teacher.get(f"/classes/{room.school_class.id}/gradebook")).text
    assert "still to be marked" in read(browser(student).get(f"/attempts/{attempt.id}/done")).text
    assert "Mark set to" not in read(browser(student).get(f"/attempts/{attempt.id}/review")).text
    # Nothing was forgotten, and it can be marked again.
    assert [mark.withdrawn for mark in session.scalars(select(Mark).where(Mark.attempt_item_id == item.id))] == [
        False,
        True,
    ]
    teacher.post(room.page, data={f"points-{item.id}": "1"})
    assert read(teacher.get(f"/quizzes/{room.quiz.id}/results")).rows("students")["Ana"][2] == "8"


def test_the_same_mark_again_is_not_written_twice(room, wrote, session, browser):
    _ana, attempt = wrote("Ana", "Un")
    item, teacher = open_item(attempt, room), browser(room.teacher)
    for _ in range(2):
        teacher.post(room.page, data={f"points-{item.id}": "1.33", f"comment-{item.id}": "Oui"})
    session.rollback()

    assert len(session.scalars(select(Mark).where(Mark.attempt_item_id == item.id)).all()) == 1
    acts = session.scalars(select(AuditEntry).where(AuditEntry.act == AuditAct.MARK_CHANGED)).all()
    assert [(act.actor_id, act.student_id) for act in acts] == [(room.teacher.id, attempt.student_id)]


def test_the_queue_says_how_many_wait_and_where(room, wrote, make, session, browser, read):
    wrote("Ana", "Un")
    wrote("Bo", "Deux")
    # Noise: a colleague has none of it.
    stranger = make.teacher()

    teacher = browser(room.teacher)
    page = read(teacher.get("/marking"))

    assert "2 answers to be marked" in page.text
    assert room.page in page.links()
    for front in ("/results", "/dossiers"):
        assert "2 answers are to be marked by you" in read(teacher.get(front)).text
    assert "Nothing is to be marked" in read(browser(stranger).get("/marking")).text
    assert browser(stranger).get(room.page).status_code == 404


def test_an_attempt_left_unfinished_waits_for_nobody(room, wrote, session, browser):
    """Its teacher may still hand it in; until then there is nothing to mark."""
    room.quiz.at_expiry = AtExpiry.UNFINISHED
    session.commit()
    wrote("Ana", "Un", handed_in=False)
    browser(room.teacher).get(f"/quizzes/{room.quiz.id}/results")
    session.rollback()

    assert count_waiting(session, room.teacher) == 0
    assert open_answers(session, room.quiz, room.why) == []


def test_a_late_answer_that_is_let_count_waits_for_its_marker(room, wrote, session, browser, read):
    _ana, attempt = wrote("Ana", None, handed_in=False)
    item = open_item(attempt, room)
    save_response(session, attempt, item.id, 2, "Trop tard.", BELL + timedelta(minutes=25))
    session.commit()
    teacher = browser(room.teacher)
    teacher.get(f"/quizzes/{room.quiz.id}/results")
    session.rollback()
    before = count_waiting(session, room.teacher)

    begin_write(session)
    counted = count_late(session, [attempt], room.teacher, "Réseau", NOON)
    session.commit()

    assert (before, counted) == (0, 1)
    assert count_waiting(session, room.teacher) == 1
    assert late_answers(session, [attempt]) == {}
    assert list(cards(read(teacher.get(room.page)))) == ["Trop tard."]
    teacher.post(room.page, data={f"points-{item.id}": "4"})
    assert read(teacher.get(f"/quizzes/{room.quiz.id}/results")).rows("students")["Ana"][2] == "20"


@pytest.mark.parametrize(("kind", "score"), [(RegradeKind.DROP, 20.0), (RegradeKind.GIVE, 20.0)])
def test_a_question_dropped_or_given_spares_its_marker_and_undoing_asks_her_again(room, wrote, session, kind, score):
    wrote("Ana", "Un")
    change = draft_regrade(room.why, room.quiz, room.teacher, kind, None, never_lower=True)

    [one] = apply(session, room.why, change, "Mal posée", NOON)
    session.commit()
    waiting = count_waiting(session, room.teacher)
    wrote("Bo", "Deux", at=BELL)
    session.rollback()
    waiting_later = count_waiting(session, room.teacher)
    undone = undo(session, change, room.teacher, NOON)
    session.commit()

    assert one.standing.waits
    assert one.score == score
    assert (waiting, waiting_later) == (0, 0)
    assert undone == (2, 0)
    assert count_waiting(session, room.teacher) == 2


def test_ten_times_the_answers_take_no_more_queries(room, wrote, count_queries, browser):
    teacher = browser(room.teacher)

    def queries_with(students: int) -> list[int]:
        for number in range(students):
            wrote(f"Élève {number}", f"Réponse {number}")
        return [count_queries(lambda address=address: teacher.get(address)) for address in (room.page, "/marking")]

    assert queries_with(1) == queries_with(9)
