"""A teacher prints a quiz, and the key with its quotes."""

import pytest

from classroom.models import ItemKind


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def quiz(make, teacher):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont a rouvert le 3 mai 2019.", agency_read="Agence du Nord")
    pairs = [{"text": f"{left} → {right}", "correct": True, "why": ""} for left, right in (("A", "un"), ("B", "deux"))]
    accepted = [{"text": "le trois mai", "correct": True, "why": ""}]
    return make.quiz(
        teacher,
        [
            make.item(
                teacher, dossier, stem="Quand ?", rationale="Le texte le dit.", evidence=((dispatch, "le 3 mai 2019"),)
            ),
            make.item(teacher, kind=ItemKind.MATCH, stem="Reliez.", options=pairs),
            make.item(teacher, kind=ItemKind.SHORT, stem="Quel jour ?", options=accepted),
        ],
        title="Les ponts",
        instructions="Sans documents.",
    )


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


def test_the_sheet_has_every_question_room_for_a_name_and_no_answer(desk, quiz):
    page = desk.get(f"/quizzes/{quiz.id}/paper").text

    for words in ("Les ponts", "Sans documents.", "Name:", "Quand ?", "Reliez.", "Quel jour ?", "1998", "un", "deux"):
        assert words in page
    for secret in ("Right answer", "le trois mai", "A → un", "Le texte le dit", "le 3 mai 2019"):
        assert secret not in page


def test_the_key_has_the_answers_the_reasons_and_the_quotes(desk, quiz):
    page = desk.get(f"/quizzes/{quiz.id}/paper?key=1").text

    for words in ("1998", "A → un", "le trois mai", "Le texte le dit.", "le 3 mai 2019", "Agence du Nord"):
        assert words in page


def test_nobody_else_prints_it(browser, make, quiz):
    assert browser(make.teacher()).get(f"/quizzes/{quiz.id}/paper").status_code == 404


def test_the_quiz_says_how_long_it_takes(desk, quiz):
    assert "about 2 minutes" in desk.get(f"/quizzes/{quiz.id}").text
