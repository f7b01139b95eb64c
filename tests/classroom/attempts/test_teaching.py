"""What a teacher does with time while her class writes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from classroom.attempts import queries, service
from classroom.models import Attempt, AttemptEvent, AttemptEventKind, ItemKind

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def noon(monkeypatch):
    """The views' clock; ``noon(minutes)`` sets it."""
    shown = {"now": NOON}
    monkeypatch.setattr("classroom.attempts.views.teaching.utc_now", lambda: shown["now"])
    return lambda minutes: shown.update(now=NOON + timedelta(minutes=minutes))


@pytest.fixture
def teacher(scene, browser, noon):
    return browser(scene.teacher)


def page_of(scene):
    return f"/quizzes/{scene.quiz.id}/extra-time"


def give(scene, teacher, *attempts, **form):
    ids = [attempt.id for attempt in attempts]
    scene.session.rollback()
    reply = teacher.post(
        page_of(scene),
        data={"attempt": ids, "minutes": "5", "reason": "alarme incendie", **form},
        follow_redirects=True,
    )
    scene.session.rollback()
    return reply


def test_the_page_lists_who_writes_and_whose_time_is_up(scene, teacher, noon):
    scene.start(NOON)
    scene.start(NOON + timedelta(minutes=10), scene.dominique)
    noon(35)
    scene.session.rollback()

    page = teacher.get(page_of(scene)).text

    assert "Roux Camille" in page
    assert "time was up at 13:30" in page
    assert "ends at 13:40" in page


def test_only_those_chosen_get_more_time_and_the_log_says_why(scene, teacher):
    mine, hers = scene.start(NOON), scene.start(NOON, scene.dominique)

    reply = give(scene, teacher, mine)

    assert "1 student has more time." in reply.text
    assert scene.session.get(Attempt, mine.id).deadline_at == NOON + timedelta(minutes=35)
    assert scene.session.get(Attempt, hers.id).deadline_at == NOON + timedelta(minutes=30)
    event = scene.session.query(AttemptEvent).filter_by(kind=AttemptEventKind.EXTENDED).one()
    assert (event.actor_id, event.detail) == (scene.teacher.id, {"minutes": 5, "reason": "alarme incendie"})


@pytest.mark.parametrize(("field", "value"), [("minutes", "0"), ("minutes", "241"), ("minutes", "x"), ("reason", "")])
def test_more_time_needs_minutes_and_a_reason(scene, teacher, field, value):
    attempt = scene.start(NOON)

    assert give(scene, teacher, attempt, **{field: value}).status_code == 422
    assert scene.session.get(Attempt, attempt.id).deadline_at == NOON + timedelta(minutes=30)


def test_choosing_nobody_or_someone_of_another_quiz_changes_nothing(scene, teacher, make):
    other = make.quiz(scene.teacher, [make.item(scene.teacher)], (scene.school_class,), time_limit_minutes=30)
    elsewhere = service.start_attempt(scene.session, other, scene.camille, scene.school_class, NOON)
    scene.session.commit()

    assert "Nobody was chosen" in give(scene, teacher).text
    assert "Nobody was chosen" in give(scene, teacher, elsewhere).text
    assert scene.session.get(Attempt, elsewhere.id).deadline_at == NOON + timedelta(minutes=30)


def test_late_answers_are_shown_and_can_be_let_count(scene, teacher, noon):
    attempt = scene.start(NOON)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.save_response(scene.session, attempt, item, 1, 0, NOON + timedelta(minutes=45))
    scene.session.commit()
    noon(60)
    scene.session.rollback()

    assert "1 answer came late" in teacher.get(page_of(scene)).text
    assert "1 late answer counts now." in give(scene, teacher, attempt, act="late").text
    assert queries.totals(scene.session, [attempt.id])[attempt.id].points == 1.0
    assert scene.session.get(Attempt, attempt.id).deadline_at == NOON + timedelta(minutes=30)
