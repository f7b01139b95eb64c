"""A teacher's classes: making, renaming, archiving, codes, and instructors who may look."""

import re

import pytest

from classroom.models import ClassInstructor, Role, SchoolClass
from classroom.roster.class_codes import shown


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def mine(make, teacher):
    return make.school_class(teacher, name="Terminale 1", code="CDFGHJKM")


@pytest.fixture
def theirs(make):
    return make.school_class(make.teacher(), name="Classe voisine")


def test_a_class_is_made_and_the_list_comes_next(browser, teacher, session):
    answer = browser(teacher).post("/classes/new", data={"name": "  Terminale   générale 1 "})

    session.rollback()
    made = session.query(SchoolClass).one()
    assert (made.name, made.teacher_id, made.archived_at) == ("Terminale générale 1", teacher.id, None)
    assert re.fullmatch(r"[CDFGHJKMNPRTVWX34679]{8}", made.code)
    assert answer.location == f"/classes/{made.id}/import"


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_class_needs_a_name_of_reasonable_length(browser, teacher, session, name):
    answer = browser(teacher).post("/classes/new", data={"name": name})

    assert answer.status_code == 422
    assert session.query(SchoolClass).count() == 0


def test_the_list_shows_ones_own_classes_with_their_size(browser, teacher, mine, theirs, make):
    make.student(mine)
    make.student(mine)
    make.student(theirs)

    page = browser(teacher).get("/classes").text

    assert "Terminale 1" in page
    assert "2 students" in page
    assert "CDFG-HJKM" in page
    assert "Classe voisine" not in page


def test_without_a_class_the_page_says_how_to_begin(browser, teacher):
    assert "No class yet." in browser(teacher).get("/classes").text


def test_a_class_is_renamed(browser, teacher, mine, session):
    client = browser(teacher)
    assert 'value="Terminale 1"' in client.get(f"/classes/{mine.id}/edit").text

    client.post(f"/classes/{mine.id}/edit", data={"name": "Terminale 2"})

    session.rollback()
    assert mine.name == "Terminale 2"


def test_an_archived_class_cannot_be_joined_until_it_is_used_again(browser, teacher, mine, session):
    client = browser(teacher)

    client.post(f"/classes/{mine.id}/archive")
    assert browser().get("/join/CDFGHJKM").status_code == 404
    assert "This class is archived" in client.get(f"/classes/{mine.id}").text
    assert "Archived classes" in client.get("/classes").text

    client.post(f"/classes/{mine.id}/unarchive")
    assert browser().get("/join/CDFGHJKM").status_code == 200


def test_a_new_code_makes_the_old_one_useless(browser, teacher, mine, session):
    client = browser(teacher)

    client.post(f"/classes/{mine.id}/code")

    session.rollback()
    assert mine.code != "CDFGHJKM"
    assert browser().get("/join/CDFGHJKM").status_code == 404
    assert shown(mine.code) in client.get(f"/classes/{mine.id}").text


def test_a_code_is_never_given_twice(make, teacher, mine, session, monkeypatch):
    from classroom.roster import service

    codes = iter(["CDFGHJKM", "CDFGHJKM", "NPRTVWX3"])
    monkeypatch.setattr(service, "new_code", lambda: next(codes))

    made = service.create_class(session, teacher_id=teacher.id, name="Autre", now=mine.created_at)

    assert made.code == "NPRTVWX3"


def test_a_class_is_shared_with_an_instructor_and_taken_back(browser, teacher, mine, make, session):
    inspector = make.instructor(username="i.blanc", name="Inès Blanc")
    client = browser(teacher)
    for _twice in range(2):
        assert client.post(f"/classes/{mine.id}/instructors", data={"username": " I.Blanc"}).status_code == 302
    assert "Inès Blanc" in client.get(f"/classes/{mine.id}").text
    session.rollback()
    assert session.query(ClassInstructor).count() == 1

    client.post(f"/classes/{mine.id}/instructors/{inspector.id}/remove")
    session.rollback()
    assert session.query(ClassInstructor).count() == 0


def test_taking_one_instructor_away_leaves_the_others(browser, teacher, mine, theirs, make, session):
    first, second = make.instructor(username="first"), make.instructor(username="second")
    client = browser(teacher)
    for name in ("first", "second"):
        client.post(f"/classes/{mine.id}/instructors", data={"username": name})
    session.rollback()
    session.add(ClassInstructor(class_id=theirs.id, instructor_id=first.id, granted_at=theirs.created_at))
    session.commit()

    client.post(f"/classes/{mine.id}/instructors/{first.id}/remove")

    session.rollback()
    left = {(grant.class_id, grant.instructor_id) for grant in session.query(ClassInstructor)}
    assert left == {(mine.id, second.id), (theirs.id, first.id)}


@pytest.mark.parametrize("username", ["", "nobody", "c.roux", "\0"])
def test_a_class_is_not_shared_with_who_is_no_instructor(browser, teacher, mine, make, session, username):
    make.teacher(username="c.roux")

    answer = browser(teacher).post(f"/classes/{mine.id}/instructors", data={"username": username})

    assert answer.status_code == 422
    assert f'value="{username}"' in answer.text or username == "\0"
    assert session.query(ClassInstructor).count() == 0


ACTS = [
    "edit",
    "archive",
    "unarchive",
    "code",
    "instructors",
    "instructors/1/remove",
    "pins",
    "import",
    "import/confirm",
]


@pytest.mark.parametrize("act", ACTS)
def test_nobody_touches_the_class_of_another_teacher(browser, teacher, theirs, session, act):
    answer = browser(teacher).post(f"/classes/{theirs.id}/{act}", data={"name": "Volée", "text": "ROUX Camille"})

    assert answer.status_code == 404
    session.rollback()
    assert (theirs.name, theirs.archived_at) == ("Classe voisine", None)


@pytest.mark.parametrize("page", ["", "/edit", "/import", "/cards", "/students/new"])
def test_nobody_sees_the_class_of_another_teacher(browser, teacher, theirs, page):
    assert browser(teacher).get(f"/classes/{theirs.id}{page}").status_code == 404


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.ADMIN])
def test_classes_are_kept_by_teachers_only(browser, make, mine, role):
    client = browser(make.user(role))

    assert client.get("/classes").status_code == 403
    assert client.get(f"/classes/{mine.id}").status_code == 403
    assert client.get(f"/classes/{mine.id}/cards").status_code == 403


def test_a_student_does_not_see_the_class_page(browser, make, mine):
    assert browser(make.student(mine)).get(f"/classes/{mine.id}/cards").status_code == 403
