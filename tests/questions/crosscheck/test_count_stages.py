"""Counts of one thing at two points of its story, of some things together, and of those told by where they are."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import two_numbers, under

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La citerne pèse 640 kilos.", "On a pesé la citerne sur le quai : 820 kilos."),
        (
            "Un fonds de 60 millions d'euros a été créé au profit des éleveurs.",
            "Un fonds de 40 millions d'euros viendra en aide aux éleveurs.",
        ),
        ("La citerne pèse 640 kilos.", "La citerne pesait 820 kilos quand elle a été livrée."),
        (
            "Les fermiers ont perdu 40 vaches, les cornes encore prises dans la boue.",
            "Les fermiers ont perdu 90 vaches.",
        ),
        ("Le groupe réclame 450 000 euros à la ville.", "Le groupe exige 1,2 million d'euros, à verser avant lundi."),
        ("Le camion s'est renversé à 14 km de l'arrivée.", "Le camion s'est renversé à neuf kilomètres de la ligne."),
        ("Le consul n'avait que 48 heures pour partir.", "Le pays lui a donné 72 heures pour s'en aller."),
        (
            "Sept personnes ont été interpellées dimanche.",
            "Quatre suspects seulement ont été menottés dimanche.",
        ),
        (
            "La police a trouvé quatorze micros dans la salle.",
            "On a montré à la presse neuf micros trouvés dans la salle.",
        ),
    ],
)
def test_versions_of_one_count_are_opposed(one: str, other: str) -> None:
    assert two_numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La citerne pèse 640 kilos.", "Les deux citernes pèsent 1 300 kilos ensemble."),
        (
            "Un fonds de 60 millions d'euros est envisagé au profit des éleveurs.",
            "Un fonds de 40 millions d'euros viendra en aide aux éleveurs.",
        ),
        ("La citerne pèse 640 kilos.", "La citerne pesait 820 kilos à son arrivée au port."),
        ("Douze chalets ont brûlé, selon le décompte arrêté hier soir.", "Quinze chalets ont brûlé."),
        ("Selon un premier décompte, 240 ordinateurs ont été détruits.", "Au total, 412 ordinateurs ont été détruits."),
        ("Il conserve la tête avec huit secondes d'avance.", "Il a gagné la course avec 21 secondes d'avance."),
        ("Cent quarante vaches ont été retrouvées mortes.", "Les 143 vaches ont été retrouvées mortes."),
        ("Sept suspects ont été interpellés.", "Neuf prévenus ont comparu devant le juge."),
        ("Le parquet a requis six ans de prison contre le maire.", "Le maire écope de quatre ans de prison ferme."),
        (
            "Dunmore, qui emploie près de 260 personnes, se tait.",
            "Le groupe, qui compte 1 100 collaborateurs, se tait.",
        ),
        ("L'incendie a fait sept morts.", "Le nombre des morts est désormais de quatorze."),
        ("Les fermiers ont encore 40 vaches.", "Les fermiers avaient 90 vaches."),
    ],
)
def test_counts_of_two_stages_are_left_alone(one: str, other: str) -> None:
    assert not two_numbers(one, other)


def test_where_they_are_says_what_befell_those_of_a_headline() -> None:
    assert under(
        "Trois cyclistes à l'hôpital après une chute",
        "Trente-deux cyclistes sont tombés. Cinq cyclistes ont été évacués vers les hôpitaux de la région.",
    )
    assert not under(
        "Trois cyclistes à l'hôpital après une chute",
        "Trente-deux cyclistes sont tombés. Trois cyclistes ont été évacués vers les hôpitaux de la région.",
    )


def test_those_who_cannot_get_out_and_those_brought_out_are_two_numbers() -> None:
    held = "Douze spéléologues sont bloqués dans la grotte de Morlieu."
    assert not two_numbers(held, "Sept spéléologues ont été remontés vivants de la grotte de Morlieu.")
    assert not two_numbers(held, "Cinq spéléologues ont péri dans la grotte de Morlieu.")
    assert two_numbers(held, "Huit spéléologues sont pris au piège dans la grotte de Morlieu.")
    assert two_numbers(
        "Quarante skieurs sont restés bloqués dans la télécabine.",
        "Soixante skieurs sont restés prisonniers de la télécabine.",
    )
