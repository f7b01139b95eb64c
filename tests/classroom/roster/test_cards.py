"""The cards: what they say, whom they are for, and how they print."""

import re
from xml.etree import ElementTree

import pytest

from classroom.accounts.passwords import verify_secret
from classroom.roster import queries
from classroom.roster.pins import PinDesk
from classroom.roster.qr import qr_code
from classroom.roster.views.cards import _is_loopback

DESK = PinDesk("k" * 48)


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def mine(make, teacher):
    make.student(make.school_class(teacher), name="Léo Bruit", pin_sealed=DESK.seal("999999"))
    return make.school_class(teacher, name="Terminale 1", code="CDFGHJKM")


@pytest.fixture
def pupils(make, mine):
    return [
        make.student(mine, name=f"Élève {n:02}", sort_name=f"{n:02} Élève", pin_sealed=DESK.seal(f"{n:06}"))
        for n in range(1, 13)
    ]


def test_every_student_has_a_card_with_all_that_is_needed_to_come_in(browser, teacher, mine, pupils):
    page = browser(teacher).get(f"/classes/{mine.id}/cards").text
    cards = page.split("<article")[1:]

    assert len(cards) == 12
    assert "Élève 07" in cards[6]
    assert "000 007" in cards[6]
    assert "CDFG-HJKM" in cards[6]
    assert "Terminale 1" in cards[6]
    assert "http://localhost/join" in cards[6]
    assert "<svg" in cards[6]
    assert "999 999" not in page


def test_ten_cards_a_sheet(browser, teacher, mine, pupils):
    sheets = browser(teacher).get(f"/classes/{mine.id}/cards").text.split('<section class="sheet"')[1:]

    assert [sheet.count("<article") for sheet in sheets] == [10, 2]


def test_the_cards_of_some_students_only(browser, teacher, mine, pupils):
    wanted = [("student", pupils[2].id), ("student", pupils[4].id)]

    page = browser(teacher).get(f"/classes/{mine.id}/cards", query_string=wanted).text

    assert re.findall(r"Élève \d\d", page) == ["Élève 03", "Élève 05"]


def test_a_student_of_another_class_has_no_card_here(browser, teacher, mine, pupils, make):
    foreign = make.student(make.school_class(make.teacher()), name="Nora Voisin", pin_sealed=DESK.seal("888888"))

    page = browser(teacher).get(f"/classes/{mine.id}/cards?student={foreign.id}").text

    assert "Nora Voisin" not in page
    assert "There is no card to print." in page


def test_the_qr_code_opens_the_page_with_ones_name_chosen(browser, teacher, mine, pupils):
    page = browser(teacher).get(f"/classes/{mine.id}/cards?student={pupils[0].id}").text
    address = f"http://localhost/join/CDFGHJKM?student={pupils[0].id}"

    assert str(qr_code(address)) in page

    joined = browser().get(address).text
    chosen = [tag for tag in re.findall(r"<input[^>]*>", joined) if "checked" in tag]
    assert len(chosen) == 1
    assert f'value="{pupils[0].id}"' in chosen[0]


def test_a_qr_code_is_drawn_without_style_attributes():
    drawing = ElementTree.fromstring(qr_code("http://localhost/join/CDFGHJKM"))

    assert all("style" not in element.attrib for element in drawing.iter())
    assert drawing.attrib["viewBox"].startswith("0 0 ")


def test_a_pin_that_cannot_be_read_back_is_told_and_made_anew(browser, teacher, mine, make, session):
    student = make.student(mine, pin_sealed=PinDesk("another key" * 4).seal("123456"))
    client = browser(teacher)
    page = client.get(f"/classes/{mine.id}/cards").text
    assert "to be made anew" in page
    assert "the secret key of the site was changed" in page

    client.post(f"/classes/{mine.id}/students/{student.id}/pin")

    assert "to be made anew" not in client.get(f"/classes/{mine.id}/cards").text


def test_new_pins_for_all_end_the_sessions_of_this_class_only(browser, teacher, mine, pupils, make, session):
    elsewhere = make.student(make.school_class(teacher), pin_sealed=DESK.seal("777777"))
    signed_in, others = browser(pupils[0]), browser(elsewhere)

    answer = browser(teacher).post(f"/classes/{mine.id}/pins")

    assert answer.location == f"/classes/{mine.id}/cards"
    assert signed_in.get("/account").status_code == 302
    assert others.get("/account").status_code == 200
    session.rollback()
    assert DESK.open(elsewhere.pin_sealed) == "777777"
    for student in queries.students_of(session, mine.id):
        assert verify_secret(student.secret_hash, DESK.open(student.pin_sealed))


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "127.1.2.3", "[::1]:8000", "[::1]"])
def test_an_address_that_only_this_machine_can_open_is_warned_of(browser, teacher, mine, pupils, host):
    assert _is_loopback(host)
    page = browser(teacher).get(f"/classes/{mine.id}/cards", base_url=f"http://{host}")
    assert page.status_code in {200, 302}


@pytest.mark.parametrize("host", ["quiz.example", "quiz.example:8000", "192.168.1.20:8000", "[2001:db8::1]:80"])
def test_an_address_of_the_network_is_not(host):
    assert not _is_loopback(host)


def test_the_warning_stands_on_the_page_of_a_loopback_address_only(browser, teacher, mine, pupils):
    warning = "which only this computer can open"
    client = browser(teacher)

    assert warning in client.get(f"/classes/{mine.id}/cards").text
    with client.session_transaction(base_url="http://quiz.example") as cookie:
        cookie["_user_id"] = teacher.get_id()
    assert warning not in client.get(f"/classes/{mine.id}/cards", base_url="http://quiz.example").text


def test_a_name_cannot_break_the_card(browser, teacher, mine, make):
    make.student(mine, name="<script>x</script>", pin_sealed=DESK.seal("123456"))

    assert "<script>x" not in browser(teacher).get(f"/classes/{mine.id}/cards").text
