"""Texts without any near day: their own bounds, and events that others date, leave a part of the story's time."""

import pytest

from questions import timex
from questions.annotator.parsing.parses import parse
from questions.annotator.publication import infer_publications
from questions.cleaning import clean
from questions.dispatch import Publication, Source

pytestmark = pytest.mark.model

FIRST = """Un bac chavire à Lorval

Publié le 6 mai 2013

Un bac a chaviré dimanche 5 mai à Lorval. L'accident a fait deux morts, selon le capitaine Anselme Brugnon. Le maire
Octave Delmotte s'est rendu au port de Brume.
"""
SECOND = """Lorval : le bac était trop chargé

Publié le 14 mai 2013

Le bac qui a chaviré le 5 mai à Lorval était trop chargé, a dit le capitaine Anselme Brugnon. L'accident s'est produit
le 5 mai au large de Brume. Octave Delmotte a promis un autre bac.
"""
LETTER = """Le mot du curé

Anselme Brugnon et Octave Delmotte ont visité les familles de Lorval. La collecte, ouverte au lendemain de
l'accident, a réuni neuf mille euros. La quête du 2 juin ira aux orphelins de Brume.
"""


def read(*texts: str) -> list[Publication | None]:
    dispatches = [clean(Source(f"{number}.txt", text)) for number, text in enumerate(texts)]
    dated = infer_publications([(dispatch, parse(dispatch).sentences) for dispatch in dispatches])
    return [dispatch.published for dispatch in dated]


def test_a_letter_lies_between_what_others_date_and_what_it_announces() -> None:
    published = read(FIRST, SECOND, LETTER)[2]
    assert published is not None
    first, last = timex.bounds(published.value)
    assert (first.isoformat(), last.isoformat()) == ("2013-05-06", "2013-06-02")
    assert published.basis == "inferred"
    assert "2 juin" in published.reason


def test_the_order_of_the_files_changes_nothing() -> None:
    one, other = read(FIRST, SECOND, LETTER)[2], read(LETTER, SECOND, FIRST)[0]
    assert one is not None
    assert other is not None
    assert one.value == other.value


def test_a_text_on_something_else_gets_no_day() -> None:
    choir = """La chorale

La chorale des Aulnes a chanté devant deux cents personnes. La répétition du 9 juin est ouverte à tous les curieux.
"""
    assert read(FIRST, SECOND, choir)[2] is None


def test_a_text_that_bounds_nothing_gets_no_day() -> None:
    essay = """Un port en deuil

Anselme Brugnon et Octave Delmotte connaissent chaque famille de Lorval et de Brume. La mer donne, la mer reprend.
"""
    assert read(FIRST, SECOND, essay)[2] is None


def test_what_leaves_more_than_a_month_is_no_answer() -> None:
    assert read(FIRST, SECOND, LETTER.replace("2 juin", "21 juin"))[2] is None


def test_the_end_of_the_story_closes_nothing_for_what_is_told_long_after() -> None:
    late = LETTER.replace("La quête du 2 juin ira aux orphelins de Brume.", "Le 3 juin, le port a rouvert.")
    assert read(FIRST, SECOND, late)[2] is None


def test_days_told_as_over_through_the_year_are_not_left_aside_for_one_another() -> None:
    told = "La subvention, promise le 20 janvier, est arrivée. L'assemblée du 8 septembre a élu un bureau."
    letter = LETTER.replace("La quête du 2 juin ira aux orphelins de Brume.", told)
    published = read(FIRST, SECOND, letter)[2]
    assert published is None or timex.bounds(published.value)[0].isoformat() >= "2013-09-08"
