"""Nothing that a student can fetch before review tells what is right: not pages, not JSON, not files, not their names,
not how many steps a reply takes."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from werkzeug.routing import AnyConverter
from werkzeug.routing.converters import NumberConverter

from classroom.attempts import queries, service
from classroom.attempts.service import starting
from classroom.extensions import db
from classroom.models import Item, ItemEvidence, ItemKind, ItemVersion, Navigation, ReviewFrom
from classroom.quizzes.drawing import lay_out
from classroom.quizzes.queries import composition_of, slots_of
from tests.classroom.attempts.conftest import KINDS, MORE_KINDS, SECRET

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
#: Words that no page of a student may carry, whatever the question: the key, reasons, evidence, where it comes from.
MARKERS = (
    *("SECRET", "rationale", 'correct"', "'correct'", "RAISON", "PREUVE", "PASSERELLE", "1893", "février 1893"),
    # Tolerances and other rules of marking, by their names and by the one value that stands nowhere else.
    *("tolerance", "slack", "slips", "weight", "any_span", "7.25", "7,25"),
)
#: Of the questions that need more than options: a proof that stands in the passage may not stand there by itself.
PROOF = ">fermé faute de gardien<"


@pytest.fixture
def sealed(scene, make):
    """Reasons and evidence on every question, which nobody but the teacher may read; a code for the room."""
    session = scene.session
    dossier = make.dossier(scene.teacher, title="Dossier PREUVE")
    dispatch = make.dispatch(dossier, "PREUVE : le pont a ouvert.")
    for version in make_versions(scene, make, dossier):
        row = ItemEvidence(
            item_version_id=version.id, position=0, dispatch_id=dispatch.id, start=0, end=6, quote="PREUVE"
        )
        session.add(row)
    session.commit()
    return dispatch


def make_versions(scene, make, dossier):
    """The quiz anew, with a reason and a dossier behind each question: versions are never changed."""
    session = scene.session
    versions = {}
    plain = {
        kind: ([{"text": o.removeprefix("*"), "correct": o.startswith("*")} for o in options], {})
        for kind, options in KINDS.items()
    }
    plain[ItemKind.NUMERIC] = (plain[ItemKind.NUMERIC][0], {"tolerance": 7.25, "unit": "mètres"})
    for kind, (options, rules) in (plain | MORE_KINDS).items():
        listed = [{**option, "why": f"RAISON {SECRET}"} for option in options]
        version = make.item(scene.teacher, dossier, kind=kind, options=listed, rules=rules)
        later = ItemVersion(
            item_id=version.item_id,
            number=2,
            author_id=scene.teacher.id,
            created_at=NOON,
            rationale="RAISON",
            feedback_right="RAISON",
            feedback_wrong="RAISON",
            rules=rules,
            topic=version.topic,
            kind=kind,
            stem=f"Question de nature {len(versions)} ?",
            difficulty=version.difficulty,
            options=listed,
        )
        session.add(later)
        session.flush()
        session.get(Item, version.item_id).current_number = 2
        versions[kind] = later
    session.commit()
    scene.versions = versions
    scene.quiz = make.quiz(
        scene.teacher, list(versions.values()), (scene.school_class,), time_limit_minutes=30, max_attempts=2
    )
    scene.set(review_from=ReviewFrom.CLOSING, access_code="PASSERELLE")
    return list(versions.values())


@pytest.fixture
def clock(monkeypatch):
    """The views' clock; ``clock(minutes)`` sets it."""
    shown = {"now": NOON}
    for module in ("attempts.views.home", "attempts.views.taking", "attempts.views.saving"):
        monkeypatch.setattr(f"classroom.{module}.utc_now", lambda: shown["now"])
    monkeypatch.setattr("classroom.transactions.utc_now", lambda: shown["now"])
    return lambda minutes: shown.update(now=NOON + timedelta(minutes=minutes))


def every_address(app, **ids):
    """Every address of the site that is fetched with GET, with these ids in it and with 1 for all others."""
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if "GET" not in rule.methods or rule.endpoint == "static":
                continue
            values = {name: ids.get(name, _some(rule._converters[name])) for name in rule.arguments}
            yield adapter.build(rule.endpoint, values)


def _some(converter):
    """A value that fits into an address."""
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return 1 if isinstance(converter, NumberConverter) else "x"


def fetch_everything(app, client, scene, attempt):
    """The bytes and headers of every GET of the site, as this student gets them."""
    dispatch_ids = {"dispatch_id": 1, "dossier_id": 1, "item_id": scene.versions[ItemKind.SINGLE].item_id}
    ids = {"attempt_id": attempt.id, "quiz_id": scene.quiz.id, "class_id": scene.school_class.id, **dispatch_ids}
    ids |= {"student_id": scene.camille.id, "code": scene.school_class.code}
    for address in every_address(app, **ids):
        for accept in ("text/html", "application/json"):
            reply = client.get(address, headers={"Accept": accept})
            yield address, reply.status_code, reply.get_data() + str(reply.headers).encode()


def leaks(body):
    text = body.decode("utf-8", "replace")
    return [marker for marker in (*MARKERS, PROOF) if marker in text]


@pytest.mark.parametrize("navigation", Navigation)
def test_no_byte_that_a_student_can_fetch_tells_the_key(app, scene, sealed, browser, clock, navigation):
    scene.set(navigation=navigation)
    camille = browser(scene.camille)
    start = f"/my-quizzes/{scene.quiz.id}/start"
    replies = [camille.post(start, data={"access_code": "faux"})]
    attempt = scene.start(NOON, access_code="passerelle")
    items = queries.items_of(scene.session, [attempt.id])
    scene.session.rollback()
    responses = f"/attempts/{attempt.id}/responses"
    for item in items:
        for sequence, answer in ((1, None), (1, "x"), (1, 0), (1, [0]), (2, [1, 2, None, None]), (2, 1), (0, 0)):
            replies.append(camille.post(responses, json={"item": item.id, "sequence": sequence, "answer": answer}))
    replies.append(camille.post(f"/attempts/{attempt.id}", data={f"answer-{items[0].id}": "x", "go": "next"}))
    replies.append(camille.post(f"/attempts/{attempt.id}/away", json={"seconds": 9, "answers": 1}))

    found = [(reply.request.path, leaks(reply.get_data())) for reply in replies if leaks(reply.get_data())]
    seen = set()
    for address, status, body in fetch_everything(app, camille, scene, attempt):
        seen.add((address, status))
        found += [(address, marker) for marker in leaks(body)]
    assert found == []
    assert (f"/attempts/{attempt.id}", 200) in seen
    assert (f"/attempts/{attempt.id}/clock", 200) in seen
    assert not any(status == 200 for address, status in seen if "/items" in address or "/dossiers" in address)

    # Closed, and before review is allowed.
    camille.post(f"/attempts/{attempt.id}/hand-in")
    statuses = {}
    for address, status, body in fetch_everything(app, camille, scene, attempt):
        statuses[address] = status
        found += [(address, marker) for marker in leaks(body)]
    assert found == []
    assert statuses[f"/attempts/{attempt.id}/done"] == 200
    assert statuses[f"/attempts/{attempt.id}/review"] == 403


def test_the_markers_would_be_found(app, scene, sealed, browser, clock):
    """The same look at what the teacher sees, and at what a student sees once review is allowed, finds them."""
    attempt = scene.start(NOON, access_code="passerelle")
    service.hand_in(scene.session, attempt, NOON)
    scene.session.commit()
    scene.set(review_from=ReviewFrom.HAND_IN)

    review = browser(scene.camille).get(f"/attempts/{attempt.id}/review")
    teacher = browser(scene.teacher).get(f"/quizzes/{scene.quiz.id}")

    assert {"SECRET", "RAISON", "PREUVE"} <= set(leaks(review.get_data()))
    assert "PASSERELLE" in leaks(teacher.get_data())


def test_another_student_learns_nothing_of_an_attempt(app, scene, sealed, browser, clock):
    attempt = scene.start(NOON, access_code="passerelle")
    service.hand_in(scene.session, attempt, NOON)
    scene.session.commit()
    scene.set(review_from=ReviewFrom.HAND_IN)

    dominique = browser(scene.dominique)
    served = list(fetch_everything(app, dominique, scene, attempt))

    assert [(address, leaks(body)) for address, _status, body in served if leaks(body)] == []
    assert {status for address, status, _body in served if address.startswith("/attempts/")} <= {403, 404}


def test_files_that_anybody_can_fetch_are_of_the_site_and_of_no_quiz(app):
    """No source maps, no pictures by question, nothing that a name could tell."""
    files = [path for path in Path(app.static_folder).rglob("*") if path.is_file()]

    assert {path.suffix for path in files} <= {".css", ".js", ".svg"}
    assert [path.name for path in files if re.search(r"\d", path.stem)] == []
    assert [path.name for path in files if "sourceMappingURL" in path.read_text("utf-8")] == []


def test_a_right_answer_and_a_wrong_one_take_the_same_steps(app, scene, sealed, browser, clock, monkeypatch):
    """The time of a reply says nothing: the same statements, and nothing is scored before the end."""

    def never(*_arguments):
        raise AssertionError("an answer was scored before the end")

    monkeypatch.setattr("classroom.attempts.service.ending.score", never)
    attempt = scene.start(NOON, access_code="passerelle")
    items = {item.item_version.kind: item for item in queries.items_of(scene.session, [attempt.id])}
    places = items[ItemKind.SINGLE].option_order
    short, single = items[ItemKind.SHORT].id, items[ItemKind.SINGLE].id
    path = f"/attempts/{attempt.id}/responses"
    given = [(single, 1, places.index(0)), (single, 2, places.index(1)), (single, 3, places.index(2))]
    given += [(short, 1, f"Élodie {SECRET}"), (short, 2, "quelqu’un d’autre")]
    scene.session.rollback()
    camille, steps, replies = browser(scene.camille), [], []
    scene.session.rollback()
    with app.app_context():
        engine = db.engine

    def note(_connection, _cursor, statement, *_rest):
        steps[-1].append(statement)

    event.listen(engine, "before_cursor_execute", note)
    for item, sequence, answer in given:
        steps.append([])
        replies.append(camille.post(path, json={"item": item, "sequence": sequence, "answer": answer}))
    event.remove(engine, "before_cursor_execute", note)

    assert [reply.json["status"] for reply in replies] == ["saved"] * 5
    assert steps[0] == steps[1] == steps[2]
    assert steps[3] == steps[4]
    assert [sorted(reply.json) for reply in replies] == [sorted(replies[0].json)] * 5


def test_the_order_that_is_shown_is_drawn_from_the_seed_alone(scene, sealed):
    """Which option is right has no part in it: with the key elsewhere the same seed gives the same order."""
    slots = slots_of(scene.session, scene.quiz.id)
    versions = {slot.item_version_id: slot.item_version for slot in slots}
    composition = composition_of(scene.session, scene.quiz)

    def sheet(seed):
        return starting.draw(scene.quiz, lay_out(composition, seed, shuffle=True), versions, seed)

    before = [sheet(seed) for seed in range(20)]
    moved = {ItemKind.SINGLE, ItemKind.MULTIPLE}
    for slot in slots:
        if slot.item_version.kind in moved:
            options = [dict(option) for option in slot.item_version.options]
            flags = [option["correct"] for option in options]
            for option, flag in zip(options, [*flags[1:], flags[0]], strict=True):
                option["correct"] = flag
            slot.item_version.options = options
    with scene.session.no_autoflush:
        assert [sheet(seed) for seed in range(20)] == before
    scene.session.rollback()
