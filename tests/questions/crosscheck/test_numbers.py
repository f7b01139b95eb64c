"""Numbers of one event, told in other words: which ones exclude each other, and which ones only look as if."""

from __future__ import annotations

import pytest

from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


@pytest.fixture
def opposed():
    """The numbers opposed in two dispatches of neighbouring days (or inside one), as quoted."""

    def opposed(*texts):
        sources = [Source(f"{n}.txt", text, published=f"2019-05-0{6 + n}") for n, text in enumerate(texts)]
        return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.nature == "number"]

    return opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Le cargo Bellone a coulé dimanche. Les quatorze marins ont été recueillis par un remorqueur.",
            "Le naufrage du cargo Bellone a ému le port. Les dix-neuf membres d'équipage ont passé la nuit à l'hôtel.",
            id="all of one group",
        ),
        pytest.param(
            "La banque Vasseur a été attaquée lundi. Quatre hommes armés ont emporté le contenu des coffres.",
            "Sept braqueurs ont attaqué lundi la banque Vasseur, rapportent des témoins.",
            id="a group that there is by the event alone",
        ),
        pytest.param(
            "Huit wagons ont déraillé dimanche à l'entrée de la gare de Lignac.",
            "Dimanche, à l'entrée de la gare de Lignac, quatorze voitures sont sorties des rails.",
            id="two names of one kind of things",
        ),
        pytest.param(
            "Le conducteur roulait à 160 km/h quand la voiture a heurté le platane, dit le procureur.",
            "La voiture n'a jamais dépassé 90 km/h avant de heurter le platane, selon l'expert.",
            id="a speed and a denied bound",
        ),
        pytest.param(
            "Un séisme de magnitude 5,8 a frappé la vallée de l'Orce dimanche.",
            "Le séisme qui a frappé la vallée de l'Orce dimanche était d'une magnitude de 6,4.",
            id="magnitudes",
        ),
        pytest.param(
            "Le tribunal a jugé le maire mardi. Il devra payer une amende de 15 000 euros.",
            "Le maire, jugé mardi, s'en tire avec une amende de 5 000 euros.",
            id="two sums of one kind of money",
        ),
        pytest.param(
            "Le barrage a relâché 900 mètres cubes par seconde lundi soir, dit l'exploitant.",
            "Lundi soir, le barrage n'a jamais relâché plus de 400 m³/s, selon la préfecture.",
            id="one rate in two writings",
        ),
        pytest.param(
            "À Montaigre, la rupture de la canalisation a privé d'eau 12 000 foyers lundi matin.",
            "À Montaigre, 4 500 abonnés étaient sans eau lundi matin après la rupture de la canalisation.",
            id="a state at the time told",
        ),
        pytest.param(
            "Le camion a perdu 800 kilos d'engrais sur la chaussée.",
            "Près de deux tonnes d'engrais se sont répandues sur la chaussée.",
            id="weights in two units",
        ),
        pytest.param(
            "Il a fallu deux heures pour éteindre l'incendie de la scierie.",
            "L'incendie de la scierie a été éteint en moins de vingt minutes.",
            id="the time that one thing took",
        ),
        pytest.param(
            "Les locataires ont dix jours pour quitter l'immeuble.",
            "Les locataires, à qui la mairie avait laissé trois semaines pour partir, ont saisi le juge.",
            id="a time that somebody is given",
        ),
        pytest.param(
            "Une récompense de 10 000 euros est promise pour le retour du manuscrit.",
            "La bibliothèque offre 30 000 euros à quiconque permettra de retrouver le manuscrit.",
            id="a reward, however told",
        ),
        pytest.param(
            "Les bijoux volés sont évalués à 600 000 euros.",
            "Le butin vaut 1,5 million d'euros, selon l'assureur.",
            id="what a thing is worth",
        ),
        pytest.param(
            "Ils étaient six à bord de l'avion, tous sont morts.",
            "Huit personnes étaient à bord de l'avion.",
            id="how many were aboard",
        ),
    ],
)
def test_numbers_of_one_thing_are_opposed_whatever_it_is_called(opposed, one, other):
    assert opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Le cargo Bellone a coulé dimanche. Les quatorze marins ont été sauvés.",
            "Le cargo Bellone a coulé dimanche. Deux marins, blessés aux jambes, ont été opérés lundi.",
            id="some of a group",
        ),
        pytest.param(
            "Un autocar a quitté la route. Il transportait 42 passagers.",
            "Dans l'autocar accidenté, douze passagers étaient des enfants de Lignac.",
            id="which of them",
        ),
        pytest.param(
            "Le feu a mobilisé 80 pompiers dans la nuit.",
            "Mardi à midi, vingt pompiers surveillaient encore les décombres.",
            id="those who are left",
        ),
        pytest.param(
            "Le tribunal a condamné le maire à une amende de 15 000 euros.",
            "La société de travaux devra payer une amende de 50 000 euros, et le maire ira en appel.",
            id="two payers",
        ),
        pytest.param(
            "La subvention de la région atteint 200 000 euros.",
            "La subvention de la ville au festival est de 80 000 euros.",
            id="two givers",
        ),
        pytest.param(
            "La ville a planté cinquante arbres lundi sur le cours Mirabel.",
            "La ville a abattu trente arbres lundi sur le cours Mirabel.",
            id="made and undone",
        ),
        pytest.param(
            "Le train roulait à 112 km/h.",
            "La vitesse est limitée à 60 km/h dans la courbe où le train a déraillé.",
            id="allowed and reached",
        ),
        pytest.param(
            "Le train roulait à 112 km/h.",
            "Des rafales de 90 km/h ont gêné les secours au train.",
            id="of the train and of the wind",
        ),
        pytest.param(
            "La pêche a rapporté 12 tonnes de thon au chalutier.",
            "Le chalutier, de 40 tonnes, est rentré au port.",
            id="two things weighed",
        ),
        pytest.param(
            "Le suspect a tiré trois coups de feu.",
            "Les gendarmes ont tiré douze coups de feu.",
            id="two who did it",
        ),
        pytest.param(
            "Le match a attiré 12 000 spectateurs.",
            "Samedi prochain, le club attend 18 000 spectateurs.",
            id="hoped for",
        ),
        pytest.param(
            "Le maire a reçu 35 commerçants lundi.",
            "L'association compte 120 commerçants.",
            id="members of a body",
        ),
        pytest.param(
            "Le préfet dit qu'il y a des grévistes à l'hôpital. Ils étaient 38 % lundi.",
            "Mercredi, il n'y avait plus que 22 % de grévistes à l'hôpital.",
            id="the noun of a share is no count of nought",
        ),
        pytest.param(
            "Huit bêtes mortes gisent sur la voie.",
            "Aucune bête n'est en cause dans l'accident.",
            id="nought of what is told otherwise",
        ),
        pytest.param(
            "Douze otages ont été libérés samedi.",
            "Deux d'entre eux, malades, ont été libérés plus tôt que les autres.",
            id="freed before the others",
        ),
        pytest.param(
            "Le pays pêche 34 000 tonnes de thon par an.",
            "Onze tonnes de thon ont été trouvées à bord du chalutier.",
            id="each year and once",
        ),
        pytest.param(
            "La rénovation coûtera environ 3 millions d'euros.",
            "La facture de la rénovation atteint finalement 3,6 millions d'euros.",
            id="estimated and reckoned up",
        ),
        pytest.param(
            "L'entreprise emploie 260 personnes à Romelle.",
            "Le groupe compte 1 100 collaborateurs dans quatre pays.",
            id="a firm and its group",
        ),
        pytest.param(
            "Onze fragments de l'appareil ont été retrouvés hier.",
            "Vingt-sept fragments de l'appareil ont été recensés.",
            id="found one after the other",
        ),
        pytest.param(
            "Le colis pèse un kilo.",
            "Le colis pèse 950 grammes.",
            id="rounded by the article",
        ),
    ],
)
def test_numbers_of_two_things_are_not(opposed, one, other):
    assert opposed(one, other) == []


HEADLINE = "{}\n\n{} Le préfet est attendu sur place mardi."


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Trois chalutiers coulés dans la rade",
            "Le coup de vent a surpris la flottille. Cinq chalutiers ont coulé dans la rade en moins d'une heure.",
        ),
        (
            "Deux mille personnes pour sauver le théâtre",
            "Quelque 1 200 personnes se sont retrouvées samedi sous la halle de Lignac.",
        ),
    ],
)
def test_the_text_does_not_bear_out_the_headline(opposed, headline, body):
    assert opposed(HEADLINE.format(headline, body))


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Neuf blessés dans la collision",
            "Sept personnes ont été blessées à Lignac et deux à Valmore dans la collision de lundi.",
        ),
        ("Plus de 300 manifestants à Lignac", "Ils étaient 340 à défiler samedi à Lignac, selon la police."),
    ],
)
def test_the_text_bears_out_the_headline(opposed, headline, body):
    assert opposed(HEADLINE.format(headline, body)) == []


def test_those_whom_an_apposition_makes_out_are_some_of_the_number_before():
    dossier = told(
        "Trois hommes, le chauffeur et deux passagers d'une voiture, ont été interpellés lundi soir.",
        "Deux passagers du ferry ont été interpellés lundi soir.",
    )
    found = [reading.once(counts) for reading in readings(dossier.dispatches, dossier.actors)]

    parts = [{count.figure.span.quote: count.is_part for count in each} for each in found]

    assert parts == [{"Trois hommes": False, "deux passagers": True}, {"Deux passagers": False}]
