"""One question a page, with and without a way back, through plain forms."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from classroom.attempts import queries, service
from classroom.attempts.service import SaveStatus
from classroom.models import AttemptEvent, AttemptEventKind, ItemKind, Navigation, Response

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def camille(scene, browser, monkeypatch):
    for module in ("attempts.views.home", "attempts.views.taking", "attempts.views.saving", "transactions"):
        monkeypatch.setattr(f"classroom.{module}.utc_now", lambda: NOON)
    return browser(scene.camille)


@pytest.fixture
def begun(scene):
    """Starts in the teacher's order of questions: single, multiple, true or false, …"""

    def start(navigation):
        scene.set(navigation=navigation, shuffle_questions=False)
        attempt = scene.start(NOON, seed=1)
        return attempt, queries.items_of(scene.session, [attempt.id])

    return start


def positions(page):
    return [int(number) for number in re.findall(r'id="q(\d+)"', page)]


def answers(scene, item):
    scene.session.rollback()
    query = select(Response.answer).where(Response.attempt_item_id == item).order_by(Response.sequence)
    return list(scene.session.scalars(query))


def test_all_on_one_page_is_the_rule(camille, begun):
    attempt, items = begun(Navigation.FREE)

    assert positions(camille.get(f"/attempts/{attempt.id}").text) == list(range(1, len(items) + 1))


def test_one_by_one_shows_the_question_asked_for_and_links_to_the_others(camille, begun):
    attempt, items = begun(Navigation.ONE_BY_ONE)
    path = f"/attempts/{attempt.id}"

    first, third = camille.get(path).text, camille.get(f"{path}?question=3").text

    assert (positions(first), positions(third)) == ([1], [3])
    assert items[1].item_version.stem not in first
    assert f"{path}?question=3" in first
    assert ("Previous question" in first, "Previous question" in third) == (False, True)
    for nonsense, shown in (("0", 1), ("-3", 1), ("99", 7), ("x", 1)):
        assert positions(camille.get(f"{path}?question={nonsense}").text) == [shown]


def test_a_browser_with_scripts_gets_all_questions_and_shows_the_one_asked_for(camille, begun):
    attempt, items = begun(Navigation.ONE_BY_ONE)
    camille.set_cookie("script", "1")

    page = camille.get(f"/attempts/{attempt.id}?question=3").text

    assert positions(page) == list(range(1, len(items) + 1))
    sections = re.findall(r'<section class="question" id="q(\d+)"[^>]*>', page)
    hidden = re.findall(r'<section class="question" id="q(\d+)"[^>]* hidden>', page)
    assert set(sections) - set(hidden) == {"3"}
    assert 'name="question" value="3"' in page


def test_without_a_way_back_scripts_change_nothing(camille, begun):
    attempt, _items = begun(Navigation.FORWARD)
    camille.set_cookie("script", "1")

    assert positions(camille.get(f"/attempts/{attempt.id}?question=3").text) == [1]


def test_one_by_one_next_and_previous_save_on_the_way(scene, camille, begun):
    attempt, items = begun(Navigation.ONE_BY_ONE)
    path = f"/attempts/{attempt.id}"
    answer = {f"answer-{items[0].id}": "1", f"sequence-{items[0].id}": "0", "question": "1", "go": "next"}

    assert camille.post(path, data=answer).location == f"{path}?question=2"
    assert len(answers(scene, items[0].id)) == 1
    back = {f"sequence-{items[1].id}": "0", "question": "2", "go": "previous"}
    assert camille.post(path, data=back).location == f"{path}?question=1"
    assert answers(scene, items[0].id) == [items[0].option_order[1]]
    # The other questions were not on the page: nothing was taken back.
    assert answers(scene, items[1].id) == []
    assert camille.post(path, data={**back, "hand_in": "yes"}).location == f"{path}/hand-in"


def test_forward_only_serves_no_byte_of_what_comes_later_or_came_before(scene, camille, begun):
    attempt, items = begun(Navigation.FORWARD)
    path = f"/attempts/{attempt.id}"

    for place in range(1, len(items) + 1):
        for asked in (path, f"{path}?question=1", f"{path}?question=7"):
            page = camille.get(asked).text
            assert positions(page) == [place]
            others = [item.item_version.stem for item in items if item.position != place]
            assert not any(stem in page for stem in others)
        assert ("Next question" in page, "Hand in…" in page) == (place < len(items), place == len(items))
        form = {f"sequence-{items[place - 1].id}": "0", "question": str(place), "go": "next"}
        assert camille.post(path, data=form).location == path


def test_a_double_click_and_a_second_tab_leave_a_question_once(scene, camille, begun):
    attempt, items = begun(Navigation.FORWARD)
    form = {f"sequence-{items[0].id}": "0", "question": "1", "go": "next"}

    for _click in range(3):
        camille.post(f"/attempts/{attempt.id}", data=form)

    scene.session.rollback()
    assert queries.left_up_to(scene.session, attempt.id) == 1
    events = scene.session.scalars(select(AttemptEvent).where(AttemptEvent.kind == AttemptEventKind.MOVED_ON)).all()
    assert [event.detail for event in events] == [{"position": 1}]


def test_nobody_skips_ahead(scene, begun, session):
    attempt, _items = begun(Navigation.FORWARD)

    assert not service.move_on(session, attempt, 3, NOON)
    assert not service.move_on(session, attempt, 0, NOON)
    assert service.move_on(session, attempt, 1, NOON)
    assert not service.move_on(session, attempt, 2, NOON + timedelta(minutes=31))
    assert queries.left_up_to(session, attempt.id) == 1


def test_where_one_can_go_back_nothing_is_left_for_good(begun, session):
    attempt, _items = begun(Navigation.ONE_BY_ONE)

    assert not service.move_on(session, attempt, 1, NOON)


def test_an_answer_to_a_question_that_was_left_is_kept_and_does_not_count(scene, session, begun):
    attempt, items = begun(Navigation.FORWARD)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.save_response(session, attempt, item, 1, 0, NOON)
    service.move_on(session, attempt, 1, NOON)

    late = service.save_response(session, attempt, item, 2, 1, NOON)
    again = service.save_response(session, attempt, item, 2, 1, NOON)
    ahead = service.save_response(session, attempt, items[1].id, 1, [0], NOON)
    session.commit()

    assert (late.status, again.status, ahead.status) == (SaveStatus.LATE, SaveStatus.LATE, SaveStatus.SAVED)
    assert answers(scene, item) == [0, 1]
    assert queries.counting_responses(session, [attempt])[item].sequence == 1
    service.hand_in(session, attempt, NOON)
    session.commit()
    assert queries.latest_marks(session, [attempt.id])[item].fraction == 1.0


def test_a_teacher_can_let_it_count(scene, session, begun):
    attempt, _items = begun(Navigation.FORWARD)
    item = scene.item(attempt, ItemKind.SINGLE)
    service.move_on(session, attempt, 1, NOON)
    service.save_response(session, attempt, item, 1, 0, NOON)
    service.hand_in(session, attempt, NOON + timedelta(minutes=1))
    session.commit()

    assert [one.id for one in queries.timed(session, scene.quiz.id)] == [attempt.id]
    assert queries.late_answers(session, [attempt]) == {attempt.id: 1}
    assert service.count_late(session, [attempt], scene.teacher, "deux appareils", NOON + timedelta(minutes=2)) == 1
    session.commit()
    assert queries.latest_marks(session, [attempt.id])[item].fraction == 1.0


def test_before_handing_in_left_questions_are_counted_and_not_named(scene, camille, begun):
    attempt, items = begun(Navigation.FORWARD)
    for place in range(1, len(items)):
        service.move_on(scene.session, attempt, place, NOON)
    scene.session.commit()

    page = camille.get(f"/attempts/{attempt.id}/hand-in").text

    assert "7 questions of 7 are still without an answer" in page
    assert not any(item.item_version.stem in page for item in items)
