"""What goes wrong in a classroom, in a real browser: it is killed, the network is gone, the clock is wrong, somebody
else signs in on the same machine, time is up. Nothing is lost, nothing comes twice."""

from __future__ import annotations

import os
import signal
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sqlalchemy import select

from classroom.attempts import queries, service
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.models import AtExpiry, Attempt, AttemptEvent, AttemptEventKind, ItemKind, Navigation
from classroom.roster import service as roster
from classroom.roster.entitlement import Entitlement
from tests.classroom.attempts.browsing import (
    answers,
    field,
    state,
    status,
    stored,
    wait_until_on_disk,
    waiting_on_device,
)

pytestmark = pytest.mark.browser

TRIES_AGAIN_WITHIN = 25_000
#: Ten seconds on a machine at rest; this one may have other tests to run.
FOLLOWS_WITHIN = 20_000
#: The device needs two seconds to open its database: a slow disk, or another page that holds it.
SLOW_TO_OPEN = """
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...named) {
    const asked = {};
    setTimeout(() => {
      const real = open.apply(this, named);
      for (const event of ["onupgradeneeded", "onsuccess", "onerror"])
        real[event] = () => { asked.result = real.result; asked[event]?.(); };
    }, 2000);
    return asked;
  };
"""
#: The server answers later still; the page counts what it was sent.
SLOW_TO_ANSWER = """
  const send = window.fetch;
  window.sent = 0;
  window.fetch = async (url, options) => {
    if (String(url).endsWith("/responses")) {
      window.sent += 1;
      await new Promise((done) => setTimeout(done, 4000));
    }
    return send(url, options);
  };
"""


@pytest.fixture
def under_way(scene):
    """Camille's attempt, begun just now."""
    return scene.start(utc_now(), seed=5)


def sign_in(app, context, user, address):
    signer = app.session_interface.get_signing_serializer(app)
    value = signer.dumps({"_user_id": user.get_id(), "_fresh": True})
    context.add_cookies([{"name": "session", "value": value, "url": address}])


@pytest.fixture
def machine(app, chrome, address, tmp_path):
    """A browser of its own on a disk of its own, that can be killed and started again."""
    contexts, profile = [], tmp_path / "profile"

    def switch_on(user):
        context = chrome.browser_type.launch_persistent_context(
            str(profile),
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu"],
            base_url=address,
            locale="en",
            viewport={"width": 375, "height": 720},
        )
        contexts.append(context)
        sign_in(app, context, user, address)
        return context.pages[0]

    def kill():
        """As a power cut does: no event of the page, no tidy end of the browser."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if str(profile).encode() in (process / "cmdline").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)
            except (FileNotFoundError, ProcessLookupError):
                continue
        for lock in profile.glob("Singleton*"):
            lock.unlink()

    switch_on.kill = kill
    yield switch_on
    for context in contexts:
        try:
            context.close()
        except Exception:
            continue


def test_a_browser_that_is_killed_without_network_has_lost_nothing(scene, under_way, machine):
    page = machine(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    field(page, "short").fill("avant")
    expect(state(page, "short")).to_contain_text("Saved")
    page.context.set_offline(True)
    for place in (0, 1, 2):
        answers(page, "single").locator("input").nth(place).check()
    field(page, "short").fill("pendant")
    expect(state(page, "short")).to_have_text("Kept on this device", timeout=TRIES_AGAIN_WITHIN)
    # Typed last, and not yet sent when the machine goes out.
    field(page, "numeric").press_sequentially("1500", delay=5)
    wait_until_on_disk(page, "1500")

    machine.kill()
    page = machine(scene.camille)
    page.goto(f"/attempts/{under_way.id}")

    expect(field(page, "short")).to_have_value("pendant")
    expect(field(page, "numeric")).to_have_value("1500")
    expect(answers(page, "single").locator("input").nth(2)).to_be_checked()
    for kind in ("single", "short", "numeric"):
        expect(state(page, kind)).to_contain_text("Saved")
    order = queries.items_of(scene.session, [under_way.id])
    places = next(item.option_order for item in order if item.item_version.kind is ItemKind.SINGLE)
    assert stored(scene, under_way, ItemKind.SINGLE) == [(n, index) for n, index in enumerate(places, 1)]
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "avant"), (2, "pendant")]
    assert stored(scene, under_way, ItemKind.NUMERIC) == [(1, "1500")]
    assert waiting_on_device(page) == 0


def test_each_answer_given_without_network_arrives_once_and_in_order(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    page.context.set_offline(True)
    for place in (0, 1, 2, 0):
        answers(page, "single").locator("input").nth(place).check()
    page.context.set_offline(False)
    expect(state(page, "single")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)

    kept = stored(scene, under_way, ItemKind.SINGLE)
    items = queries.items_of(scene.session, [under_way.id])
    order = next(item.option_order for item in items if item.item_version.kind is ItemKind.SINGLE)
    assert kept == [(1, order[0]), (2, order[1]), (3, order[2]), (4, order[0])]


def test_a_clock_that_is_put_back_while_offline_does_not_change_the_order(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    page.context.set_offline(True)
    field(page, "short").fill("premier")
    field(page, "short").blur()
    page.evaluate("() => { const now = Date.now; Date.now = () => now.call(Date) - 5 * 3600 * 1000; }")
    field(page, "short").fill("second")
    field(page, "short").blur()
    expect(state(page, "short")).to_have_text("Kept on this device", timeout=TRIES_AGAIN_WITHIN)
    page.context.set_offline(False)
    expect(state(page, "short")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)

    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "premier"), (2, "second")]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Cayenne"])
def test_another_time_zone_and_a_change_of_it_change_nothing(scene, under_way, device, zone):
    page = device(scene.camille)
    settings = page.context.new_cdp_session(page)
    settings.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    page.goto(f"/attempts/{under_way.id}")
    expect(page.locator("[data-clock-time]")).to_contain_text("29:")
    field(page, "short").fill("un")
    expect(state(page, "short")).to_contain_text("Saved")

    settings.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Kathmandu"})
    field(page, "short").fill("deux")
    field(page, "short").blur()
    expect(state(page, "short")).to_contain_text("Saved")
    expect(page.locator("[data-clock-time]")).to_contain_text("29:")
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") in {"Asia/Kathmandu", "Asia/Katmandu"}
    page.reload()

    expect(field(page, "short")).to_have_value("deux")
    # The time it was saved is the school's, whatever the device thinks.
    scene.session.rollback()
    received = queries.latest_responses(scene.session, under_way)[scene.item(under_way, ItemKind.SHORT)].received_at
    assert f"{received.astimezone(ZoneInfo('Europe/Paris')):%H:%M:%S}" in state(page, "short").inner_text()


def test_two_devices_at_once_overwrite_nothing_in_silence(scene, under_way, device):
    phone, computer = device(scene.camille), device(scene.camille)
    for page in (phone, computer):
        page.goto(f"/attempts/{under_way.id}")
    phone.context.set_offline(True)
    field(phone, "short").fill("téléphone")
    expect(status(phone)).to_contain_text("kept on this device", timeout=TRIES_AGAIN_WITHIN)
    field(computer, "short").fill("ordinateur")
    expect(state(computer, "short")).to_contain_text("Saved")
    phone.context.set_offline(False)

    box = phone.locator("[data-kind=short] [data-elsewhere]")
    expect(box).to_contain_text("ordinateur", timeout=TRIES_AGAIN_WITHIN)
    expect(field(phone, "short")).to_have_value("téléphone")
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "ordinateur")]
    box.get_by_role("button", name="Use the answer on this page").click()
    expect(state(phone, "short")).to_contain_text("Saved")
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "ordinateur"), (2, "téléphone")]
    kinds = scene.session.scalars(select(AttemptEvent.kind).where(AttemptEvent.attempt_id == under_way.id)).all()
    assert AttemptEventKind.RESUMED in kinds


def test_a_new_sign_in_brings_a_new_token_and_the_page_goes_on(app, scene, under_way, device, address):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    page.context.clear_cookies()
    field(page, "short").fill("Paris")
    expect(status(page)).to_contain_text("You are no longer signed in here")

    # In another tab: a session that knows nothing of the token on the page.
    sign_in(app, page.context, scene.camille, address)

    expect(state(page, "short")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "Paris")]


def test_somebody_else_on_the_same_machine_takes_nothing_away(app, scene, under_way, device, address):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    page.context.set_offline(True)
    field(page, "short").fill("à moi")
    expect(status(page)).to_contain_text("kept on this device", timeout=TRIES_AGAIN_WITHIN)
    context = page.context
    # The page sends what it holds once more when it closes, and a closing page may find the network: by then the
    # browser is Dominique's, or Camille's own answer could still go out as hers.
    sign_in(app, context, scene.dominique, address)
    page.close(run_before_unload=False)
    context.set_offline(False)

    hers = context.new_page()
    hers.goto("/my-quizzes")
    hers.wait_for_timeout(1_500)
    expect(hers.locator("[data-waiting-said]")).to_be_hidden()
    assert waiting_on_device(hers) > 0
    assert stored(scene, under_way, ItemKind.SHORT) == []

    sign_in(app, context, scene.camille, address)
    hers.goto("/my-quizzes")
    expect(hers.locator("[data-waiting-said]")).to_contain_text("have been sent")
    assert stored(scene, under_way, ItemKind.SHORT) == [(1, "à moi")]
    assert waiting_on_device(hers) == 0


def test_the_log_tells_of_the_gap_and_nothing_follows_from_it(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    page.context.set_offline(True)
    answers(page, "single").get_by_label("Bruges").check()
    expect(state(page, "single")).to_have_text("Kept on this device", timeout=TRIES_AGAIN_WITHIN)
    # A gap that is shorter than five seconds is none.
    page.wait_for_timeout(6_000)
    with page.expect_response("**/away", timeout=TRIES_AGAIN_WITHIN):
        page.context.set_offline(False)
    expect(state(page, "single")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
    hand_in(scene, under_way)

    events = scene.session.scalars(select(AttemptEvent).where(AttemptEvent.attempt_id == under_way.id)).all()
    told = {event.kind: event for event in events}
    gap = told[AttemptEventKind.CAME_BACK].at - told[AttemptEventKind.LOST_NETWORK].at
    assert timedelta(seconds=5) <= gap <= timedelta(seconds=90)
    assert told[AttemptEventKind.CAME_BACK].detail["seconds"] == round(gap.total_seconds())
    assert queries.totals(scene.session, [under_way.id])[under_way.id].points == 1.0
    report = device(scene.teacher)
    report.goto(f"/attempts/{under_way.id}/report")
    expect(report.locator(".events")).to_contain_text("lost the network")
    expect(report.locator(".events")).to_contain_text("network is back")
    expect(report.locator(".events")).to_contain_text("Bruges")


def test_five_minutes_for_everyone_reach_every_open_page(scene, under_way, device):
    other = scene.start(utc_now(), scene.dominique)
    pages = []
    for student, attempt in ((scene.camille, under_way), (scene.dominique, other)):
        pages.append(device(student))
        pages[-1].goto(f"/attempts/{attempt.id}")
    teacher = device(scene.teacher)
    teacher.goto(f"/quizzes/{scene.quiz.id}/extra-time")
    teacher.get_by_label("Minutes").first.fill("5")
    teacher.get_by_role("button", name="More time for everyone").click()
    expect(teacher.get_by_text("2 students have more time.")).to_be_visible()

    for page in pages:
        expect(page.locator("[data-clock-time]")).to_contain_text("34:", timeout=FOLLOWS_WITHIN)


def test_a_limit_lifted_meanwhile_takes_the_clock_away(scene, under_way, device):
    page = device(scene.camille)
    page.goto(f"/attempts/{under_way.id}")
    expect(page.locator("[data-clock-time]")).to_be_visible()

    scene.session.rollback()
    entitled = Entitlement(no_limit=True)
    roster.accommodate(scene.session, [scene.camille.id], entitled, scene.teacher, "PAP", utc_now())
    scene.session.commit()

    expect(page.locator("[data-clock]")).to_have_count(0, timeout=FOLLOWS_WITHIN)
    expect(page.locator("[data-announce]")).to_have_text("The time limit has been lifted for you")
    field(page, "short").fill("Paris")
    expect(state(page, "short")).to_contain_text("Saved")


def test_a_student_who_is_to_see_no_clock_sees_none_and_is_ended_all_the_same(scene, device):
    entitled = Entitlement(hide_timer=True)
    roster.accommodate(scene.session, [scene.camille.id], entitled, scene.teacher, "PAP", utc_now())
    attempt = scene.start(utc_now())
    attempt.deadline_at = utc_now() + timedelta(seconds=10)
    scene.session.commit()
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")

    expect(page.locator("[data-clock]")).to_have_count(0)
    field(page, "short").press_sequentially("dernier mot", delay=20)
    page.wait_for_url("**/done", timeout=30_000)
    assert stored(scene, attempt, ItemKind.SHORT)[-1][1] == "dernier mot"


def test_in_the_grace_period_the_page_stays_and_answers_count(scene, device):
    scene.set(at_expiry=AtExpiry.GRACE, grace_minutes=1)
    attempt = scene.start(utc_now())
    attempt.deadline_at = utc_now() + timedelta(seconds=9)
    scene.session.commit()
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")

    expect(page.locator("[data-clock].is-grace")).to_be_visible(timeout=20_000)
    expect(status(page)).to_contain_text("Answers still count for a moment")
    field(page, "short").fill("Élodie SECRET")
    expect(state(page, "short")).to_contain_text("Saved")
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Handed in on")).to_be_visible()
    scene.session.rollback()
    assert queries.totals(scene.session, [attempt.id])[attempt.id].points == 1.0


def test_left_unfinished_the_page_says_so(scene, device):
    scene.set(at_expiry=AtExpiry.UNFINISHED)
    attempt = scene.start(utc_now())
    attempt.deadline_at = utc_now() + timedelta(seconds=8)
    scene.session.commit()
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")

    page.wait_for_url("**/done", timeout=30_000)
    expect(page.get_by_text("The attempt was not handed in, so it has no score.")).to_be_visible()


def test_one_question_at_a_time_waits_for_the_network_and_loses_nothing(scene, device):
    scene.set(navigation=Navigation.FORWARD, shuffle_questions=False)
    attempt = scene.start(utc_now(), seed=5)
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")
    answers(page, "single").get_by_label("Bruges").check()
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_text("Question 2 of 7").first).to_be_visible()

    # Without its script the page is a plain form, which a browser cannot send offline.
    expect(page.locator("html.has-script")).to_be_attached()
    page.context.set_offline(True)
    answers(page, "multiple").get_by_label("Brest").check()
    page.get_by_role("button", name="Next question").click()
    expect(status(page)).to_contain_text("You can go on as soon as it is back", timeout=TRIES_AGAIN_WITHIN)
    page.context.set_offline(False)
    expect(state(page, "multiple")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
    page.get_by_role("button", name="Next question").click()

    expect(page.get_by_text("Question 3 of 7").first).to_be_visible()
    assert [len(stored(scene, attempt, kind)) for kind in (ItemKind.SINGLE, ItemKind.MULTIPLE)] == [1, 1]
    page.go_back()
    page.reload()
    expect(page.get_by_text("Question 3 of 7").first).to_be_visible()


def test_one_question_at_a_time_back_and_forth(scene, device):
    scene.set(navigation=Navigation.ONE_BY_ONE, shuffle_questions=False)
    attempt = scene.start(utc_now(), seed=5)
    page = device(scene.camille)
    page.goto(f"/attempts/{attempt.id}")
    answers(page, "single").get_by_label("Gand").check()
    page.locator("[data-goto]").nth(6).click()
    expect(field(page, "short")).to_be_visible()
    field(page, "short").fill("Élodie SECRET")
    page.get_by_role("button", name="Previous question").click()
    expect(field(page, "numeric")).to_be_visible()
    page.locator("[data-goto]").nth(0).click()
    expect(answers(page, "single").get_by_label("Gand")).to_be_checked()
    expect(page.locator(".is-answered")).to_have_count(2)

    expect(state(page, "short")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
    assert stored(scene, attempt, ItemKind.SHORT) == [(1, "Élodie SECRET")]


def test_an_answer_given_while_the_device_is_still_opening_its_store_goes_once_and_is_said_to_be_saved(
    scene, under_way, device
):
    page = device(scene.camille)
    page.add_init_script(SLOW_TO_OPEN + SLOW_TO_ANSWER)
    page.goto(f"/attempts/{under_way.id}")
    answers(page, "single").get_by_label("Gand").check()

    expect(state(page, "single")).to_contain_text("Saved", timeout=TRIES_AGAIN_WITHIN)
    expect(status(page)).to_contain_text("Everything is saved")
    assert page.evaluate("window.sent") == 1
    assert len(stored(scene, under_way, ItemKind.SINGLE)) == 1


@pytest.mark.parametrize(("scheme", "language"), [("light", "fr"), ("dark", "en")])
def test_axe_finds_nothing_on_the_new_pages(scene, device, scheme, language):
    scene.set(max_attempts=3, at_expiry=AtExpiry.GRACE, access_code="Pont")
    options = {
        "viewport": {"width": 320, "height": 640},
        "color_scheme": scheme,
        "locale": language,
    }
    page, teacher = device(scene.camille, **options), device(scene.teacher, **options)
    late = scene.start(utc_now() - timedelta(hours=1), scene.dominique, access_code="pont")
    item = scene.item(late, ItemKind.SINGLE)
    service.save_response(scene.session, late, item, 1, 0, utc_now())
    entitled = Entitlement(33, hide_timer=True)
    roster.accommodate(scene.session, [scene.dominique.id], entitled, scene.teacher, "PAP", utc_now())
    scene.session.commit()
    look(page, f"/my-quizzes/{scene.quiz.id}")
    for navigation in (Navigation.ONE_BY_ONE, Navigation.FORWARD):
        scene.set(navigation=navigation)
        attempt = scene.start(utc_now(), access_code="pont")
        look(page, f"/attempts/{attempt.id}")
        look(teacher, f"/quizzes/{scene.quiz.id}/extra-time")
        hand_in(scene, attempt)
    class_id = scene.school_class.id
    for path in (
        f"/classes/{class_id}",
        f"/classes/{class_id}/accommodations",
        f"/classes/{class_id}/students/{scene.dominique.id}",
        f"/quizzes/{scene.quiz.id}",
        f"/quizzes/{scene.quiz.id}/settings",
        f"/attempts/{late.id}/report",
    ):
        look(teacher, path)


def hand_in(scene, attempt):
    begin_write(scene.session)
    service.hand_in(scene.session, scene.session.get(Attempt, attempt.id), utc_now())
    scene.session.commit()


def look(page, path):
    reply = page.goto(path)
    assert (path, reply.status) == (path, 200)
    found = Axe().run(page).response["violations"]
    assert [(path, one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert (path, page.evaluate("document.documentElement.scrollWidth")) <= (path, 320)
