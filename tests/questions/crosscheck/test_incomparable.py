"""Counts of one unit that tell of two things: of another denominator, lead, piece, side, deed or moment."""

from __future__ import annotations

import pytest

from questions.crosscheck.judging.weighed_numbers import weighed
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told, two_numbers, under

pytestmark = pytest.mark.model


def _are_weighed(one: str, other: str, *, dated: bool = True) -> bool:
    """Whether the numbers of two pages are thought of as versions of one at all."""
    stamps = ("Publié le 12 octobre 2017\n\n", "Publié le 13 octobre 2017\n\n" if dated else "")
    pages = (
        f"Agence {n}\n{stamp}Un titre simple\n\n{text}\n"
        for n, stamp, text in zip("AB", stamps, (one, other), strict=True)
    )
    dossier = read_dossier([Source(f"{n}.txt", page) for n, page in enumerate(pages)])
    return bool(weighed(readings(dossier.dispatches, dossier.actors)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "L'eau du puits contient 0,3 bactérie par millilitre.",
            "L'eau du puits contient 300 bactéries par litre.",
            id="denominators",
        ),
        pytest.param(
            "La coopérative a payé le blé 180 euros la tonne.",
            "La coopérative a payé le blé 45 000 euros.",
            id="a price of each and a sum",
        ),
        pytest.param(
            "La liste verte l'emporte avec 52 voix d'avance.",
            "Dans ce village, 61 voix ont été comptées deux fois.",
            id="a lead and a sum",
        ),
        pytest.param(
            "Le maire sortant, battu de 52 voix, se tait.",
            "Dans ce village, 61 voix ont été comptées deux fois.",
            id="a lead told by a verb",
        ),
        pytest.param(
            "Le chien a perdu quatre cents grammes en une semaine.",
            "Les croquettes sont vendues en sachet de 500 grammes.",
            id="a piece",
        ),
        pytest.param(
            "Quatre soldats maliens ont été tués lundi.",
            "L'armée nigérienne déplore pour sa part trois morts.",
            id="two sides",
        ),
        pytest.param(
            "Six enfants ont été hospitalisés après la kermesse.",
            "Aucun enfant n'est mort.",
            id="nought of another fate",
        ),
        pytest.param(
            "Neuf camions ont été retournés par le vent lundi.",
            "Plus aucun camion n'attendait au péage.",
            id="no more of them",
        ),
        pytest.param(
            "Douze caisses ont rouvert samedi dans le magasin.",
            "La panne vient d'une seule caisse.",
            id="a single one of another deed",
        ),
        pytest.param(
            "Mardi soir, nous étions plus de trois cents à réclamer le maintien du club.",
            "Les 140 élèves du collège ont été accueillis lundi à la salle des fêtes.",
            id="who speaks",
        ),
        pytest.param(
            "Le procès s'ouvre avec six jours de retard.",
            "Le procès s'ouvre avec près d'une semaine de retard.",
            id="a length told roughly in another unit",
        ),
        pytest.param(
            "Les barrages seront retirés à dix kilomètres de part et d'autre du canal.",
            "Les barrages seront retirés dans une bande de vingt-cinq kilomètres de large le long du canal.",
            id="so much on each side",
        ),
        pytest.param(
            "Le ballon n'a pas dépassé 410 mètres d'altitude.",
            "L'altitude visée pour le ballon était de 700 mètres.",
            id="what was to be reached",
        ),
        pytest.param(
            "Le pont suspendu de Tulle a été heurté par une charge de 90 tonnes.",
            "Le pont suspendu de Tulle devait résister à une charge de 120 tonnes.",
            id="what it can bear",
        ),
        pytest.param(
            "Le marché de Tulle est distant de 34 km de la ferme.",
            "De la ferme jusqu'à Brive, une soixantaine de kilomètres.",
            id="two ways",
        ),
        pytest.param(
            "« La régie a caché trois fuites », accuse le syndicat Force.",
            "La régie n'a caché aucune fuite.",
            id="a charge and the answer to it",
        ),
        pytest.param(
            "Le train transportait 40 élèves.",
            "Le bac transportait 90 élèves.",
            id="what two things hold",
        ),
        pytest.param(
            "Mercredi, 640 conteneurs de quarante pieds restaient à quai.",
            "Au plus fort du blocage, 1 280 EVP restaient à quai.",
            id="containers",
        ),
        pytest.param(
            "Le second tour donne 388 voix à Paul Armand.",
            "Le second tour donne 291 voix à Louise Vidal.",
            id="votes for two",
        ),
        pytest.param(
            "Une soixantaine de lycéens ont dormi dans le gymnase.",
            "Ils étaient soixante, les voilà cent vingt dans le gymnase.",
            id="what the text says that it was before",
        ),
        pytest.param(
            "Les associés de la scierie ont été condamnés à des peines de prison allant de huit mois à trois ans.",
            "La condamnation à quatre ans de prison du dirigeant de la scierie est définitive.",
            id="how far several differ",
        ),
    ],
)
def test_of_two_things(one: str, other: str) -> None:
    assert not two_numbers(one, other)
    assert not _are_weighed(one, other)
    assert not _are_weighed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "L'eau du puits contient 40 bactéries par litre.",
            "L'eau du puits contient 300 bactéries par litre.",
            id="one denominator",
        ),
        pytest.param(
            "La liste verte l'emporte avec 52 voix d'avance.",
            "La liste verte l'emporte avec 25 voix d'avance.",
            id="two leads",
        ),
        pytest.param(
            "Le train transportait 40 élèves.",
            "Le train transportait 90 élèves.",
            id="what one thing holds",
        ),
        pytest.param(
            "De la ferme jusqu'à Brive, 34 kilomètres.",
            "De la ferme jusqu'à Brive, une soixantaine de kilomètres.",
            id="one way",
        ),
        pytest.param(
            "La régie a caché trois fuites, selon un rapport.",
            "La régie n'a caché aucune fuite.",
            id="nobody's charge",
        ),
        pytest.param(
            "Sept soldats maliens ont été tués lundi.",
            "L'armée malienne déplore quatre soldats maliens tués lundi.",
            id="one side",
        ),
        pytest.param(
            "Le renvoi de six délégués a failli tout arrêter.",
            "Aucun délégué n'a été renvoyé, assure le syndicat.",
            id="nought of the same",
        ),
        pytest.param(
            "Le procès s'ouvre avec six jours de retard.",
            "Le procès s'ouvre avec dix jours de retard.",
            id="two delays",
        ),
        pytest.param(
            "Le dirigeant de la scierie a été condamné à trois ans de prison.",
            "La condamnation à quatre ans de prison du dirigeant de la scierie est définitive.",
            id="one sentence passed",
        ),
    ],
)
def test_of_one_thing(one: str, other: str) -> None:
    assert two_numbers(one, other) or _are_weighed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "La statue est estimée à 1,4 million d'euros. La réparation du toit a coûté 90 000 euros.",
            "La statue est évaluée à 3 millions d'euros.",
            id="what a thing is worth, beside another sum",
        ),
        pytest.param(
            "Onze nourrissons ont toussé pendant la nuit à la crèche.",
            "La crèche compte seize bébés qui ont toussé pendant la nuit.",
            id="babies under two names",
        ),
    ],
)
def test_numbers_of_one_thing_are_weighed(one: str, other: str) -> None:
    assert _are_weighed(one, other)


def test_wounded_beside_an_event_are_no_lead() -> None:
    assert under("Trois blessés en marge du match", "Six personnes ont été blessées samedi, selon la police.")


def test_a_delay_is_no_time_after_an_event() -> None:
    text = "Les deux étages se sont séparés au point prévu, sept heures après le départ de la course."
    assert not under("La course part avec quatre jours de retard", text)


# ------------------------------------------------------------------------------------ a later state, told as such


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Trente et une communes ont attaqué le décret.",
            "Quarante-six communes attaquent désormais le décret.",
            id="since then",
        ),
        pytest.param(
            "Trente et une communes ont attaqué le décret.",
            "Quarante-six communes ont rejoint le recours.",
            id="joined",
        ),
        pytest.param(
            "La toiture est estimée à 340 000 euros.",
            "La facture de la toiture a gonflé : 512 000 euros, moitié plus que prévu.",
            id="swollen",
        ),
        pytest.param(
            "La toiture est estimée à 340 000 euros.",
            "La toiture aura coûté 512 000 euros, bien plus que prévu.",
            id="more than planned",
        ),
        pytest.param(
            "À ce stade, douze clients sont tombés malades.",
            "Dix-neuf clients sont tombés malades.",
            id="so far",
        ),
        pytest.param(
            "A jeudi 18h00, douze clients étaient tombés malades.",
            "Entre le 2 et le 20 octobre, 27 clients ont été soignés.",
            id="up to an hour",
        ),
    ],
)
def test_a_number_that_the_text_tells_as_later_is_no_other_version(first: str, second: str) -> None:
    assert not two_numbers(first, second)
    assert not _are_weighed(first, second)


@pytest.mark.parametrize(
    "second",
    ["Quarante-six communes attaquent désormais le décret.", "Quarante-six communes ont rejoint le recours."],
)
def test_nor_is_it_where_no_day_is_known(second: str) -> None:
    assert not _are_weighed("Trente et une communes ont attaqué le décret.", second, dated=False)


# --------------------------------------------------------------------------------------------- the reason is shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "L'eau du puits contient 0,31 bactérie par centimètre cube.",
            "Trois cent dix bactéries par litre d'eau, c'est trop, dit le maire du puits.",
        ),
        (
            "Mercredi, 640 conteneurs de quarante pieds restaient à quai.",
            "Au plus fort du blocage, 1 280 EVP restaient à quai.",
        ),
    ],
)
def test_one_quantity_in_two_units_is_reconciled(one: str, other: str) -> None:
    assert [r for r in told(one, other).reconciliations if r.kind == "rounding"]


def test_a_number_is_weighed_where_it_is_first_told() -> None:
    again = "Trois chalutiers ont été abordés lundi. Les trois chalutiers sont basés à Granville."
    pages = ("Cinq chalutiers ont été abordés lundi.", again)
    dossier = told(*pages)
    pairs = weighed(readings(dossier.dispatches, dossier.actors))
    assert [pair.b.figure.span.quote for pair in pairs] == ["Trois chalutiers"]
