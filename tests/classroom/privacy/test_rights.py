"""What a student may ask for: everything that is known of her, who looked at it, and to be forgotten."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from sqlalchemy import select

from classroom.attempts.service import save_response, start_attempt
from classroom.clock import utc_now
from classroom.models import AuditAct, AuditEntry, ReviewFrom, User
from classroom.results.marking import set_mark, write_note
from classroom.roster.entitlement import Entitlement
from classroom.roster.service import accommodate, enrol
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, session, sit):
    class Story:
        teacher = make.teacher(name="Anne Dupont")
        school_class = make.school_class(teacher, name="1re B")
        student = make.student(school_class, name="Inès Delcourt", sort_name="Delcourt Inès")
        version = make.item(teacher, stem="Quand le pont a-t-il ouvert ?")
        quiz = make.quiz(teacher, [version], (school_class,), title="Le pont", review_from=ReviewFrom.HAND_IN)
        secret = make.item(teacher, stem="Une question gardée")
        kept = make.quiz(teacher, [secret], (school_class,), title="Gardé", review_from=ReviewFrom.NEVER)

    story = Story()
    attempt = sit(story.quiz, story.school_class, story.student, {story.version: WRONG})
    sit(story.kept, story.school_class, story.student, {story.secret: RIGHT})
    set_mark(session, attempt.items[0], 0.5, "Presque", story.teacher, NOON)
    write_note(session, story.quiz, story.student, False, "Absente mardi", story.teacher, NOON)
    accommodate(session, [story.student.id], Entitlement(33), story.teacher, "PAP", NOON)
    stranger = make.teacher()
    other = make.school_class(stranger, name="Chorale")
    enrol(session, other, [story.student], NOON)
    theirs = make.quiz(stranger, [make.item(stranger, stem="Une question de chant")], (other,), title="Chant")
    sit(theirs, other, story.student, {})
    session.commit()
    make.student(story.school_class, name="Noé Jacquet")
    return story


def fetched(client, response) -> tuple[dict, str]:
    """The data and the page of the file that was asked for."""
    assert response.status_code == 302, response.text
    file = client.get(f"{response.location}/file")
    assert file.status_code == 200
    archive = zipfile.ZipFile(io.BytesIO(file.data))
    assert sorted(archive.namelist()) == ["my-data.html", "my-data.json"]
    return json.loads(archive.read("my-data.json")), archive.read("my-data.html").decode()


def test_a_student_gets_everything_but_what_its_teacher_keeps_back_for_now(story, browser):
    client = browser(story.student)
    data, page = fetched(client, client.post("/my-data/export"))

    attempts = {attempt["quiz"]: attempt for attempt in data["attempts"]}
    assert set(attempts) == {"Le pont", "Gardé", "Chant"}
    told, kept = attempts["Le pont"]["questions"][0], attempts["Gardé"]["questions"][0]
    assert told["question"] == "Quand le pont a-t-il ouvert ?"
    assert [(mark["points"], mark["by"], mark["reason"]) for mark in told["marks"]] == [
        (0, None, None),
        (0.5, "Anne Dupont", "Presque"),
    ]
    assert (kept["question"], kept["options"], kept["marks"]) == (None, None, None)
    assert [answer["answer"] for answer in kept["answers"]] == [["1998"]]
    assert data["account"]["name"] == "Inès Delcourt"
    assert data["accommodation"]["extra_time_percent"] == 33
    assert [change["reason"] for change in data["accommodation_changes"]] == ["PAP"]
    assert [note["comment"] for note in data["notes"]] == ["Absente mardi"]
    assert {place["class"] for place in data["classes"]} == {"1re B", "Chorale"}
    for words in ("Inès Delcourt", "Quand le pont a-t-il ouvert ?", "Presque", "Absente mardi", "Chant"):
        assert words in page
    for text in (json.dumps(data, ensure_ascii=False), page):
        assert "Une question gardée" not in text
        assert "Noé Jacquet" not in text


def test_an_attempt_under_way_gives_away_nothing_but_the_answers(story, session, browser, make):
    quiz = make.quiz(story.teacher, [story.version], (story.school_class,), title="En cours")
    attempt = start_attempt(session, quiz, story.student, story.school_class, utc_now())
    save_response(session, attempt, attempt.items[0].id, 1, RIGHT, utc_now())
    session.commit()
    client = browser(story.student)

    data, _page = fetched(client, client.post("/my-data/export"))

    question = data["attempts"][-1]["questions"][0]
    assert (question["question"], question["marks"], len(question["answers"])) == (None, None, 1)


def test_a_teacher_gets_what_her_own_classes_know(story, browser, session):
    client = browser(story.teacher)
    data, page = fetched(client, client.post(f"/classes/{story.school_class.id}/students/{story.student.id}/export"))

    assert [attempt["quiz"] for attempt in data["attempts"]] == ["Le pont", "Gardé"]
    assert data["attempts"][1]["questions"][0]["question"] == "Une question gardée"
    assert [place["class"] for place in data["classes"]] == ["1re B"]
    assert "Chorale" not in page
    session.rollback()
    assert AuditAct.STUDENT_EXPORTED in session.scalars(select(AuditEntry.act)).all()


def test_a_student_reads_who_looked_at_her_results(story, browser):
    browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results")

    page = browser(story.student).get("/my-data").text

    assert page.count("Anne Dupont") == 3
    assert "looked at the results of the class" in page
    assert "changed a mark by hand" in page


def test_erasure_is_shown_first_and_then_done(story, session, browser):
    desk = browser(story.teacher)
    address = f"/classes/{story.school_class.id}/students/{story.student.id}/erase"
    page = desk.get(address).text
    assert "Erase Inès Delcourt?" in page
    assert "This student is in a class of another teacher as well" in page
    assert desk.post(address).status_code == 422

    assert desk.post(address, data={"sure": "y"}).status_code == 302

    session.rollback()
    # The chorus knows her still; this class does not.
    assert session.get(User, story.student.id).name == "Inès Delcourt"
    assert "Delcourt" not in desk.get(f"/quizzes/{story.quiz.id}/results").text
    assert "Delcourt" not in desk.get(f"/classes/{story.school_class.id}").text
    assert desk.get(address).status_code == 404


def test_the_log_of_a_class_is_for_its_teacher_and_that_of_the_site_without_students(story, browser, make):
    desk, admin = browser(story.teacher), browser(make.admin())
    desk.get(f"/quizzes/{story.quiz.id}/results")

    page = desk.get(f"/classes/{story.school_class.id}/log").text
    whole = admin.get("/log").text

    for text in (page, whole):
        assert "looked at the results of the class" in text
        assert "changed a mark by hand" in text
    assert "Delcourt Inès" in page
    assert "Delcourt" not in whole
