"""Two causes of one effect that is told in two ways: failures, ruins, ways into a system, what only some call a drama;
and a cause whose connective is denied."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _causes(*texts):
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.nature == "cause"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "La sirène n'a pas fonctionné en raison d'une batterie à plat.",
            "La sirène est restée muette parce qu'un ouvrier avait sectionné un fil.",
            id="a device fails, with a negation and without",
        ),
        pytest.param(
            "Le club a sombré à cause du départ de son mécène.",
            "La faillite du club s'explique par des travaux trop chers.",
            id="a club that sinks is ruined",
        ),
        pytest.param(
            "Le club a sombré à cause du départ de son mécène.",
            "La faillite s'explique par des travaux trop chers, et non par le caprice d'un mécène.",
            id="the rejected cause of a ruin",
        ),
        pytest.param(
            "La paroi de la carrière a cédé en raison des pluies de la semaine.",
            "Des tirs de mine ont provoqué la chute de la paroi de la carrière.",
            id="what gives way falls",
        ),
        pytest.param(
            "Le four a été arrêté à cause d'une fissure de la cuve.",
            "Le four a été arrêté pour des travaux, et non à cause d'une fissure, comme on le dit partout.",
            id="a connective that is denied",
        ),
    ],
)
def test_one_effect_told_in_two_ways_has_two_causes(one, other):
    assert _causes(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "La sirène n'a pas fonctionné en raison d'une batterie à plat.",
            "Le téléphone est resté muet parce qu'un ouvrier avait sectionné un fil.",
            id="two devices",
        ),
        pytest.param(
            "Le chalutier a sombré à cause d'une lame de fond.",
            "La faillite de l'armateur s'explique par des travaux trop chers.",
            id="a ship sinks and is not ruined",
        ),
        pytest.param(
            "Le club a sombré à cause du départ de son mécène.",
            "Le départ du mécène a ruiné le club, qui a sombré.",
            id="one cause",
        ),
        pytest.param(
            "La capitaine est forfait à cause d'une blessure au genou.",
            "Elle ne joue pas à cause d'une blessure au genou, confirme le club.",
            id="the verb is denied, not the connective",
        ),
        pytest.param(
            "Le magasin n'a pas fermé grâce à un prêt de la ville.",
            "Le magasin n'a pas fermé parce que ses clients ont payé le loyer.",
            id="what did not come about has many reasons",
        ),
    ],
)
def test_other_effects_and_one_cause_are_not_opposed(one, other):
    assert not _causes(one, other)


def test_ways_into_a_system_are_causes_of_the_attack():
    pair = _causes(
        "Une attaque informatique frappe l'hôpital. L'attaque a été provoquée par l'ouverture d'un courriel piégé.",
        "L'attaque dure depuis lundi. Les pirates ont exploité une faille du pare-feu, dit l'informaticien.",
    )
    assert pair


def test_a_vein_of_coal_is_no_way_in():
    assert not _causes(
        "L'attaque a été provoquée par l'ouverture d'un courriel piégé.",
        "Les mineurs ont exploité une veine de houille pendant cent ans. L'attaque les inquiète.",
    )


def test_who_only_speaks_of_the_drama_speaks_of_the_collapse():
    assert _causes(
        "Une tribune s'est effondrée dimanche à Vercel. La structure a cédé en raison du vent de la nuit.",
        "La tribune de Vercel s'est effondrée. Deux enfants sont soignés.",
        "Deux jours après le drame, des fleurs. Selon un maçon, la chute a été causée par la rouille d'un boulon.",
    )


def test_the_day_of_a_cause_dates_no_effect():
    found = told(
        "Une tribune s'est effondrée dimanche 8 octobre à Vercel.",
        "La tribune de Vercel s'est effondrée. Son pilier a cédé en raison des orages de samedi.",
    )
    assert not [c for c in found.contradictions if c.nature == "date"]
