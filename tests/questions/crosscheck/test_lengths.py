"""How long one thing lasts, told in other words and other units, across dispatches and under a headline."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import two_numbers, under

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le syndicat a lancé une grève de trois jours.", "La grève, annoncée par le syndicat, durera une semaine."),
        ("La route départementale restera fermée pendant une semaine.", "La route restera coupée pendant un mois."),
        ("Les réparations dureront un mois.", "Le navire sera immobilisé deux semaines pour réparations."),
        ("La mission doit durer six mois.", "La mission se poursuivra pendant dix semaines."),
        ("Le village a décrété trois jours de deuil.", "Le deuil durera une semaine."),
    ],
)
def test_two_lengths_of_one_thing_are_opposed(one: str, other: str) -> None:
    assert two_numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Les réparations dureront un mois.", "Les réparations dureront quatre semaines."),
        ("Les réparations dureront un mois.", "Les réparations ont commencé il y a deux semaines."),
        ("Le syndicat a lancé une grève de trois jours.", "La réunion a duré deux jours."),
        ("Le chantier doit durer six mois.", "Le procès a duré six semaines."),
        ("Les réparations dureront un an.", "Les réparations dureront douze mois."),
        ("La grève durera trois jours.", "La grève commence deux semaines après la fête."),
        (
            "Bloquée trois jours par les forains, la halle a rouvert.",
            "La halle rouvrira dans les deux semaines.",
        ),
        ("La halle est restée bloquée trois jours.", "La halle doit être débloquée sous deux semaines."),
    ],
)
def test_other_things_and_equal_lengths_are_left_alone(one: str, other: str) -> None:
    assert not two_numbers(one, other)


def test_a_headline_is_held_against_the_length_below() -> None:
    assert under("Le port garde ses grues à l'arrêt pour un mois", "La pause durera deux semaines, a dit le port.")
    assert under("Trois journées dans la neige", "Il a marché pendant cinq journées. Le car a mis deux jours à venir.")
    assert not under("Le port garde ses grues à l'arrêt pour un mois", "La pause durera trente jours, a dit le port.")
    assert not under("Trois journées dans la neige", "Il a marché pendant trois journées. Le car a mis deux jours.")
