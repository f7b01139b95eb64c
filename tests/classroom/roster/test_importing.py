"""Bringing a roster in: pasted or uploaded, looked at, confirmed; nothing typed is lost, nobody is added twice."""

import io
import re
import time

import pytest

from classroom.accounts.passwords import verify_secret
from classroom.models import Enrolment, User
from classroom.roster import queries
from classroom.roster.pins import PinDesk


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def mine(make, teacher):
    noise = make.school_class(make.teacher())
    make.student(noise, name="Camille ROUX", sort_name="ROUX Camille")
    return make.school_class(teacher)


@pytest.fixture
def client(browser, teacher):
    return browser(teacher)


def read(client, school_class, text="", **fields):
    data = {"text": text, "order": "family", **fields}
    return client.post(f"/classes/{school_class.id}/import", data=data, content_type="multipart/form-data")


def fields_of(page):
    """The preview's form as a browser would send it."""
    form = page.split('class="preview-form"')[1].split("</form>")[0]
    values = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") != "checkbox" or re.search(r"\bchecked\b", tag):
            values[attributes["name"]] = attributes.get("value", "")
    return values


def confirm(client, school_class, fields):
    return client.post(f"/classes/{school_class.id}/import/confirm", data=fields)


def listed(session, school_class):
    session.rollback()
    return [student.sort_name for student in queries.students_of(session, school_class.id)]


def test_a_pasted_list_is_shown_before_anything_is_kept(client, mine, session):
    answer = read(client, mine, "ROUX;Camille\nÉLIE;Zoé\n")

    assert answer.status_code == 200
    assert "2 students found." in answer.text
    assert 'value="ROUX"' in answer.text
    assert listed(session, mine) == []


def test_a_confirmed_list_is_in_the_class_with_pins_that_work(client, mine, session):
    page = read(client, mine, "ROUX;Camille\nÉLIE;Zoé\n").text

    answer = confirm(client, mine, fields_of(page))

    assert answer.location == f"/classes/{mine.id}"
    assert listed(session, mine) == ["ÉLIE Zoé", "ROUX Camille"]
    for student in queries.students_of(session, mine.id):
        assert verify_secret(student.secret_hash, PinDesk("k" * 48).open(student.pin_sealed))
    assert "2 students were added to the class." in client.get(f"/classes/{mine.id}").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_whatever_program_wrote_it(client, mine, session, encoding):
    file = (io.BytesIO("Nom;Prénom\nÉLIE;Zoé\n".encode(encoding)), "classe.csv")

    page = read(client, mine, file=file).text
    confirm(client, mine, fields_of(page))

    assert listed(session, mine) == ["ÉLIE Zoé"]


def test_names_are_mended_and_left_out_in_the_preview(client, mine, session):
    fields = fields_of(read(client, mine, "Roux Camille\nÉlie Zoé\nMartin Léo").text)
    fields |= {"rows-0-family": "Roux-Martin"}
    del fields["rows-1-add"]

    confirm(client, mine, fields)

    assert listed(session, mine) == ["Martin Léo", "Roux-Martin Camille"]


def test_a_name_that_stands_twice_has_no_tick_but_can_be_given_one(client, mine, session):
    page = read(client, mine, "ROUX;Camille\nRoux;Camille").text
    assert "stands twice in the list" in page
    fields = fields_of(page)
    assert "rows-1-add" not in fields

    confirm(client, mine, fields | {"rows-1-add": "y", "rows-1-given": "Camille B."})

    assert listed(session, mine) == ["ROUX Camille", "Roux Camille B."]


def test_a_student_who_is_there_already_has_no_tick(client, mine, make, session):
    make.student(mine, name="Camille Roux", sort_name="Roux Camille")

    page = read(client, mine, "ROUX;Camille\nÉLIE;Zoé").text
    assert page.count("already in the class") == 1
    confirm(client, mine, fields_of(page))

    assert listed(session, mine) == ["ÉLIE Zoé", "Roux Camille"]


def test_a_namesake_is_added_when_the_teacher_insists(client, mine, make, session):
    make.student(mine, name="Camille Roux", sort_name="Roux Camille")
    fields = fields_of(read(client, mine, "ROUX;Camille").text)

    confirm(client, mine, fields | {"rows-0-add": "y"})

    assert listed(session, mine) == ["Roux Camille", "ROUX Camille"]


def test_sending_the_preview_twice_adds_the_students_once(client, mine, session):
    fields = fields_of(read(client, mine, "ROUX;Camille\nÉLIE;Zoé").text)

    confirm(client, mine, fields)
    again = confirm(client, mine, fields)

    assert again.status_code == 422
    assert "in the class by now" in again.text
    assert listed(session, mine) == ["ÉLIE Zoé", "ROUX Camille"]


def test_a_preview_that_cannot_be_used_keeps_what_was_typed(client, mine, session):
    fields = fields_of(read(client, mine, "ROUX;Camille\nÉLIE;Zoé").text)
    fields |= {"rows-0-family": "", "rows-0-given": "", "rows-1-given": "x" * 59}

    answer = confirm(client, mine, fields)

    assert answer.status_code == 422
    assert "Write a name, or take the tick away." in answer.text
    assert "at most 58 characters" in answer.text
    assert "x" * 59 in answer.text
    assert listed(session, mine) == []


def test_without_a_tick_nothing_happens_and_it_is_said(client, mine, session):
    fields = fields_of(read(client, mine, "ROUX;Camille").text)
    del fields["rows-0-add"]

    answer = confirm(client, mine, fields)

    assert answer.status_code == 422
    assert "No student is ticked." in answer.text


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"PK\x03\x04 spreadsheet", "This is a spreadsheet."),
        (b"\x00\x01\x02", "This file is not text."),
        (b"x" * 20_001, "This file is too large"),
        (b"\n".join(b"ROUX%d;Camille" % n for n in range(401)), "At most 400 students"),
    ],
)
def test_a_file_that_is_no_list_is_refused_and_the_pasted_text_kept(client, mine, data, complaint, monkeypatch):
    monkeypatch.setattr("classroom.roster.roster_file.MAX_BYTES", 20_000)
    answer = read(client, mine, "typed before", file=(io.BytesIO(data), "list.csv"))

    assert answer.status_code == 422
    assert complaint in answer.text
    assert "typed before" in answer.text or "ROUX0;Camille" in answer.text


def test_a_list_without_a_name_is_refused(client, mine):
    answer = read(client, mine, "12;34\n;;")

    assert answer.status_code == 422
    assert "There is no name in this list." in answer.text
    assert "12;34" in answer.text


def test_the_preview_holds_the_list_to_be_mended_and_read_again(client, mine):
    page = read(client, mine, "Camille Roux\n<b>Zoé</b> Élie\n12\n").text

    assert "Camille Roux\n&lt;b&gt;Zoé&lt;/b&gt; Élie\n12" in page.replace("\r\n", "\n")
    assert "Line 3 has no name in it:" in page
    again = read(client, mine, "Camille Roux\nZoé Élie", order="given").text
    assert fields_of(again)["rows-0-family"] == "Roux"


def test_a_whole_class_is_added_without_holding_the_database_for_its_hashes(client, mine, session, app):
    """The hashes of 35 PINs are made before the transaction that writes: others can write in the meantime."""
    fields = fields_of(read(client, mine, "\n".join(f"Roux{n:02} Camille" for n in range(35))).text)
    desk = app.extensions["pin_desk"]
    written_meanwhile = []

    class Watched(PinDesk):
        def issue(self, count):
            issued = desk.issue(count)
            session.rollback()
            session.add(Enrolment(class_id=mine.id, student_id=mine.teacher_id, joined_at=mine.created_at))
            session.flush()
            written_meanwhile.append(time.monotonic())
            session.rollback()
            return issued

    app.extensions["pin_desk"] = Watched("k" * 48)

    assert confirm(client, mine, fields).status_code == 302
    assert len(written_meanwhile) == 1
    assert session.query(User).filter(User.pin_sealed.is_not(None)).count() == 35
