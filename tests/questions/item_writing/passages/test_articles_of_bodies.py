"""The article of a body: of what its letters stand for, as sentences say it, none of a name that sentences say bare."""

from __future__ import annotations

import pytest

from questions import Source
from questions.cleaning.cleaner import clean
from questions.item_writing.passages.outlets import agency_names

FIRST = "Le moulin à huile de Clairval a repris sa production lundi matin, après quatre mois de travaux."


def named(head: str, sentence: str, foot: str = "") -> str:
    """How items call who publishes the page of this head."""
    text = f"{head}\n\nLe moulin de Clairval repart\n\nLe 3 juin 2019\n\n{FIRST}\n{sentence}\n\n{foot}\n"
    return agency_names([clean(Source("a.txt", text))])["a.txt"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("ARS GUYANE\nPoint de situation", "l’ARS Guyane"),
        ("CCI DU PAYS DE CLAIRVAL", "la CCI du Pays de Clairval"),
        ("CHU DE CLAIRVAL", "le CHU de Clairval"),
        ("CGT DES HUILIERS DE CLAIRVAL", "la CGT des huiliers de Clairval"),
        ("MUNICIPALITÉ DE CLAIRVAL", "la municipalité de Clairval"),
    ],
)
def test_letters_of_a_body_take_the_article_of_what_they_stand_for(head: str, said: str) -> None:
    assert named(f"{head}\nCommuniqué", "Tous les huiliers de Clairval s'en réjouissent depuis mardi.") == said


def test_an_article_with_a_capital_counts_and_a_heading_is_no_sentence() -> None:
    head = "MOULIREX\nCommuniqué de presse"
    assert (
        named(head, "Le MOULIREX rouvre aussi sa boutique dès mardi matin.", "MOULIREX, 3 rue Basse") == "le MOULIREX"
    )


def test_a_name_that_sentences_say_bare_keeps_no_article() -> None:
    head = "Huiles Vivantes\nCommuniqué de presse"
    assert named(head, "Huiles Vivantes demande une enquête sur les travaux.") == "Huiles Vivantes"
