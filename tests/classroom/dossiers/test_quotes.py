"""Pasted words are found in the dispatch whatever the typography, and only where they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.dossiers.quotes import find_quote

TEXT = "Le maire l’a dit\u00a0: «\u202fle pont, fermé depuis 2019\u202f» – rouvre… Le pont rouvre. Cœur de ville."


def words(quote, text=TEXT):
    found = find_quote(text, quote)
    return found and text[found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "raw"),
    [
        ("le pont, fermé depuis 2019", "le pont, fermé depuis 2019"),
        ("Le maire l'a dit", "Le maire l’a dit"),
        ("l'a dit : \"le pont", "l’a dit\u00a0: «\u202fle pont"),
        ("dit:«le pont", "dit\u00a0: «\u202fle pont"),
        ("2019 » - rouvre...", "2019\u202f» – rouvre…"),
        ("Coeur de\n  ville", "Cœur de ville"),
        ("« Le pont rouvre. »", "Le pont rouvre."),
        (unicodedata.normalize("NFD", "fermé depuis"), "fermé depuis"),
    ],
)
def test_typography_may_differ_and_the_raw_words_come_back(quote, raw):
    assert words(quote) == raw


@pytest.mark.parametrize(
    "quote", ["le pont ferme depuis", "LE MAIRE", "e maire", "fermé depuis 201", "", "«»", "Paris"]
)
def test_other_words_are_not_found(quote):
    assert words(quote) is None


def test_the_first_of_several_places_is_taken_and_counted():
    found = find_quote("Un pont. Le pont. Ponts.", "pont")

    assert (found.start, found.occurrences) == (3, 2)


def test_accents_spread_over_two_characters_in_the_dispatch_belong_to_the_words():
    text = unicodedata.normalize("NFD", "Il a été fermé.")

    assert words("fermé", text) == unicodedata.normalize("NFD", "fermé")


french = st.text(alphabet="abé ’'«»\u00a0\u202f-–…œ.,\n", min_size=1, max_size=40)


@given(before=french, quote=french, after=french)
def test_words_taken_from_a_text_are_always_found_there(before, quote, after):
    text = f"{before} {quote} {after}"
    if not any(character.isalnum() for character in quote):
        return

    found = find_quote(text, quote)

    assert found is not None
    assert text[found.start : found.end].strip()
