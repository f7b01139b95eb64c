"""A teacher reads two dispatches side by side in a real browser, with the mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from classroom.demo.school import school
from tests.journeys.test_every_page import staff

pytestmark = [pytest.mark.browser, pytest.mark.model]

#: Selects all words of the first paragraph of a column.
SELECT = """number => {
  const words = document.querySelectorAll("[data-dispatch]")[number].querySelector(".newsprint__line--body");
  const range = document.createRange();
  range.selectNodeContents(words);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def page(visit) -> Page:
    page = visit(language="en-GB")
    staff(page, school().teacher.username)
    page.goto("/dossiers/1/texts")
    return page


def test_a_mark_explains_itself_where_it_stands_and_gives_the_focus_back(page):
    mark = page.locator("a.mark--date").first
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator("[data-note-pop]")

    expect(note).to_be_visible()
    expect(note).to_be_focused()
    expect(note).to_contain_text(mark.inner_text())

    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(mark).to_be_focused()


def test_layers_are_switched_by_keys_and_the_address_remembers_it(page):
    expect(page.locator("a.mark--actor")).not_to_have_count(0)

    page.keyboard.press("2")
    expect(page.locator("a.mark--actor")).to_have_count(0)
    expect(page.locator("a.mark--date")).not_to_have_count(0)

    page.reload()
    expect(page.locator("a.mark--actor")).to_have_count(0)


def test_another_dispatch_is_put_beside_without_reloading(page):
    expect(page.locator(".column")).to_have_count(2)

    page.locator("input[name=dispatch]").nth(2).check()
    expect(page.locator(".column")).to_have_count(3)


def test_words_selected_in_two_dispatches_fill_the_form_of_a_contradiction(page):
    for number, side in enumerate("ab"):
        page.evaluate(SELECT, number)
        page.locator(f"[data-side={side}]").click()

    form = page.locator("#opposition-form form")
    for side in "ab":
        passage = form.locator(f"[name=quote_{side}]").input_value()
        assert len(passage) > 20
    form.locator("[name=explanation]").fill("Les deux récits ne s’accordent pas.")
    form.locator("button").last.click()

    expect(page.locator(".notice--success")).to_be_visible()
    expect(page.locator(".corrected")).to_contain_text("Les deux récits")
    page.locator(".corrected button").click()
    expect(page.locator(".corrected")).to_have_count(0)


def test_without_scripts_a_mark_leads_to_its_note_below_the_text(visit):
    page = visit(language="en-GB", java_script_enabled=False)
    staff(page, school().teacher.username)
    page.goto("/dossiers/1/texts")
    page.locator("a.mark--date").first.click()

    assert "#note-" in page.url
    expect(page.locator(".note:target")).to_be_visible()
