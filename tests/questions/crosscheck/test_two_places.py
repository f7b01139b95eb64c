"""Two dispatches that tell one deed of two places, and two deeds that only look like one."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

pytestmark = pytest.mark.model
TABLE = load_table("fr", "places")
AROUND = "La région en parle beaucoup.\n\n{} Les habitants suivent cela de près."


def _places(one: str, other: str, days: tuple[str, str] = ("2021-03-05", "2021-03-06")) -> list[str]:
    texts = zip("ab", (one, other), days, strict=True)
    sources = [Source(f"{name}.txt", AROUND.format(text), published=day) for name, text, day in texts]
    return [found.nature for found in read_dossier(sources).contradictions if found.rule == "two places"]


@pytest.mark.parametrize("example", TABLE["examples"])
def test_one_deed_in_two_places_is_opposed(example: str) -> None:
    assert _places(*example.split(" / ")) == ["scope"]


@pytest.mark.parametrize("example", TABLE["counter_examples"])
def test_another_thing_day_or_a_place_that_may_be_one_is_not(example: str) -> None:
    assert _places(*example.split(" / ")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L'hélicoptère s'est posé à Nevers.", "L'appareil, qui s'est posé à Cosne, est intact."),
        ("Le groupe, parti de Nevers à l'aube, marchait vite.", "Les randonneurs avaient quitté Cosne à l'aube."),
        ("Le conducteur a été interpellé à Nevers.", "Le conducteur a été arrêté à Moulins."),
        ("Le recomptage s'est tenu au gymnase.", "On a recompté les bulletins à la préfecture."),
        ("Les pourparlers ont lieu à la résidence du consul.", "Dans la mairie, où toutes les séances se sont tenues."),
        ("Le navire attend toujours au quai de Bretagne.", "Lundi, le cargo a accosté au quai d'Alsace."),
    ],
)
def test_thing_people_and_occasion_may_go_by_two_names(one: str, other: str) -> None:
    assert _places(one, other) == ["scope"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both places in one text, the one by the other, a state and its town, a building and its town.
        ("La fourgonnette a été retrouvée à Nevers.", "La fourgonnette a été retrouvée à Coulanges, près de Nevers."),
        ("La fourgonnette a été retrouvée à Nevers.", "La fourgonnette a été retrouvée en France."),
        ("La réunion s'est tenue jeudi à Nevers.", "La réunion s'est tenue jeudi à la préfecture."),
        # Another one, a part of them, some people, a plan.
        ("La fourgonnette a été retrouvée à Nevers.", "Une autre fourgonnette a été retrouvée à Cosne."),
        ("Les blessés ont été admis à Nevers.", "Trois blessés ont été admis à Moulins."),
        ("Des manifestants ont été interpellés à Nevers.", "Des manifestants ont été interpellés à Cosne."),
        ("La réunion se tiendra jeudi à la mairie.", "La réunion s'est tenue jeudi au gymnase."),
        # Denied, and moved on from the one site to the other.
        ("La fourgonnette n'a pas été retrouvée à Nevers.", "La fourgonnette a été retrouvée à Cosne."),
        ("Les blessés ont été transférés à l'hôpital.", "Les blessés ont été transférés à la caserne."),
        # Two people.
        ("Le chauffeur Paul Marnier est né à Nevers.", "La patronne Anne Roy est née à Cosne."),
    ],
)
def test_what_both_places_may_hold_of_is_not_opposed(one: str, other: str) -> None:
    assert _places(one, other) == []


def test_a_dispatch_that_tells_both_places_is_not_opposed() -> None:
    both = "La fourgonnette a été retrouvée à Cosne. La fourgonnette avait d'abord été repérée à Nevers."
    assert _places("La fourgonnette a été retrouvée à Nevers.", both) == []
