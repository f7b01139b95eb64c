"""An outlet corrects its dispatch: questions whose quotes no longer stand are marked, and none disappears."""

import io

import pytest
from sqlalchemy import select

from classroom.models import Dispatch, Item, ItemState

OLD = "Le pont a rouvert le 3 mai 2019. Il avait fermé en mars."
NEW = "RECTIFICATIF – Le pont a rouvert le 4 mai 2019. Il avait  fermé en mars."


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def dossier(make, teacher):
    return make.dossier(teacher)


@pytest.fixture
def dispatch(make, dossier):
    return make.dispatch(dossier, OLD, file="a.txt", agency_corrected="Agence du Nord", zones=[[0, len(OLD), "body"]])


@pytest.fixture
def lost(make, teacher, dossier, dispatch):
    return make.item(teacher, dossier, stem="Quand a-t-il rouvert ?", evidence=((dispatch, "le 3 mai 2019"),))


@pytest.fixture
def kept(make, teacher, dossier, dispatch):
    return make.item(teacher, dossier, stem="Quand avait-il fermé ?", evidence=((dispatch, "avait fermé en mars"),))


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


def replace(desk, dispatch, text=NEW, **fields):
    return desk.post(f"/dispatches/{dispatch.id}/replace", data={"text": text} | fields, follow_redirects=True)


def dispatches(session):
    session.rollback()
    return session.scalars(select(Dispatch).order_by(Dispatch.id)).all()


def card(desk, version):
    """The question's own page."""
    return desk.get(f"/items/{version.item_id}").text


@pytest.mark.usefixtures("lost", "kept")
def test_the_corrected_version_takes_the_place_of_the_old_one(desk, session, dispatch):
    page = replace(desk, dispatch)

    old, new = dispatches(session)
    assert "The corrected version is in the dossier" in page.text
    assert old.removed_at
    assert old.text == OLD
    assert (new.replaces_id, new.position, new.text, new.removed_at) == (old.id, old.position, NEW, None)
    assert new.agency == "Agence du Nord"


def test_only_the_question_whose_words_are_gone_has_a_broken_proof(desk, session, dispatch, lost, kept):
    assert "Broken proof" not in card(desk, lost)
    replace(desk, dispatch)

    assert "the corrected version of the dispatch no longer has these words" in card(desk, lost)
    assert "Broken proof" not in card(desk, kept)
    session.rollback()
    assert {session.get_one(Item, each.item_id).state for each in (lost, kept)} == {ItemState.APPROVED}


def test_the_bank_the_curation_and_the_quiz_mark_it_and_the_quiz_keeps_it(desk, make, teacher, dossier, dispatch, lost):
    quiz = make.quiz(teacher, [lost])
    pages = ("/items", f"/dossiers/{dossier.id}/items", f"/quizzes/{quiz.id}")
    assert ["Broken proof" in desk.get(page).text for page in pages] == [False] * 3

    replace(desk, dispatch)

    assert ["Broken proof" in desk.get(page).text for page in pages] == [True] * 3
    assert "Quand a-t-il rouvert" in desk.get(f"/quizzes/{quiz.id}").text


def test_a_second_correction_that_brings_the_words_back_mends_the_proof(desk, session, dispatch, lost):
    replace(desk, dispatch)
    replace(desk, dispatches(session)[-1], text="Non : le pont a bien rouvert le 3 mai 2019, et pas le 4.")

    # The words were gone in between: what stood and fell has to be looked at.
    assert "Broken proof" in card(desk, lost)


def test_a_dispatch_that_is_taken_out_proves_nothing_until_it_is_put_back(desk, dispatch, lost):
    desk.post(f"/dispatches/{dispatch.id}/remove")
    assert "the dispatch was taken out of the dossier" in card(desk, lost)

    desk.post(f"/dispatches/{dispatch.id}/restore")
    assert "Broken proof" not in card(desk, lost)


def test_words_that_a_teacher_marks_as_no_part_of_the_article_prove_nothing(desk, session, dispatch, lost, kept):
    dispatch.body_corrected = [[OLD.index("Il avait"), len(OLD)]]
    session.commit()

    assert "no longer part of the article" in card(desk, lost)
    assert "Broken proof" not in card(desk, kept)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Choose a file or paste a text"), (OLD, "already in the dossier"), ("   ", "Choose a file or paste a text")],
)
def test_what_is_no_corrected_version_is_refused_and_nothing_changes(desk, session, dispatch, text, said):
    page = replace(desk, dispatch, text=text)

    assert said in page.text
    assert [each.removed_at for each in dispatches(session)] == [None]


def test_a_file_that_is_no_text_is_refused_with_the_reason(desk, session, dispatch):
    page = desk.post(
        f"/dispatches/{dispatch.id}/replace",
        data={"file": (io.BytesIO(b"\xff\xd8\xff\xe0"), "photo.jpg")},
        content_type="multipart/form-data",
    )

    assert page.status_code == 422
    assert "not a text file" in page.text
    assert len(dispatches(session)) == 1


def test_marking_costs_the_same_for_few_and_for_many(desk, make, session, teacher, dossier, dispatch, count_queries):
    for _each in range(3):
        make.item(teacher, dossier, evidence=((dispatch, "le 3 mai 2019"),))
    replace(desk, dispatch)
    few = count_queries(lambda: desk.get("/items"))
    session.rollback()
    for _each in range(20):
        make.item(teacher, dossier, evidence=((dispatch, "le 3 mai 2019"),))

    assert count_queries(lambda: desk.get("/items")) == few
