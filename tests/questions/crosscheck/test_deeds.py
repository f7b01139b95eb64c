"""A deed that one person or body did: two dispatches that name two doers contradict each other."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import two_doers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "L'alerte a été donnée par la capitaine du port de Zerka.",
            "Le premier à prévenir fut Mattéo, un pêcheur de Zerka.",
        ),
        (
            "Le préfet Paul Marnier a fait évacuer le camping d'Orsane.",
            "C'est le gardien qui a frappé à toutes les portes du camping d'Orsane.",
        ),
        (
            "L'évacuation de l'école a été ordonnée par le maire de Morlieu.",
            "La directrice a fait sortir les élèves de l'école de Morlieu de son propre chef.",
        ),
        (
            "La police a ouvert le feu à Vernance.",
            "Les premiers coups de feu ont été tirés par les mineurs de Vernance.",
        ),
        (
            "La médiatrice Anne Rolland a été nommée par la ministre du Travail.",
            "C'est la préfecture qui a désigné la médiatrice Anne Rolland.",
        ),
        ("La rançon a été payée par l'armateur.", "C'est la famille du capitaine qui a versé la rançon."),
        ("Le syndicat a quitté la table des négociations lundi.", "La direction a rompu les négociations lundi."),
    ],
)
def test_two_doers_of_one_deed_are_opposed(one, other):
    assert len(two_doers(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Who decides and who carries it out.
        ("L'évacuation de l'école a été ordonnée par le maire.", "L'école a été évacuée par les pompiers de Morlieu."),
        # The same person, described.
        ("L'alerte a été donnée par un riverain du lac.", "C'est une habitante du hameau qui a donné l'alerte."),
        # Two things.
        ("La rançon a été payée par l'armateur.", "C'est la mairie qui a payé les obsèques du capitaine de Zerka."),
        # An alarm, and a warning to others.
        (
            "Les secours ont été alertés par un chauffeur de car.",
            "C'est la préfecture qui a prévenu les habitants de Mérac.",
        ),
        # Not done.
        (
            "L'alerte a été donnée par la capitaine du port.",
            "Les pêcheurs n'ont pas donné l'alerte, faute de radio à bord.",
        ),
        # Both in one text.
        (
            "Le maire a fait évacuer le camping d'Orsane. Le préfet a fait évacuer le camping à son tour.",
            "C'est le préfet Paul Marnier qui a fait évacuer le camping d'Orsane.",
        ),
    ],
)
def test_what_goes_together_is_not(one, other):
    assert two_doers(one, other) == []
