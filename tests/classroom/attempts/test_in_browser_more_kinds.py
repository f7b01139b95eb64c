"""Dates, gaps, open answers and words of a passage in a real browser: given, saved, kept without network."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from classroom.attempts import queries, service
from classroom.clock import utc_now
from classroom.models import Attempt, ItemKind
from tests.classroom.attempts.browsing import state, stored
from tests.classroom.attempts.conftest import MORE_KINDS, RULES

pytestmark = pytest.mark.browser


@pytest.fixture
def under_way(scene, make) -> Attempt:
    """Camille's attempt at a quiz of these kinds, begun just now."""
    versions = [
        make.item(scene.teacher, kind=kind, options=[{**o, "why": ""} for o in options], rules=rules)
        for kind, (options, rules) in MORE_KINDS.items()
    ]
    quiz = make.quiz(scene.teacher, versions, (scene.school_class,), shuffle_questions=False, **RULES)
    attempt = service.start_attempt(scene.session, quiz, scene.camille, scene.school_class, utc_now())
    scene.session.commit()
    return attempt


def word(page: Page, number: int):
    return page.locator("[data-kind=highlight] .word").nth(number)


def drag(page: Page, first: int, last: int) -> None:
    """From the first word to the last with the mouse."""
    word(page, first).scroll_into_view_if_needed()
    start, end = word(page, first).bounding_box(), word(page, last).bounding_box()
    page.mouse.move(start["x"] + 1, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 1, end["y"] + end["height"] / 2, steps=4)
    page.mouse.up()


def test_every_kind_is_saved_as_it_is_given_and_a_reload_shows_it(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    chosen = page.locator("[data-passage-count]")
    page.locator("[data-kind=date] [data-picker]").fill("1893-08-08")
    expect(page.locator("[data-kind=date] input[type=text]")).to_have_value("08/08/1893")
    page.locator("[data-kind=gap] input[type=text]").fill("Vesoul secret")
    page.locator("[data-kind=gap] select").select_option("la Moselle")
    page.locator("[data-kind=open] textarea").fill("Le péage a doublé.")
    expect(page.locator("[data-count-number]")).to_have_text("4")
    drag(page, 3, 5)
    expect(chosen).to_have_text("3")
    # With the keyboard: one stop, arrows, shift for several; then a word too many is let go with a click.
    word(page, 5).locator("input").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(chosen).to_have_text("5")
    word(page, 7).click()
    expect(chosen).to_have_text("4")
    for kind in MORE_KINDS:
        expect(state(page, kind)).to_contain_text("Saved")
    expect(page.locator("[data-status]")).to_have_text("Everything is saved")

    page.reload()
    expect(page.locator(".is-answered")).to_have_count(4)
    expect(chosen).to_have_text("4")
    expect(page.locator("[data-kind=open] textarea")).to_have_value("Le péage a doublé.")
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("1 of your answers is still to be marked by your teacher")).to_be_visible()

    scene.session.rollback()
    total = queries.totals(scene.session, [under_way.id])[under_way.id]
    assert (total.points, total.waiting) == (3.0, 1)


def test_what_was_written_without_network_survives_a_crash(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    page.locator("[data-kind=open] textarea").fill("Avant.")
    expect(state(page, ItemKind.OPEN)).to_contain_text("Saved")

    page.context.set_offline(True)
    page.locator("[data-kind=open] textarea").fill("Avant, et après.")
    page.locator("[data-kind=gap] input[type=text]").fill("Gray")
    word(page, 0).click()
    for kind in (ItemKind.OPEN, ItemKind.GAP, ItemKind.HIGHLIGHT):
        expect(state(page, kind)).to_have_text("Kept on this device")
    context = page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/attempts/{under_way.id}")

    expect(again.locator("[data-kind=open] textarea")).to_have_value("Avant, et après.")
    expect(again.locator("[data-kind=gap] input[type=text]")).to_have_value("Gray")
    expect(again.locator("[data-passage-count]")).to_have_text("1")
    for kind in (ItemKind.OPEN, ItemKind.GAP, ItemKind.HIGHLIGHT):
        expect(state(again, kind)).to_contain_text("Saved")
    assert stored(scene, under_way, ItemKind.OPEN)[-1][1] == "Avant, et après."
    assert stored(scene, under_way, ItemKind.HIGHLIGHT) == [(1, [0])]
