"""Persons whom the words beside their name describe: one of several, by a place in a team, by what nobody else is."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_of


def _roles(text: str, name: str) -> list[str]:
    return [role.text for role in actors_of(text)[name].roles]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Deux élus de la coalition, Marc Tardieu et Sandra Volkert, ont quitté la salle.",
            "Marc Tardieu",
            "élu de la coalition",
        ),
        (
            "Deux élus de la coalition, Marc Tardieu et Sandra Volkert, ont quitté la salle.",
            "Sandra Volkert",
            "élue de la coalition",
        ),
        (
            "Trois chercheurs de l'institut, Paul Feltz, Marc Rey et Luc Brun, ont signé le texte.",
            "Luc Brun",
            "chercheur de l'institut",
        ),
        (
            "« Le plancher a cédé », raconte Pedro Lanza, 41 ans, l'un des survivants de la fête.",
            "Pedro Lanza",
            "survivant de la fête",
        ),
        ("Selon Karim Benali, délégué FO, les salaires baissent.", "Karim Benali", "délégué FO"),
        (
            "« Nous achetons », dit Helen Marsh, associée responsable des ventes chez Norwell.",
            "Helen Marsh",
            "associée responsable des ventes chez Norwell",
        ),
        (
            "Paul Renaud, arrière-petit-fils du fondateur, a vendu ses parts.",
            "Paul Renaud",
            "arrière-petit-fils du fondateur",
        ),
        (
            "Les lauréats sont Luc Delmas, 41 ans, Steve Lonnay, 29 ans, et Marc Santer, 37 ans.",
            "Steve Lonnay",
            "lauréat",
        ),
        ("Luc Delmas et Marc Santer, les deux autres rescapés, se taisent.", "Marc Santer", "rescapé"),
        ("Anne Roy et Paul Blin, avocats de la veuve, ont fait appel.", "Anne Roy", "avocate de la veuve"),
        (
            "Le comité de suivi, que préside l'économiste Anne Valet, s'est réuni.",
            "Anne Valet",
            "présidente du comité de suivi",
        ),
        ("« Personne n'a crié », raconte l'arrière Manon Trudel, 19 ans.", "Manon Trudel", "arrière"),
        ("Le club a recruté la pivot suédoise Maja Lindholm.", "Maja Lindholm", "pivot suédoise"),
    ],
)
def test_what_somebody_is_told_to_be(text, name, role):
    assert role in _roles(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Au milieu de la foule, Marc Roy a pleuré.", "Marc Roy"),
        ("À l'arrière du car, Marc Roy dormait.", "Marc Roy"),
        ("Selon les élus de la coalition, Marc Tardieu et Sandra Volkert ont menti.", "Marc Tardieu"),
        ("Paul Renaud, élu dimanche, a pris la parole.", "Paul Renaud"),
        ("Anne Roy et Paul Blin, députés, sénateurs et maires ont signé.", "Paul Blin"),
        ("Anne Roy et Paul Blin, élus et habitants ont voté contre.", "Paul Blin"),
    ],
)
def test_where_somebody_is_and_who_says_so_is_no_role(text, name):
    assert _roles(text, name) == []


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "Samia Toulir, candidate de la coalition, a remporté le scrutin.",
            "Samia Toulir",
            "candidate de la coalition",
        ),
        (
            "« C'est faux », rappelle le conseiller présidentiel Yves Harmant.",
            "Yves Harmant",
            "conseiller présidentiel",
        ),
        ("Le recteur Paul Harmant a fermé le campus.", "Paul Harmant", "recteur"),
    ],
)
def test_what_nobody_else_is_means_the_person(text, name, alias):
    assert alias in actors_of(text)[name].aliases


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "Samia Toulir, porte-parole du port, a parlé. Un porte-parole du port avait démenti la veille.",
            "Samia Toulir",
            "porte-parole du port",
        ),
        (
            "Paul Harmant, membre du conseil, a parlé. Marc Tardieu, membre du conseil, s'est tu.",
            "Paul Harmant",
            "membre du conseil",
        ),
        ("Le colonel Paul Harmant a parlé.", "Paul Harmant", "colonel"),
    ],
)
def test_what_another_one_may_be_means_nobody(text, name, alias):
    assert alias not in actors_of(text)[name].aliases
