"""The sheet in a real browser: without network, in two tabs, out of time, by keyboard, and looked over by axe."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sqlalchemy import select

from classroom.attempts import queries, service
from classroom.clock import utc_now
from classroom.models import Attempt, AttemptEvent, AttemptEventKind, ClosedBy, ItemKind
from tests.classroom.attempts.browsing import answers, field, state, stored, waiting_on_device

pytestmark = pytest.mark.browser


@pytest.fixture
def under_way(scene):
    """Camille's attempt, begun just now."""
    return scene.start(utc_now(), seed=5)


def test_every_kind_is_saved_as_it_is_given_and_a_reload_shows_it(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    answers(page, "single").get_by_label("Bruges").check()
    answers(page, "multiple").get_by_label("Brest").check()
    answers(page, "multiple").get_by_label("Nantes").check()
    answers(page, "true_false").get_by_label("Faux").check()
    for rank, word in enumerate(("vote", "grève", "accord", "reprise"), 1):
        answers(page, "order").get_by_label(word).select_option(str(rank))
    for left, right in (("Oslo", "Norvège"), ("Turku", "Finlande"), ("Malmö", "Suède")):
        answers(page, "match").get_by_label(left).select_option(label=right)
    field(page, "numeric").fill("1 500")
    field(page, "short").fill("elodie secret")
    for kind in scene.versions:
        expect(state(page, kind)).to_contain_text("Saved")
    expect(page.locator("[data-status]")).to_have_text("Everything is saved")

    page.reload()
    expect(page.locator(".is-answered")).to_have_count(7)
    page.get_by_role("button", name="Hand in…").click()
    expect(page.get_by_text("Every question has an answer")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("7 of 7 questions answered.")).to_be_visible()

    scene.session.rollback()
    assert queries.totals(scene.session, [under_way.id])[under_way.id].points == 7.0


def test_answers_given_without_network_survive_a_crash_and_arrive_once_in_order(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    field(page, "short").fill("avant")
    expect(state(page, "short")).to_contain_text("Saved")

    page.context.set_offline(True)
    field(page, "short").fill("pendant")
    expect(page.locator("[data-status]")).to_contain_text("Your answers are kept on this device")
    field(page, "short").fill("pendant encore")
    answers(page, "single").get_by_label("Gand").check()
    expect(state(page, "single")).to_have_text("Kept on this device")
    page.get_by_role("button", name="Hand in…").click()
    expect(page.locator("[data-status]")).to_contain_text("have not been sent yet", timeout=15_000)
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "avant")]

    context = page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/attempts/{under_way.id}")
    expect(field(again, "short")).to_have_value("pendant encore")
    expect(state(again, "short")).to_contain_text("Saved")
    expect(state(again, "single")).to_contain_text("Saved")

    assert [answer for _sequence, answer in stored(scene, under_way, ItemKind.SHORT)] == [
        "avant",
        "pendant",
        "pendant encore",
    ]
    assert len(stored(scene, under_way, ItemKind.SINGLE)) == 1
    assert waiting_on_device(again) == 0


def test_a_lost_reply_does_not_make_two_answers(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    lost = []

    def arrive_and_lose_the_reply(route):
        route.fetch()
        lost.append(route.request.post_data)
        route.abort()

    page.route("**/responses", arrive_and_lose_the_reply, times=1)
    field(page, "short").fill("Paris")
    expect(state(page, "short")).to_contain_text("Saved", timeout=15_000)

    assert len(lost) == 1
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "Paris")]


def test_two_tabs_ask_before_they_overwrite(scene, under_way, device):
    first = device(scene.camille)
    first.goto(f"/attempts/{under_way.id}")
    second = first.context.new_page()
    second.goto(f"/attempts/{under_way.id}")

    field(first, "short").fill("premier")
    expect(state(first, "short")).to_contain_text("Saved")
    field(second, "short").fill("second")
    box = second.locator("[data-kind=short] [data-elsewhere]")
    expect(box).to_contain_text("premier")
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "premier")]

    box.get_by_role("button", name="Use the answer on this page").click()
    expect(state(second, "short")).to_contain_text("Saved")
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "premier"), (2, "second")]

    field(first, "short").fill("troisième")
    box = first.locator("[data-kind=short] [data-elsewhere]")
    expect(box).to_contain_text("second")
    box.get_by_role("button", name="Keep the other one").click()
    expect(field(first, "short")).to_have_value("second")
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "premier"), (2, "second")]


def test_when_time_is_up_the_page_leaves_with_what_was_typed_last(scene, device):
    attempt = scene.start(utc_now(), seed=5)
    attempt.deadline_at = utc_now() + timedelta(seconds=10)
    scene.session.commit()
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")
    field(page, "short").press_sequentially("Élodie SECRET", delay=30)

    page.wait_for_url("**/done", timeout=30_000)

    expect(page.get_by_text("Time was up on")).to_be_visible()
    assert stored(scene, attempt, ItemKind.SHORT)[-1][1] == "Élodie SECRET"
    scene.session.refresh(attempt)
    assert attempt.closed_by is ClosedBy.EXPIRY
    assert queries.totals(scene.session, [attempt.id])[attempt.id].points == 1.0


def test_more_time_reaches_an_open_page_within_ten_seconds(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    expect(page.locator("[data-clock-time]")).to_contain_text("29:")

    scene.session.rollback()
    service.extend(scene.session, [scene.session.get(Attempt, under_way.id)], 60, scene.teacher, "alarme", utc_now())
    scene.session.commit()

    expect(page.locator("[data-clock-time]")).to_contain_text("1:29:", timeout=20_000)
    expect(page.locator("[data-announce]")).to_have_text("You have been given more time")


@pytest.mark.parametrize(
    ("seconds", "warning", "shown"), [(308, "Five minutes left", "4:"), (68, "One minute left", "0:")]
)
def test_the_clock_warns_and_can_be_hidden(scene, device, seconds, warning, shown):
    attempt = scene.start(utc_now())
    attempt.deadline_at = utc_now() + timedelta(seconds=seconds)
    scene.session.commit()
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")

    page.get_by_role("button", name="Hide the time").click()
    expect(page.locator("[data-clock-time]")).to_be_hidden()
    expect(page.locator("[data-announce]")).to_have_text(warning, timeout=20_000)
    expect(page.locator("[data-announce]")).to_have_attribute("aria-live", "polite")
    page.reload()
    expect(page.locator("[data-clock-time]")).to_be_hidden()
    page.get_by_role("button", name="Show the time").click()
    expect(page.locator("[data-clock-time]")).to_contain_text(shown)


def test_each_save_sets_the_countdown_right(scene, under_way, device):
    """A device that slept, or whose clock of the page has gone astray, is told by the next reply."""
    page = device(scene.camille)
    page.route("**/clock", lambda route: route.abort())
    page.goto(f"/attempts/{under_way.id}")
    expect(page.locator("[data-clock-time]")).to_contain_text("29:")
    page.evaluate("() => { const now = performance.now; performance.now = () => now.call(performance) + 600_000; }")
    expect(page.locator("[data-clock-time]")).to_contain_text("19:")

    field(page, "short").fill("Paris")

    expect(state(page, "short")).to_contain_text("Saved")
    expect(page.locator("[data-clock-time]")).to_contain_text("29:")


def test_a_wrong_clock_on_the_device_changes_nothing(scene, under_way, device):
    page = device(scene.camille)
    page.clock.set_fixed_time(utc_now() + timedelta(hours=7))
    page.goto(f"/attempts/{under_way.id}")

    expect(page.locator("[data-clock-time]")).to_contain_text("29:")
    field(page, "short").fill("Paris")
    expect(state(page, "short")).to_contain_text("Saved")


def test_signed_out_elsewhere_the_answers_wait_for_the_next_sign_in(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    cookies = page.context.cookies()
    page.context.clear_cookies()

    field(page, "short").fill("Paris")
    expect(page.locator("[data-status]")).to_contain_text("You are no longer signed in here")
    assert stored(scene, under_way, ItemKind.SHORT) == []

    page.context.add_cookies(cookies)
    expect(state(page, "short")).to_contain_text("Saved", timeout=20_000)
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "Paris")]


def test_what_could_not_be_sent_in_time_is_sent_from_the_last_page(scene, device):
    attempt = scene.start(utc_now())
    attempt.deadline_at = utc_now() + timedelta(seconds=9)
    scene.session.commit()
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")
    page.route("**/responses", lambda route: route.abort())
    field(page, "short").fill("trop tard")

    page.wait_for_url("**/done", timeout=30_000)
    expect(page.locator("[data-leftovers-said]")).to_contain_text("still on this device")
    page.unroute("**/responses")
    expect(page.locator("[data-leftovers-said]")).to_contain_text("have been sent", timeout=20_000)

    assert stored(scene, attempt, ItemKind.SHORT) == [(1, "trop tard")]
    kinds = scene.session.scalars(select(AttemptEvent.kind).where(AttemptEvent.attempt_id == attempt.id)).all()
    assert AttemptEventKind.SAVED_LATE in kinds


def test_by_keyboard_alone(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    first = page.locator("[data-kind=single] input[type=radio]").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-kind=single] input[type=radio]").nth(1)).to_be_checked()
    expect(state(page, "single")).to_contain_text("Saved")
    page.get_by_role("button", name="Hand in…").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hand in?")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(scene, under_way, device, scheme):
    page = device(scene.camille, viewport={"width": 320, "height": 640}, color_scheme=scheme)
    attempt = f"/attempts/{under_way.id}"
    for path in ("/my-quizzes", f"/my-quizzes/{scene.quiz.id}", attempt, f"{attempt}/hand-in"):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [(path, one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    teacher = device(scene.teacher, color_scheme=scheme)
    quiz = f"/quizzes/{scene.quiz.id}"
    paths = (
        "/quizzes",
        "/quizzes/new",
        quiz,
        f"{quiz}/compose",
        f"{quiz}/settings",
        f"{quiz}/preview",
        f"{quiz}/extra-time",
    )
    for path in paths:
        teacher.goto(path)
        found = Axe().run(teacher).response["violations"]
        assert [(path, one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert teacher.evaluate("document.documentElement.scrollWidth") <= 375
