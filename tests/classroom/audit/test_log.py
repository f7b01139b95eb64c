"""Who looked at marks and who changed them is written down, once for one look, and stays for a year."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from classroom import audit
from classroom.audit import looks
from classroom.audit.log import ONE_LOOK, forget_old, note_look
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.models import AuditAct, AuditEntry, ClassInstructor, Mark, RegradeKind
from classroom.results.regrading import apply, draft_regrade, undo
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        student = make.student(school_class)
        version = make.item(teacher)
        quiz = make.quiz(teacher, [version], (school_class,))

    story = Story()
    story.attempt = sit(story.quiz, story.school_class, story.student, {story.version: WRONG})
    make.student(story.school_class)
    return story


@pytest.fixture
def acts(session, story):
    """What is written down, in order: act, actor, class, quiz, student."""

    def acts() -> list[tuple]:
        session.rollback()
        columns = (AuditEntry.act, AuditEntry.actor_id, AuditEntry.class_id, AuditEntry.quiz_id, AuditEntry.student_id)
        return [tuple(row) for row in session.execute(select(*columns).order_by(AuditEntry.id))]

    return acts


def test_looks_are_written_down_once_for_a_quarter_of_an_hour(story, browser, acts):
    desk = browser(story.teacher)
    for _ in range(2):
        desk.get(f"/quizzes/{story.quiz.id}/results")
        desk.get(f"/attempts/{story.attempt.id}/report")
        desk.get(f"/classes/{story.school_class.id}/gradebook")
        desk.get(f"/quizzes/{story.quiz.id}/results.csv")

    who, school_class, quiz, student = story.teacher.id, story.school_class.id, story.quiz.id, story.student.id
    assert acts() == [
        (AuditAct.RESULTS_SEEN, who, school_class, quiz, None),
        (AuditAct.ATTEMPT_SEEN, who, school_class, quiz, student),
        (AuditAct.GRADEBOOK_SEEN, who, school_class, None, None),
        (AuditAct.EXPORTED, who, school_class, quiz, None),
    ]


def test_every_person_and_every_quarter_of_an_hour_counts_for_itself(story, make, session, acts):
    other = make.instructor()
    about = {"class_id": story.school_class.id}
    for who, minutes in ((story.teacher, 0), (story.teacher, 14), (other, 14), (story.teacher, 16)):
        note_look(session, AuditAct.GRADEBOOK_SEEN, who.id, NOON + timedelta(minutes=minutes), about)
    session.commit()

    assert timedelta(minutes=14) < ONE_LOOK < timedelta(minutes=16)
    assert [actor for _act, actor, *_rest in acts()] == [story.teacher.id, other.id, story.teacher.id]


def test_a_page_that_is_refused_was_not_looked_at(story, make, browser, acts):
    assert browser(make.teacher()).get(f"/quizzes/{story.quiz.id}/results").status_code == 404
    assert browser(story.student).get(f"/quizzes/{story.quiz.id}/results").status_code == 403

    assert acts() == []


def test_a_look_costs_the_page_the_same_few_statements_each_time(story, browser, count_queries):
    desk = browser(story.teacher)
    address = f"/classes/{story.school_class.id}/gradebook"

    first, second = (count_queries(lambda: desk.get(address)) for _ in range(2))

    assert first == second


def test_a_page_is_shown_when_the_look_cannot_be_written(story, browser, monkeypatch, acts, caplog):
    def locked(_session):
        raise OperationalError("BEGIN IMMEDIATE", None, Exception("database is locked"))

    monkeypatch.setattr(looks, "begin_write", locked)

    assert browser(story.teacher).get(f"/classes/{story.school_class.id}/gradebook").status_code == 200
    assert acts() == []
    assert "a look could not be written down" in caplog.text


def test_changes_of_marks_are_written_down_with_them(story, session, browser, acts):
    desk = browser(story.teacher)
    item = story.attempt.items[0]
    desk.post(f"/marks/{item.id}", data={"points": "1", "reason": "Bien vu"})
    desk.post(f"/quizzes/{story.quiz.id}/students/{story.student.id}/note", data={"comment": "Malade"})
    begin_write(session)
    regrade = draft_regrade(story.version, story.quiz, story.teacher, RegradeKind.GIVE, None, never_lower=True)
    apply(session, story.version, regrade, "Mal posée", utc_now())
    undo(session, regrade, story.teacher, utc_now())
    session.commit()

    assert [act for act, *_rest in acts()] == [
        AuditAct.MARK_CHANGED,
        AuditAct.NOTE_WRITTEN,
        AuditAct.REGRADED,
        AuditAct.REGRADE_UNDONE,
    ]
    assert acts()[0][2:] == acts()[1][2:] == (story.school_class.id, story.quiz.id, story.student.id)
    assert session.scalars(select(Mark.marked_by_id).where(Mark.reason == "Bien vu")).all() == [story.teacher.id]


def test_sharing_and_its_end_are_written_down(story, make, session, browser, acts):
    instructor = make.instructor()
    desk = browser(story.teacher)
    desk.post(f"/classes/{story.school_class.id}/instructors", data={"username": instructor.username})
    desk.post(f"/classes/{story.school_class.id}/instructors/{instructor.id}/remove")

    assert [act for act, *_rest in acts()] == [AuditAct.SHARED, AuditAct.UNSHARED]
    details = session.scalars(select(AuditEntry.detail).order_by(AuditEntry.id)).all()
    assert details == [{"instructor": instructor.id, "with_names": False}, {"instructor": instructor.id}]
    assert session.scalars(select(ClassInstructor)).all() == []


@pytest.fixture
def entries(story, session):
    """One of today and one of more than a year ago."""
    for days in (0, 367):
        audit.note(session, AuditAct.REGRADED, story.teacher.id, utc_now() - timedelta(days=days))
    session.commit()


@pytest.mark.parametrize("act", ["UPDATE audit_entries SET actor_id = NULL", "DELETE FROM audit_entries"])
def test_the_log_cannot_be_rewritten(entries, session, act):
    with pytest.raises(DatabaseError, match="audit_entries is append-only"):
        session.execute(text(act))


def test_what_is_older_than_a_year_is_forgotten_and_nothing_else(entries, session):
    assert forget_old(session, utc_now()) == 1
    session.commit()

    assert len(session.scalars(select(AuditEntry)).all()) == 1
    assert forget_old(session, utc_now()) == 0
