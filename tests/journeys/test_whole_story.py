"""The whole story in real browsers: dispatches in, questions out, a class sits the quiz, results are seen.

A teacher, two students at the same time (one on a phone, who loses the network) and an instructor; in each language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from classroom.demo.school import school

pytestmark = [pytest.mark.browser, pytest.mark.model]

DISPATCHES = sorted((Path(__file__).parent / "dispatches").glob("*.txt"))
PASTED = """Port-Lauzanne : la préfecture appelle au calme

PORT-LAUZANNE, 5 mars 2021 (Presse du Golfe) - La préfète de la région, Anne Kerbrat, a reçu vendredi les dockers.

Le terminal sud est fermé depuis le 25 février en raison d'une baisse du trafic, a-t-elle rappelé."""
READING_MS = 90_000


def sign_in(page: Page, words: Callable[..., str], name: str) -> None:
    """Staff come in by the front page."""
    page.get_by_role("link", name=words("Sign in")).click()
    page.get_by_label(words("User name")).fill(name)
    page.get_by_label(words("Password"), exact=True).fill(school().password)
    page.get_by_role("button", name=words("Sign in")).click()


def bring_dispatches_in(page: Page, words: Callable[..., str], title: str) -> None:
    """Two files and a pasted text, read while the page tells how far it is."""
    page.goto("/dossiers/new")
    page.get_by_label(words("Title")).fill(title)
    page.locator("input[type=file]").set_input_files(DISPATCHES)
    page.get_by_label(words("Or paste the text of a dispatch")).fill(PASTED)
    page.get_by_role("button", name=words("Create and read")).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.locator("[data-reading]")).to_have_count(0, timeout=READING_MS)
    expect(page.locator(".dispatch-card")).to_have_count(3)


def see_the_evidence(page: Page) -> None:
    """The link of a quote opens the dispatch, scrolled to the very words."""
    card = page.locator(".evidence").first
    quote = card.locator(".evidence__quote").inner_text()
    card.get_by_role("link").click()
    mark = page.locator("mark#evidence, #evidence mark").first
    expect(mark).to_be_in_viewport()
    assert mark.inner_text()[:20] in quote
    page.go_back()


def curate(page: Page, words: Callable[..., str]) -> int:
    """By keyboard alone: the first is rejected with a reason, the others accepted; one is taken back and accepted."""
    page.get_by_role("link", name=re.compile(words("Questions"))).last.click()
    see_the_evidence(page)
    total = page.locator("[data-item]").count()
    assert total >= 4, "the engine found next to nothing to ask"
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-item][data-state=rejected]")).to_have_count(1)
    for done in range(1, total):
        page.keyboard.press("a")
        expect(page.locator("[data-item][data-state=approved]")).to_have_count(done)
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(page.locator("[data-item][data-state=draft]")).to_have_count(1)
    page.keyboard.press("a")
    expect(page.locator("[data-item][data-state=approved]")).to_have_count(total - 1)
    return total - 1


def edit_one(page: Page, words: Callable[..., str]) -> None:
    """Editing makes a new version; the one before stays in the history."""
    # The dossier led to what was left to review; what was approved stands among all questions.
    page.get_by_role("link", name=re.compile(words("All questions"))).click()
    first = page.locator("[data-item][data-state=approved]").first
    first.get_by_role("link", name=words("Edit")).click()
    rationale = page.locator("textarea[name=rationale]")
    rationale.fill("Relisez la deuxième phrase.")
    page.locator("main form").get_by_role("button", name=words("Save")).first.click()
    expect(page.get_by_text("Relisez la deuxième phrase.").first).to_be_visible()


def make_a_class(page: Page, words: Callable[..., str], name: str) -> tuple[str, dict[str, str]]:
    """Paste a roster, share the class with the instructor, read code and PINs off the cards."""
    page.goto("/classes/new")
    page.get_by_label(words("Name of the class")).fill(name)
    page.locator("main form button").click()
    page.get_by_label(words("The list")).fill("Nom;Prénom\nOrain;Awa\nPetit-Jean;Élie\n")
    page.locator("main form button").first.click()
    page.get_by_role("button", name=words("Add these students")).click()
    page.get_by_role("link", name=words("Classes"), exact=True).first.click()
    page.get_by_role("link", name=name).click()
    page.get_by_label(words("User name")).fill("responsable")
    page.get_by_role("button", name=words("Share")).click()
    page.get_by_role("link", name=words("Print the cards")).click()
    expect(page.locator(".student-card")).to_have_count(2)
    pins = {
        card.locator(".student-card__name").inner_text(): card.locator("dd").nth(1).inner_text().replace(" ", "")
        for card in page.locator(".student-card").all()
    }
    return page.locator(".student-card dd").first.inner_text(), pins


def compose(page: Page, words: Callable[..., str], title: str, school_class: str, dossier: str) -> None:
    """A quiz of the approved questions, with a time limit, for the class, published after a look at the preview."""
    page.goto("/quizzes/new")
    page.get_by_label(words("Title")).fill(title)
    page.get_by_role("button", name=words("Choose the questions")).click()
    page.get_by_label(words("Dossier")).select_option(label=dossier)
    page.get_by_role("button", name=words("Filter")).click()
    page.get_by_role("button", name=words("Tick all")).click()
    page.get_by_role("button", name=words("Add what is ticked")).click()
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name=words("Change the rules")).click()
    page.get_by_label(words("Time limit, in minutes")).fill("20")
    page.get_by_label(words("as soon as they have handed in")).check()
    page.get_by_role("button", name=words("Save the rules")).click()
    page.get_by_label(school_class).check()
    page.get_by_role("button", name=words("Save the classes")).click()
    page.get_by_role("link", name=words("Preview as a student")).click()
    expect(page.locator("[data-question]").first).to_be_visible()
    page.go_back()
    page.get_by_role("button", name=words("Publish"), exact=True).click()
    expect(page.get_by_role("button", name=words("Withdraw"))).to_be_visible()


def join(page: Page, words: Callable[..., str], code: str, name: str, pin: str) -> None:
    """Class code, one's name, PIN."""
    page.get_by_label(words("Class code")).fill(code.lower())
    page.get_by_role("button", name=words("Find my class")).click()
    page.get_by_label(name).check()
    page.get_by_label(words("PIN")).fill(pin)
    page.get_by_role("button", name=words("Come in")).click()


def start(page: Page, words: Callable[..., str], title: str) -> None:
    """From one's list to the questions."""
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("button", name=words("Start now")).click()
    expect(page.locator("[data-question]").first).to_be_visible()


def answer(question) -> None:
    """Give some answer to a question, whatever its kind."""
    if question.locator("input[type=radio], input[type=checkbox]").count():
        question.locator("input[type=radio], input[type=checkbox]").first.check()
    elif question.locator("select").count():
        for place, select in enumerate(question.locator("select").all()):
            select.select_option(index=place + 1)
    else:
        question.locator("input[type=text]").fill("12")
        question.locator("input[type=text]").blur()


def answer_with_a_broken_network(page: Page, words: Callable[..., str]) -> int:
    """The first answer is saved at once; the next are given offline, survive a reload, and arrive when it is back."""
    questions = page.locator("[data-question]")
    answer(questions.first)
    expect(questions.first.locator(".saved")).to_be_visible()
    page.context.set_offline(True)
    for place in range(1, questions.count()):
        answer(questions.nth(place))
    expect(page.locator("[data-status]")).to_contain_text(re.compile(r"\w"))
    page.context.set_offline(False)
    for place in range(questions.count()):
        expect(questions.nth(place).locator(".saved")).to_be_visible(timeout=40_000)
    page.reload()
    for place in range(questions.count()):
        expect(questions.nth(place).locator(".saved")).to_be_visible()
    return questions.count()


def hand_in(page: Page, words: Callable[..., str]) -> None:
    """Through the page that lists what is still open."""
    page.get_by_role("button", name=words("Hand in…")).click()
    page.get_by_role("button", name=words("Hand in")).click()
    page.wait_for_url("**/done")


def test_a_dossier_becomes_a_quiz_and_results(visit, words):
    title, dossier, school_class = (f"{name} ({words.language})" for name in ("Port-Lauzanne", "La grève", "Seconde 4"))
    language = {"fr": "fr-FR", "en": "en-GB"}[words.language]

    teacher = visit(language=language)
    sign_in(teacher, words, "prof")
    bring_dispatches_in(teacher, words, dossier)
    approved = curate(teacher, words)
    edit_one(teacher, words)
    code, pins = make_a_class(teacher, words, school_class)
    compose(teacher, words, title, school_class, dossier)

    phone, desktop = visit(language=language, phone=True), visit(language=language)
    join(phone, words, code, "Awa Orain", pins["Awa Orain"])
    join(desktop, words, code, "Élie Petit-Jean", pins["Élie Petit-Jean"])
    start(phone, words, title)
    start(desktop, words, title)
    assert answer_with_a_broken_network(phone, words) == approved
    answer(desktop.locator("[data-question]").first)
    expect(desktop.locator("[data-question]").first.locator(".saved")).to_be_visible()

    teacher.goto("/results")
    teacher.get_by_role("link", name=school_class).last.click()
    expect(teacher.locator(".students tbody tr")).to_have_count(2)
    teacher.get_by_role("link", name=words("Live board"), exact=True).click()
    board = teacher.locator(".seats")
    expect(board.get_by_text(words("Writing"))).to_have_count(2)
    hand_in(phone, words)
    expect(phone.get_by_text("/ 20").first).to_be_visible()
    # By itself, without a step of the teacher's.
    expect(board.get_by_text(words("Handed in"))).to_have_count(1, timeout=30_000)
    expect(board.get_by_text(words("Writing"))).to_have_count(1)

    phone.get_by_role("link", name=words("My progress")).first.click()
    expect(phone.locator("figure svg").first).to_be_visible()

    other_device = visit(language=language, phone=True)
    join(other_device, words, code, "Élie Petit-Jean", pins["Élie Petit-Jean"])
    other_device.get_by_role("link", name=title, exact=True).click()
    other_device.get_by_role("link", name=words("Go on")).click()
    expect(other_device.locator("[data-question]").first.locator(".saved")).to_be_visible()

    instructor = visit(language=language)
    sign_in(instructor, words, "responsable")
    instructor.get_by_role("link", name=school_class).last.click()
    expect(instructor.locator(".students tbody tr")).to_have_count(2)
    # Shared without the names.
    expect(instructor.locator(".students")).to_contain_text(words("Student %(number)d", number=2))
    expect(instructor.locator(".students")).not_to_contain_text("Orain")
    instructor.get_by_role("link", name=words("Results"), exact=True).first.click()
    instructor.get_by_role("link", name=words("Over time")).click()
    expect(instructor.locator("figure svg").first).to_be_visible()
    instructor.goto("/dossiers")
    expect(instructor.get_by_role("heading", level=1)).to_have_text(words("No access"))
