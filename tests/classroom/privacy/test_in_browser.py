"""Names of a class of invented names, in a real browser: shown on the pages, and never sent."""

from __future__ import annotations

import threading

import pytest
from werkzeug.serving import make_server

from classroom.accounts.passwords import hash_secret

pytestmark = pytest.mark.browser

PASSWORD = "une phrase assez longue"
NAMES = ("Roux, Camille", '=Inès "Nini" Delcourt')


@pytest.fixture
def address(app):
    """The site, served in this process for a browser."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def story(make):
    class Story:
        teacher = make.teacher(username="anne", secret_hash=hash_secret(PASSWORD))
        school_class = make.school_class(teacher, pseudonymous=True)
        quiz = make.quiz(teacher, [make.item(teacher)], (school_class,))

    story = Story()
    for name in ("Loutre-27", "Merle-35"):
        make.student(story.school_class, name=name, sort_name=name)
    return story


def test_the_list_stays_on_the_device_and_the_pages_show_its_names(chrome, address, story, tmp_path):
    sent: list[str] = []
    context = chrome.new_context(base_url=address, locale="en-GB", accept_downloads=True)
    page = context.new_page()
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto("/sign-in")
    page.locator("input[name=username]").fill("anne")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").last.click()
    page.wait_for_url(lambda url: "sign-in" not in url)

    page.goto(f"/classes/{story.school_class.id}/names")
    page.get_by_text("Make the list: paste the names").click()
    page.locator("[data-names-pasted]").fill("\n".join(NAMES))
    page.get_by_role("button", name="Give the invented names out").click()
    page.get_by_text("All names are given out.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep the list on this device").click()
    kept = tmp_path / "liste.csv"
    download.value.save_as(kept)
    assert kept.read_text(encoding="utf-8-sig").splitlines() == [
        'Loutre-27;"Roux, Camille"',
        'Merle-35;"\'=Inès ""Nini"" Delcourt"',
    ]

    page.goto(f"/classes/{story.school_class.id}/gradebook")
    for name in NAMES:
        page.get_by_role("rowheader", name=name).wait_for()
    assert page.get_by_text("Loutre-27").count() == 0

    page.goto(f"/classes/{story.school_class.id}/names")
    page.get_by_role("button", name="Forget the names in this tab").click()
    page.get_by_text("This tab knows no name any more.").wait_for()
    page.locator("[data-names-open]").set_input_files(kept)
    page.get_by_text("Names found in the list: 2.").wait_for()
    page.goto(f"/quizzes/{story.quiz.id}/results")
    page.get_by_role("rowheader", name=NAMES[0]).wait_for()

    with page.expect_navigation():
        page.locator("form[action$='/sign-out'] button").click()
    page.wait_for_function("sessionStorage.getItem('recoupe.names') === null")
    assert sent
    assert not [request for request in sent if "Roux" in request or "Delcourt" in request]
    context.close()
