"""Who signs a letter, a release or a statement speaks in it; who signs an article does not."""

from __future__ import annotations

import pytest

from questions.cleaning import clean
from questions.dispatch import Source

TEXT = """Le bac sera fermé à partir de lundi pour deux semaines, car la coque doit être repeinte.

Les passagers prendront la navette de la rive droite, qui partira toutes les heures."""

LETTER = f"Chers passagers,\n\n{TEXT}\n\n"
RELEASE = f"Office des bacs de Sanvic\n\nCOMMUNIQUÉ DE PRESSE\n\nLe bac de Sanvic fermé deux semaines\n\n{TEXT}\n\n"
ARTICLE = f"Le bac de Sanvic fermé deux semaines\n\n{TEXT}\n\n"


def last_words(text: str) -> str:
    dispatch = clean(Source("a.txt", text))
    return dispatch.text[dispatch.body[-1].start : dispatch.body[-1].end]


@pytest.mark.parametrize("page", [LETTER, RELEASE])
@pytest.mark.parametrize(
    ("below", "signed"),
    [
        ("Maude Tessier, directrice", "Maude Tessier, directrice"),
        ("Fidèlement,\nMaude Tessier, directrice", "Maude Tessier, directrice"),
        ("Avec tous nos vœux,\n\nMaude Tessier, adjointe aux bacs", "Maude Tessier, adjointe aux bacs"),
        ("Réunion : mardi prochain, salle Curie.\n\nMaude Tessier, adjointe", "Maude Tessier, adjointe"),
        ("La directrice du bac,\nMaude Tessier", "La directrice du bac,\nMaude Tessier"),
        ("Votre maire,\nMaude Tessier", "Votre maire,\nMaude Tessier"),
        ("Pour l'office des bacs,\nMaude Tessier", "Maude Tessier"),
        ("Pour l'office des bacs, Maude Tessier", "Pour l'office des bacs, Maude Tessier"),
        ("Pour l'office, Maude Tessier, présidente", "Pour l'office, Maude Tessier, présidente"),
        ("Pour l'office : Maude Tessier", "Pour l'office : Maude Tessier"),
        ("Pour l'office, la secrétaire générale\nMaude TESSIER", "la secrétaire générale\nMaude TESSIER"),
        ("Maude Tessier\nDirectrice de la communication", "Maude Tessier\nDirectrice de la communication"),
    ],
)
def test_who_signs_a_letter_or_a_release_speaks_in_it(page: str, below: str, signed: str) -> None:
    assert last_words(page + below + "\n").endswith(signed)


@pytest.mark.parametrize("below", ["Partager cette page", "Fidèlement,", "Maude Tessier", "Contact : 02 00 00 00 00"])
def test_other_lines_below_a_release_are_no_signature(below: str) -> None:
    assert last_words(f"{RELEASE}{below}\n").endswith("toutes les heures.")


@pytest.mark.parametrize("below", ["Maude Tessier, correspondante", "Le correspondant,\nPaul Tessier"])
def test_who_signs_an_article_does_not_speak_in_it(below: str) -> None:
    assert last_words(f"{ARTICLE}{below}\n").endswith("toutes les heures.")


def test_a_note_may_stand_below_who_signs() -> None:
    dispatch = clean(
        Source("a.txt", f"{RELEASE}La directrice du bac,\nMaude Tessier\n\nAucune question ne sera prise.\n")
    )
    body = "\n".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body)
    assert "La directrice du bac,\nMaude Tessier" in body


def test_a_name_alone_signs_a_letter_that_greets_and_no_release() -> None:
    assert last_words(f"{LETTER}Maude Tessier, Sanvic\n").endswith("Maude Tessier, Sanvic")
    for page in (RELEASE, ARTICLE):
        assert not last_words(f"{page}Maude Tessier\n").endswith("Tessier")


def test_a_heading_in_capitals_signs_nothing() -> None:
    assert not last_words(f"{LETTER}BACS ET TRAVERSIERS\n").endswith("TRAVERSIERS")


@pytest.mark.parametrize(
    "signed",
    [
        "Pour le bureau : Maude Tessier, présidente ; Luc Amiel, trésorier",
        "Au nom du Conseil municipal de Sanvic : la maire, M. Tessier ; le secrétaire, Luc Amiel",
        "Abbé Maude Tessier, vicaire de Sanvic",
    ],
)
def test_several_sign_for_a_body_and_titled_ones_too(signed: str) -> None:
    assert last_words(f"{LETTER}{signed}\n").endswith(signed)


@pytest.mark.parametrize(
    "line", ["Pour le bureau : trois mardis par mois", "Au nom de tous : merci", "Pour mémoire : le bac"]
)
def test_no_name_behind_the_colon_signs_nothing(line: str) -> None:
    assert not last_words(f"{LETTER}{line}\n").endswith(line)
