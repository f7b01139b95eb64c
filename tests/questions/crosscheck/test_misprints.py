"""The same digits in another order: of one kind of things they are two versions of one number."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "{} La presse locale en parle depuis plusieurs jours, et les gens du quartier suivent cela de très près."


def found(*texts, kind="number"):
    sources = [Source(f"{n}.txt", AROUND.format(text), published="2019-05-16") for n, text in enumerate(texts)]
    return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.kind == kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le musée déplore le vol de 342 tableaux anciens.", "Il manque 432 tableaux sur les murs."),
        ("La tempête a couché 1 270 arbres dans le parc.", "Le parc a perdu 1 720 arbres, selon les jardiniers."),
        ("Elle a couru le 800 m en 1'58\"37.", 'Son temps sur 800 m, 1’58"73, restera dans les mémoires.'),
        ("Le chantier du théâtre coûtera 230 millions d'euros.", "Le théâtre est un chantier à 320 millions d'euros."),
        ("Il a gagné le marathon en 2h08'14.", "Le marathon s'est joué en 2 h 08'41."),
    ],
)
def test_two_dispatches_that_order_the_digits_otherwise_contradict_each_other(one, other):
    assert len(found(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Other things.
        ("Le musée déplore le vol de 342 tableaux anciens.", "La commune a planté 432 tilleuls."),
        # Other years.
        ("Le loup a tué 342 moutons en 2012.", "Le loup a tué 432 moutons en 2018."),
        # Two races.
        ("Elle a couru le 800 m en 1'58\"37.", "En finale, elle a couru le 800 m en 1'57\"02."),
        # Sums of which nothing says that they are one.
        ("La digue coûtera 230 millions d'euros.", "Le budget de l'hôpital s'élève à 320 millions d'euros."),
        # Two digits stand in another order by chance.
        ("Le club a gagné 12 coupes.", "Un collectionneur a légué 21 coupes en argent."),
    ],
)
def test_other_numbers_are_left_alone(one, other):
    assert not found(one, other)


def test_a_headline_may_give_another_price_of_the_thing():
    text = (
        "LE COURRIER DU PORT - Jeudi 16 mai 2019\n\nLe gymnase à 3,1 millions ouvre ses portes\n\n"
        "Le gymnase de Morlieu a ouvert jeudi matin devant deux cents élèves. Coût des travaux : 2 650 000 euros. "
        "La région en a payé une partie, et le maire a remercié les entreprises du canton.\n"
    )
    inside = [c for c in read_dossier([Source("a.txt", text)]).contradictions if c.kind == "internal"]
    assert [(c.a.quote, "2 650 000" in c.b.quote) for c in inside] == [
        ("Le gymnase à 3,1 millions ouvre ses portes", True)
    ]
