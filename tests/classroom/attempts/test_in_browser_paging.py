"""One question at a time in a real browser with its script: the page holds them all and turns without the network."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from classroom.attempts import queries
from classroom.clock import utc_now
from classroom.models import ItemKind, Navigation
from tests.classroom.attempts.browsing import answers, field, state, status, stored

pytestmark = pytest.mark.browser

TRIES_AGAIN_WITHIN = 25_000


@pytest.fixture
def paged(scene, device):
    """Camille's page, opened as students open it: from the page before the start, which has told that scripts run."""
    scene.set(navigation=Navigation.ONE_BY_ONE, shuffle_questions=False)
    page = device(scene.camille)
    page.goto(f"/my-quizzes/{scene.quiz.id}")
    page.get_by_role("button", name="Start now").click()
    expect(page.locator("html.has-script")).to_be_attached()
    expect(page.get_by_text("Question 1 of 7")).to_be_visible()
    return page


def attempt_of(scene):
    scene.session.rollback()
    (attempt,) = queries.attempts_at(scene.session, scene.quiz.id, scene.camille.id)
    return attempt


def test_without_network_every_question_can_be_reached_and_every_answer_arrives(scene, paged):
    page = paged
    page.context.set_offline(True)
    answers(page, "single").get_by_label("Bruges").check()
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_text("Question 2 of 7")).to_be_visible()
    expect(answers(page, "single")).to_be_hidden()
    answers(page, "multiple").get_by_label("Brest").check()
    page.locator("[data-goto]").nth(6).click()
    expect(page.get_by_role("button", name="Next question")).to_be_hidden()
    field(page, "short").fill("Élodie SECRET")
    page.get_by_role("button", name="Previous question").click()
    field(page, "numeric").fill("1500")
    # The Enter key goes on; the browser's own way back leads to the question before.
    field(page, "numeric").press("Enter")
    expect(page.get_by_text("Question 7 of 7")).to_be_visible()
    page.go_back()
    expect(field(page, "numeric")).to_be_visible()
    expect(page.locator(".is-answered")).to_have_count(4)
    page.context.set_offline(False)

    for kind in ("single", "multiple", "numeric", "short"):
        expect(state(page, kind)).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
    attempt = attempt_of(scene)
    assert stored(scene, attempt, ItemKind.SHORT) == [(1, "Élodie SECRET")]
    assert stored(scene, attempt, ItemKind.NUMERIC) == [(1, "1500")]
    page.reload()
    expect(page.get_by_text("Question 6 of 7")).to_be_visible()
    expect(field(page, "numeric")).to_have_value("1500")


def test_by_keyboard_the_question_turned_to_has_the_focus_and_handing_in_names_what_is_missing(paged):
    page = paged
    page.get_by_role("button", name="Next question").press("Enter")
    expect(page.locator("#q2")).to_be_focused()
    expect(page.locator("[data-goto][aria-current=step]")).to_contain_text("2")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(state(page, "multiple")).to_contain_text("Saved")
    page.get_by_role("button", name="Hand in…").press("Enter")
    expect(page.get_by_role("heading", name="Hand in?")).to_be_visible()
    page.get_by_role("link", name="Question 5").click()
    expect(page.get_by_text("Question 5 of 7")).to_be_visible()
    expect(answers(page, "match")).to_be_visible()


def test_what_is_given_before_the_script_is_there_is_saved_by_it(scene, device):
    """On a slow network the questions stand there before the script does."""
    attempt = scene.start(utc_now(), seed=5)
    page, held = device(scene.camille), []
    page.route("**/js/attempts.js", lambda route: held.append(route))
    page.goto(f"/attempts/{attempt.id}", wait_until="commit")
    field(page, "short").fill("Élodie SECRET")
    answers(page, "single").get_by_label("Bruges").check()
    answers(page, "order").get_by_label("vote").select_option("1")
    assert stored(scene, attempt, ItemKind.SHORT) == []

    (script,) = held
    script.continue_()

    for kind in ("short", "single", "order"):
        expect(state(page, kind)).to_contain_text("Saved")
    assert stored(scene, attempt, ItemKind.SHORT) == [(1, "Élodie SECRET")]
    assert len(stored(scene, attempt, ItemKind.SINGLE)) == len(stored(scene, attempt, ItemKind.ORDER)) == 1


def test_why_the_page_cannot_go_on_stays_there_when_it_tries_again_in_vain(scene, device):
    scene.set(navigation=Navigation.FORWARD, shuffle_questions=False)
    attempt = scene.start(utc_now(), seed=5)
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")
    page.context.set_offline(True)
    answers(page, "single").get_by_label("Bruges").check()
    page.get_by_role("button", name="Next question").click()
    expect(status(page)).to_contain_text("You can go on as soon as it is back", timeout=TRIES_AGAIN_WITHIN)

    # The second try begins only when the first has been given up and told of.
    for _again in range(2):
        with page.expect_event("requestfailed", lambda request: request.url.endswith("/responses")):
            page.evaluate("dispatchEvent(new Event('online'))")

    assert "You can go on as soon as it is back" in status(page).inner_text()
    page.context.set_offline(False)
    expect(state(page, "single")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
