"""One student: added by hand, renamed, given extra time, a new PIN, removed and put back."""

from datetime import timedelta

import pytest

from classroom.accounts.passwords import verify_secret
from classroom.clock import utc_now
from classroom.models import Accommodation, Enrolment, Role, User
from classroom.roster import queries
from classroom.roster.pins import PinDesk

DESK = PinDesk("k" * 48)


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def mine(make, teacher):
    return make.school_class(teacher)


@pytest.fixture
def student(make, mine):
    make.student(mine, name="Léo Bruit", sort_name="Bruit Léo")
    return make.student(mine, name="Inès Da Silva", sort_name="Da Silva Inès")


def save(client, school_class, student, **fields):
    values = {"given": "Inès", "family": "Da Silva", "extra_time_percent": "0", "reason": "PAP", **fields}
    where = student.id if student else "new"
    return client.post(f"/classes/{school_class.id}/students/{where}", data=values)


def test_a_student_added_by_hand_has_a_pin_that_works(browser, teacher, mine, session):
    answer = save(browser(teacher), mine, None, given=" Zoé ", family="Élie", extra_time_percent="33")

    assert answer.location == f"/classes/{mine.id}"
    session.rollback()
    added = queries.students_of(session, mine.id)[0]
    assert (added.role, added.username, added.name, added.sort_name) == (Role.STUDENT, None, "Zoé Élie", "Élie Zoé")
    assert queries.entitlement(session, added.id).percent == 33
    assert verify_secret(added.secret_hash, DESK.open(added.pin_sealed))


def test_a_name_and_the_extra_time_are_corrected(browser, teacher, mine, student, session):
    client = browser(teacher)
    page = client.get(f"/classes/{mine.id}/students/{student.id}").text
    assert 'value="Inès"' in page
    assert 'value="Da Silva"' in page

    save(client, mine, student, family="Da Silva Costa", extra_time_percent="50")

    session.rollback()
    assert (student.name, student.sort_name) == ("Inès Da Silva Costa", "Da Silva Costa Inès")
    assert [(row.student_id, row.extra_time_percent) for row in session.query(Accommodation)] == [(student.id, 50)]
    assert "+50%" in client.get(f"/classes/{mine.id}").text


def test_extra_time_is_changed_and_taken_back(browser, teacher, mine, student, session):
    client = browser(teacher)
    for percent, kept in (("33", 33), ("50", 50), ("0", 0)):
        save(client, mine, student, extra_time_percent=percent)
        session.rollback()
        assert queries.entitlement(session, student.id).percent == kept
    assert session.query(Accommodation).count() == 0


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"given": " "}, "This field must be filled in."),
        ({"given": "x" * 59}, "at most 58 characters"),
        ({"family": "x" * 59}, "at most 58 characters"),
        ({"extra_time_percent": "-1"}, "Write a number from 0 to 900."),
        ({"extra_time_percent": "901"}, "Write a number from 0 to 900."),
        ({"extra_time_percent": "a third"}, "Not a valid integer value."),
        ({"extra_time_percent": ""}, "Write a whole number, 0 for none."),
    ],
)
def test_what_cannot_be_saved_is_explained(browser, teacher, mine, student, session, fields, complaint):
    answer = save(browser(teacher), mine, student, **fields)

    assert answer.status_code == 422
    assert complaint in answer.text
    session.rollback()
    assert student.name == "Inès Da Silva"


def test_a_new_pin_ends_the_students_sessions_and_no_others(browser, teacher, mine, student, make, session):
    classmate = make.student(mine)
    old_session, classmates = browser(student), browser(classmate)
    client = browser(teacher)

    answer = client.post(f"/classes/{mine.id}/students/{student.id}/pin")

    assert old_session.get("/account").status_code == 302
    assert classmates.get("/account").status_code == 200
    session.rollback()
    pin = DESK.open(student.pin_sealed)
    assert verify_secret(student.secret_hash, pin)
    card = client.get(answer.location).text
    assert f"{pin[:3]} {pin[3:]}" in card
    assert "Léo Bruit" not in card.split("<section", 1)[1]


def test_a_locked_student_is_shown_and_unlocked(browser, teacher, mine, make, session):
    until = utc_now() + timedelta(minutes=8)
    locked = make.student(mine, failed_sign_ins=8, locked_until=until)
    make.student(mine, failed_sign_ins=5, locked_until=utc_now() - timedelta(seconds=1))
    client = browser(teacher)
    assert client.get(f"/classes/{mine.id}").text.count(">Locked<") == 1

    client.post(f"/classes/{mine.id}/students/{locked.id}/unlock")

    session.rollback()
    assert (locked.failed_sign_ins, locked.locked_until) == (0, None)
    assert ">Locked<" not in client.get(f"/classes/{mine.id}").text


def test_a_removed_student_is_out_and_can_be_put_back(browser, teacher, mine, student, session):
    open_session, client = browser(student), browser(teacher)

    client.post(f"/classes/{mine.id}/students/{student.id}/remove")
    session.rollback()
    assert student not in queries.students_of(session, mine.id)
    assert open_session.get("/account").status_code == 302
    assert "Students who left" in client.get(f"/classes/{mine.id}").text
    assert "Inès Da Silva" not in browser().get(f"/join/{mine.code}").text

    client.post(f"/classes/{mine.id}/students/{student.id}/restore")
    session.rollback()
    assert student in queries.students_of(session, mine.id)


def test_a_student_of_two_classes_who_leaves_one_stays_signed_in(browser, teacher, mine, student, make, session):
    second = make.school_class(teacher)
    session.add(Enrolment(class_id=second.id, student_id=student.id, joined_at=second.created_at))
    session.commit()
    open_session = browser(student)

    browser(teacher).post(f"/classes/{mine.id}/students/{student.id}/remove")

    assert open_session.get("/account").status_code == 200
    session.rollback()
    assert [row.id for row in queries.classes_of_student(session, student.id)] == [second.id]


@pytest.mark.parametrize("act", ["", "/pin", "/unlock", "/remove", "/restore"])
def test_a_student_of_another_class_is_out_of_reach(browser, teacher, mine, make, session, act):
    """Neither through one's own class nor through theirs."""
    theirs = make.school_class(make.teacher())
    foreign = make.student(theirs, name="Nora Voisin")
    client = browser(teacher)

    for class_id in (mine.id, theirs.id):
        data = {"given": "Autre", "family": "Nom", "extra_time_percent": "0"}
        assert client.post(f"/classes/{class_id}/students/{foreign.id}{act}", data=data).status_code == 404
    session.rollback()
    assert (foreign.name, foreign.session_version) == ("Nora Voisin", 0)


def test_staff_are_no_students(browser, teacher, mine, make, session):
    instructor = make.instructor()

    assert browser(teacher).post(f"/classes/{mine.id}/students/{instructor.id}/pin").status_code == 404
    assert session.query(User).filter(User.pin_sealed.is_not(None)).count() == 0
