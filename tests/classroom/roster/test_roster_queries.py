"""What is looked up about classes: nothing of other teachers, nobody who left, in an order that people expect."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from classroom.models import Accommodation, ClassInstructor, Enrolment
from classroom.roster import queries
from classroom.roster.entitlement import NONE, Entitlement

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def world(make):
    """Two teachers with a class each that must never be mixed."""
    teacher, other = make.teacher(), make.teacher()
    mine, theirs = make.school_class(teacher, name="Terminale 1"), make.school_class(other, name="Terminale 1")
    make.student(theirs, name="Léo Bruit", sort_name="Bruit Léo")
    return teacher, mine, theirs


def leave(session, student):
    session.query(Enrolment).filter_by(student_id=student.id).one().left_at = NOON
    session.commit()


def test_a_teacher_has_her_own_classes_in_human_order(make, session, world):
    teacher, mine, _theirs = world
    tenth = make.school_class(teacher, name="Terminale 10")
    second = make.school_class(teacher, name="terminale 2")
    first = make.school_class(teacher, name="Première")
    old = make.school_class(teacher, name="Avant", archived_at=NOON)

    assert queries.classes_of_teacher(session, teacher.id) == [first, mine, second, tenth]
    assert queries.classes_of_teacher(session, teacher.id, include_archived=True)[-1] == old


def test_a_class_is_found_by_its_teacher_only(session, world):
    teacher, mine, theirs = world

    assert queries.class_of_teacher(session, mine.id, teacher.id) == mine
    assert queries.class_of_teacher(session, theirs.id, teacher.id) is None
    assert queries.class_of_teacher(session, 9999, teacher.id) is None


def test_an_instructor_has_the_classes_that_were_shared(make, session, world):
    _teacher, mine, theirs = world
    inspector, other = make.instructor(), make.instructor()
    for instructor, shared in ((inspector, mine), (other, theirs)):
        session.add(ClassInstructor(class_id=shared.id, instructor_id=instructor.id, granted_at=NOON))
    session.commit()

    assert queries.classes_of_instructor(session, inspector.id) == [mine]
    assert queries.instructors_of(session, mine.id) == [(inspector, False)]

    mine.archived_at = NOON
    assert queries.classes_of_instructor(session, inspector.id) == [mine]
    assert queries.classes_of_instructor(session, inspector.id, include_archived=False) == []


def test_students_are_listed_by_family_name_without_those_who_left(make, session, world):
    _teacher, mine, theirs = world
    zoe = make.student(mine, name="Zoé Élie", sort_name="Élie Zoé")
    ali = make.student(mine, name="Ali Faure", sort_name="Faure Ali")
    gone = make.student(mine, name="Bo Durand", sort_name="durand Bo")
    leave(session, gone)

    assert queries.students_of(session, mine.id) == [zoe, ali]
    assert queries.students_of(session, mine.id, include_left=True) == [gone, zoe, ali]
    assert queries.sizes(session, [mine.id, theirs.id]) == {mine.id: 2, theirs.id: 1}
    assert queries.sizes(session, []) == {}


def test_a_student_has_the_classes_they_are_in_now(make, session, world):
    teacher, mine, _theirs = world
    student = make.student(mine)
    second = make.school_class(teacher, name="Option")
    put_away = make.school_class(teacher, name="Ancienne", archived_at=NOON)
    for row in (second, put_away):
        session.add(Enrolment(class_id=row.id, student_id=student.id, joined_at=NOON))
    session.commit()

    assert queries.classes_of_student(session, student.id) == [second, mine]
    assert queries.classes_of_student(session, student.id, include_archived=True) == [second, mine, put_away]

    session.query(Enrolment).filter_by(student_id=student.id, class_id=mine.id).one().left_at = NOON
    assert queries.classes_of_student(session, student.id) == [second]


def test_extra_time_is_the_students_own(make, session, world):
    _teacher, mine, _theirs = world
    student, other = make.student(mine), make.student(mine)
    session.add(Accommodation(student_id=other.id, extra_time_percent=33))
    session.commit()

    assert queries.entitlement(session, other.id) == Entitlement(33)
    assert queries.entitlement(session, student.id) == NONE


def test_the_roster_of_a_class_costs_one_query_however_large(make, session, world):
    _teacher, mine, _theirs = world
    for n in range(12):
        make.student(mine, sort_name=f"Martin {n:02}")
    class_id = mine.id
    statements = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))

    lines = queries.roster(session, class_id)

    assert [line.student.sort_name for line in lines] == [f"Martin {n:02}" for n in range(12)]
    assert len(statements) == 1


def test_a_code_leads_to_a_class_in_use(session, world):
    _teacher, mine, _theirs = world

    assert queries.class_by_code(session, mine.code) == mine
    assert queries.class_by_code(session, "") is None
    mine.archived_at = NOON
    assert queries.class_by_code(session, mine.code) is None


def test_a_class_is_shared_with_instructors_only(make, session):
    instructor = make.instructor(username="i.blanc")
    make.teacher(username="c.roux")
    make.instructor(username="gone", active=False)

    assert queries.instructor_named(session, " I.Blanc ") == instructor
    assert queries.instructor_named(session, "c.roux") is None
    assert queries.instructor_named(session, "gone") is None
    assert queries.instructor_named(session, "") is None
