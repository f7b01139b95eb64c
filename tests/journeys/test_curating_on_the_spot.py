"""A question is edited on its card in the queue, by keyboard alone, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from classroom.demo.school import school
from tests.journeys.test_every_page import staff

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_a_question_is_edited_where_it_stands(visit):
    page = visit(language="en-GB")
    staff(page, school().teacher.username)
    page.goto("/dossiers/1/items")
    card = page.locator("[data-item]").first
    stem = card.locator(".item__stem").inner_text()

    page.keyboard.press("j")
    page.keyboard.press("e")
    field = page.locator("[data-editing] textarea[name=stem]")
    expect(field).to_be_focused()
    field.fill("")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-editing] [aria-invalid]")).to_be_focused()
    field.fill(f"{stem} (relue)")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-editing]")).to_have_count(0)
    expect(card.locator(".item__stem")).to_have_text(f"{stem} (relue)")
    expect(card).to_be_focused()
    expect(card.locator(".item__history")).to_have_text(re.compile(r"Version \d"))

    page.keyboard.press("e")
    expect(field).to_be_focused()
    field.fill("Ce qui ne doit pas rester")
    page.keyboard.press("Escape")
    expect(card.locator(".item__stem")).to_have_text(f"{stem} (relue)")
    page.keyboard.press("?")
    expect(page.locator("[data-help]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-help]")).to_be_hidden()
