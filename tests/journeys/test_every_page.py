"""Every page of the demonstration, as its user sees it: nothing that axe objects to, nothing wider than a small phone,
no fault in a script and nothing that the Content-Security-Policy stops.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from classroom.demo.school import school

pytestmark = [pytest.mark.browser, pytest.mark.model]

VISITOR_PAGES = ("/", "/sign-in", "/join", "/nowhere")
TEACHER_PAGES = (
    "/account",
    "/account/password",
    "/classes",
    "/classes/new",
    "/classes/1",
    "/classes/1/cards",
    "/classes/1/edit",
    "/classes/1/import",
    "/classes/1/log",
    "/classes/1/privacy",
    "/classes/1/report",
    "/classes/1/students/new",
    "/dossiers",
    "/dossiers/new",
    "/dossiers/1",
    "/dossiers/1/items",
    "/dossiers/1/lesson",
    "/dossiers/1/quiz",
    "/dossiers/1/sheets/actors",
    "/dossiers/1/sheets/causes",
    "/dossiers/1/sheets/chronology",
    "/dossiers/1/sheets/cross_reading",
    "/dossiers/1/texts",
    "/dispatches/1",
    "/dispatches/1/correct",
    "/dispatches/1/replace",
    "/dispatches/2?from=400&to=460#evidence",
    "/items",
    "/items/1",
    "/items/1/edit",
    "/items/new",
    "/items/rules",
    "/items/shared",
    "/lessons/1",
    "/lessons/1?wall=1",
    "/quizzes",
    "/quizzes/new",
    "/quizzes/1",
    "/quizzes/1/classes/1",
    "/quizzes/1/draws/new",
    "/quizzes/1/extra-time",
    "/quizzes/1/paper",
    "/quizzes/1/paper?key=1",
    "/quizzes/1/sections/new",
    "/quizzes/2/compose",
    "/quizzes/2/preview",
    "/quizzes/2/settings",
    "/exports",
    "/results",
    "/marking",
    "/quizzes/1/results",
    "/quizzes/1/results/board",
    "/quizzes/1/results/wall",
    "/attempts/1/report",
    "/classes/1/gradebook",
    "/quizzes/2/results/questions",
    "/quizzes/2/results/versions",
    "/dispatches/1/questions",
    "/marks/1",
)
INSTRUCTOR_PAGES = (
    "/results",
    "/quizzes/1/results",
    "/attempts/1/report",
    "/classes/1/gradebook",
    "/quizzes/2/results/questions",
    "/quizzes/2/results/versions",
    "/quizzes/2/results/compare",
    "/results/trends?since=2000-01-01",
)
ADMIN_PAGES = ("/users", "/users/new", "/log")


def staff(page: Page, name: str) -> None:
    """Sign in by the form, whatever the language."""
    page.goto("/sign-in")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(school().password)
    page.locator("main form button").last.click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def come_in(page: Page, place: int) -> None:
    """A student of the demonstration, by her card."""
    pupil = school().pupils[place]
    page.goto(f"/join/{school().class_code}")
    page.get_by_label(f"{pupil.given} {pupil.family}").check()
    page.locator("input[name=pin]").fill(pupil.pin)
    page.locator("main form button").last.click()
    page.wait_for_url("**/my-quizzes")


def student(page: Page) -> list[str]:
    """Come in with a card, start the open quiz; gives back the pages of a student."""
    come_in(page, 2)
    page.locator("main a.button--primary").first.click()
    opening = page.url
    if "/attempts/" not in opening:
        page.locator("main .button--primary").first.click()
        page.wait_for_url("**/attempts/*")
    return ["/my-quizzes", "/my-data", "/lessons", "/lessons/1", opening, page.url, f"{page.url}/hand-in"]


def student_looking_back(page: Page) -> list[str]:
    """Come in with the card of somebody who has a question to practise, and say that it is not known; gives back the
    pages of who looks back. Each visit leaves its student with one question fewer."""
    unknown = page.locator("main form button[name=unknown]")
    for place in range(3, len(school().pupils)):
        page.context.clear_cookies()
        come_in(page, place)
        page.goto("/practice")
        if unknown.count():
            break
    unknown.click()
    page.wait_for_url("**/practice/answers/*")
    feedback = page.url
    dispatch = page.locator("main .evidence__link").first.get_attribute("href")
    assert dispatch is not None
    return ["/my-progress", "/practice", feedback, dispatch, dispatch.partition("/dispatches/")[0]]


def inspect(page: Page, paths: list[str] | tuple[str, ...]) -> dict[str, list[str]]:
    """What is wrong with each page, where anything is."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    # In a tab of its own: axe writes styles into the page, which the policy rightly stops and the console tells of.
    audited = page.context.new_page()
    wrong: dict[str, list[str]] = {}
    for path in paths:
        said.clear()
        answer = page.goto(path)
        audited.goto(path)
        faults = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(audited).response["violations"]]
        page.set_viewport_size({"width": 320, "height": 640})
        width = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": 1280, "height": 800})
        faults += [f"{width} px wide on a screen of 320"] if width > 320 else []
        faults += [text for text in said if "404" not in text]
        faults += [] if answer is None or answer.status in {200, 404} else [f"status {answer.status}"]
        if faults:
            wrong[path] = faults
    return wrong


@pytest.fixture(params=[("fr-FR", "light"), ("en-GB", "dark")], ids=["French, light", "English, dark"])
def page(request: pytest.FixtureRequest, visit) -> Page:
    """A new visitor, in either language and theme."""
    language, theme = request.param
    return visit(language=language, color_scheme=theme)


def test_pages_of_a_visitor(page):
    assert inspect(page, VISITOR_PAGES) == {}


def test_pages_of_a_teacher(page):
    staff(page, school().teacher.username)

    assert inspect(page, TEACHER_PAGES) == {}


def test_putting_a_question_right(page):
    staff(page, school().teacher.username)
    page.goto("/quizzes/2/results/questions")
    links = page.locator("main a[href$='/correct']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )

    assert len(links) == 12
    assert inspect(page, links) == {}


def test_pages_of_a_student(page):
    assert inspect(page, student(page)) == {}


def test_pages_of_a_student_who_looks_back(page):
    assert inspect(page, student_looking_back(page)) == {}


def test_pages_of_an_instructor(page):
    staff(page, school().instructor.username)

    assert inspect(page, INSTRUCTOR_PAGES) == {}


def test_pages_of_an_administrator(page):
    staff(page, school().admin.username)

    assert inspect(page, ADMIN_PAGES) == {}
