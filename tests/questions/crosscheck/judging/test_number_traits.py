"""Which numbers the judge weighs against each other, and what it makes of how they are told."""

from __future__ import annotations

import pytest

from questions.crosscheck.judging.weighed_numbers import Desk, weighed
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model


def _readings(one: str, other: str):
    pages = (
        f"Agence {n}\nPublié le 1{n} octobre 2017\n\nUn titre simple\n\n{text}\n" for n, text in enumerate((one, other))
    )
    dossier = read_dossier([Source(f"{n}.txt", page) for n, page in enumerate(pages)])
    return readings(dossier.dispatches, dossier.actors)


def _likely(one: str, other: str) -> dict[frozenset[str], float]:
    """How likely the judge holds each two numbers."""
    return {frozenset((p.a.figure.span.quote, p.b.figure.span.quote)): p.likely for p in weighed(_readings(one, other))}


def _traits(one: str, other: str) -> dict[str, float]:
    """What it knows of the only two numbers."""
    ((_, _, found),) = Desk(_readings(one, other)).judged()
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Treize mineurs ont été remontés jeudi soir.",
            "Deux des onze mineurs remontés ont été opérés.",
            id="a part told beside a whole",
        ),
        pytest.param(
            "Le ferry a attendu sept heures au large de Sète.",
            "Les familles ont patienté onze heures à bord.",
            id="two lengths that no word ties",
        ),
        pytest.param(
            "La patinoire ouvrira avec six mois de retard.",
            "La patinoire ouvrira avec un an de retard.",
            id="two delays",
        ),
        pytest.param(
            "Le plongeur est coincé à trente mètres de profondeur.",
            "Le plongeur est coincé à cinquante mètres sous la glace.",
            id="how deep, and from nowhere",
        ),
        pytest.param(
            "Quarante cyclistes ont été hospitalisés dimanche.",
            "Soixante-deux personnes ont été hospitalisées dimanche.",
            id="people under two names, of one fate",
        ),
    ],
)
def test_what_only_counts_against_two_numbers_is_weighed_and_bars_nothing(one, other):
    assert _likely(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Le ferry est arrivé avec deux heures de retard.",
            "Le ferry est arrivé trois heures après la tempête.",
            id="how late, and how far from something else",
        ),
        pytest.param(
            "Quatre marins ont été secourus dimanche.",
            "Deux Polonais et deux Lettons ont été secourus dimanche.",
            id="two that make the other",
        ),
        pytest.param(
            "La grève du port a duré six semaines.",
            "La grève du port a duré quarante-cinq jours.",
            id="told to the nearest whole week",
        ),
        pytest.param(
            "L'avalanche est partie à trois kilomètres du refuge.",
            "L'avalanche est partie à neuf kilomètres de la gare.",
            id="distances from two places",
        ),
        pytest.param(
            "Quarante chevaux ont péri dans l'incendie.",
            "Soixante-deux personnes ont péri dans l'incendie.",
            id="beasts and people of one fate",
        ),
    ],
)
def test_two_numbers_that_cannot_be_one_are_not_weighed(one, other):
    assert not _likely(one, other)


def test_a_few_of_a_longer_unit_leave_no_room_for_a_whole_one_more():
    assert _likely("La grève du port a duré six semaines.", "La grève du port a duré cinquante jours.")


def test_the_dead_are_counted_by_their_bodies_too():
    same = _traits("Seize habitants sont morts dimanche.", "La morgue a reçu vingt-sept corps dimanche.")
    assert same["same_fate"]
    assert not same["other_fate"]
    assert not same["two_nouns"]
    other = _traits("Seize habitants ont été blessés dimanche.", "La morgue a reçu vingt-sept corps dimanche.")
    assert other["other_fate"]


def test_the_only_number_of_its_kind_in_each_dispatch_says_more():
    one, other = "Le car transportait trente passagers.", "Le car emmenait quarante-deux passagers."
    alone = _traits(one, other)["alone"]
    texts = _readings(one, f"{other} Un taxi a pris ensuite douze passagers au village.")
    found = [each for a, b, each in Desk(texts).judged() if {a.figure.value, b.figure.value} == {30, 42}]
    assert alone == 1.0
    assert found[0]["alone"] == 0.0
    assert found[0]["one_alone"] == 1.0


def test_numbers_of_one_deed_are_likelier_than_those_of_two():
    one = "Trente et un dockers ont signé l'accord lundi."
    same = _likely(one, "Vingt-deux dockers ont signé l'accord lundi.")
    other = _likely(one, "Vingt-deux dockers ont quitté le hangar lundi.")
    assert max(same.values()) > max(other.values())
