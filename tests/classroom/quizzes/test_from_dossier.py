"""From a dossier to a quiz that a class has, on one page."""

import re

import pytest
from sqlalchemy import select

from classroom.models import Item, ItemState, Quiz, Topic
from classroom.quizzes import queries, service


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


@pytest.fixture
def dossier(make, teacher):
    """Two drafts much alike, one that differs, one accepted, one rejected; another dossier beside it."""
    dossier = make.dossier(teacher, title="Le pont")
    draft = ItemState.DRAFT
    make.item(teacher, dossier, state=draft, stem="Quand le pont de la ville a-t-il rouvert ?")
    make.item(teacher, dossier, state=draft, stem="Quand le pont de la ville a-t-il rouvert, alors ?")
    make.item(teacher, dossier, state=draft, topic=Topic.CAUSE, stem="Pourquoi la gare ferme-t-elle ?")
    make.item(teacher, dossier, topic=Topic.ACTOR, stem="Qui dirige la minoterie ?")
    make.item(teacher, dossier, state=ItemState.REJECTED, stem="Une question refusée ?")
    make.item(teacher, make.dossier(teacher), state=draft, stem="Une question d’ailleurs ?")
    return dossier


def ticked(page):
    return [int(number) for number in re.findall(r'name="item" value="(\d+)" id="item-\d+" checked', page)]


def test_the_best_are_proposed_and_none_much_like_another(desk, dossier, teacher, session):
    proposal = service.propose(session, teacher.id, dossier.id)
    page = desk.get(f"/dossiers/{dossier.id}/quiz").text

    assert sorted(version.topic for version in proposal.chosen) == ["actor", "cause", "date"]
    assert [version.stem for version in proposal.others] == ["Quand le pont de la ville a-t-il rouvert, alors ?"]
    assert ticked(page) == [version.item_id for version in proposal.chosen]
    assert "Une question refusée" not in page
    assert "Une question d’ailleurs" not in page


def test_one_press_accepts_makes_gives_and_publishes(desk, dossier, make, teacher, session):
    school_class = make.school_class(teacher)
    page = desk.get(f"/dossiers/{dossier.id}/quiz").text
    assert re.search(rf'name="class" value="{school_class.id}" checked', page)
    limit = re.search(r'name="time_limit_minutes"[^>]*value="(\d+)"', page).group(1)
    sent = {"item": ticked(page), "class": [school_class.id], "title": "Le pont", "time_limit_minutes": limit}
    answer = desk.post(f"/dossiers/{dossier.id}/quiz", data=sent | {"publish": "yes"})
    session.rollback()
    quiz = session.scalars(select(Quiz)).one()

    assert answer.location == f"/quizzes/{quiz.id}"
    assert quiz.published_at is not None
    assert (quiz.title, quiz.time_limit_minutes) == ("Le pont", int(limit))
    assert int(limit) % 5 == 0
    assert {slot.item_version.item_id for slot in queries.slots_of(session, quiz.id)} == set(sent["item"])
    assert [assignment.class_id for assignment in quiz.assignments] == [school_class.id]
    states = {item.id: item.state for item in session.scalars(select(Item).where(Item.id.in_(sent["item"])))}
    assert set(states.values()) == {ItemState.APPROVED}
    assert session.scalars(select(Item).where(Item.state == ItemState.DRAFT)).all()


def test_what_is_missing_is_said_and_nothing_is_done(desk, dossier, session):
    page = desk.get(f"/dossiers/{dossier.id}/quiz").text
    sent = {"item": ticked(page), "title": "Le pont", "publish": "yes"}
    refused = desk.post(f"/dossiers/{dossier.id}/quiz", data=sent)
    nothing = desk.post(f"/dossiers/{dossier.id}/quiz", data=sent | {"item": []})
    untitled = desk.post(f"/dossiers/{dossier.id}/quiz", data=sent | {"title": ""})
    session.rollback()

    assert "at least one class" in refused.text
    assert ticked(refused.text) == sent["item"]
    assert "Tick some questions" in nothing.text
    assert [each.status_code for each in (refused, nothing, untitled)] == [422, 422, 422]
    assert session.scalars(select(Quiz)).all() == []
    assert len(session.scalars(select(Item).where(Item.state == ItemState.DRAFT)).all()) == 4


def test_a_draft_can_be_made_without_a_class(desk, dossier, session):
    sent = {"item": ticked(desk.get(f"/dossiers/{dossier.id}/quiz").text), "title": "Plus tard", "draft": "yes"}
    assert desk.post(f"/dossiers/{dossier.id}/quiz", data=sent).status_code == 302
    session.rollback()
    assert session.scalars(select(Quiz)).one().published_at is None


def test_an_empty_dossier_says_so_and_anothers_is_not_found(desk, make, teacher):
    assert "no question to make a quiz of" in desk.get(f"/dossiers/{make.dossier(teacher).id}/quiz").text
    assert desk.get(f"/dossiers/{make.dossier(make.teacher()).id}/quiz").status_code == 404
