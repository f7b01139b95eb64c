"""One quantity told in two units, where no other word ties the passages: known by how well the two agree."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."


def _told_twice(year, *texts):
    sources = [
        Source(f"{n}.txt", _AROUND.format(text), published=f"{year}-03-0{n + 1}") for n, text in enumerate(texts)
    ]
    return [(pair.a.quote, pair.b.quote) for pair in read_dossier(sources).reconciliations if pair.kind == "rounding"]


@pytest.mark.parametrize(
    ("year", "texts"),
    [
        pytest.param(
            2012,
            ("Le pont a coûté 18,4 millions de dollars.", "La facture atteint 14,3 millions d'euros."),
            id="a rate of the year",
        ),
        pytest.param(
            2016,
            ("Le tournoi est doté de 32 000 $, selon le club.", "La gagnante repart avec 22 000 euros."),
            id="dollars of either country",
        ),
        pytest.param(2019, ("Une pépite de 1,6 kilo dormait là.", "Elle pèse 1 618 grammes."), id="a measure"),
        pytest.param(
            2019,
            ("Le bolide filait à 17 kilomètres par seconde.", "Il allait à 61 200 kilomètres par heure."),
            id="a speed",
        ),
        pytest.param(
            2019,
            (
                "L'eau contient 240 milligrammes de nitrate par litre.",
                "On y a relevé 240 000 milligrammes par mètre cube.",
            ),
            id="a load",
        ),
    ],
)
def test_is_one_quantity(year, texts):
    assert _told_twice(year, *texts)


@pytest.mark.parametrize(
    ("year", "texts"),
    [
        pytest.param(
            2012,
            ("Le pont a coûté 18,4 millions de dollars.", "La facture atteint 12,6 millions d'euros."),
            id="the rate of another year",
        ),
        pytest.param(
            2012, ("Le pont a coûté 20 millions de dollars.", "La facture atteint un million d'euros."), id="two sums"
        ),
        pytest.param(
            2012,
            ("Le pont a coûté 9 millions de dollars.", "La caserne vaut 7 millions d'euros."),
            id="round sums meet by chance",
        ),
        pytest.param(2019, ("Une pépite de 1,6 kilo dormait là.", "Le chat pèse 3 618 grammes."), id="two weights"),
    ],
)
def test_are_two_quantities(year, texts):
    assert not _told_twice(year, *texts)
