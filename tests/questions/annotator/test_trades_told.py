"""Trades that a verb tells behind a name, and rare ones behind an age."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages

pytestmark = pytest.mark.model


def _roles(text: str, name: str) -> list[str]:
    return [role.text for role in actors_in_pages(f"Le loup est venu vendredi. {text}")[name].roles]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Sophie Lenoir, qui élève des chèvres à Cassis, a vendu son troupeau.",
            "Sophie Lenoir",
            "éleveuse de chèvres à Cassis",
        ),
        ("Marie Blanc, qui élève 200 brebis, parle.", "Marie Blanc", "éleveuse de 200 brebis"),
        (
            "Marc Vidal, qui négocie pour le petit archipel, a souri.",
            "Marc Vidal",
            "négociateur pour le petit archipel",
        ),
        ("Claire Roy, qui tient un café à Lens, rit.", "Claire Roy", "gérante d'un café à Lens"),
        ("Anne Roux, qui fait le ménage au musée depuis onze ans, pleure.", "Anne Roux", "femme de ménage"),
        ("Paul Roux, qui étudie le droit à Lyon, dort.", "Paul Roux", "étudiant en droit à Lyon"),
        ("Anne Morin, qui conduisait le car, est blessée.", "Anne Morin", "conductrice du car"),
        ("Marc Petit, qui enseigne le latin à Lens, a protesté.", "Marc Petit", "enseignant"),
    ],
)
def test_the_verb_tells_the_trade(text: str, name: str, role: str) -> None:
    assert _roles(text, name) == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sophie Lenoir, qui élève trois enfants, a peur.", "Sophie Lenoir"),
        ("Claire Roy, qui tient tête au maire, rit.", "Claire Roy"),
        ("Anne Roux, qui fait le tour du lac, pleure.", "Anne Roux"),
        ("Paul Roux, qui étudie le dossier, dort.", "Paul Roux"),
        ("Marie Blanc, qui n'élève plus de chèvres, parle.", "Marie Blanc"),
    ],
)
def test_a_verb_that_tells_no_trade_gives_none(text: str, name: str) -> None:
    assert _roles(text, name) == []


def test_a_role_beside_the_name_says_enough() -> None:
    assert _roles("Sophie Lenoir, maire de Cassis, qui élève des chèvres, a peur.", "Sophie Lenoir") == [
        "maire de Cassis"
    ]


def test_a_rare_trade_between_an_age_and_a_comma() -> None:
    assert _roles("Pavel, 43 ans, bardeur, a été blessé quand une grue est tombée.", "Pavel") == ["bardeur"]
