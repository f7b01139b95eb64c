"""Where a quotation is open along a row of words."""

from __future__ import annotations

import pytest

from questions.quotation_marks import inside, is_open, open_since


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("dit « oui , non » , puis", "oui , non «"),
        ('dit " oui , non " , puis', 'oui , non "'),
        ("cite “ un « deux » trois ” enfin", "“ un « deux » trois"),
        ("oui » , dit-il , « non", "« non"),
    ],
)
def test_what_stands_inside_the_marks(text, quoted):
    words = text.split()
    found = [word for word, within in zip(words, inside(words), strict=True) if within]
    assert sorted(found) == sorted(quoted.split())


def test_where_the_open_quotation_began():
    assert open_since(['"', "oui", '"', "a", "dit", '"', "non"]) == 5
    assert open_since(["«", "un", "“", "deux", "”", "trois"]) == 0
    assert open_since(["«", "oui", "»", "dit-il"]) is None


def test_an_open_quotation_is_told_from_a_closed_one():
    assert is_open(["«", "oui"])
    assert is_open(['"'])
    assert not is_open(["«", "oui", "»"])
    assert not is_open([])
