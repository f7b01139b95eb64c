"""Lines of marks alone, however long, are judged at once: no pattern goes through them again and again."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier


@pytest.mark.model
@pytest.mark.parametrize("mark", ["| ", ". ", "- ", "= ", "© ", "* ", "/", "·"])
def test_a_line_of_marks_is_no_article_and_takes_no_time(mark):
    text = f"La digue a cédé mardi 3 mai 2016, a indiqué la mairie.\n\n{mark * 220} x.\n"
    dossier = read_dossier([Source("a.txt", text)])
    assert [each.dispatch.text for each in dossier.dispatches] == [text]


@pytest.mark.model
@pytest.mark.parametrize("head", ["|", "\t|\t|", "—", "| | |", "·"])
@pytest.mark.parametrize("below", ["", "12 mai 2021\n\n"])
def test_a_page_that_opens_with_bars_alone_is_read(head, below):
    text = f"{head}\n\n{below}La halle rouvre lundi\n\nLa halle de Sauville a rouvert lundi 10 mai, dit la mairie.\n"
    dispatch = read_dossier([Source("a.txt", text)]).dispatches[0].dispatch
    assert dispatch.headline is not None
    assert dispatch.headline.quote == "La halle rouvre lundi"
    assert dispatch.agency is None
