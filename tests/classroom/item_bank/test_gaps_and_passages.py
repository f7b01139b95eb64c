"""Texts with gaps, and passages whose words are chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.item_bank.gaps import filled, gap_count, is_listed, numbers, of_gap, pieces
from classroom.item_bank.passages import after, places, runs, words
from classroom.item_bank.rules import Rules, rules_of, stored
from classroom.models import ItemKind

PASSAGE = "L’armée a quitté la ville.\nFaute d'eau, la ville a fermé ; l’armée, non."
OPTIONS = [
    {"text": "Vesoul", "correct": True, "gap": 1},
    {"text": "la Saône", "correct": True, "gap": 2},
    {"text": "la Seine", "correct": False, "gap": 2},
]


def test_a_text_is_cut_at_its_gaps():
    assert pieces("De [1] à [2].") == ["De ", 1, " à ", 2, "."]
    assert pieces("[1][2]") == [1, 2]
    assert pieces("rien") == ["rien"]
    assert numbers("[2] puis [1] et [100]") == [2, 1]


def test_a_gap_with_a_wrong_answer_is_a_list():
    assert gap_count(OPTIONS) == 2
    assert of_gap(OPTIONS, 2) == [1, 2]
    assert (is_listed(OPTIONS, 1), is_listed(OPTIONS, 2)) == (False, True)


def test_gaps_are_filled_and_those_left_open_keep_their_number():
    assert filled("De [1] à [2].", {1: "Vesoul"}) == "De Vesoul à [2]."


def test_words_begin_behind_an_elision_and_keep_what_is_inside_them():
    assert [word.text for word in words("L’armée paie 12,5 % au porte-parole.")] == [
        *("L’", "armée", "paie", "12,5", "au", "porte-parole")
    ]


@given(st.text(max_size=80))
def test_words_and_what_stands_between_them_are_the_passage(text):
    assert "".join(word.before + word.text for word in words(text)) + after(text) == text


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("la ville", [{4, 5}, {9, 10}]),
        # Straight and curly apostrophes, capitals and signs do not matter.
        ("faute d’eau", [{6, 7, 8}]),
        ("Ville a fermé", [{10, 11, 12}]),
        ("le village", []),
        ("vill", []),
        ("", []),
        ("« »", []),
    ],
)
def test_where_words_stand(quote, found):
    assert [set(place) for place in places(PASSAGE, quote)] == found


def test_chosen_words_are_read_in_stretches():
    assert runs(PASSAGE, [5, 4, 12, 900, -1]) == ["la ville", "fermé"]
    assert runs(PASSAGE, [5, 6]) == ["ville. Faute"]


def test_only_what_a_kind_knows_and_is_not_as_usual_is_kept():
    rules = Rules(slips=1, tolerance=3.0, partial=False)

    assert stored(ItemKind.SHORT, rules) == {"slips": 1, "partial": False}
    assert stored(ItemKind.NUMERIC, rules) == {"tolerance": 3.0, "partial": False}
    assert stored(ItemKind.SINGLE, rules) == {}
    assert rules_of(ItemKind.NUMERIC, {"tolerance": 3.0, "slips": 1}) == Rules(tolerance=3.0)
    assert rules_of(ItemKind.NUMERIC, None) == Rules()
