"""How long one thing lasts, told in other words and other units, across dispatches and under a headline."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _numbers(*texts: str) -> list[tuple[str, str]]:
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.nature == "number"]


def _under(headline: str, text: str) -> list[tuple[str, str]]:
    page = f"Agence Delta\nPublié le 12 octobre 2017\n\n{headline}\n\n{text}\n"
    return [(c.a.quote, c.b.quote) for c in read_dossier([Source("1.txt", page)]).contradictions]


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
    assert _numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Les réparations dureront un mois.", "Les réparations dureront quatre semaines."),
        ("Les réparations dureront un mois.", "Les réparations ont commencé il y a deux semaines."),
        ("Le syndicat a lancé une grève de trois jours.", "La réunion a duré deux jours."),
        ("Le chantier doit durer six mois.", "Le procès a duré six semaines."),
        ("Les réparations dureront un an.", "Les réparations dureront douze mois."),
        ("La grève durera trois jours.", "La grève commence deux semaines après la fête."),
    ],
)
def test_other_things_and_equal_lengths_are_left_alone(one: str, other: str) -> None:
    assert not _numbers(one, other)


def test_a_headline_is_held_against_the_length_below() -> None:
    assert _under("Le port garde ses grues à l'arrêt pour un mois", "La pause durera deux semaines, a dit le port.")
    assert _under("Trois journées dans la neige", "Il a marché pendant cinq journées. Le car a mis deux jours à venir.")
    assert not _under("Le port garde ses grues à l'arrêt pour un mois", "La pause durera trente jours, a dit le port.")
    assert not _under("Trois journées dans la neige", "Il a marché pendant trois journées. Le car a mis deux jours.")
