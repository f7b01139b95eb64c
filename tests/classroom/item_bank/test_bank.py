"""The bank: what is found in it, and what may go into a quiz."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.item_bank.queries import ItemFilter, approved_versions, search_bank
from classroom.item_bank.service import draft_of, edit_item
from classroom.models import Difficulty, ItemKind, ItemState, Topic


@pytest.fixture
def teacher(make):
    return make.teacher()


def found(session, teacher, words="", **wanted):
    page = search_bank(session, teacher.id, ItemFilter(**wanted), words, 1, 50)
    return {version.stem for version in page.versions}


def test_only_approved_items_of_the_teacher_may_go_into_a_quiz(session, make, teacher):
    approved = make.item(teacher)
    for state in (ItemState.DRAFT, ItemState.REJECTED, ItemState.RETIRED):
        make.item(teacher, state=state)
    foreign = make.item(make.teacher())

    assert approved_versions(session, teacher.id) == [approved]
    assert approved_versions(session, teacher.id, [approved.item_id, foreign.item_id]) == [approved]
    assert approved_versions(session, teacher.id, []) == []


def test_approved_versions_are_narrowed_by_a_filter(session, make, teacher):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont.")
    wanted = make.item(teacher, dossier, topic=Topic.ACTOR, evidence=((dispatch, "pont"),))
    make.item(teacher, dossier, topic=Topic.CAUSE)
    make.item(teacher, topic=Topic.ACTOR)

    for narrow in ({"topic": Topic.ACTOR, "dossier_id": dossier.id}, {"dispatch_id": dispatch.id}):
        assert approved_versions(session, teacher.id, wanted=ItemFilter(**narrow)) == [wanted]


def test_approved_versions_come_whole_in_a_constant_number_of_queries(app, make, teacher, count_queries):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont.", agency_read="Agence du Nord")
    teacher_id = teacher.id

    def read():
        with app.app_context():
            for version in approved_versions(db.session, teacher_id):
                assert version.item.dossier.title
                assert [each.dispatch.agency for each in version.evidence] == ["Agence du Nord"]

    make.item(teacher, dossier, evidence=((dispatch, "pont"),))
    few = count_queries(read)
    for _each in range(9):
        make.item(teacher, dossier, evidence=((dispatch, "pont"),))

    assert count_queries(read) == few <= 3


def test_an_edited_item_is_used_in_its_newest_version(session, make, teacher):
    version = make.item(teacher)
    edit_item(session, version.item, replace(draft_of(version), stem="Mieux ?"), teacher.id, utc_now())
    session.commit()

    assert [(each.number, each.stem) for each in approved_versions(session, teacher.id)] == [(2, "Mieux ?")]


def test_words_are_found_in_question_options_and_explanation_whatever_accents_and_capitals(session, make, teacher):
    make.item(teacher, stem="Où s’est tenue la réunion d’Évian ?")
    make.item(teacher, stem="Autre question ?", options=[{"text": "Évian", "correct": True, "why": ""}])
    make.item(make.teacher(), stem="Évian chez un autre ?")
    make.item(teacher, stem="Sans rapport ?")

    assert found(session, teacher, "EVIAN") == {"Où s’est tenue la réunion d’Évian ?", "Autre question ?"}
    assert found(session, teacher, "reunion d'evian") == {"Où s’est tenue la réunion d’Évian ?"}
    assert found(session, teacher, "100%_") == set()


def test_the_bank_is_narrowed_by_each_filter(session, make, teacher):
    dossier = make.dossier(teacher)
    make.item(
        teacher,
        dossier,
        stem="Elle ?",
        topic=Topic.CAUSE,
        kind=ItemKind.SHORT,
        difficulty=Difficulty.HARD,
        state=ItemState.RETIRED,
    )
    make.item(teacher, make.dossier(teacher), stem="Autre ?")

    for narrow in (
        {"topic": Topic.CAUSE},
        {"kind": ItemKind.SHORT},
        {"difficulty": Difficulty.HARD},
        {"state": ItemState.RETIRED},
        {"dossier_id": dossier.id},
    ):
        assert found(session, teacher, **narrow) == {"Elle ?"}


def test_pages_hold_everything_once(session, make, teacher):
    for _each in range(7):
        make.item(teacher)

    pages = [search_bank(session, teacher.id, ItemFilter(), "", number, 3) for number in (1, 2, 3)]

    assert [len(page.versions) for page in pages] == [3, 3, 1]
    assert len({version.id for page in pages for version in page.versions}) == 7
    assert (pages[0].total, pages[0].last) == (7, 3)
    assert search_bank(session, teacher.id, ItemFilter(), "", 99, 3).number == 3


def test_the_page_of_the_bank_shows_finds_and_turns(browser, make, teacher):
    for number in range(31):
        make.item(teacher, stem=f"Question numéro {number} ?")
    desk = browser(teacher)

    first = desk.get("/items").text
    assert "Page 1 of 2" in first
    assert "31 questions" in first
    assert "Question numéro 7 ?" in desk.get("/items?q=numero+7").text
    assert "No question fits these filters." in desk.get("/items?q=girafe").text
    assert desk.get("/items?page=zzz&topic=zzz&dossier=x").status_code == 200
    assert desk.get(f"/items?page={'9' * 25}&dossier={'9' * 25}&dispatch={'9' * 25}").status_code == 200


def test_the_number_of_queries_of_the_bank_does_not_grow(browser, make, teacher, count_queries):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont.")
    desk = browser(teacher)
    make.item(teacher, dossier, evidence=((dispatch, "pont"),))
    few = count_queries(lambda: desk.get("/items"))
    for _each in range(25):
        make.item(teacher, dossier, evidence=((dispatch, "pont"),))

    assert count_queries(lambda: desk.get("/items")) == few


def test_an_empty_bank_says_where_questions_come_from(browser, teacher):
    assert "The bank is empty." in browser(teacher).get("/items").text
