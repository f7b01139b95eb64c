"""Two causes of one effect: reflexive verbs, causes beside the thing they explain, what is only the scene, and a cause
that another text rejects."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
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
        (
            "Les discussions, interrompues à cause d'un désaccord sur le calendrier, reprendront lundi.",
            "Nous avons cessé le travail parce que la prime promise au mois de mars n'a jamais été versée.",
        ),
        (
            "La piscine n'a pas été évacuée, parce que l'alarme était en panne.",
            "La piscine n'a pas été évacuée, à cause d'une erreur du gardien.",
        ),
    ],
)
def test_other_effects_and_other_things_are_not(one, other):
    assert not _causes(one, other)


_UNDATED = "Le chantier de la rocade a été arrêté {}parce que les ouvriers avaient trouvé un obus."
_LONG_AGO = "Le chantier de la rocade avait été arrêté {}à cause d'une plainte des riverains."


@pytest.mark.parametrize(
    ("first", "one", "other", "found"),
    [
        ("2017-10-10", "", "", True),
        ("2009-10-10", "", "", False),
        ("2009-10-10", "le 3 mai 2009 ", "le 3 mai 2009 ", True),
    ],
)
def test_where_a_dossier_spans_years_a_text_of_unknown_day_may_explain_another_event(first, one, other, found):
    days = {"0.txt": first, "1.txt": "2017-10-12", "2.txt": None}
    texts = "La mairie a voté son budget sans débat.", _LONG_AGO.format(one), _UNDATED.format(other)
    sources = [Source(name, text, published=days[name]) for name, text in zip(days, texts, strict=True)]
    opposed = read_dossier(sources).contradictions
    assert any(c.nature == "cause" for c in opposed) == found


_REJECTING = (
    "La rupture du barrage y est imputée à une vanne que l'agent aurait dû changer, et non au terrier de ragondin."
)


def test_a_rejected_cause_is_no_part_of_the_cause_that_is_kept():
    told_so = "La rupture du barrage est due à un terrier de ragondin, assure la commune."
    assert _causes(told_so, _REJECTING)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # No unanimity is disagreement.
        (
            "Le comité n'a pas adopté la charte en raison d'un désaccord entre les communes.",
            "Faute d'unanimité, la charte n'a pas été adoptée par le comité.",
        ),
        # What came about years ago had another cause than what is still to come.
        (
            "Le regroupement des ateliers entraînera la suppression de 90 emplois à Marlac.",
            "L'imprimerie avait déjà supprimé 60 emplois à Marlac en 2011, à la suite d'un incendie.",
        ),
    ],
)
def test_one_cause_in_two_words_and_two_effects_years_apart_are_not_opposed(one, other):
    assert _causes(one, other) == []
