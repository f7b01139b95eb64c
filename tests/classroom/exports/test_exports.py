"""Exports that take long: made by a job, watched, fetched by who asked for them, gone after a day."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import select

from classroom.clock import utc_now
from classroom.exports import making, service
from classroom.models import (
    AuditAct,
    AuditEntry,
    ClassInstructor,
    ExportJob,
    ExportKind,
    ExportPiece,
    ExportState,
)
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1
MARCH = {"since": "2026-03-01", "until": "2026-03-31"}


@pytest.fixture
def story(make, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher, name="1re Bé")
        second = make.school_class(teacher, name="T/le 3")
        version = make.item(teacher)
        quiz = make.quiz(teacher, [version], (school_class, second), title="Le pont : été")
        april = make.quiz(teacher, [version], (school_class,), title="Avril", opens_at=NOON + timedelta(days=40))

    story = Story()
    story.students = [make.student(story.school_class, sort_name=f"Colin {letter}") for letter in "AB"]
    sit(story.quiz, story.school_class, story.students[0], {story.version: RIGHT})
    return story


@pytest.fixture
def asked(story, session, browser):
    """Asks for what happened in March, and gives the job when it is over: jobs run at once."""

    def asked(user=None, **more) -> ExportJob:
        response = browser(user or story.teacher).post("/exports", data=MARCH | more)
        assert response.status_code == 302, response.text
        session.rollback()
        return session.get(ExportJob, int(response.location.rsplit("/", 1)[1]))

    return asked


def names(data: bytes) -> list[str]:
    return sorted(zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_the_file_has_a_folder_for_each_class_with_the_tables_of_the_pages(story, asked, browser):
    job = asked()
    response = browser(story.teacher).get(f"/exports/{job.id}/file")

    first, second = f"1re-be-{story.school_class.id}", f"t-le-3-{story.second.id}"
    quiz = f"le-pont-ete-{story.quiz.id}.xlsx"
    assert names(response.data) == [
        f"{first}/gradebook.xlsx",
        f"{first}/{quiz}",
        f"{second}/gradebook.xlsx",
        f"{second}/{quiz}",
    ]
    assert (job.state, job.done, job.total, job.size) == (ExportState.DONE, 4, 4, len(response.data))
    assert response.headers["Content-Disposition"] == "attachment; filename=recoupe-2026-03-01-2026-03-31.zip"
    book = openpyxl.load_workbook(io.BytesIO(zipfile.ZipFile(io.BytesIO(response.data)).read(f"{first}/{quiz}")))
    assert book.sheetnames[:2] == ["Students", "Questions"]
    assert [cell.value for cell in book["Students"][2]][:5] == ["Colin A", "Handed in", 1, 1, 20]


def test_one_class_can_be_asked_for(story, asked, browser):
    job = asked(classes=str(story.second.id))

    assert all(name.startswith("t-le-3") for name in names(browser(story.teacher).get(f"/exports/{job.id}/file").data))


def test_an_instructor_gets_the_classes_that_were_shared_and_no_names(story, asked, session, make, browser):
    instructor = make.instructor()
    session.add(ClassInstructor(class_id=story.school_class.id, instructor_id=instructor.id, granted_at=NOON))
    session.commit()
    job = asked(instructor)

    archive = zipfile.ZipFile(io.BytesIO(browser(instructor).get(f"/exports/{job.id}/file").data))
    assert {name.split("/")[0] for name in archive.namelist()} == {f"1re-be-{story.school_class.id}"}
    for name in archive.namelist():
        strings = zipfile.ZipFile(archive.open(name)).read("xl/sharedStrings.xml").decode()
        assert "Colin" not in strings


def test_nobody_else_sees_the_export_or_its_file(story, asked, make, browser):
    job = asked()

    for stranger in (make.teacher(), story.students[0], make.instructor()):
        for part in ("", "/state", "/file"):
            assert browser(stranger).get(f"/exports/{job.id}{part}").status_code == 404
        assert browser(stranger).post(f"/exports/{job.id}/cancel").status_code == 404
    assert browser(story.teacher).get(f"/exports/{job.id}/file").status_code == 200


def test_the_page_says_how_far_it_is_and_works_without_a_script(story, session, browser):
    desk = browser(story.teacher)
    job = ExportJob(
        kind=ExportKind.TERM,
        owner_id=story.teacher.id,
        parameters=MARCH,
        language="en",
        state=ExportState.RUNNING,
        asked_at=utc_now(),
        done=3,
        total=10,
    )
    session.add(job)
    session.commit()

    page = desk.get(f"/exports/{job.id}").text
    assert "3 of 10 parts are made." in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert desk.get(f"/exports/{job.id}/state").json == {
        "finished": False,
        "done": 3,
        "total": 10,
        "message": "3 of 10 parts are made.",
    }
    assert desk.get(f"/exports/{job.id}/file").status_code == 404


def test_a_job_that_was_cancelled_makes_no_file(story, session, browser, monkeypatch):
    def cancel_meanwhile(making_now):
        making_now.progress(0, 2)
        browser(story.teacher).post(f"/exports/{making_now.job.id}/cancel")
        making_now.progress(1, 2)
        raise AssertionError("it went on")

    monkeypatch.setitem(making._makers, ExportKind.TERM, cancel_meanwhile)
    desk = browser(story.teacher)
    location = desk.post("/exports", data=MARCH).location

    assert "This export was cancelled." in desk.get(location).text
    session.rollback()
    assert session.scalars(select(ExportPiece.number)).all() == []


def test_a_job_that_breaks_says_so_and_leaves_nothing(story, session, browser, monkeypatch, caplog):
    def breaks(making_now):
        making_now.file.write(b"half")
        raise ValueError("broken")

    monkeypatch.setitem(making._makers, ExportKind.TERM, breaks)
    desk = browser(story.teacher)
    location = desk.post("/exports", data=MARCH).location

    assert "Something went wrong while the file was made." in desk.get(location).text
    session.rollback()
    assert session.scalars(select(ExportJob.state)).all() == [ExportState.FAILED]
    assert session.scalars(select(ExportPiece.number)).all() == []
    assert "export" in caplog.text


def test_a_large_file_is_kept_in_pieces_and_comes_back_whole(story, session, browser, monkeypatch):
    data = bytes(range(256)) * 6000

    def large(making_now):
        making_now.file.write(data)
        return "gros.zip"

    monkeypatch.setitem(making._makers, ExportKind.TERM, large)
    desk = browser(story.teacher)
    location = desk.post("/exports", data=MARCH).location

    assert desk.get(f"{location}/file").data == data
    session.rollback()
    assert len(session.scalars(select(ExportPiece.number)).all()) == 3


def test_after_a_day_the_file_is_gone(story, asked, session, browser, app):
    job = asked()
    job.expires_at = utc_now() - timedelta(seconds=1)
    session.commit()
    desk = browser(story.teacher)
    assert desk.get(f"/exports/{job.id}/file").status_code == 404

    with app.app_context():
        making.tidy_exports()

    session.rollback()
    assert job.state is ExportState.EXPIRED
    assert session.scalars(select(ExportPiece.number)).all() == []
    assert "is gone" in desk.get(f"/exports/{job.id}").text


@pytest.mark.parametrize("state", [ExportState.WAITING, ExportState.RUNNING])
def test_a_job_whose_worker_was_killed_is_taken_up_again(story, session, app, state):
    job = ExportJob(
        kind=ExportKind.TERM,
        owner_id=story.teacher.id,
        parameters=MARCH,
        language="fr",
        state=state,
        asked_at=utc_now() - timedelta(minutes=5),
        alive_at=utc_now() - timedelta(minutes=3),
    )
    session.add(job)
    session.commit()

    with app.app_context():
        making.tidy_exports()

    session.rollback()
    assert job.state is ExportState.DONE


def test_a_job_that_is_too_old_is_given_up(story, session, app, browser):
    long_ago = utc_now() - service.GIVEN_UP - timedelta(minutes=1)
    values = {"kind": ExportKind.TERM, "owner_id": story.teacher.id, "parameters": MARCH, "language": "fr"}
    job = ExportJob(state=ExportState.WAITING, asked_at=long_ago, **values)
    session.add(job)
    session.commit()

    with app.app_context():
        making.tidy_exports()

    assert "The worker of this site did not get to it" in browser(story.teacher).get(f"/exports/{job.id}").text


def test_one_person_has_a_few_under_way_at_a_time(story, session, browser):
    for _ in range(service.AT_A_TIME):
        service.ask(session, story.teacher, ExportKind.TERM, MARCH, "fr", utc_now())
    session.commit()

    response = browser(story.teacher).post("/exports", data=MARCH)

    assert response.status_code == 422
    assert "Several exports are under way already." in response.text


@pytest.mark.parametrize("asked_for", [{"since": "hier"}, {"until": "2026-02-01"}, {"classes": "999"}])
def test_what_makes_no_sense_is_said_at_the_form(story, browser, asked_for):
    response = browser(story.teacher).post("/exports", data=MARCH | asked_for)

    assert response.status_code == 422
    assert 'role="alert"' in response.text


def test_an_export_is_written_down_in_the_log(story, asked, session):
    job = asked()

    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.act, entry.actor_id, entry.detail) == (AuditAct.EXPORTED, story.teacher.id, {"export": job.id})
