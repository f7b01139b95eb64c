"""Students come in: class code, name, PIN; on a phone, from a card, after a mistake."""

from datetime import timedelta

import pytest

from classroom.accounts.passwords import hash_secret
from classroom.clock import utc_now

PIN = "042917"


@pytest.fixture(scope="module")
def secret_hash():
    return hash_secret(PIN)


@pytest.fixture
def mine(make):
    return make.school_class(make.teacher(), name="Terminale 1", code="CDFGHJKM")


@pytest.fixture
def student(make, mine, secret_hash):
    make.student(mine, name="Léo Bruit", secret_hash=secret_hash)
    return make.student(mine, name="Inès Da Silva", secret_hash=secret_hash)


def come_in(client, student, pin=PIN, code="CDFGHJKM", **more):
    return client.post(f"/join/{code}", data={"student": student.id if student else "", "pin": pin, **more})


@pytest.mark.parametrize("typed", ["CDFGHJKM", "cdfg-hjkm", " cdfg hjkm "])
def test_the_code_leads_to_the_class_however_it_is_typed(browser, mine, typed):
    assert browser().get("/join", query_string={"code": typed}).location == "/join/CDFGHJKM"


@pytest.mark.parametrize("address", ["/join?code=WRONGONE", "/join/WRONGONE", "/join?code=%3Cscript%3E"])
def test_a_code_of_no_class_is_told_and_kept_in_the_field(browser, mine, address):
    answer = browser().get(address)

    assert answer.status_code == 404
    assert "No class has this code." in answer.text
    assert "<script>" not in answer.text


def test_without_a_code_the_page_asks_for_it(browser):
    answer = browser().get("/join")

    assert answer.status_code == 200
    assert "No class has this code." not in answer.text


def test_the_page_lists_the_students_of_this_class_and_nothing_else_about_them(browser, mine, student, make):
    make.student(make.school_class(make.teacher()), name="Nora Voisin")

    page = browser().get("/join/CDFGHJKM").text

    assert "Inès Da Silva" in page
    assert "Léo Bruit" in page
    assert "Nora Voisin" not in page
    assert PIN not in page


@pytest.mark.parametrize("typed", [PIN, "042 917", " 042-917 "])
def test_name_and_pin_open_the_quizzes(browser, student, session, typed):
    client = browser()

    assert come_in(client, student, typed).location == "/my-quizzes"

    assert "Inès Da Silva" in client.get("/account").text
    session.rollback()
    assert utc_now() - student.last_sign_in_at < timedelta(minutes=1)


def test_a_student_goes_on_to_the_page_that_asked_to_sign_in_and_never_elsewhere(browser, student):
    assert come_in(browser(), student, next="/account").location == "/account"
    assert come_in(browser(), student, next="//evil.example/").location == "/"


def test_the_way_back_survives_the_whole_way_in(browser, student):
    client = browser()
    sign_in = client.get("/account").location

    assert "/join?next=/account" in client.get(sign_in).text
    assert client.get("/join?next=/account&code=CDFGHJKM").location == "/join/CDFGHJKM?next=/account"
    assert 'value="/account"' in client.get("/join/CDFGHJKM?next=/account").text


@pytest.mark.parametrize(
    ("name_chosen", "pin", "complaint"),
    [
        (True, "000000", "This is not the PIN of this name."),
        (True, "12", "The PIN has 6 digits."),
        (True, "", "This field must be filled in."),
        (False, PIN, "Choose your name."),
    ],
)
def test_a_mistake_is_explained_beside_the_name_that_was_chosen(browser, student, name_chosen, pin, complaint):
    answer = come_in(browser(), student if name_chosen else None, pin)

    assert answer.status_code == 422
    assert complaint in answer.text
    assert ("checked" in answer.text) is name_chosen


def test_five_wrong_pins_lock_this_student_and_no_classmate(browser, mine, student, make, secret_hash, session):
    classmate = make.student(mine, secret_hash=secret_hash)

    codes = [come_in(browser(), student, f"{n:06}").status_code for n in range(5)]

    assert codes == [422, 422, 422, 422, 429]
    refused = come_in(browser(), student)
    assert refused.status_code == 429
    assert "Too many wrong attempts. Try again in 1 minute." in refused.text
    assert come_in(browser(), classmate).status_code == 302
    session.rollback()
    assert (student.failed_sign_ins, classmate.failed_sign_ins) == (5, 0)


def test_a_slip_that_is_no_pin_at_all_is_not_counted(browser, student, session):
    for pin in ("", "1", "12345", "1234567", "abc"):
        come_in(browser(), student, pin)

    session.rollback()
    assert student.failed_sign_ins == 0


def test_nobody_comes_in_through_the_code_of_another_class(browser, student, make, session):
    make.student(make.school_class(make.teacher(), code="NPRTVWX3"))

    assert come_in(browser(), student, code="NPRTVWX3").status_code == 422
    session.rollback()
    assert student.failed_sign_ins == 0


def test_who_left_the_class_does_not_come_in(browser, mine, student, session):
    from classroom.models import Enrolment

    session.query(Enrolment).filter_by(student_id=student.id).one().left_at = utc_now()
    session.commit()

    assert come_in(browser(), student).status_code == 422


def test_staff_do_not_come_in_by_the_door_of_the_students(browser, mine, make, secret_hash):
    teacher = make.teacher(secret_hash=secret_hash)

    assert come_in(browser(), teacher).status_code == 422


def test_an_archived_class_is_closed(browser, mine, student, session):
    mine.archived_at = utc_now()
    session.commit()

    assert come_in(browser(), student).status_code == 404


def test_a_class_without_students_says_so(browser, make):
    make.school_class(make.teacher(), code="NPRTVWX3")

    assert "This class has no students yet." in browser().get("/join/NPRTVWX3").text


def test_on_a_shared_device_the_page_says_who_is_signed_in(browser, mine, student, make, secret_hash):
    classmate = make.student(mine, name="Yanis Benali", secret_hash=secret_hash)
    client = browser(classmate)
    assert "Yanis Benali is signed in on this device." in client.get("/join/CDFGHJKM").text

    come_in(client, student)

    assert "Inès Da Silva" in client.get("/account").text


def test_a_student_may_be_signed_in_on_two_devices(browser, student):
    phone, computer = browser(), browser()
    come_in(phone, student)
    come_in(computer, student)

    assert phone.get("/account").status_code == computer.get("/account").status_code == 200
