"""Accommodations while students write: for one, for several, for all, each with its author and its reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from classroom.attempts import service
from classroom.attempts.timing import AttemptState, state_of
from classroom.models import Accommodation, AccommodationChange, Attempt, AttemptEvent, AttemptEventKind
from classroom.roster import service as roster
from classroom.roster.entitlement import NONE, Entitlement

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
THIRD = Entitlement(33)


def minutes(number):
    return timedelta(minutes=number)


@pytest.fixture
def grant(scene, session):
    """Grants something five minutes after the start and commits."""

    def accommodate(entitled, *students, reason="PAP", at=5):
        ids = [student.id for student in students or (scene.camille,)]
        changed = roster.accommodate(session, ids, entitled, scene.teacher, reason, NOON + minutes(at))
        session.commit()
        return changed

    return accommodate


def extensions(session, attempt):
    query = select(AttemptEvent).where(AttemptEvent.attempt_id == attempt.id).order_by(AttemptEvent.id)
    return [event for event in session.scalars(query) if event.kind is AttemptEventKind.EXTENDED]


def test_one_student_several_and_none_twice(scene, session, grant):
    mine, hers = scene.start(NOON), scene.start(NOON, scene.dominique)

    assert grant(THIRD) == 1
    assert (mine.deadline_at, hers.deadline_at) == (NOON + minutes(40), NOON + minutes(30))
    assert grant(THIRD, scene.camille, scene.dominique) == 1
    assert (mine.deadline_at, hers.deadline_at) == (NOON + minutes(40), NOON + minutes(40))
    assert len(extensions(session, mine)) == len(extensions(session, hers)) == 1


@pytest.mark.parametrize(("percent", "total"), [(25, 38), (33, 40), (50, 45), (100, 60), (900, 300)])
def test_any_percentage_is_rounded_up_to_the_minute(scene, grant, percent, total):
    attempt = scene.start(NOON)

    grant(Entitlement(percent))

    assert attempt.deadline_at == NOON + minutes(total)


def test_minutes_given_by_hand_stay_on_top_of_what_is_granted_later(scene, session, grant):
    attempt = scene.start(NOON)
    service.extend(session, [attempt], 5, scene.teacher, "alarme", NOON + minutes(1))
    session.commit()

    grant(THIRD)

    assert attempt.deadline_at == NOON + minutes(45)
    assert extensions(session, attempt)[-1].detail == {"minutes": 10.0, "by": "accommodation", "reason": "PAP"}


def test_a_limit_that_is_lifted_is_gone_for_good(scene, session, grant):
    attempt = scene.start(NOON)

    grant(Entitlement(no_limit=True))
    assert attempt.deadline_at is None
    assert state_of(attempt, NOON + minutes(600)) is AttemptState.IN_PROGRESS
    assert extensions(session, attempt)[-1].detail["minutes"] is None

    grant(NONE, at=6)
    assert attempt.deadline_at is None
    assert service.hand_in_for(session, [attempt], scene.teacher, "fin du cours", NOON + minutes(90)) == 1


def test_whoever_starts_later_has_it_from_the_start(scene, grant):
    grant(Entitlement(no_limit=True))

    assert scene.start(NOON).deadline_at is None


def test_what_is_over_does_not_come_back_by_an_accommodation(scene, session, grant):
    """For that there is more time, given on purpose; an accommodation of today is none of yesterday's quizzes."""
    attempt = scene.start(NOON)

    grant(THIRD, at=35)

    assert attempt.deadline_at == NOON + minutes(30)
    assert state_of(attempt, NOON + minutes(35)) is AttemptState.EXPIRED


def test_every_change_is_kept_with_who_why_and_when(scene, session, grant):
    grant(THIRD, scene.camille, scene.dominique)
    grant(Entitlement(50, hide_timer=True), reason="PPS", at=7)
    grant(NONE, reason="fin du PPS", at=9)

    query = select(AccommodationChange).where(AccommodationChange.student_id == scene.camille.id)
    told = [
        (change.extra_time_percent, change.hide_timer, change.reason, change.actor_id, change.at)
        for change in session.scalars(query.order_by(AccommodationChange.id))
    ]
    teacher = scene.teacher.id
    assert told == [
        (33, False, "PAP", teacher, NOON + minutes(5)),
        (50, True, "PPS", teacher, NOON + minutes(7)),
        (0, False, "fin du PPS", teacher, NOON + minutes(9)),
    ]
    assert [row.student_id for row in session.scalars(select(Accommodation))] == [scene.dominique.id]


@pytest.fixture
def teacher(scene, browser):
    return browser(scene.teacher)


def page_of(scene):
    return f"/classes/{scene.school_class.id}/accommodations"


def send(scene, teacher, *students, **form):
    scene.session.rollback()
    data = {"students": [s.id for s in students], "extra_time_percent": "33", "reason": "PAP", **form}
    reply = teacher.post(page_of(scene), data=data, follow_redirects=True)
    scene.session.rollback()
    return reply


def test_the_teacher_ticks_the_whole_class(scene, teacher):
    reply = send(scene, teacher, scene.camille, scene.dominique, no_time_limit="y", hide_timer="y")

    assert "Changed for 2 students." in reply.text
    assert "Roux Camille" in reply.text
    rows = scene.session.scalars(select(Accommodation)).all()
    assert [(row.extra_time_percent, row.no_time_limit, row.hide_timer) for row in rows] == [(33, True, True)] * 2
    assert "That was so already" in send(scene, teacher, scene.camille, no_time_limit="y", hide_timer="y").text


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"reason": ""}, "Say why"),
        ({"reason": "   "}, "Say why"),
        ({"extra_time_percent": "-5"}, "Write a number from 0 to 900."),
        ({"students": []}, "No student is ticked."),
    ],
)
def test_a_change_needs_students_a_number_and_a_reason(scene, teacher, wrong, complaint):
    reply = send(scene, teacher, scene.camille, **wrong)

    assert reply.status_code == 422
    assert complaint in reply.text
    assert scene.session.scalars(select(AccommodationChange)).all() == []


def test_a_student_of_another_class_is_not_on_the_list(scene, teacher, make):
    stranger = make.student(make.school_class(make.teacher()))

    assert send(scene, teacher, stranger).status_code == 422
    assert scene.session.get(Accommodation, stranger.id) is None


def test_a_changed_name_alone_needs_no_reason(scene, teacher):
    scene.give_extra_time(scene.camille, 33)
    data = {"given": "Camille", "family": "Roux-Blanc", "extra_time_percent": "33", "reason": ""}
    path = f"/classes/{scene.school_class.id}/students/{scene.camille.id}"

    assert teacher.post(path, data=data).status_code == 302
    assert teacher.post(path, data={**data, "extra_time_percent": "50"}).status_code == 422
    assert scene.session.scalars(select(AccommodationChange)).all() == []


def test_five_minutes_for_everyone_reach_those_who_write_and_nobody_else(scene, teacher, monkeypatch):
    monkeypatch.setattr("classroom.attempts.views.teaching.utc_now", lambda: NOON + minutes(10))
    mine, hers = scene.start(NOON), scene.start(NOON, scene.dominique)
    service.hand_in(scene.session, hers, NOON + minutes(5))
    scene.session.commit()

    data = {"act": "everyone", "minutes": "5", "reason": "alarme incendie"}
    reply = teacher.post(f"/quizzes/{scene.quiz.id}/extra-time", data=data, follow_redirects=True)

    scene.session.rollback()
    assert "1 student has more time." in reply.text
    assert scene.session.get(Attempt, mine.id).deadline_at == NOON + minutes(35)
    assert scene.session.get(Attempt, hers.id).deadline_at == NOON + minutes(30)
    event = extensions(scene.session, mine)[-1]
    assert (event.actor_id, event.detail) == (scene.teacher.id, {"minutes": 5, "reason": "alarme incendie"})


def test_everyone_can_be_one_class(scene, teacher, make, monkeypatch):
    monkeypatch.setattr("classroom.attempts.views.teaching.utc_now", lambda: NOON + minutes(10))
    attempt = scene.start(NOON)
    data = {"act": "everyone", "minutes": "5", "reason": "alarme", "class": str(make.school_class(scene.teacher).id)}

    assert (
        "Nobody was chosen"
        in teacher.post(f"/quizzes/{scene.quiz.id}/extra-time", data=data, follow_redirects=True).text
    )
    scene.session.rollback()
    assert scene.session.get(Attempt, attempt.id).deadline_at == NOON + minutes(30)


def test_without_a_clock_on_the_page_nothing_tells_the_time(scene, browser):
    roster.accommodate(scene.session, [scene.camille.id], Entitlement(hide_timer=True), scene.teacher, "PAP", NOON)
    scene.session.commit()
    camille, dominique = browser(scene.camille), browser(scene.dominique)

    assert "No clock is shown while you write" in camille.get(f"/my-quizzes/{scene.quiz.id}").text
    pages = [
        student.post(f"/my-quizzes/{scene.quiz.id}/start", follow_redirects=True) for student in (camille, dominique)
    ]

    assert ["data-clock-time" in page.text for page in pages] == [False, True]
    assert [" ends at" in page.text or "ends on" in page.text for page in pages] == [False, True]
    # The end holds all the same, and the script knows it.
    assert ["data-seconds-left" in page.text for page in pages] == [True, True]
    clocks = [
        student.get(f"{page.request.path}/clock").json
        for student, page in zip((camille, dominique), pages, strict=True)
    ]
    assert [clock["timer"] for clock in clocks] == [False, True]
