"""Numbers that a text sets beside each other, what is left of one, numbers without their last digits, two zones."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."


def _pairs(*texts, days=("2021-03-02", "2021-03-12")):
    sources = [Source(f"{n}.txt", _AROUND.format(text), published=days[n]) for n, text in enumerate(texts)]
    return [(pair.kind, f"{pair.a.quote} | {pair.b.quote}") for pair in read_dossier(sources).reconciliations]


def _kinds(one, other, *texts, **more):
    return [kind for kind, told in _pairs(*texts, **more) if one in told and other in told]


@pytest.mark.parametrize(
    ("kind", "one", "other", "text"),
    [
        ("scope", "12 francs", "7 francs", "Le train coûte 12 francs, le car revient à 7 francs."),
        ("update", "54 millions", "61", "Le canton offre 54 millions d'euros, la ville en demandait 61 au départ."),
        ("update", "30 heures", "48", "La panne a duré 30 heures alors que le maire en prévoyait 48."),
    ],
)
def test_one_sentence_sets_them_beside_each_other(kind, one, other, text):
    assert kind in _kinds(one, other, text)


def test_two_lengths_of_one_sentence_are_no_pair_unless_it_compares_them():
    assert not _pairs("Depuis trois semaines, la gardienne dort deux heures par nuit.")


def test_a_number_that_the_text_rejects_is_no_pair():
    assert not _kinds("neuf", "quatre", "On a compté quatre loutres, jamais neuf comme le dit la rumeur.")


def test_what_is_left_comes_after_what_there_was():
    texts = "La colonie abritait 140 manchots au printemps.", "La colonie ne compte plus que 85 manchots."
    assert "update" in _kinds("140", "85", *texts)
    assert not _kinds("140", "85", *texts, days=("2021-03-12", "2021-03-02"))


_WEIGHED = "Les douaniers ont pesé {} de thé.", "Des camions, on a sorti en tout {} de feuilles."
_SHARES = "Le oui l'emporte avec {} des voix.", "La réforme passe, soit {}."


@pytest.mark.parametrize(
    ("texts", "one", "other", "same"),
    [
        (_WEIGHED, "2 450 kilos", "2 447 kilos", True),
        (_WEIGHED, "2 450 kilos", "2 631 kilos", False),
        (_SHARES, "61 %", "60,7 %", True),
        (_SHARES, "61 %", "62,8 %", False),
    ],
)
def test_a_number_without_its_last_digits_is_the_same(texts, one, other, same):
    told = texts[0].format(one), texts[1].format(other)
    assert ("rounding" in _kinds(one, other, *told)) is same


@pytest.mark.parametrize(
    ("zoned", "same"),
    [("À 16 h 47 heure de Moscou", True), ("À 16 h 47", False), ("À 16 h 31 heure de Moscou", False)],
)
def test_one_moment_in_two_zones(zoned, same):
    texts = "Le ballon a touché terre à 14h47 près du lac.", f"{zoned}, le ballon s'est posé."
    assert bool(_kinds("14h47", zoned[2:9], *texts)) is same
