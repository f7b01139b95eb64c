"""Who sees which results: a teacher those of her quizzes, an instructor those of the classes she was given."""

from __future__ import annotations

import pytest

from classroom.models import ClassInstructor

RIGHT = 0


@pytest.fixture
def school(make, session, sit):
    """A quiz given to two classes of one teacher; an instructor was given the first class only."""

    class School:
        teacher = make.teacher()
        other_teacher = make.teacher()
        first, second = make.school_class(teacher, name="Aa"), make.school_class(teacher, name="Bb")
        foreign = make.school_class(other_teacher)
        date = make.item(teacher)
        quiz = make.quiz(teacher, [date], (first, second), title="Le pont")
        foreign_quiz = make.quiz(other_teacher, [make.item(other_teacher)], (foreign,), title="La gare")
        instructor, other_instructor = make.instructor(), make.instructor()
        first_student, second_student = make.student(first), make.student(second)
        admin = make.admin()

    school = School()
    for instructor, school_class in ((school.instructor, school.first), (school.other_instructor, school.foreign)):
        session.add(
            ClassInstructor(
                class_id=school_class.id,
                instructor_id=instructor.id,
                granted_at=school.quiz.created_at,
                with_names=True,
            )
        )
    session.commit()
    school.first_attempt = sit(school.quiz, school.first, school.first_student, {school.date: RIGHT})
    school.second_attempt = sit(school.quiz, school.second, school.second_student, {school.date: RIGHT})
    return school


def test_the_teacher_sees_her_quizzes_with_all_their_classes(school, browser, read):
    page = read(browser(school.teacher).get("/results"))

    assert page.rows("given") == {"Aa": ["1 of 1", "20"], "Bb": ["1 of 1", "20"]}
    assert "La gare" not in page.text


def test_the_instructor_sees_the_class_she_was_given_and_not_the_other(school, browser, read):
    page = read(browser(school.instructor).get("/results"))

    assert page.rows("given") == {"Aa": ["1 of 1", "20"]}


def test_the_instructor_reads_the_class_she_was_given_without_a_way_to_the_other(school, browser, read):
    page = read(browser(school.instructor).get(f"/quizzes/{school.quiz.id}/results"))

    assert school.first_student.sort_name in page.rows("students")
    assert not page.tree.xpath("//nav[@class='class-tabs']")
    assert not page.tree.xpath("//main//form")


def test_without_names_a_number_stands_for_each_student_and_stays_hers(school, make, session, browser, read):
    session.query(ClassInstructor).update({"with_names": False})
    session.commit()
    client, address = browser(school.instructor), f"/quizzes/{school.quiz.id}/results"
    before = read(client.get(address))
    report = read(client.get(f"/attempts/{school.first_attempt.id}/report"))

    # The pages have written down that they were looked at, behind what this session has read.
    session.rollback()
    for name in ("Aubry Anne", "Zola Zoé"):
        make.student(school.first, sort_name=name)
    after = read(client.get(address))

    assert list(before.rows("students")) == ["Student 1"]
    assert report.lines("//h1") == ["Student 1"]
    assert before.rows("students")["Student 1"] == after.rows("students")["Student 1"]
    assert list(after.rows("students")) == ["Student 1", "Student 2", "Student 3"]


@pytest.mark.parametrize("part", ["results", "results/board", "results.csv"])
@pytest.mark.parametrize(
    ("who", "which", "status"),
    [
        ("teacher", "first", 200),
        ("teacher", "second", 200),
        ("teacher", "foreign", 404),
        ("other_teacher", "first", 404),
        ("instructor", "first", 200),
        ("instructor", "second", 404),
        ("other_instructor", "first", 404),
        ("first_student", "first", 403),
        ("admin", "first", 403),
    ],
)
def test_results_of_a_class(school, browser, part, who, which, status):
    address = f"/quizzes/{school.quiz.id}/{part}?class={getattr(school, which).id}"

    assert browser(getattr(school, who)).get(address).status_code == status


@pytest.mark.parametrize(
    ("who", "which", "status"),
    [
        ("teacher", "first_attempt", 200),
        ("teacher", "second_attempt", 200),
        ("other_teacher", "first_attempt", 404),
        ("instructor", "first_attempt", 200),
        ("instructor", "second_attempt", 404),
        ("other_instructor", "first_attempt", 404),
        ("first_student", "first_attempt", 403),
        ("admin", "first_attempt", 403),
    ],
)
def test_the_report_of_an_attempt(school, browser, who, which, status):
    address = f"/attempts/{getattr(school, which).id}/report"

    assert browser(getattr(school, who)).get(address).status_code == status


@pytest.mark.parametrize("address", ["/results", "/quizzes/1/results", "/attempts/1/report", "/attempts/1/review"])
def test_a_visitor_is_sent_to_sign_in(browser, address):
    response = browser().get(address)

    assert response.status_code == 302
    assert "/sign-in" in response.location or "/join" in response.location


def test_an_instructor_whose_class_is_taken_back_sees_nothing_of_it(school, session, browser, read):
    session.query(ClassInstructor).filter_by(instructor_id=school.instructor.id).delete()
    session.commit()

    assert read(browser(school.instructor).get("/results")).rows("given") == {}
    assert browser(school.instructor).get(f"/attempts/{school.first_attempt.id}/report").status_code == 404


def test_a_quiz_that_is_not_published_has_no_results_yet(school, make, browser, read):
    make.quiz(school.teacher, [school.date], (school.first,), title="Brouillon", published_at=None)

    assert "Brouillon" not in read(browser(school.teacher).get("/results")).text


def test_who_has_nothing_to_see_is_told_what_to_do(make, browser, read):
    teacher, instructor = make.teacher(), make.instructor()

    assert "once a quiz is published" in read(browser(teacher).get("/results")).text
    assert "No class has been shared with you yet." in read(browser(instructor).get("/results")).text
