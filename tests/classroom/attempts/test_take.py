"""The pages a student meets: before the start, the sheet, handing in, afterwards."""

from __future__ import annotations

import json
import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from classroom import jobs
from classroom.attempts import queries, service
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    ClosedBy,
    ItemKind,
    Mark,
    Response,
    ReviewFrom,
)

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def minutes(number):
    return timedelta(minutes=number)


class SiteClock:
    """The clock of the views, to be set."""

    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def site_clock(monkeypatch):
    clock = SiteClock()
    for view in ("home", "saving", "taking", "teaching"):
        monkeypatch.setattr(f"classroom.attempts.views.{view}.utc_now", clock)
    for module in ("attempts.sweeping", "transactions"):
        monkeypatch.setattr(f"classroom.{module}.utc_now", clock)
    return clock


@pytest.fixture
def visit(scene, browser, site_clock):
    """Makes browsers after whose requests the test's own session sees what they wrote."""

    def make(user=None):
        client = browser(user)
        plain_open = client.open

        def open_and_look(*args, **kwargs):
            reply = plain_open(*args, **kwargs)
            scene.session.rollback()
            return reply

        client.open = open_and_look
        return client

    return make


@pytest.fixture
def camille(scene, visit):
    return visit(scene.camille)


def begin(browser, scene):
    """Start through the page; the attempt's id."""
    reply = browser.post(f"/my-quizzes/{scene.quiz.id}/start")
    assert reply.status_code == 302
    return int(re.search(r"/attempts/(\d+)$", reply.location)[1])


def fresh(scene, attempt_id):
    return scene.session.get(Attempt, attempt_id)


def place_of(scene, attempt_id, kind, text):
    """Where an option stands on the student's page."""
    items = queries.items_of(scene.session, [attempt_id])
    item = next(item for item in items if item.item_version.kind is kind)
    return [item.item_version.options[index]["text"] for index in item.option_order].index(text)


def send(browser, attempt_id, item, sequence, answer):
    return browser.post(
        f"/attempts/{attempt_id}/responses", json={"item": item, "sequence": sequence, "answer": answer}
    )


def test_the_list_shows_what_there_is_to_do(scene, camille):
    page = camille.get("/my-quizzes").text

    assert "To do" in page
    assert scene.quiz.title in page
    assert "30 min" in page


def test_a_quiz_of_another_class_is_not_there(scene, make, camille):
    other = make.quiz(scene.teacher, [], (make.school_class(scene.teacher),), title="Pas pour elle")

    assert "Pas pour elle" not in camille.get("/my-quizzes").text
    assert camille.get(f"/my-quizzes/{other.id}").status_code == 404
    assert camille.post(f"/my-quizzes/{other.id}/start").status_code == 404


def test_before_the_start_the_page_says_how_long(scene, camille):
    scene.give_extra_time(scene.camille, 33)

    page = camille.get(f"/my-quizzes/{scene.quiz.id}").text

    assert "40 min: 30 min + tiers-temps (10 min)" in page
    # Noon in UTC is one o'clock in Paris.
    assert "it ends at 13:40 at the latest" in page
    assert "1 attempt left" in page


def test_before_the_start_the_page_says_that_closing_will_cut(scene, camille):
    scene.set(closes_at=NOON + minutes(10), hard_close=True)

    page = camille.get(f"/my-quizzes/{scene.quiz.id}").text

    assert "it ends at 13:10 at the latest" in page
    assert "The quiz closes before your full time is used up." in page


def test_looking_at_the_page_before_the_start_starts_nothing(scene, camille):
    camille.get(f"/my-quizzes/{scene.quiz.id}")

    assert scene.session.scalar(select(func.count(Attempt.id))) == 0


def test_starting_twice_leads_to_the_same_sheet(scene, camille):
    assert begin(camille, scene) == begin(camille, scene)


def test_a_closed_quiz_says_so_and_starts_nothing(scene, camille, site_clock):
    scene.set(closes_at=NOON)

    reply = camille.post(f"/my-quizzes/{scene.quiz.id}/start", follow_redirects=True)

    assert "This quiz is closed." in reply.text
    assert scene.session.scalar(select(func.count(Attempt.id))) == 0


def test_an_attempt_under_way_goes_on_after_the_quiz_has_closed(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    scene.set(closes_at=NOON + minutes(1))
    site_clock.now = NOON + minutes(5)

    assert "Under way" in camille.get("/my-quizzes").text
    assert begin(camille, scene) == attempt_id
    assert camille.get(f"/attempts/{attempt_id}").status_code == 200


def test_an_answer_is_acknowledged_with_the_time_it_was_saved(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    site_clock.now = NOON + timedelta(seconds=187)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SINGLE)
    place = place_of(scene, attempt_id, ItemKind.SINGLE, "Bruges")

    reply = send(camille, attempt_id, item, 1, place)

    assert reply.status_code == 200
    assert reply.json == {
        "status": "saved",
        "saved_at": "13:03:07",
        "seconds_left": 30 * 60 - 187.0,
        "grace_left": None,
        "over": False,
        "current": {"sequence": 1, "answer": place, "words": ["Bruges"]},
    }
    assert scene.session.scalars(select(Response.answer)).one() == 0


def test_a_reload_shows_every_answer(scene, camille):
    attempt_id = begin(camille, scene)
    attempt = fresh(scene, attempt_id)
    place = place_of(scene, attempt_id, ItemKind.MULTIPLE, "Nantes")
    send(camille, attempt_id, scene.item(attempt, ItemKind.SHORT), 1, "Élodie & co")
    send(camille, attempt_id, scene.item(attempt, ItemKind.MULTIPLE), 1, [place])

    page = camille.get(f"/attempts/{attempt_id}").text

    assert 'value="Élodie &amp; co"' in page
    assert re.search(rf'type="checkbox" [^>]*value="{place}"[^>]* checked', page)
    assert page.count("is-answered") == 2


def test_the_same_save_again_is_a_success_and_another_answer_is_not(scene, camille):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)

    assert send(camille, attempt_id, item, 1, "Paris").json["status"] == "saved"
    assert send(camille, attempt_id, item, 1, "Paris").json["status"] == "saved"
    elsewhere = send(camille, attempt_id, item, 1, "Rome")

    assert elsewhere.status_code == 409
    assert elsewhere.json["status"] == "elsewhere"
    assert elsewhere.json["current"] == {"sequence": 1, "answer": "Paris", "words": ["Paris"]}
    assert scene.session.scalar(select(func.count(Response.id))) == 1


def test_after_the_end_an_answer_is_kept_and_the_page_is_told(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    site_clock.now = NOON + minutes(30) + timedelta(seconds=1)

    reply = send(camille, attempt_id, scene.item(fresh(scene, attempt_id), ItemKind.SHORT), 1, "Élodie")

    assert (reply.json["status"], reply.json["over"], reply.json["seconds_left"]) == ("late", True, 0.0)
    kinds = scene.session.scalars(select(AttemptEvent.kind)).all()
    assert AttemptEventKind.SAVED_LATE in kinds


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        {},
        {"item": 1, "sequence": 1},
        {"item": "1", "sequence": 1, "answer": 0},
        {"item": True, "sequence": 1, "answer": 0},
        {"item": 10**30, "sequence": 1, "answer": 0},
        {"item": 1, "sequence": 0, "answer": 0},
        {"item": 1, "sequence": -4, "answer": 0},
        {"item": 1, "sequence": 10**9, "answer": 0},
        {"item": 1, "sequence": 1, "answer": {"a": 1}},
        {"item": 1, "sequence": 1, "answer": [[]]},
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_written(scene, camille, body):
    attempt_id = begin(camille, scene)

    reply = camille.post(f"/attempts/{attempt_id}/responses", json=body)

    assert (reply.status_code, reply.json) == (422, {"status": "refused"})
    assert scene.session.scalar(select(func.count(Response.id))) == 0


def test_text_that_is_no_json_is_refused(scene, camille):
    attempt_id = begin(camille, scene)

    reply = camille.post(f"/attempts/{attempt_id}/responses", data="{", content_type="application/json")

    assert reply.status_code == 422


def test_nobody_writes_on_anothers_sheet(scene, camille, visit):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    other = visit(scene.dominique)
    hers = begin(other, scene)

    assert send(other, attempt_id, item, 1, "x").status_code == 404
    assert send(other, hers, item, 1, "x").status_code == 404
    for path in ("", "/hand-in", "/done", "/clock"):
        assert other.get(f"/attempts/{attempt_id}{path}").status_code == 404
    assert other.post(f"/attempts/{attempt_id}/hand-in").status_code == 404
    assert other.post(f"/attempts/{attempt_id}").status_code == 404
    assert fresh(scene, attempt_id).closed_at is None
    assert scene.session.scalar(select(func.count(Response.id))) == 0


def test_a_save_takes_few_queries(scene, camille, app):
    attempt_id = begin(camille, scene)
    attempt = fresh(scene, attempt_id)
    item = scene.item(attempt, ItemKind.SINGLE)
    camille.get(f"/attempts/{attempt_id}")
    statements = []
    with app.app_context():
        engine = db.engine
    listener = lambda _c, _cur, statement, *_rest: statements.append(statement)  # noqa: E731
    event.listen(engine, "before_cursor_execute", listener)
    for sequence in range(1, 6):
        statements.clear()
        assert send(camille, attempt_id, item, sequence, sequence % 3).status_code == 200
        asked = [statement for statement in statements if not statement.startswith("BEGIN")]
        assert len(asked) <= 4, asked
    event.remove(engine, "before_cursor_execute", listener)


def test_a_sheet_takes_as_many_queries_for_many_questions_as_for_few(scene, camille, app, make):
    def queries_for(attempt_id):
        statements = []
        with app.app_context():
            engine = db.engine
        listener = lambda _c, _cur, statement, *_rest: statements.append(statement)  # noqa: E731
        event.listen(engine, "before_cursor_execute", listener)
        assert camille.get(f"/attempts/{attempt_id}").status_code == 200
        event.remove(engine, "before_cursor_execute", listener)
        return len(statements)

    few = begin(camille, scene)
    versions = [make.item(scene.teacher) for _ in range(25)]
    scene.quiz = make.quiz(scene.teacher, versions, (scene.school_class,), time_limit_minutes=30)
    many = begin(camille, scene)

    assert queries_for(few) == queries_for(many) <= 8


def plain_form(page):
    """The fields of the sheet as a browser without scripts sends them, as they stand."""
    sheet = page[page.index("data-sheet") :]
    fields = []
    for tag in re.findall(r"<input [^>]*>", sheet):
        kind = re.search(r'type="(\w+)"', tag)[1]
        value = re.search(r'value="([^"]*)"', tag)
        if kind in {"radio", "checkbox"} and " checked" not in tag:
            continue
        fields.append((re.search(r'name="([^"]+)"', tag)[1], value[1] if value else ""))
    for name, body in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', sheet, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        fields.append((name, chosen[1] if chosen else ""))
    form = {}
    for name, value in fields:
        form.setdefault(name, []).append(value)
    return form


def test_without_scripts_the_form_saves_every_kind_and_shows_it_again(scene, camille):
    attempt_id = begin(camille, scene)
    attempt = fresh(scene, attempt_id)
    ids = {kind: scene.item(attempt, kind) for kind in scene.versions}
    form = plain_form(camille.get(f"/attempts/{attempt_id}").text)
    form[f"answer-{ids[ItemKind.SINGLE]}"] = [str(place_of(scene, attempt_id, ItemKind.SINGLE, "Bruges"))]
    form[f"answer-{ids[ItemKind.TRUE_FALSE]}"] = [str(place_of(scene, attempt_id, ItemKind.TRUE_FALSE, "Faux"))]
    form[f"answer-{ids[ItemKind.MULTIPLE]}"] = [
        str(place_of(scene, attempt_id, ItemKind.MULTIPLE, town)) for town in ("Brest", "Nantes")
    ]
    for rank, word in enumerate(("vote", "grève", "accord", "reprise"), 1):
        form[f"answer-{ids[ItemKind.ORDER]}-{place_of(scene, attempt_id, ItemKind.ORDER, word)}"] = [str(rank)]
    match = next(i for i in queries.items_of(scene.session, [attempt_id]) if i.item_version.kind is ItemKind.MATCH)
    for left in range(3):
        form[f"answer-{ids[ItemKind.MATCH]}-{left}"] = [str(match.option_order.index(left))]
    form[f"answer-{ids[ItemKind.NUMERIC]}"] = ["1 500"]
    form[f"answer-{ids[ItemKind.SHORT]}"] = ["Elodie secret"]

    reply = camille.post(f"/attempts/{attempt_id}", data={**form, "hand_in": "yes"})
    assert reply.location == f"/attempts/{attempt_id}/hand-in"
    assert plain_form(camille.get(f"/attempts/{attempt_id}").text).keys() >= form.keys()
    assert "Every question has an answer" in camille.get(f"/attempts/{attempt_id}/hand-in").text
    camille.post(f"/attempts/{attempt_id}/hand-in")

    assert queries.totals(scene.session, [attempt_id])[attempt_id].points == 7.0


def test_sending_the_form_again_unchanged_adds_nothing(scene, camille):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    form = plain_form(camille.get(f"/attempts/{attempt_id}").text)
    form[f"answer-{item}"] = ["Paris"]

    camille.post(f"/attempts/{attempt_id}", data=form)
    camille.post(f"/attempts/{attempt_id}", data=form)
    camille.post(f"/attempts/{attempt_id}", data=plain_form(camille.get(f"/attempts/{attempt_id}").text))

    assert list(scene.session.scalars(select(Response.answer))) == ["Paris"]


def test_two_tabs_without_scripts_overwrite_nothing(scene, camille):
    attempt_id = begin(camille, scene)
    attempt = fresh(scene, attempt_id)
    short, number = scene.item(attempt, ItemKind.SHORT), scene.item(attempt, ItemKind.NUMERIC)
    first = plain_form(camille.get(f"/attempts/{attempt_id}").text)
    second = {name: list(values) for name, values in first.items()}
    first[f"answer-{short}"] = ["Paris"]
    second[f"answer-{short}"], second[f"answer-{number}"] = ["Rome"], ["12"]

    assert camille.post(f"/attempts/{attempt_id}", data=first).status_code == 302
    reply = camille.post(f"/attempts/{attempt_id}", data=second)

    assert reply.status_code == 409
    assert "answered elsewhere" in reply.text
    assert "Paris" in reply.text
    assert 'value="Rome"' in reply.text
    assert sorted(scene.session.scalars(select(Response.answer))) == ["12", "Paris"]

    # She looks, and lets hers count.
    again = camille.post(f"/attempts/{attempt_id}", data=plain_form(reply.text))
    assert again.status_code == 302
    latest = queries.latest_responses(scene.session, fresh(scene, attempt_id))
    assert latest[short].answer == "Rome"


def test_a_tab_that_changed_nothing_takes_nothing_back(scene, camille):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    stale = plain_form(camille.get(f"/attempts/{attempt_id}").text)
    send(camille, attempt_id, item, 1, "Paris")

    assert camille.post(f"/attempts/{attempt_id}", data=stale).status_code == 302
    assert list(scene.session.scalars(select(Response.answer))) == ["Paris"]


def test_a_form_with_nonsense_in_one_field_saves_the_others(scene, camille):
    attempt_id = begin(camille, scene)
    attempt = fresh(scene, attempt_id)
    single, short = scene.item(attempt, ItemKind.SINGLE), scene.item(attempt, ItemKind.SHORT)

    reply = camille.post(
        f"/attempts/{attempt_id}", data={f"answer-{single}": "999", f"answer-{short}": "Paris", "save": "yes"}
    )

    assert reply.status_code == 409
    assert "What was sent is no answer to this question." in reply.text
    assert list(scene.session.scalars(select(Response.answer))) == ["Paris"]


def test_a_form_that_comes_too_late_is_kept_and_says_so(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    site_clock.now = NOON + minutes(31)

    reply = camille.post(f"/attempts/{attempt_id}", data={f"answer-{item}": "Paris"}, follow_redirects=True)

    assert "they do not count" in reply.text
    assert "Time was up" in reply.text
    assert list(scene.session.scalars(select(Response.answer))) == ["Paris"]
    assert queries.totals(scene.session, [attempt_id])[attempt_id].points == 0.0


def test_the_last_page_tells_of_answers_that_came_too_late_until_they_count(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    site_clock.now = NOON + minutes(31)
    send(camille, attempt_id, item, 1, "Élodie")

    assert "1 answer came after the end." in camille.get(f"/attempts/{attempt_id}/done").text

    service.count_late(scene.session, [fresh(scene, attempt_id)], scene.teacher, "réseau", site_clock.now)
    scene.session.commit()
    assert "answer came after the end" not in camille.get(f"/attempts/{attempt_id}/done").text


def test_handing_in_lists_what_is_unanswered_first(scene, camille):
    attempt_id = begin(camille, scene)
    send(camille, attempt_id, scene.item(fresh(scene, attempt_id), ItemKind.SHORT), 1, "Paris")

    page = camille.get(f"/attempts/{attempt_id}/hand-in").text

    assert "6 questions of 7 are still without an answer:" in page
    assert fresh(scene, attempt_id).closed_at is None


def test_after_handing_in_there_is_no_way_back(scene, camille):
    attempt_id = begin(camille, scene)
    done = f"/attempts/{attempt_id}/done"

    assert camille.post(f"/attempts/{attempt_id}/hand-in").location == done
    assert camille.get(f"/attempts/{attempt_id}").location == done
    assert camille.get(f"/attempts/{attempt_id}/hand-in").location == done
    assert camille.post(f"/attempts/{attempt_id}/hand-in").location == done
    assert scene.session.scalar(select(func.count(Mark.id))) == 7


def test_time_that_is_up_is_written_down_by_whoever_looks(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    site_clock.now = NOON + minutes(45)

    page = camille.get("/my-quizzes").text

    attempt = fresh(scene, attempt_id)
    assert (attempt.closed_by, attempt.closed_at) == (ClosedBy.EXPIRY, NOON + minutes(30))
    assert "Finished quizzes" in page


def test_the_sheet_of_an_attempt_whose_time_is_up_leads_to_its_end(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    site_clock.now = NOON + minutes(45)

    page = camille.get(f"/attempts/{attempt_id}", follow_redirects=True)

    assert "Time was up" in page.text
    assert fresh(scene, attempt_id).closed_by is ClosedBy.EXPIRY


def test_the_worker_closes_what_nobody_looks_at(scene, camille, site_clock, app):
    from classroom.attempts.sweeping import sweep_attempts

    attempt_id = begin(camille, scene)
    with app.app_context():
        sweep_attempts()
    assert fresh(scene, attempt_id).closed_at is None
    scene.session.rollback()

    site_clock.now = NOON + minutes(45)
    with app.app_context():
        sweep_attempts()
    scene.session.rollback()
    assert fresh(scene, attempt_id).closed_at == NOON + minutes(30)


def test_the_worker_goes_round_with_the_sweep(app, scene, session, monkeypatch):
    """Every few seconds, in a thread of its own; one that fails does not end the rounds."""
    rounds, swept = [], threading.Event()

    def fails():
        rounds.append("failed")
        raise ZeroDivisionError

    assert "sweep_attempts" in jobs._short_sweeps
    monkeypatch.setattr(jobs, "ROUND_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "_short_sweeps", {"fails": fails, "works": lambda: len(rounds) > 2 and swept.set()})
    enough = jobs.go_round(app)

    assert swept.wait(10)
    enough.set()


def test_the_clock_tells_what_is_left(scene, camille, site_clock):
    attempt_id = begin(camille, scene)
    site_clock.now = NOON + minutes(29)
    assert camille.get(f"/attempts/{attempt_id}/clock").json.items() >= {"seconds_left": 60.0, "over": False}.items()

    service.extend(scene.session, [fresh(scene, attempt_id)], 5, scene.teacher, "alarme", site_clock.now)
    scene.session.commit()
    assert camille.get(f"/attempts/{attempt_id}/clock").json.items() >= {"seconds_left": 360.0, "over": False}.items()

    site_clock.now = NOON + minutes(36)
    assert camille.get(f"/attempts/{attempt_id}/clock").json.items() >= {"seconds_left": 0.0, "over": True}.items()


def test_another_device_goes_on_where_she_was_and_the_log_says_so(scene, camille, visit):
    attempt_id = begin(camille, scene)
    send(camille, attempt_id, scene.item(fresh(scene, attempt_id), ItemKind.SHORT), 1, "Paris")
    camille.get(f"/attempts/{attempt_id}")
    phone = visit(scene.camille)

    assert 'value="Paris"' in phone.get(f"/attempts/{attempt_id}").text
    phone.get(f"/attempts/{attempt_id}")
    kinds = list(scene.session.scalars(select(AttemptEvent.kind).order_by(AttemptEvent.id)))
    assert kinds == [AttemptEventKind.STARTED, AttemptEventKind.RESUMED]


@pytest.mark.parametrize(
    ("policy", "score_shown", "seen"),
    [
        (ReviewFrom.HAND_IN, True, True),
        (ReviewFrom.HAND_IN, False, False),
        (ReviewFrom.CLOSING, True, False),
        (ReviewFrom.NEVER, True, False),
    ],
)
def test_the_score_shows_only_where_the_policy_allows(scene, camille, policy, score_shown, seen):
    scene.set(review_from=policy, review_score=score_shown, closes_at=NOON + minutes(60))
    attempt_id = begin(camille, scene)
    camille.post(f"/attempts/{attempt_id}/hand-in")

    page = camille.get(f"/attempts/{attempt_id}/done").text
    listed = camille.get("/my-quizzes").text

    assert ("/ 20" in page) is seen
    assert ("/ 20" in listed) is seen
    assert ("Look back at your answers" in page) is (policy is ReviewFrom.HAND_IN)


def test_after_closing_the_review_waits_for_those_who_still_write(scene, camille, site_clock):
    scene.set(review_from=ReviewFrom.CLOSING, closes_at=NOON + minutes(60))
    attempt_id = begin(camille, scene)
    camille.post(f"/attempts/{attempt_id}/hand-in")

    site_clock.now = NOON + minutes(89)
    assert "Look back at your answers" not in camille.get(f"/attempts/{attempt_id}/done").text
    site_clock.now = NOON + minutes(90)
    assert "Look back at your answers" in camille.get(f"/attempts/{attempt_id}/done").text


@pytest.mark.parametrize("form", [False, True])
def test_an_answer_that_waits_for_its_turn_was_given_when_it_came_in(scene, camille, site_clock, monkeypatch, form):
    scene.set(time_limit_minutes=30)
    attempt = scene.start(site_clock.now)
    item = scene.item(attempt, ItemKind.SHORT)
    site_clock.now = attempt.deadline_at - timedelta(seconds=1)

    def wait_long(session):
        site_clock.now = attempt.deadline_at + timedelta(seconds=10)
        begin_write(session)

    monkeypatch.setattr("classroom.transactions.begin_write", wait_long)
    if form:
        camille.post(f"/attempts/{attempt.id}", data={f"answer-{item}": "Zoé", f"sequence-{item}": "0"})
    else:
        camille.post(f"/attempts/{attempt.id}/responses", json={"item": item, "sequence": 1, "answer": "Zoé"})

    scene.session.rollback()
    response = scene.session.scalars(select(Response)).one()
    assert response.received_at == attempt.deadline_at - timedelta(seconds=1)


def test_a_student_who_left_the_class_still_hands_in(scene, camille):
    from classroom.models import Enrolment

    attempt_id = begin(camille, scene)
    enrolment = scene.session.scalars(select(Enrolment).where(Enrolment.student_id == scene.camille.id)).one()
    enrolment.left_at = NOON
    scene.session.commit()

    assert camille.get(f"/attempts/{attempt_id}").status_code == 200
    camille.post(f"/attempts/{attempt_id}/hand-in")
    assert fresh(scene, attempt_id).closed_by is ClosedBy.STUDENT


SECRETS = ("SECRET", "rationale", "evidence", "correct")


def test_no_byte_of_what_is_served_tells_the_key(scene, camille, site_clock):
    """Every page and reply before review: neither accepted answers, reasons nor which option is right."""
    served = []
    for path in ("/my-quizzes", f"/my-quizzes/{scene.quiz.id}"):
        served.append(camille.get(path).text)
    attempt_id = begin(camille, scene)
    attempt = fresh(scene, attempt_id)
    for kind, wrong in (
        (ItemKind.SHORT, "rien"),
        (ItemKind.NUMERIC, "3"),
        (ItemKind.SINGLE, 99),
        (ItemKind.ORDER, [1]),
    ):
        item = scene.item(attempt, kind)
        served += [send(camille, attempt_id, item, 1, wrong).text, send(camille, attempt_id, item, 1, "autre").text]
    served.append(camille.post(f"/attempts/{attempt_id}", data={"answer-1": "x"}).text)
    for path in ("", "/clock", "/hand-in"):
        served.append(camille.get(f"/attempts/{attempt_id}{path}").text)
    site_clock.now = NOON + minutes(45)
    scene.set(review_from=ReviewFrom.NEVER)
    served.append(send(camille, attempt_id, scene.item(attempt, ItemKind.SHORT), 9, "tard").text)
    served.append(camille.get(f"/attempts/{attempt_id}/done").text)

    for text in served:
        for secret in SECRETS:
            assert secret not in text


@pytest.mark.parametrize("shuffle", [True, False])
def test_where_an_option_stands_tells_nothing_of_the_key(scene, shuffle):
    """Over many students every place holds the right option, and what stands in the right order is never shown so."""
    scene.set(shuffle_options=shuffle, max_attempts=20)
    rights = set()
    for seed in range(20):
        attempt = service.start_attempt(scene.session, scene.quiz, scene.camille, scene.school_class, NOON, seed=seed)
        items = {item.item_version.kind: item for item in queries.items_of(scene.session, [attempt.id])}
        rights.add(items[ItemKind.SINGLE].option_order.index(0))
        assert items[ItemKind.ORDER].option_order != [0, 1, 2, 3]
        assert items[ItemKind.MATCH].option_order != [0, 1, 2]
        assert items[ItemKind.TRUE_FALSE].option_order == [0, 1]
        assert items[ItemKind.SHORT].option_order == items[ItemKind.NUMERIC].option_order == []
        service.hand_in(scene.session, attempt, NOON)
        scene.session.commit()
    assert rights == ({0, 1, 2} if shuffle else {0})


def test_the_page_carries_no_version_or_option_number(scene, camille):
    attempt_id = begin(camille, scene)

    page = camille.get(f"/attempts/{attempt_id}").text

    names = set(re.findall(r"\s(data-[a-z-]+)=", page[page.index('class="sheet"') : page.index("data-announce")]))
    assert names == {
        "data-attempt", "data-responses", "data-clock-url", "data-confirm-url", "data-done-url", "data-seconds-left",
        "data-away-url", "data-navigation",
        "data-item", "data-kind", "data-sequence",
    }  # fmt: skip


def test_saving_needs_the_token_of_the_page(app, scene, visit):
    client = visit(scene.camille)
    attempt_id = begin(client, scene)
    app.config["WTF_CSRF_ENABLED"] = True
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    address, body = f"/attempts/{attempt_id}/responses", {"item": item, "sequence": 1, "answer": "Paris"}
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(f"/attempts/{attempt_id}").text)[1]

    assert client.post(address, json=body).status_code == 400
    assert client.post(f"/attempts/{attempt_id}/hand-in").status_code == 400
    assert client.post(f"/my-quizzes/{scene.quiz.id}/start").status_code == 400
    assert client.post(address, json=body, headers={"X-CSRFToken": token}).status_code == 200
    assert fresh(scene, attempt_id).closed_at is None


def test_signed_out_the_page_is_told_and_nothing_is_written(scene, camille, visit):
    attempt_id = begin(camille, scene)
    item = scene.item(fresh(scene, attempt_id), ItemKind.SHORT)
    visitor = visit()

    reply = visitor.post(
        f"/attempts/{attempt_id}/responses",
        data=json.dumps({"item": item, "sequence": 1, "answer": "x"}),
        content_type="application/json",
        headers={"Accept": "application/json"},
    )

    assert reply.status_code == 401
    assert scene.session.scalar(select(func.count(Response.id))) == 0
