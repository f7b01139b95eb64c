"""Two causes of one effect: reflexive verbs, causes beside the thing they explain, what is only the scene, and a cause
that another text rejects."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _causes(*texts):
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.nature == "cause"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La lecture a été interrompue mardi à cause d'une panne de micro, dit la troupe.",
            "La lecture a dû s'arrêter mardi parce que des perturbateurs avaient jeté des œufs.",
        ),
        (
            "La lecture a été interrompue à la salle Berlier à cause d'une panne de micro, dit la troupe.",
            "La lecture a dû s'arrêter parce que des perturbateurs avaient envahi la salle Berlier.",
        ),
        (
            "Le départ a été différé à la suite d'une fuite repérée sur une vanne.",
            "Le départ avait été ajourné à cause de vagues trop hautes devant la jetée.",
        ),
        (
            "Un entrepôt a été détruit par un incendie, dû selon les pompiers à un radiateur.",
            "L'incendie de l'entrepôt a été causé par un cigare, assure un voisin.",
        ),
        (
            "Quant à l'incendie de l'entrepôt, c'est un radiateur qui l'a provoqué.",
            "L'entrepôt a brûlé parce qu'un cigare était resté allumé dans le vestiaire.",
        ),
        (
            "La fuite provient d'un joint livré en mai par un fabricant polonais.",
            "Le joint importé est hors de cause, conclut le rapport sur la fuite.",
        ),
    ],
)
def test_two_causes_of_one_effect_are_opposed(one, other):
    assert _causes(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La lecture a été interrompue mardi à cause d'une panne de micro, dit la troupe.",
            "Un perturbateur a été arrêté mardi parce qu'il avait jeté des œufs.",
        ),
        (
            "La lecture a été interrompue parce que des perturbateurs avaient envahi la salle Berlier.",
            "La salle Berlier avait été envahie à cause du prix des places.",
        ),
        (
            "La fuite provient d'un joint livré en mai par un fabricant polonais.",
            "Le prix du joint est hors de cause, conclut le rapport sur la fuite.",
        ),
        (
            "La facture est due au bailleur à la fin du mois.",
            "La facture a été causée par une erreur de relevé.",
        ),
    ],
)
def test_other_effects_and_other_things_are_not(one, other):
    assert not _causes(one, other)
