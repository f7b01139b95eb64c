"""What differs between two passages is asked of more pairs than are said to exclude each other, yet not of all."""

from __future__ import annotations

import pytest

from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.judgements import nature
from questions.item_writing.contradictions.opposed_passages import passage
from tests.questions.item_writing.bodies import opposed, quote, signed, told

pytestmark = pytest.mark.model


DOUBTFUL = {"kind": "status", "nature": "status", "rule": "state:activity", "tier": 2, "confidence": 0.62}


def test_two_numbers_in_other_words_are_compared_and_not_said_to_clash():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Onze péniches patientaient jeudi devant l'écluse de Denain.",
        "SUD, 3 mai 2012 (ASP) - Six bateaux seulement étaient amarrés à l'entrée du canal.",
    )
    found = opposed(context, "Onze péniches patientaient jeudi", "Six bateaux seulement étaient amarrés")
    assert comparable(context, found)
    assert not sound(context, found)


def test_what_is_still_to_come_does_not_clash_with_what_is_over():
    context = told(
        "Quelque 400 foyers étaient privés de gaz jeudi à Denain.",
        "Une avance sera versée à 90 foyers privés de gaz à Denain.",
    )
    found = opposed(context, "Quelque 400 foyers étaient privés de gaz", "Une avance sera versée à 90 foyers")
    assert not comparable(context, found)
    assert not sound(context, found)


def test_a_pluperfect_tells_of_another_time():
    context = told(
        "La grève a paralysé jeudi le dépôt de Denain.",
        "Au dépôt de Denain, aucune grève n'avait éclaté depuis dix ans.",
    )
    found = opposed(context, "La grève a paralysé jeudi", "aucune grève n'avait éclaté", **DOUBTFUL)
    assert not comparable(context, found)


def test_a_passive_imperfect_is_no_pluperfect():
    context = told(
        "Le chalutier de Denain était assuré pour 180 000 euros.",
        "Le chalutier de Denain est assuré pour 235 000 euros.",
    )
    assert comparable(context, opposed(context, "était assuré pour 180 000 euros", "est assuré pour 235 000 euros"))


def test_the_like_of_an_event_is_another_event():
    context = told(
        "La fusion des deux hôpitaux de Denain a provoqué une grève.",
        "À Denain, une fusion semblable d'hôpitaux ne provoque aucune grève.",
    )
    found = opposed(context, "La fusion des deux hôpitaux", "une fusion semblable d'hôpitaux", **DOUBTFUL)
    assert not comparable(context, found)


def test_causes_of_two_episodes_years_apart_are_not_compared():
    context = told(
        "Fermé en juin 2011, le pont de Denain a rouvert à cause du froid.",
        "En août 2004, le pont de Denain a été fermé en raison d'une crue.",
    )
    changes = {"kind": "cause", "nature": "cause", "rule": "two causes", "tier": 2, "confidence": 0.55}
    found = opposed(context, "le pont de Denain a rouvert à cause du froid", "le pont de Denain a été fermé", **changes)
    assert not comparable(context, found)


def test_a_duration_on_both_sides_is_a_number_too():
    context = told(
        "Le directeur de Denain a été retenu pendant six heures.",
        "Le directeur de Denain est reparti libre au bout de quarante minutes.",
    )
    found = opposed(context, "a été retenu pendant six heures", "est reparti libre", **DOUBTFUL)
    (draft,) = nature(context, found)
    assert "Un nombre" not in [option.text for option in draft.options]


def test_what_a_cleft_takes_up_stands_in_the_passage():
    context = told(
        "Le projet n'est pas né à Lille. C'est la maire de Denain qui l'a réclamé.",
        "Le préfet a imposé le projet.",
    )
    shown = passage(context, quote(context, "1.txt", "C'est la maire de Denain"))
    assert "Le projet n’est pas né à Lille" in shown


@pytest.mark.parametrize(("tier", "confidence", "asked"), [(1, 0.8, True), (2, 0.74, True), (2, 0.72, False)])
def test_numbers_of_which_the_judge_is_not_sure_are_not_asked(tier, confidence, asked):
    context = told(
        "Le chalutier de Denain est assuré pour 180 000 euros.",
        "Le chalutier de Denain est assuré pour 235 000 euros.",
    )
    found = opposed(context, "est assuré pour 180 000", "est assuré pour 235 000", tier=tier, confidence=confidence)
    assert comparable(context, found) is asked
