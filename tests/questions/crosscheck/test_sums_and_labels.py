"""Sums that a lead and its text give otherwise, measures that are names, what is paid once."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

HEAD = "LE COURRIER DU PORT - Jeudi 16 mai 2019\n\nLe port de Zerka attend sa digue\n\n"
AROUND = "{} La presse locale en parle depuis plusieurs jours, et les gens du quartier suivent cela de très près."


def inside(text):
    return [c for c in read_dossier([Source("a.txt", HEAD + text)]).contradictions if c.kind == "internal"]


def between(kind, *texts):
    sources = [Source(f"{n}.txt", AROUND.format(text), published="2019-05-16") for n, text in enumerate(texts)]
    return [c for c in read_dossier(sources).contradictions if c.kind == kind]


def test_the_lead_and_the_text_may_give_two_sums_for_one_thing():
    text = (
        "Sans accord du Parlement, la région ne versera pas les 40 millions d'euros de subvention portuaire à Zerka.\n"
        "\nLa région Bretagne a suspendu lundi une subvention portuaire de 70 millions d'euros pour le port de Zerka, "
        "faute d'accord avec le Parlement.\n"
    )
    assert len(inside(text)) == 1


@pytest.mark.parametrize(
    "second",
    [
        "La région Bretagne a aussi prêté 70 millions d'euros à une usine de conserves de Zerka lundi.",
        "La région Bretagne a suspendu lundi une aide agricole de 70 millions d'euros pour les éleveurs du canton.",
    ],
)
def test_two_sums_for_two_things_are_left_alone(second):
    first = "La région ne versera pas les 40 millions d'euros de subvention portuaire promis à Zerka.\n\n"
    assert not inside(first + second + "\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le bassin de Morlieu mesurait 49,93 mètres.", "À Morlieu, le 400 mètres a été annulé."),
        ("Le camion pesait 19 tonnes à Orsane.", "Un 40 tonnes a bloqué la rue d'Orsane."),
    ],
)
def test_a_measure_that_is_a_name_measures_nothing(one, other):
    assert not between("number", one, other)


def test_a_measure_still_measures():
    assert between("number", "Le bassin de Morlieu mesurait 49,93 mètres.", "Le bassin de Morlieu mesurait 48 mètres.")


def test_a_balance_is_paid_once():
    assert between(
        "date",
        "La mairie d'Orsane a versé le solde le 12 mars 2019 à l'entreprise.",
        "La mairie d'Orsane a réglé le solde le 27 mars 2019 à l'entreprise.",
    )


def test_wages_are_paid_each_month():
    assert not between(
        "date",
        "La mairie d'Orsane a versé les salaires le 1er mars 2019 aux ouvriers.",
        "La mairie d'Orsane a versé les salaires le 29 mars 2019 aux ouvriers.",
    )
