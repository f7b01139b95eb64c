"""Offices that one person of a dossier holds, groups told with their number, what a body calls its own."""

from __future__ import annotations

import pytest

from questions.annotator.roles.role_bearers import without_gender
from tests.questions.annotator.telling import actors_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("feminine", "masculine"),
    [
        ("prefete", "prefet"),
        ("echevine", "echevin"),
        ("conseillere", "conseiller"),
        ("bergere", "berger"),
        ("doyenne", "doyen"),
        ("lyceenne", "lyceen"),
        ("adjointe", "adjoint"),
        ("experte", "expert"),
        ("artisane", "artisan"),
    ],
)
def test_a_feminine_office_is_that_office(feminine, masculine):
    assert without_gender(feminine) == masculine


@pytest.mark.parametrize("word", ["pere", "frere", "poete", "athlete", "moine", "notaire"])
def test_a_masculine_word_of_that_look_is_left_alone(word):
    assert without_gender(word) == word


@pytest.mark.parametrize(
    ("texts", "name", "form"),
    [
        (("La préfète du Lot, Odile Ferrand, a signé.", "La préfète rappelle la règle."), "Odile Ferrand", "préfète"),
        (("Le soigneur Piet Maas a été entendu.", "Le soigneur est rentré chez lui."), "Piet Maas", "soigneur"),
        (
            (
                "Odile Ferrand, candidate du centre, a gagné.",
                "Odile Ferrand a fêté cela. Des voix vont à la candidate.",
            ),
            "Odile Ferrand",
            "candidate",
        ),
        (
            ("Le maire, Paul Hennequin, a signé. Le maire de Sorèze se dit prêt à partir.",),
            "Paul Hennequin",
            "maire de Sorèze",
        ),
    ],
)
def test_the_only_one_who_holds_an_office(texts, name, form):
    assert form in actors_of(*texts)[name].aliases


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (("Le soigneur Piet Maas a parlé. Le soigneur Jan Bos aussi.", "Le soigneur est rentré."), "soigneur"),
        (("Le soigneur Piet Maas a été entendu.", "Le nouveau soigneur est rentré."), "nouveau soigneur"),
        (("La bergère Odile Ferrand a parlé.", "Le berger a fui."), "berger"),
        (("Le médecin Paul Hennequin a parlé.", "Le médecin a constaté le décès."), "médecin"),
        (
            ("Le maire Paul Hennequin a signé. Rien n'y fait. La pluie tombe. Le maire de Sorèze part.",),
            "maire de Sorèze",
        ),
    ],
)
def test_an_office_that_another_may_hold(texts, form):
    assert all(form not in actor.aliases for actor in actors_of(*texts).values())


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        ("Samedi, 300 agriculteurs avaient défilé.", "300 agriculteurs", "agriculteurs"),
        ("Une soixantaine de pompiers ont lutté.", "soixantaine de pompiers", "pompiers"),
    ],
)
def test_a_group_told_with_its_size_is_its_bare_noun(text, name, bare):
    assert bare in actors_of(text)[name].aliases


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        ("Deux agriculteurs ont été blessés.", "Deux agriculteurs", "agriculteurs"),
        (
            "Samedi, 300 agriculteurs ont défilé. 20 agriculteurs bretons ont dormi là.",
            "300 agriculteurs",
            "agriculteurs",
        ),
    ],
)
def test_few_of_a_kind_or_one_group_of_two_are_not_all_of_it(text, name, bare):
    assert bare not in actors_of(text)[name].aliases


def test_a_role_with_a_possessive_is_one_without():
    actor = actors_of("La région a réagi, a dit son vice-président aux transports, Loïc Danvers.")["Loïc Danvers"]
    assert "vice-président aux transports" in actor.aliases


LETTER = "ASSOCIATION DES RIVES\nAssociation loi 1901\n\nCOMMUNIQUÉ Nº 2\n\nLe 3 mai 2017, nous avons voté. {}\n"


@pytest.mark.parametrize("told", ["Notre association demande des comptes.", "Grâce à notre club, tout va mieux."])
def test_what_a_body_calls_its_own_in_its_letter(told):
    article = "L'Association des Rives a porté plainte mardi."
    actor = actors_of(LETTER.format(told), article)["Association des Rives"]
    assert any(alias.lower() in told.lower() for alias in actor.aliases)


@pytest.mark.parametrize(
    "told", ["Notre usine fermera.", "« Notre club est mort », dit Piet Maas.", "Notre ville a faim."]
)
def test_what_is_not_the_body_itself(told):
    article = "L'Association des Rives a porté plainte mardi."
    actor = actors_of(LETTER.format(told), article)["Association des Rives"]
    assert not any("notre" in alias.lower() for alias in actor.aliases)
