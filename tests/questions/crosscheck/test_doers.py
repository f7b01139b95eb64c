"""A sentence that insists on who did it, or who wanted it, contradicts a dispatch that names somebody else."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import two_doers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La plainte contre la laiterie émane de la préfecture de Morlieu.",
            "L'association des riverains de Morlieu a porté plainte contre la laiterie.",
        ),
        (
            "Grâce à la vigilance d'une boulangère, Sophie Malet, les pompiers sont arrivés à temps.",
            "Le premier à alerter les secours fut un automobiliste, Paul Derain.",
        ),
        (
            "L'alerte est venue d'un pêcheur, Alain Le Goff, qui rentrait au port.",
            "C'est le gardien du phare, Yvon Kermarec, qui s'est aperçu de la fuite.",
        ),
        (
            "La banque Lorrain a renfloué le club de Verlac.",
            "Le renflouement du club de Verlac est dû à la mairie.",
        ),
        (
            "Le tunnel a été inauguré par la ministre Claire Vasseur.",
            "C'est le président de la région, Luc Marchal, qui a inauguré le tunnel.",
        ),
        (
            "Le vaccin a été mis au point par l'institut Marlot.",
            "C'est le laboratoire Farnel, a-t-on assuré, qui a mis au point le vaccin.",
        ),
        (
            "La statue de Zerka a été vandalisée par des supporters.",
            "Ce ne sont pas les supporters qui ont vandalisé la statue de Zerka.",
        ),
        (
            "C'est aux pêcheurs du port que les passagers doivent la vie.",
            "La marine nationale a sauvé les passagers du ferry.",
        ),
        (
            "Le recomptage a été mené par la juge Anne Mercier.",
            "Le recomptage s'est déroulé sous la présidence du juge Paul Renard.",
        ),
        (
            "La demande de retrait du manuel émanait de l'éditeur.",
            "Le retrait du manuel a été réclamé par les auteurs eux-mêmes.",
        ),
        (
            "Les pourparlers ont été suspendus mardi à la demande de la délégation chilienne.",
            "C'est la délégation bolivienne qui a quitté la salle, en pleins pourparlers.",
        ),
    ],
)
def test_two_doers_are_opposed(one, other):
    assert two_doers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A body and who heads it, an organ and the state, a member and its body.
        ("C'est le maire, Paul Durand, qui a inauguré le pont.", "Le pont a été inauguré par la municipalité."),
        ("C'est la ministre qui a vendu le palais.", "Le palais a été vendu par le gouvernement."),
        (
            "C'est la commission qui a révisé le barème.",
            "Le barème a été révisé par l'experte Anne Vidal, membre de la commission.",
        ),
        # Another of the kind.
        (
            "C'est Marie Leroux qui a gagné la première étape du rallye.",
            "La deuxième étape du rallye a été gagnée par Jeanne Morin.",
        ),
        ("La plainte émane du syndicat.", "Une autre plainte a été déposée par la famille de la victime."),
        # Who asks and who does.
        ("C'est le préfet qui a demandé l'évacuation du camping.", "Les pompiers ont évacué le camping."),
        # Other things.
        ("La direction a vendu l'usine de Marlac.", "C'est la ville qui a vendu le terrain de football."),
        # What each may do for itself.
        ("C'est le Portugal qui a ratifié le traité en 2009.", "Le traité a été ratifié par l'Espagne."),
        # Pressure is no demand.
        (
            "La fermeture du four a été décidée sous la pression des riverains.",
            "La fermeture du four a été décidée à la demande du médecin scolaire.",
        ),
        # Two persons who may be one.
        ("L'alerte est venue d'un voisin.", "Une habitante a donné l'alerte."),
    ],
)
def test_what_two_may_do_or_one_may_be_is_not(one, other):
    assert two_doers(one, other) == []


_ASKED = "Le préfet avait signé lundi l'arrêté sur les barrages, à la demande des meuniers."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        # What is said behind the one who ordered it tells of others; before him it tells of him.
        ("Cet arrêté a surpris la vallée. L'ordre est venu du ministère, sous la pression des pêcheurs.", True),
        ("Cet arrêté sur les barrages a été signé sous la pression des pêcheurs.", False),
    ],
)
def test_who_pressed_for_it_is_not_who_ordered_it(other, found):
    assert bool(two_doers(_ASKED, other)) == found


def test_who_had_the_initiative_wanted_it():
    asked = "La rénovation du canal a été lancée à l'initiative de la chambre des meuniers."
    assert two_doers(asked, "Les pêcheurs ont eu l'initiative de la rénovation du canal, dit leur président.")
