"""A student whose class was put away, or who left it: what was begun can be ended, nothing new is begun."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from classroom.attempts.service import hand_in
from classroom.clock import utc_now
from classroom.models import Attempt, Enrolment, QuizAssignment


def archive(scene):
    scene.school_class.archived_at = utc_now()


def leave(scene):
    places = select(Enrolment).where(Enrolment.student_id == scene.camille.id)
    query = places.where(Enrolment.class_id == scene.school_class.id)
    scene.session.scalars(query).one().left_at = utc_now()


def take_back(scene):
    query = select(QuizAssignment).where(QuizAssignment.quiz_id == scene.quiz.id)
    scene.session.delete(scene.session.scalars(query).one())


@pytest.fixture(params=[archive, leave, take_back], ids=lambda function: function.__name__)
def gone(request, scene, make):
    """Makes the quiz one that Camille could not begin now; she stays in another class, which has another quiz."""
    second = make.school_class(scene.teacher)
    scene.session.add(Enrolment(class_id=second.id, student_id=scene.camille.id, joined_at=utc_now()))
    make.quiz(scene.teacher, [make.item(scene.teacher)], (second,), title="Quiz de l’autre classe")

    def happen():
        request.param(scene)
        scene.session.commit()

    return happen


@pytest.fixture
def camille(browser, scene):
    return browser(scene.camille)


def attempts(scene):
    scene.session.rollback()
    return list(scene.session.scalars(select(Attempt).where(Attempt.student_id == scene.camille.id)))


def test_the_quiz_is_neither_listed_nor_started(scene, camille, gone):
    gone()

    page = camille.get("/my-quizzes").text
    assert "Quiz de l’autre classe" in page
    assert scene.quiz.title not in page
    assert camille.get(f"/my-quizzes/{scene.quiz.id}").status_code == 404
    assert camille.post(f"/my-quizzes/{scene.quiz.id}/start").status_code == 404
    assert attempts(scene) == []


def test_an_attempt_under_way_goes_on_and_is_handed_in(scene, camille, gone):
    attempt = scene.start(utc_now())
    gone()

    assert scene.quiz.title in camille.get("/my-quizzes").text
    assert camille.post(f"/my-quizzes/{scene.quiz.id}/start").location == f"/attempts/{attempt.id}"
    assert camille.get(f"/attempts/{attempt.id}").status_code == 200
    assert camille.post(f"/attempts/{attempt.id}/hand-in").status_code == 302
    assert [each.closed_at is not None for each in attempts(scene)] == [True]


def test_what_was_done_stays_on_the_list_and_is_not_begun_again(scene, camille, gone):
    scene.set(max_attempts=3)
    attempt = scene.start(utc_now())
    hand_in(scene.session, attempt, utc_now())
    scene.session.commit()
    assert "Another attempt" in camille.get(f"/attempts/{attempt.id}/done").text
    gone()

    assert scene.quiz.title in camille.get("/my-quizzes").text
    assert "Another attempt" not in camille.get(f"/attempts/{attempt.id}/done").text
    assert "/start" not in camille.get(f"/my-quizzes/{scene.quiz.id}").text
    assert camille.get(f"/attempts/{attempt.id}/review").status_code == 200
    assert camille.post(f"/my-quizzes/{scene.quiz.id}/start").status_code == 404
    assert len(attempts(scene)) == 1
