"""A teacher makes a lesson of the sheets of a dossier; her students read it when she said."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from classroom.attempts.service import hand_in, start_attempt
from classroom.clock import utc_now
from classroom.dossiers.reading import keep_reading
from classroom.models import Enrolment, Lesson, LessonShare, Reading, ReadingStage, ReviewFrom, ShownWhen
from tests.classroom.conftest import NOON

TEXT = "Le pont a fermé mardi."


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def dossier(make, session, teacher):
    """A dossier with one dispatch that was read."""
    dossier = make.dossier(teacher, title="Les ponts")
    dispatch = make.dispatch(dossier, TEXT, file="a.txt")
    report = {
        "dispatches": [
            {
                "file": "a.txt",
                "agency": "Agence du Nord",
                "headline": None,
                "published": None,
                "zones": [[0, len(TEXT), "body"]],
            }
        ],
        "time_expressions": [{"file": "a.txt", "start": 16, "end": 21, "text": "mardi", "value": "2016-04-19"}],
        "actors": [],
        "causes": [],
        "contradictions": [],
        "reconciled": [],
    }
    reading = Reading(dossier_id=dossier.id, requested_at=NOON, stage=ReadingStage.DONE)
    session.add(reading)
    session.flush()
    keep_reading(session, reading, report)
    session.commit()
    assert dispatch.id
    return dossier


@pytest.fixture
def school_class(make, teacher):
    return make.school_class(teacher)


@pytest.fixture
def quiz(make, teacher, school_class):
    return make.quiz(teacher, [make.item(teacher)], (school_class,), review_from=ReviewFrom.HAND_IN)


@pytest.fixture
def student(make, school_class):
    return make.student(school_class)


def plan(school_class, shown, **changed):
    return {
        "title": "Une leçon",
        "introduction": "Lisez d’abord.",
        "sheets": ["texts", "chronology"],
        "shares-0-class_id": school_class.id,
        "shares-0-shown": shown,
    } | changed


def stored(session, what):
    """Rows as they stand now."""
    session.rollback()
    return session.scalars(select(what)).all()


def make_lesson(browser, teacher, dossier, school_class, shown, **changed):
    return browser(teacher).post(f"/dossiers/{dossier.id}/lesson", data=plan(school_class, shown, **changed))


def reads(browser, student, session):
    """Whether the student finds the lesson on the list, and can open it; both must agree."""
    (lesson,) = stored(session, Lesson)
    pupil = browser(student)
    listed = "Une leçon" in pupil.get("/lessons").text
    opened = pupil.get(f"/lessons/{lesson.id}").status_code == 200
    assert listed == opened
    return opened


def test_a_lesson_is_made_of_the_sheets_that_were_ticked(browser, teacher, dossier, school_class):
    page = browser(teacher).post(
        f"/dossiers/{dossier.id}/lesson", data=plan(school_class, "any_time"), follow_redirects=True
    )

    assert "Une leçon" in page.text
    assert "Lisez d’abord." in page.text
    assert TEXT in page.text
    assert "moment-1" in page.text
    assert "contradict" not in page.text


def test_the_form_comes_back_as_it_was_saved(browser, teacher, dossier, school_class, quiz):
    make_lesson(browser, teacher, dossier, school_class, f"after-{quiz.id}")

    page = browser(teacher).get(f"/dossiers/{dossier.id}/lesson").text

    assert f'<option selected value="after-{quiz.id}">' in page
    assert page.count("checked") == 2


def test_a_second_save_makes_the_lesson_over(browser, teacher, dossier, school_class, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    make_lesson(browser, teacher, dossier, school_class, "", title="Autrement")

    (lesson,) = stored(session, Lesson)
    assert lesson.title == "Autrement"
    assert stored(session, LessonShare) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": " "}, "This field must be filled in"),
        ({"title": "x" * 201}, "longer than 200 characters"),
        ({"sheets": []}, "Tick at least one sheet"),
        ({"sheets": ["weather"]}, "not a valid choice"),
        ({"shares-0-shown": "after-4711"}, "Not a valid choice"),
        ({"shares-1-class_id": "4711", "shares-1-shown": "any_time"}, ""),
    ],
)
def test_a_lesson_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    browser, teacher, dossier, school_class, session, changed, said
):
    answer = make_lesson(browser, teacher, dossier, school_class, "any_time", **changed)

    assert answer.status_code == 422
    assert said in answer.text
    assert "Lisez d’abord." in answer.text
    assert stored(session, Lesson) == []


def test_a_lesson_shown_to_no_class_is_read_by_nobody(browser, teacher, dossier, school_class, student, session):
    make_lesson(browser, teacher, dossier, school_class, "")

    assert not reads(browser, student, session)


def test_a_lesson_at_any_time_is_read_by_the_class_and_by_no_other(
    browser, make, teacher, dossier, school_class, student, session
):
    make_lesson(browser, teacher, dossier, school_class, "any_time")

    assert reads(browser, student, session)
    assert not reads(browser, make.student(make.school_class(teacher)), session)


def test_whoever_writes_a_quiz_opens_no_lesson(browser, make, teacher, dossier, school_class, student, quiz, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    session.rollback()
    attempt = start_attempt(session, quiz, student, school_class, utc_now())
    session.commit()

    assert not reads(browser, student, session)

    session.rollback()
    hand_in(session, attempt, utc_now())
    session.commit()
    assert reads(browser, student, session)


def test_a_lesson_before_a_quiz_closes_when_the_student_starts(
    browser, teacher, dossier, school_class, student, quiz, session
):
    make_lesson(browser, teacher, dossier, school_class, f"before-{quiz.id}")
    assert reads(browser, student, session)

    session.rollback()
    hand_in(session, start_attempt(session, quiz, student, school_class, utc_now()), utc_now())
    session.commit()
    assert not reads(browser, student, session)


def test_a_lesson_after_a_quiz_opens_with_the_review(browser, teacher, dossier, school_class, student, quiz, session):
    make_lesson(browser, teacher, dossier, school_class, f"after-{quiz.id}")
    assert not reads(browser, student, session)

    session.rollback()
    hand_in(session, start_attempt(session, quiz, student, school_class, utc_now()), utc_now())
    session.commit()
    assert reads(browser, student, session)


def test_a_lesson_after_a_quiz_waits_for_its_closing_where_the_review_does(
    browser, make, teacher, dossier, school_class, student, session
):
    closing = utc_now() + timedelta(hours=1)
    quiz = make.quiz(teacher, [make.item(teacher)], (school_class,), review_from=ReviewFrom.CLOSING, closes_at=closing)
    make_lesson(browser, teacher, dossier, school_class, f"after-{quiz.id}")
    session.rollback()
    hand_in(session, start_attempt(session, quiz, student, school_class, utc_now()), utc_now())
    session.commit()

    assert not reads(browser, student, session)


def test_who_has_left_the_class_reads_it_no_more(browser, make, teacher, dossier, school_class, student, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    session.rollback()
    session.scalars(select(Enrolment).where(Enrolment.student_id == student.id)).one().left_at = NOON
    session.commit()

    assert not reads(browser, student, session)


def test_a_student_is_given_no_way_into_the_dossier(browser, teacher, dossier, school_class, student, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    (lesson,) = stored(session, Lesson)

    page = browser(student).get(f"/lessons/{lesson.id}").text

    assert "/dispatches/" not in page
    assert "/dossiers/" not in page
    assert "/findings/" not in page


def test_on_the_wall_the_lesson_stands_without_the_frame_of_the_site(browser, teacher, dossier, school_class, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    (lesson,) = stored(session, Lesson)

    page = browser(teacher).get(f"/lessons/{lesson.id}?wall=1").text

    assert 'class="wall"' in page
    assert "site-header" not in page


def test_the_lesson_of_a_colleague_is_not_hers(browser, make, teacher, dossier, school_class, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    (lesson,) = stored(session, Lesson)
    other = browser(make.teacher())

    assert other.get(f"/lessons/{lesson.id}").status_code == 404
    assert other.get(f"/dossiers/{dossier.id}/lesson").status_code == 404


def test_a_share_without_its_quiz_cannot_be_stored(browser, teacher, dossier, school_class, session):
    make_lesson(browser, teacher, dossier, school_class, "any_time")
    (share,) = stored(session, LessonShare)
    share.shown_when = ShownWhen.AFTER

    with pytest.raises(Exception, match="a_quiz_to_wait_for"):
        session.flush()
    session.rollback()
