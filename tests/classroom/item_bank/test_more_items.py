"""A teacher asks for more questions where there are few, and deals with many at once."""

import re

import pytest
from sqlalchemy import select

from classroom.dossiers import engine
from classroom.item_bank import service
from classroom.models import Difficulty, Item, ItemEvent, ItemRequest, ItemState, Topic
from questions.annotations import EvidenceSpan
from questions.items import Item as WrittenItem
from questions.items import Option
from tests.classroom.conftest import NOON

TEXT = "Le pont a rouvert le 3 mai 2019."


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def dossier(make, teacher):
    return make.dossier(teacher)


@pytest.fixture
def dispatch(make, dossier):
    return make.dispatch(dossier, TEXT, file="a.txt")


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


def written(key):
    return WrittenItem(
        id=key,
        topic="date",
        kind="single",
        stem=f"Question {key} ?",
        options=(Option("oui", True, "Le texte le dit."), Option("non", False, "Le texte dit le contraire.")),
        rationale="Le texte le dit.",
        evidence=(EvidenceSpan("a.txt", 18, 31, TEXT[18:31]),),
        difficulty="hard",
        rule="fait-daté",
        source_independent=True,
    )


@pytest.fixture
def more(monkeypatch):
    """What the engine has to offer, and what it was asked."""

    class Offer:
        def __init__(self):
            self.items, self.reason, self.error, self.asked = [], "", None, []

        def __call__(self, sources, corrections, cell, known):
            self.asked.append((cell, set(known)))
            if self.error:
                raise self.error
            return [item for item in self.items if item.id not in known], self.reason

    offer = Offer()
    monkeypatch.setattr(engine, "write_more", offer)
    return offer


def ask(desk, dossier, asked_of, **changed):
    cell = {"topic": "date", "difficulty": "hard", "dispatch": asked_of.id} | changed
    return desk.post(f"/dossiers/{dossier.id}/items/more", data=cell, follow_redirects=True)


def items(session):
    session.rollback()
    return session.scalars(select(Item).order_by(Item.id)).all()


def test_more_questions_come_as_drafts_for_the_cell_that_was_asked(desk, session, dossier, dispatch, more):
    more.items = [written("a"), written("b")]

    page = ask(desk, dossier, dispatch)

    ((cell, known),) = more.asked
    assert (cell.topic, cell.difficulty, cell.file, known) == ("date", "hard", "a.txt", set())
    assert [(each.engine_key, each.state) for each in items(session)] == [
        ("a", ItemState.DRAFT),
        ("b", ItemState.DRAFT),
    ]
    assert "2 questions were added" in page.text


def test_what_is_known_is_not_written_again(desk, session, dossier, dispatch, more):
    more.items = [written("a")]
    ask(desk, dossier, dispatch)
    more.items = [written("a"), written("b")]

    ask(desk, dossier, dispatch)

    assert more.asked[-1][1] == {"a"}
    assert [each.engine_key for each in items(session)] == ["a", "b"]


def test_the_next_reading_leaves_alone_what_was_asked_for(desk, session, dossier, dispatch, more):
    more.items = [written("a")]
    ask(desk, dossier, dispatch)
    session.rollback()

    service.keep_written_items(session, dossier.id, [written("c")], NOON)
    session.commit()

    assert {each.engine_key for each in items(session)} == {"a", "c"}


def test_where_there_is_nothing_to_ask_the_teacher_is_told_why(desk, session, dossier, dispatch, more):
    more.reason = "Cette dépêche ne donne aucune date."

    page = ask(desk, dossier, dispatch)

    assert "Cette dépêche ne donne aucune date." in page.text
    assert items(session) == []


def test_an_engine_that_breaks_down_says_so_and_the_page_goes_on(desk, session, dossier, dispatch, more, caplog):
    more.error = RuntimeError("boom")

    page = ask(desk, dossier, dispatch)

    assert "an error on our side" in page.text
    assert "boom" not in page.text
    assert "boom" in caplog.text


@pytest.mark.parametrize(
    "changed", [{"topic": "weather"}, {"difficulty": ""}, {"dispatch": "x"}, {"dispatch": 4711}, {"dispatch": "9" * 12}]
)
def test_a_cell_that_is_not_there_asks_nothing(desk, session, dossier, dispatch, more, changed):
    page = ask(desk, dossier, dispatch, **changed)

    assert "not there any more" in page.text
    assert session.scalars(select(ItemRequest)).all() == []


def test_a_dispatch_of_another_dossier_asks_nothing(desk, make, session, teacher, dossier, dispatch, more):
    other = make.dispatch(make.dossier(teacher), TEXT)

    ask(desk, dossier, other)

    assert session.scalars(select(ItemRequest)).all() == []


def test_the_page_can_ask_whether_the_request_is_finished(desk, dossier, dispatch, more):
    assert desk.get(f"/dossiers/{dossier.id}/items/more").status_code == 404
    ask(desk, dossier, dispatch)

    assert desk.get(f"/dossiers/{dossier.id}/items/more").json == {"finished": True}


def test_the_grid_links_to_the_questions_of_its_cells(desk, make, teacher, dossier, dispatch):
    make.item(teacher, dossier, evidence=((dispatch, "3 mai 2019"),), topic=Topic.DATE, difficulty=Difficulty.HARD)

    page = desk.get(f"/dossiers/{dossier.id}/items").text

    (link,) = re.findall(r'<a href="([^"]+)" aria-label="1 question">1</a>', page)
    assert f"topic=date&amp;difficulty=hard&amp;dispatch={dispatch.id}" in link


# ------------------------------------------------------------------------------------------------ several at once


@pytest.fixture
def drafts(make, teacher, dossier, dispatch):
    return [
        make.item(teacher, dossier, state=ItemState.DRAFT, stem=f"Question {n} ?", evidence=((dispatch, "3 mai 2019"),))
        for n in range(3)
    ]


def bulk(desk, dossier, chosen, **fields):
    data = {"item": [each.item_id for each in chosen]} | fields
    return desk.post(f"/dossiers/{dossier.id}/items/bulk", data=data, follow_redirects=True)


def states(session):
    return [each.state for each in items(session)]


def test_the_ticked_questions_are_accepted_and_the_others_left(desk, session, dossier, drafts):
    page = bulk(desk, dossier, drafts[:2], accept="1")

    assert "2 questions accepted" in page.text
    assert states(session) == [ItemState.APPROVED, ItemState.APPROVED, ItemState.DRAFT]


def test_the_ticked_questions_are_rejected_with_one_reason(desk, session, dossier, drafts):
    bulk(desk, dossier, drafts, reject="1", reason="trivial")

    assert states(session) == [ItemState.REJECTED] * 3
    assert set(session.scalars(select(ItemEvent.reason))) == {"trivial"}


def test_a_rejection_without_a_reason_changes_nothing(desk, session, dossier, drafts):
    page = bulk(desk, dossier, drafts, reject="1")

    assert "Say why" in page.text
    assert states(session) == [ItemState.DRAFT] * 3


def test_nothing_ticked_is_said(desk, dossier, drafts):
    assert "Tick some questions first" in bulk(desk, dossier, [], accept="1").text


def test_questions_of_others_and_of_other_dossiers_stay_as_they_are(desk, make, session, teacher, dossier, drafts):
    elsewhere = make.item(teacher, make.dossier(teacher), state=ItemState.DRAFT)
    stranger = make.item(make.teacher(), state=ItemState.DRAFT)

    bulk(desk, dossier, [elsewhere, stranger], accept="1")

    assert states(session) == [ItemState.DRAFT] * 5


def test_a_question_that_was_retired_meanwhile_is_left_and_said(desk, make, session, teacher, dossier, drafts):
    retired = make.item(teacher, dossier, state=ItemState.RETIRED)

    page = bulk(desk, dossier, [drafts[0], retired], accept="1")

    assert "1 question was in another state" in page.text
    assert states(session)[-1] is ItemState.RETIRED


def test_questions_that_are_alike_name_each_other(desk, make, teacher, dossier, dispatch):
    for place in ("Brives", "Brives en ville"):
        make.item(teacher, dossier, stem=f"Quand le grand pont de {place} a-t-il rouvert ?", state=ItemState.DRAFT)

    assert desk.get(f"/dossiers/{dossier.id}/items").text.count("2 questions much alike</strong>") == 1


def test_the_rates_of_the_rules_are_a_teachers_own(desk, make, session, teacher, dossier):
    mine = make.item(teacher, dossier, state=ItemState.APPROVED)
    theirs = make.item(make.teacher(), state=ItemState.REJECTED)
    for version, rule in ((mine, "fait-daté"), (theirs, "qui-a-dit")):
        session.get_one(Item, version.item_id).rule = rule
    session.commit()

    page = desk.get("/items/rules").text

    assert "fait-daté" in page
    assert "100%" in page
    assert "qui-a-dit" not in page


# ---------------------------------------------------------------------------------------------- while it is written


def question(**changed):
    return {
        "topic": "date",
        "kind": "single",
        "difficulty": "easy",
        "stem": "Quand le pont a-t-il rouvert hier ?",
        "options-0-text": "en 2019",
        "options-0-correct": "y",
        "options-1-text": "en 2016",
        "options-2-text": "en 2017",
    } | changed


def test_a_question_is_checked_while_it_is_written_and_nothing_is_kept(desk, session):
    answer = desk.post("/items/check", data=question())

    assert [hint[:11] for hint in answer.json["hints"]] == ["“Yesterday”"]
    assert items(session) == []


@pytest.mark.parametrize("changed", [{"stem": ""}, {"kind": "weather"}, {"topic": ""}])
def test_a_question_that_is_no_question_yet_has_no_hints(desk, changed):
    assert desk.post("/items/check", data=question(**changed)).json == {"hints": []}


def test_a_wrong_option_in_the_quoted_words_is_told_where_the_dossier_is_known(desk, dossier, dispatch):
    quoted = question(
        **{"options-1-text": "3 mai 2019", "evidence-0-dispatch_id": dispatch.id, "evidence-0-quote": TEXT}
    )

    hints = desk.post(f"/items/check?dossier={dossier.id}", data=quoted).json["hints"]

    assert any("quoted words" in hint for hint in hints)
