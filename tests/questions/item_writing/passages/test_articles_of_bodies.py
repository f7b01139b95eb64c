"""The article of a body: of what its letters stand for, as sentences say it, none of a name that sentences say bare."""

from __future__ import annotations

import pytest

from questions import Source
from questions.cleaning.cleaner import clean
from questions.item_writing.passages.outlets import agency_names, name_outlets

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


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("COMMUNES DE CLAIRVAL ET DE LOZE", "le texte des communes de Clairval et de Loze"),
        ("Les Nations unies", "le texte des Nations unies"),
        ("Cahiers de la Paix", "la revue Cahiers de la Paix"),
        ("Les Échos du port", "le journal Les Échos du port"),
        ("Le Soir de Loze", "Le Soir de Loze"),
    ],
)
def test_a_name_in_the_plural_goes_with_a_verb_in_the_singular(head: str, said: str) -> None:
    page = f"{head}\n4 mai 2012\n\nLe pont a cédé\n\nLe pont a cédé mardi soir sous un camion, a dit le maire.\n"
    assert name_outlets([clean(Source("1.txt", page))]) == {"1.txt": said}
