"""A teacher writes a question in a real browser: what she types is kept, and she is told what to look at again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from classroom.demo.school import school
from tests.journeys.test_every_page import staff

pytestmark = [pytest.mark.browser, pytest.mark.model]


@pytest.fixture
def page(visit) -> Page:
    page = visit(language="en-GB")
    staff(page, school().teacher.username)
    page.goto("/items/new?dossier=1")
    return page


def test_what_was_typed_survives_a_closed_page_and_can_be_thrown_away(page):
    page.locator("[name=stem]").fill("Qui a rouvert le pont ?")
    page.locator("[data-rows=options] [data-add-row]").click()
    page.locator("[name=options-4-text]").fill("le recteur")
    page.goto("/items")
    page.goto("/items/new?dossier=1")
    offer = page.locator("[data-kept-draft]")

    expect(offer).to_contain_text("Qui a rouvert le pont ?")
    expect(page.locator("[name=stem]")).to_have_value("")
    offer.locator("[data-restore]").click()
    expect(page.locator("[name=stem]")).to_have_value("Qui a rouvert le pont ?")
    expect(page.locator("[name=options-4-text]")).to_have_value("le recteur")

    page.reload()
    page.locator("[data-discard]").click()
    page.reload()
    expect(page.locator("[data-kept-draft]")).to_be_hidden()


def test_a_question_that_is_saved_leaves_no_draft_behind(page):
    page.locator("[name=stem]").fill("Qui a rouvert le pont ?")
    for row, text in enumerate(("le maire", "le préfet", "la rectrice", "le député")):
        page.locator(f"[name=options-{row}-text]").fill(text)
    page.locator("[name=options-0-correct]").check()
    page.locator("[name=approve]").click()
    expect(page.locator(".notice--success")).to_be_visible()

    page.goto("/items/new?dossier=1")
    expect(page.locator("[data-kept-draft]")).to_be_hidden()


def test_hints_come_while_the_question_is_written_and_go_when_it_is_mended(page):
    page.locator("[name=stem]").fill("Qui a dit que il viendrait ?")
    page.locator("[name=options-0-text]").fill("le maire")
    hints = page.locator("[data-hints]")

    expect(hints).to_contain_text("An elision or a contraction is missing")
    page.locator("[name=stem]").fill("Qui a dit qu’il viendrait ?")
    expect(hints).to_be_hidden()


def test_evidence_is_picked_by_selecting_words_in_a_dispatch(page):
    page.locator(".pick-text summary").first.click()
    page.evaluate("""() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("[data-pick] [data-dispatch] p"));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    words = page.evaluate("getSelection().toString().trim()")
    page.locator("[data-pick-evidence]").click()

    quote = page.locator("[data-rows=evidence] textarea").first
    expect(quote).to_have_value(words)
    expect(quote).to_be_focused()
    expect(page.locator("[data-pick-bar]")).to_be_hidden()


def test_a_gap_is_made_of_selected_words_and_tried_beside_the_form(page):
    page.locator("[name=kind]").select_option("gap")
    page.locator("[name=stem]").fill("Complétez.")
    text = page.locator("[name=text]")
    text.fill("Le pont de Brives a rouvert.")
    text.evaluate("area => area.setSelectionRange(11, 17)")
    page.locator("[data-make-gap]").click()
    expect(text).to_have_value("Le pont de [1] a rouvert.")
    expect(page.locator("[name=options-0-text]")).to_have_value("Brives")

    preview = page.locator("[data-preview-question]")
    gap = preview.locator("input[type=text]")
    expect(preview).to_contain_text("a rouvert.")
    gap.fill("brives")
    gap.blur()
    expect(page.locator("[data-preview-verdict]")).to_contain_text("would win 1 of 1 point")

    # What is tried stays while the question is rewritten.
    page.locator("[name=points]").fill("2")
    expect(page.locator("[data-preview-verdict]")).to_contain_text("would win 2 of 2 points")
    expect(gap).to_have_value("brives")
