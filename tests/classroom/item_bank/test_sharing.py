"""Tags find a teacher's items again; colleagues copy what she shares, and nothing else."""

import pytest
from sqlalchemy import select

from classroom.item_bank.service import draft_of
from classroom.item_bank.sharing import tags_from, tags_of_items
from classroom.models import Item, ItemState


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def colleague(make):
    return make.teacher()


@pytest.fixture
def version(make, teacher):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont a rouvert le 3 mai 2019.")
    return make.item(teacher, dossier, stem="Quand le pont a-t-il rouvert ?", evidence=((dispatch, "le 3 mai 2019"),))


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


@pytest.fixture
def theirs(browser, colleague):
    return browser(colleague)


def items_of(session, owner):
    session.rollback()
    return session.scalars(select(Item).where(Item.owner_id == owner.id).order_by(Item.id)).all()


def question(**changed):
    return {
        "topic": "date",
        "kind": "single",
        "difficulty": "easy",
        "stem": "Quand ?",
        "options-0-text": "hier",
        "options-0-correct": "y",
        "options-1-text": "demain",
        "approve": "1",
    } | changed


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", []),
        (" , ,", []),
        ("Otan, guerre froide", ["otan", "guerre froide"]),
        ("ponts,  Ponts ,PONTS", ["ponts"]),
        ("deux   mots", ["deux mots"]),
    ],
)
def test_tags_are_small_words_each_once(typed, tags):
    assert tags_from(typed) == tags


def test_tags_are_kept_shown_and_narrow_the_bank(desk, session, teacher, version):
    desk.post("/items/new", data=question(tags="Ponts, routes"))
    (_old, tagged) = items_of(session, teacher)

    page = desk.get("/items?tag=ponts").text
    assert tags_of_items(session, [tagged.id]) == {tagged.id: ["ponts", "routes"]}
    assert "Quand ?" in page
    assert "Quand le pont" not in page


def test_tags_change_without_a_new_version(desk, session, teacher):
    desk.post("/items/new", data=question(tags="ponts"))
    (item,) = items_of(session, teacher)

    desk.post(f"/items/{item.id}/edit", data=question(tags="routes"))

    (item,) = items_of(session, teacher)
    assert [each.tag for each in item.tags] == ["routes"]
    assert item.current_number == 1


@pytest.mark.parametrize(
    ("tags", "said"),
    [(",".join(map(str, range(13))), "more than 12 tags"), ("x" * 41, "longer than 40 characters")],
)
def test_too_many_or_too_long_tags_are_refused_and_nothing_typed_is_lost(desk, session, teacher, tags, said):
    answer = desk.post("/items/new", data=question(tags=tags))

    assert answer.status_code == 422
    assert said in answer.text
    assert tags in answer.text
    assert items_of(session, teacher) == []


def test_a_shared_question_is_found_and_copied_with_its_evidence_and_tags(desk, theirs, session, colleague, version):
    desk.post(f"/items/{version.item_id}/edit", data=question(stem=version.stem, tags="ponts"))
    desk.post(f"/items/{version.item_id}/share")
    assert version.stem in theirs.get("/items/shared?q=PONTS").text

    page = theirs.post(f"/items/{version.item_id}/copy", follow_redirects=True)

    (copied,) = items_of(session, colleague)
    original = session.get_one(Item, version.item_id)
    assert "in your bank" in page.text
    assert copied.state is ItemState.APPROVED
    assert copied.dossier_id is None
    assert draft_of(copied.current) == draft_of(original.current)
    assert [each.tag for each in copied.tags] == ["ponts"]


def test_a_copy_links_to_no_dispatch_of_the_colleague_and_keeps_its_evidence_when_it_is_edited(
    desk, theirs, session, colleague, version
):
    desk.post(f"/items/{version.item_id}/share")
    theirs.post(f"/items/{version.item_id}/copy")
    (copied,) = items_of(session, colleague)

    page = theirs.get(f"/items/{copied.id}").text
    assert "le 3 mai 2019" in page
    assert "/dispatches/" not in page

    theirs.post(f"/items/{copied.id}/edit", data=question(stem="Quand a-t-il rouvert ?"))
    (copied,) = items_of(session, colleague)
    assert copied.current.stem == "Quand a-t-il rouvert ?"
    assert [each.quote for each in copied.current.evidence] == ["le 3 mai 2019"]


def test_what_is_not_shared_cannot_be_seen_or_copied(theirs, session, colleague, version):
    assert version.stem not in theirs.get("/items/shared").text
    assert theirs.post(f"/items/{version.item_id}/copy").status_code == 404
    assert items_of(session, colleague) == []


def test_what_is_taken_back_is_gone_and_the_copies_stay(desk, theirs, session, colleague, version):
    desk.post(f"/items/{version.item_id}/share")
    theirs.post(f"/items/{version.item_id}/copy")
    desk.post(f"/items/{version.item_id}/unshare")

    assert version.stem not in theirs.get("/items/shared").text
    assert len(items_of(session, colleague)) == 1


def test_a_retired_question_is_shared_no_more(desk, theirs, version):
    desk.post(f"/items/{version.item_id}/share")
    desk.post(f"/items/{version.item_id}/retire")

    assert theirs.post(f"/items/{version.item_id}/copy").status_code == 404


def test_a_draft_is_not_shared(desk, make, session, teacher):
    draft = make.item(teacher, state=ItemState.DRAFT)

    page = desk.post(f"/items/{draft.item_id}/share", follow_redirects=True)

    assert "Only an accepted question" in page.text
    assert items_of(session, teacher)[0].shared_at is None


def test_ones_own_shared_questions_are_not_on_the_list_of_colleagues(desk, version):
    desk.post(f"/items/{version.item_id}/share")

    assert version.stem not in desk.get("/items/shared").text
