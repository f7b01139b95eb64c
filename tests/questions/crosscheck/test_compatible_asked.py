"""A demand or a fear is no result, and what is told of four countries is not told of one workshop."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."


def _kinds(one, other, texts, days=("2021-03-02", "2021-03-12")):
    sources = [Source(f"{n}.txt", _AROUND.format(text), published=days[n]) for n, text in enumerate(texts)]
    found = read_dossier(sources).reconciliations
    told = [(pair.kind, f"{pair.a.quote} | {pair.b.quote}") for pair in found]
    return [kind for kind, both in told if one in both and other in both]


DEMAND = "Les dockers réclament une prime de 900 euros.", "L'armateur a versé 400 euros à chaque homme."
TERM = "La faussaire risque six ans de prison.", "Le tribunal a infligé quatre ans à la faussaire."
BAIL = "La levée de la saisie est subordonnée au dépôt de 90 000 euros.", "Le loueur a versé 40 000 euros de dépôt."
STAFF = "Le confiseur emploie 2 400 personnes dans six pays.", "À Dinant, 310 personnes ont cessé le travail."


@pytest.mark.parametrize(
    ("kind", "one", "other", "texts"),
    [
        ("update", "900 euros", "400 euros", DEMAND),
        ("update", "90 000 euros", "40 000 euros", BAIL),
        ("update", "six ans", "quatre ans", TERM),
        ("scope", "2 400 personnes", "310 personnes", STAFF),
    ],
)
def test_two_numbers_of_two_stages_or_of_a_wider_whole(kind, one, other, texts):
    assert kind in _kinds(one, other, texts)


@pytest.mark.parametrize(
    ("one", "other", "texts", "days"),
    [
        ("900 euros", "400 euros", DEMAND, ("2021-03-12", "2021-03-02")),
        ("900 euros", "40 euros", (DEMAND[0], "Un passant a payé 40 euros son billet."), ("2021-03-02", "2021-03-12")),
        ("240 personnes", "310 personnes", ("La grève touche 240 personnes.", STAFF[1]), ("2021-03-02", "2021-03-12")),
    ],
)
def test_nothing_was_given_before_nor_of_another_order_nor_without_a_whole(one, other, texts, days):
    assert not _kinds(one, other, texts, days)
