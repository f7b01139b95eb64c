"""What differs in two opposed passages is what a reader's eye should fall on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.dossiers.differences import differing


def told(passage, other):
    return [part.text for part in differing(passage, other) if part.differs]


@pytest.mark.parametrize(
    ("passage", "other", "expected"),
    [
        ("l'incendie a fait 12 blessés", "l'incendie a fait 17 blessés", ["12"]),
        ("l'incendie a fait 3,2 millions de dégâts", "l'incendie a fait 3,5 millions de dégâts", ["3,2"]),
        ("le pont a rouvert lundi matin", "le pont a rouvert vendredi matin", ["lundi"]),
        ("les élus étaient opposés au projet", "l'élu était favorable au projet", ["étaient opposés"]),
        ("le pont est ouvert", "le pont est ouvert", []),
        ("les écoles fermées", "l'ecole FERMÉE", []),
    ],
)
def test_only_words_that_the_other_has_not_stand_out(passage, other, expected):
    assert told(passage, other) == expected


def test_passages_without_a_common_word_are_left_whole():
    assert told("le pont est fermé", "la route rouvre demain") == []


@given(st.text(), st.text())
def test_nothing_is_lost(passage, other):
    assert "".join(part.text for part in differing(passage, other)) == passage
