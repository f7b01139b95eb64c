"""A class is kept until its last day; then its students are forgotten, and what it knew stays."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from classroom.clock import utc_now
from classroom.models import Attempt, AuditAct, AuditEntry, Enrolment, Mark, SchoolClass, User
from classroom.privacy import purge_job
from classroom.privacy.purge import LONGEST, plan
from classroom.roster.school_year import end_of_school_year
from classroom.roster.service import create_class, enrol
from tests.classroom.conftest import NOON

RIGHT = 0


@pytest.fixture
def story(make, session, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        other = make.school_class(teacher)
        version = make.item(teacher)
        quiz = make.quiz(teacher, [version], (school_class, other))

    story = Story()
    story.students = [make.student(story.school_class) for _ in range(3)]
    for student in story.students:
        sit(story.quiz, story.school_class, student, {story.version: RIGHT})
    enrol(session, story.other, [story.students[0]], NOON)
    make.student(story.other)
    session.commit()
    return story


def today() -> date:
    return utc_now().astimezone(ZoneInfo("Europe/Paris")).date()


def sweep(app) -> None:
    with app.app_context():
        purge_job.purge_classes()


def known(session, school_class) -> set[int]:
    """Students of a class who have a name."""
    session.rollback()
    query = select(User.id).join(Enrolment, Enrolment.student_id == User.id)
    return set(session.scalars(query.where(Enrolment.class_id == school_class.id, User.erased_at.is_(None))))


@pytest.mark.parametrize(
    ("made", "last"),
    [
        (date(2026, 9, 1), date(2027, 8, 31)),
        (date(2027, 6, 30), date(2027, 8, 31)),
        (date(2027, 7, 1), date(2028, 8, 31)),
        (date(2027, 12, 31), date(2028, 8, 31)),
    ],
)
def test_a_class_is_kept_until_the_end_of_its_school_year(made, last):
    assert end_of_school_year(made) == last


def test_a_new_class_has_a_last_day(story, session):
    made = create_class(session, teacher_id=story.teacher.id, name="3e A", now=NOON)

    assert made.retention_until == date(2026, 8, 31)


def test_a_dry_run_counts_and_changes_nothing(story, session):
    found = plan(session, story.school_class)

    assert {student.id for student in found.students} == {student.id for student in story.students[1:]}
    assert [student.id for student in found.elsewhere] == [story.students[0].id]
    assert (found.everybody, found.attempts, found.comments, found.accommodations) == (3, 3, 0, 0)
    assert not session.dirty
    assert not session.new


def test_after_the_last_day_the_worker_forgets_the_students_of_that_class_alone(story, session, app):
    story.school_class.retention_until = today() - timedelta(days=2)
    session.commit()
    marks = session.scalars(select(Mark.fraction)).all()

    sweep(app)

    assert known(session, story.school_class) == set()
    assert story.students[0].id in known(session, story.other)
    assert len(known(session, story.other)) == 2
    assert session.get(SchoolClass, story.school_class.id).purged_at is not None
    assert session.get(SchoolClass, story.school_class.id).archived_at is not None
    assert session.scalars(select(Mark.fraction)).all() == marks == [1.0] * 3
    assert session.scalars(select(Attempt.student_id).where(Attempt.student_id == story.students[0].id)).all() == []
    assert session.scalars(select(AuditEntry.act)).all() == [AuditAct.CLASS_PURGED]
    assert session.get(User, story.students[0].id).active


@pytest.mark.parametrize("days", [0, 1, 400])
def test_before_it_nothing_goes(story, session, app, days):
    story.school_class.retention_until = today() + timedelta(days=days)
    session.commit()

    sweep(app)

    assert len(known(session, story.school_class)) == 3


def test_a_purge_that_was_cut_off_goes_on(story, session, app, monkeypatch):
    story.school_class.retention_until = today() - timedelta(days=2)
    session.commit()
    with monkeypatch.context() as patch:
        patch.setattr(purge_job.purge, "erase_student", lambda *_arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sweep(app)
    left = known(session, story.school_class)

    sweep(app)

    assert left
    assert known(session, story.school_class) == set()


def test_the_teacher_sees_what_would_go_and_sets_another_day(story, session, browser):
    desk = browser(story.teacher)
    address = f"/classes/{story.school_class.id}/privacy"
    page = desk.get(address).text
    assert "3 attempts with their marks and times, of people without names" in page
    assert "2 students: names, PINs and cards" in page

    day = (today() + timedelta(days=200)).isoformat()
    assert desk.post(address, data={"until": day}).status_code == 302

    session.rollback()
    assert session.get(SchoolClass, story.school_class.id).retention_until.isoformat() == day
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.act, entry.detail) == (AuditAct.RETENTION_SET, {"until": day})


@pytest.mark.parametrize("days", [0, -1, LONGEST.days + 1])
def test_a_day_gone_by_or_far_away_is_refused(story, browser, days):
    day = (today() + timedelta(days=days)).isoformat()

    response = browser(story.teacher).post(f"/classes/{story.school_class.id}/privacy", data={"until": day})

    assert response.status_code == 422
    assert "Choose a day after today" in response.text


def test_erasing_now_asks_whether_one_is_sure(story, session, browser):
    desk = browser(story.teacher)
    address = f"/classes/{story.school_class.id}/purge"

    assert desk.post(address).status_code == 422
    assert len(known(session, story.school_class)) == 3
    assert desk.post(address, data={"sure": "y"}).status_code == 302

    assert known(session, story.school_class) == set()
    assert "were erased on" in desk.get(f"/classes/{story.school_class.id}").text
    assert desk.post(address, data={"sure": "y"}).status_code == 404


def test_the_month_before_the_teacher_is_told(story, session, browser):
    desk = browser(story.teacher)
    pages = ("/classes", f"/classes/{story.school_class.id}")
    for days, told in ((40, False), (20, True)):
        story.school_class.retention_until = today() + timedelta(days=days)
        session.commit()
        assert [("erased after" in desk.get(page).text) for page in pages] == [told, told]
