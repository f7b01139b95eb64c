"""Publication dates in words, and the menu of a role."""

from __future__ import annotations

import re

import pytest

from classroom.presentation import show_timex


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("fr", "2016-07-13", "13 juillet 2016"),
        ("fr", "2016-07-01", "1er juillet 2016"),
        ("fr", "2016-07-11", "11 juillet 2016"),
        ("fr", "2009-12-04/2010-01-01", "entre le 4 décembre 2009 et le 1er janvier 2010"),
        ("fr", None, "date inconnue"),
        ("en", "2016-07-01", "July 1, 2016"),
        ("en", "2009-12-04/2010-01-01", "between December 4, 2009 and January 1, 2010"),
        ("en", "", "date unknown"),
        ("en", "some day", "some day"),
    ],
)
def test_a_publication_date_in_words(app, language, value, words):
    with app.test_request_context(headers={"Accept-Language": language}):
        assert show_timex(value) == words


def here(page: str) -> list[str]:
    """The menu entries that are marked as the present one."""
    return re.findall(r'aria-current="page">([^<]+)</a></li>', page.partition("</header>")[0])


def test_a_page_marks_its_room_in_the_menu(browser, make):
    teacher = make.teacher()
    quiz = make.quiz(teacher, [make.item(teacher)])
    desk = browser(teacher)

    assert here(desk.get("/classes").text) == ["Classes"]
    assert here(desk.get(f"/quizzes/{quiz.id}/extra-time").text) == ["Quizzes"]
    assert here(desk.get(f"/quizzes/{quiz.id}/preview").text) == ["Quizzes"]
    assert here(desk.get("/account").text) == []


def test_an_error_says_in_words_what_happened_before_its_number(browser, make):
    page = browser(make.teacher(), language="fr").get("/dossiers/999")

    assert page.status_code == 404
    assert page.text.index("<h1>Page introuvable</h1>") < page.text.index("Erreur 404")
