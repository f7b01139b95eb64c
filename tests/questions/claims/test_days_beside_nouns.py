"""A day set beside the noun of a time is that noun's: « depuis la mise en service, le 2 mai, … »."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

STORY = "Le conseil de la vallée suit le dossier depuis un an. {} Les habitants attendent la suite."


def time_of(told: str, predicate: str) -> str | None:
    (read,) = read_dossier([Source("a.txt", STORY.format(told), published="2018-10-15")]).dispatches
    return next(claim.time for claim in read.claims if claim.predicate == predicate)


@pytest.mark.parametrize(
    ("told", "predicate"),
    [
        (
            "Depuis la mise en service de la station, le 3 septembre, le téléphérique aura été fermé cinq semaines.",
            "fermer",
        ),
        ("Le préfet avait nommé un médiateur dès son arrivée, début avril, a ajouté la mairie.", "nommer"),
        ("Les pompiers ont veillé jusqu'au retour du bateau, le 7 octobre, devant la gare.", "veiller"),
    ],
)
def test_the_day_of_a_known_thing_does_not_date_the_clause(told: str, predicate: str) -> None:
    assert time_of(told, predicate) is None


@pytest.mark.parametrize(
    ("told", "predicate", "day"),
    [
        ("Le téléphérique a été fermé après une alerte, le 3 septembre, par les pompiers.", "fermer", "2018-09-03"),
        ("Le préfet a nommé un médiateur, le 3 septembre, pour la vallée.", "nommer", "2018-09-03"),
    ],
)
def test_any_other_day_between_commas_dates_the_clause(told: str, predicate: str, day: str) -> None:
    assert time_of(told, predicate) == day
