"""Students who are in two classes of a teacher have one account for both."""

import pytest

from classroom.models import Enrolment, User
from classroom.roster import queries


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def source(make, teacher):
    return make.school_class(teacher, name="Terminale 1")


@pytest.fixture
def target(make, teacher):
    make.student(make.school_class(make.teacher()))
    return make.school_class(teacher, name="Option cinéma")


def copy(client, target, source, *students):
    data = {"students": [student.id for student in students]}
    return client.post(f"/classes/{target.id}/import/from/{source.id}", data=data)


def ids(session, school_class):
    session.rollback()
    return [student.id for student in queries.students_of(session, school_class.id)]


def test_the_students_chosen_are_in_both_classes(browser, teacher, make, session, source, target):
    zoe, ali, bo = (make.student(source, sort_name=name) for name in ("Zola", "Ali", "Bo"))
    accounts = session.query(User).count()

    answer = copy(browser(teacher), target, source, zoe, ali)

    assert answer.location == f"/classes/{target.id}"
    assert ids(session, target) == [ali.id, zoe.id]
    assert ids(session, source) == [ali.id, bo.id, zoe.id]
    assert session.query(User).count() == accounts


def test_only_students_who_are_not_there_yet_are_offered(browser, teacher, make, session, source, target):
    here, there = make.student(source, sort_name="Ali"), make.student(source, sort_name="Bo")
    client = browser(teacher)
    copy(client, target, source, here)

    page = client.get(f"/classes/{target.id}/import/from/{source.id}").text
    assert f'value="{there.id}"' in page
    assert f'value="{here.id}"' not in page
    assert copy(client, target, source, here).status_code == 422

    copy(client, target, source, there)
    assert "already" in client.get(f"/classes/{target.id}/import/from/{source.id}").text


def test_who_left_comes_back_to_the_same_place(browser, teacher, make, session, source, target):
    student = make.student(source)
    client = browser(teacher)
    copy(client, target, source, student)
    client.post(f"/classes/{target.id}/students/{student.id}/remove")
    assert ids(session, target) == []

    copy(client, target, source, student)

    assert ids(session, target) == [student.id]
    assert session.query(Enrolment).filter_by(student_id=student.id).count() == 2


def test_without_a_tick_it_is_said(browser, teacher, make, source, target):
    make.student(source)

    answer = copy(browser(teacher), target, source)

    assert answer.status_code == 422
    assert "No student is ticked." in answer.text


def test_students_of_other_teachers_are_out_of_reach(browser, teacher, make, session, source, target):
    theirs = make.school_class(make.teacher())
    foreign, own = make.student(theirs), make.student(source)
    client = browser(teacher)

    assert copy(client, target, theirs, foreign).status_code == 404
    assert copy(client, theirs, source, own).status_code == 404
    assert copy(client, target, target, own).status_code == 404
    assert copy(client, target, source, foreign).status_code == 422
    assert ids(session, target) == []


def test_the_import_page_offers_ones_other_classes(browser, teacher, make, source, target):
    foreign = make.school_class(make.teacher(), name="Classe voisine")

    page = browser(teacher).get(f"/classes/{target.id}/import").text

    assert f"/classes/{target.id}/import/from/{source.id}" in page
    assert f"/import/from/{target.id}" not in page
    assert f"/import/from/{foreign.id}" not in page
