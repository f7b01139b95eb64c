"""A class of invented names: the students' own never come here, whatever a teacher tries."""

from __future__ import annotations

import csv
import io
import re

import pytest
from sqlalchemy import select

from classroom.models import SchoolClass, User
from classroom.roster.invented_names import ANIMALS, invent


@pytest.fixture
def story(make, session):
    class Story:
        teacher = make.teacher()
        named = make.school_class(teacher)
        school_class = make.school_class(teacher, pseudonymous=True)

    story = Story()
    story.pupil = make.student(story.named, name="Camille Roux", sort_name="Roux Camille")
    return story


@pytest.fixture
def invented(story, browser, session):
    """Twelve invented students."""
    response = browser(story.teacher).post(f"/classes/{story.school_class.id}/names", data={"number": "12"})
    assert response.status_code == 302
    session.rollback()
    return session.scalars(select(User).where(User.name.like("%-__"))).all()


def test_names_are_invented_one_like_no_other():
    taken = set(invent(3000, set()))

    more = invent(50, taken)

    assert len(taken) == 3000
    assert not taken & set(more)
    assert all(re.fullmatch(r"[^\W\d_]+-\d\d", name) for name in more)
    assert len(set(ANIMALS)) == len(ANIMALS)
    with pytest.raises(ValueError, match="taken"):
        invent(len(ANIMALS) * 90 + 1, set())


def test_a_class_is_made_with_invented_names_and_the_teacher_says_how_many(story, browser, session):
    desk = browser(story.teacher)
    response = desk.post("/classes/new", data={"name": "2de C", "pseudonymous": "y"})

    session.rollback()
    made = session.scalars(select(SchoolClass).where(SchoolClass.name == "2de C")).one()
    assert response.location == f"/classes/{made.id}/names"
    assert desk.post(response.location, data={"number": "24"}).status_code == 302
    page = desk.get(response.location).text
    assert len(re.findall(r"<tr data-invented=", page)) == 24
    assert desk.get(f"/classes/{made.id}/cards").status_code == 200


@pytest.mark.parametrize("number", ["", "0", "-3", "100000", "x"])
def test_a_number_that_is_none_is_refused(story, browser, number):
    response = browser(story.teacher).post(f"/classes/{story.school_class.id}/names", data={"number": number})

    assert response.status_code == 422


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("import", {"text": "Roux Camille"}),
        ("import/confirm", {"rows-0-add": "y", "rows-0-family": "Roux", "rows-0-given": "Camille"}),
        ("students/new", {"given": "Camille", "family": "Roux", "extra_time_percent": "0"}),
        ("import/from/{named}", {"students": "{pupil}"}),
    ],
)
def test_no_way_of_bringing_names_in_is_open(story, browser, session, part, data):
    fill = {"named": story.named.id, "pupil": story.pupil.id}
    address = f"/classes/{story.school_class.id}/{part.format(**fill)}"
    response = browser(story.teacher).post(address, data={key: value.format(**fill) for key, value in data.items()})

    assert response.location == f"/classes/{story.school_class.id}/names"
    session.rollback()
    assert session.scalars(select(User).where(User.name.contains("Camille Roux"))).all() == [story.pupil]


def test_an_invented_name_cannot_be_written_over(story, invented, browser, session):
    student = invented[0]
    before = student.name
    data = {"given": "Camille", "family": "Roux", "extra_time_percent": "33", "reason": "PAP"}
    response = browser(story.teacher).post(f"/classes/{story.school_class.id}/students/{student.id}", data=data)

    assert response.status_code == 302
    session.rollback()
    assert session.get(User, student.id).name == before


def test_files_carry_the_invented_names(story, invented, make, browser):
    quiz = make.quiz(story.teacher, [make.item(story.teacher)], (story.school_class,))
    text = browser(story.teacher).get(f"/quizzes/{quiz.id}/results.csv?for=machines").text

    lines = list(csv.reader(io.StringIO(text)))[1:]
    assert {line[0] for line in lines} == {student.name for student in invented}


def test_a_class_with_names_has_no_such_page(story, browser):
    assert browser(story.teacher).get(f"/classes/{story.named.id}/names").status_code == 404
