"""Offices of two nouns, offices that things have too, and acronyms printed with their place."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages

pytestmark = pytest.mark.model


def roles_of(name: str, text: str) -> list[str]:
    return [role.text for role in actors_in_pages(text)[name].roles]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("le ministre délégué malgache aux Pistes", "ministre délégué malgache aux Pistes"),
        ("la directrice générale adjointe de la Sonatra", "directrice générale adjointe de la Sonatra"),
        ("la directrice de la Sonatra", "directrice de la Sonatra"),
    ],
)
def test_a_second_noun_behind_the_first_belongs_to_it(told, role):
    assert roles_of("Claude Rakoto", f"Le bac est réparé, a déclaré à la presse {told}, Claude Rakoto.") == [role]


def test_an_office_in_apposition_to_another_stands_by_itself():
    text = "Le bac est réparé, a dit l'envoyé du gouvernement, le ministre des Pistes, Claude Rakoto."
    assert "ministre des Pistes" in roles_of("Claude Rakoto", text)


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Le rapport attendra l'été, a expliqué son rapporteur", "rapporteur"),
        ("La séance attendra l'été, a expliqué son président", "président du Sénat"),
    ],
)
def test_what_a_text_has_too_is_not_the_offices_of_the_body_told_of_before(told, role):
    text = f"Le Sénat a débattu mardi du partage des pistes. {told}, Claude Rakoto."
    assert roles_of("Claude Rakoto", text) == [role]


@pytest.mark.parametrize(
    ("name", "bracket"),
    [("Agence de transport Plaine du Nord", "ADR PN"), ("Agence de transport Sambre", "ADR Sambre")],
)
def test_an_acronym_printed_with_its_place_is_the_name_in_front(name, bracket):
    found = actors_in_pages(
        f"Le bac est réparé, a annoncé l'{name} ({bracket}). "
        "La directrice de l'ADR, Claire Rakoto, a rouvert le quai sur ordre de l'ADR."
    )
    assert "ADR" not in found
    assert "ADR" in found[name].aliases


@pytest.mark.parametrize("bracket", ["ADR Ouest", "UNP Plaine du Nord"])
def test_other_letters_or_another_place_are_another_body(bracket):
    found = actors_in_pages(f"Le bac est réparé, a annoncé l'Agence de transport Plaine du Nord ({bracket}).")
    assert not {"ADR", "UNP"} & set(found["Agence de transport Plaine du Nord"].aliases)
