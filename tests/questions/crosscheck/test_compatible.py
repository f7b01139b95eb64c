"""Pairs that look opposed and are not: each reason is found where the text proves it, and not where it does not."""

from __future__ import annotations

from functools import cache

import pytest

from questions.crosscheck.compatible import choice
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

#: What stands around the sentences, so that each text is long enough to be a dispatch.
AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."


@cache
def _dossier(*texts):
    sources = [
        Source(f"{name}.txt", AROUND.format(text), published=day)
        for name, (day, text) in zip("abcd", texts, strict=False)
    ]
    return read_dossier(sources)


def _kinds(texts, one, other):
    """Kinds of the reconciliations that show both passages."""
    found = _dossier(*texts).reconciliations
    quotes = [(pair.kind, pair.a.quote, pair.b.quote) for pair in found]
    return [k for k, a, b in quotes if (one in a and other in b) or (one in b and other in a)]


MARCH, LATER, MAY = "2021-03-02", "2021-03-09", "2021-05-27"


@pytest.mark.parametrize(
    ("kind", "texts", "one", "other"),
    [
        pytest.param(
            "rounding",
            (
                (MARCH, "La fanfare a un passif de 27 millions d'euros."),
                (LATER, "Il reste l'ardoise de la fanfare : 26,8 millions d'euros."),
            ),
            "27 millions",
            "26,8 millions",
            id="a sum without its last digits",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "148 700 canards ont été abattus."),
                (LATER, "Cent cinquante mille canards sont partis à la benne."),
            ),
            "148 700",
            "Cent cinquante mille",
            id="a number without its last digits, however many",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Quelque 2.400 délégués étaient réunis à la halle."),
                (LATER, "La chercheuse était l'une des 2 387 personnes accréditées."),
            ),
            "2.400",
            "2 387",
            id="thousands of people that hardly meet by chance",
        ),
        pytest.param(
            "update",
            ((MARCH, "Une plainte sera déposée, a dit la gérante."), (LATER, "Une plainte a été déposée ce mardi.")),
            "sera déposée",
            "a été déposée",
            id="the very deed, announced and done",
        ),
        pytest.param(
            "scope",
            ((MARCH, "Le car transportait 48 personnes, dont 19 enfants."),),
            "48 personnes",
            "19 enfants",
            id="a part behind « dont »",
        ),
        pytest.param(
            "scope",
            ((MARCH, "L'équipage comptait quatorze marins. Trois d'entre eux parlaient français."),),
            "quatorze marins",
            "Trois d'entre eux",
            id="a part of the number in the sentence before",
        ),
        pytest.param(
            "scope",
            ((MARCH, "Le jury a reçu dix-huit candidats : sept Suisses, neuf Belges et deux Français."),),
            "dix-huit candidats",
            "sept Suisses",
            id="a list that adds up",
        ),
        pytest.param(
            "update",
            ((MARCH, "Quatre alpinistes sont morts lundi."), (LATER, "Un sixième décès a été annoncé mardi.")),
            "Quatre alpinistes",
            "sixième décès",
            id="a rank that puts a toll right",
        ),
        pytest.param(
            "update",
            ((MARCH, "Neuf corps ont été retirés des décombres."), (LATER, "Onze personnes sont mortes.")),
            "Neuf corps",
            "Onze personnes",
            id="bodies, then the dead",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Le cargo a heurté la digue lundi vers 22h40."),
                (LATER, "Le cargo a heurté la digue le 1er mars à 22 h 38."),
            ),
            "vers 22h40",
            "22 h 38",
            id="a clock time told roughly",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Le bloc opératoire est resté sans courant pendant une heure."),
                (LATER, "Le bloc opératoire est resté sans courant pendant cinquante-deux minutes."),
            ),
            "une heure",
            "cinquante-deux minutes",
            id="a length in two units",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Environ un élève sur quatre était absent jeudi."),
                (LATER, "L'absence touchait 26 % des élèves."),
            ),
            "un élève sur quatre",
            "26 %",
            id="a share in two ways",
        ),
        pytest.param(
            "update",
            (
                (MARCH, "Le viaduc doit rouvrir le 15 mars."),
                (MAY, "Le viaduc n'a rouvert que le 20 mai, avec deux mois de retard."),
            ),
            "15 mars",
            "20 mai",
            id="a plan and what became of it",
        ),
        pytest.param(
            "update",
            (
                (MARCH, "Une récompense de 20 000 euros est offerte par l'assureur."),
                (LATER, "La récompense a été doublée, à 40 000 euros."),
            ),
            "20 000 euros",
            "40 000 euros",
            id="a sum that was doubled",
        ),
        pytest.param(
            "update",
            (
                (MARCH, "La préfecture a interdit lundi l'accès à la plage."),
                (LATER, "La préfecture a rouvert mardi l'accès à la plage."),
            ),
            "interdit",
            "rouvert",
            id="a ban that was lifted",
        ),
        pytest.param(
            "update",
            (
                (MARCH, "Le notaire Paul Marnier a été mis en examen lundi."),
                (MAY, "Paul Marnier a été relaxé mercredi par le tribunal."),
            ),
            "mis en examen",
            "relaxé",
            id="charged, then cleared",
        ),
        pytest.param(
            "different_event",
            (
                (MARCH, "La collision de lundi a fait quatre morts. En 2006, une collision avait fait 31 morts."),
                (LATER, "Le trafic a repris sur la ligne."),
            ),
            "quatre morts",
            "31 morts",
            id="an earlier accident",
        ),
        pytest.param(
            "attributed",
            ((MARCH, "Selon un pilote, l'avion a décollé sans autorisation. Le ministère dément."),),
            "sans autorisation",
            "Le ministère dément",
            id="a bare denial answers the sentence before",
        ),
        pytest.param(
            "attributed",
            (
                (MARCH, "Les riverains accusent l'usine d'avoir vidé ses cuves dans le canal."),
                (LATER, "L'usine nie avoir vidé la moindre cuve dans le canal."),
            ),
            "accusent",
            "nie",
            id="a charge and its denial in two texts",
        ),
        pytest.param(
            "scope",
            (
                (MARCH, "Trois pompiers ont été intoxiqués par les fumées."),
                (LATER, "Aucun riverain n'a été intoxiqué."),
            ),
            "Trois pompiers",
            "Aucun riverain",
            id="none of one group, some of another",
        ),
        pytest.param(
            "different_event",
            (
                (
                    MARCH,
                    "Le conseil a interdit lundi la corrida prévue dimanche. "
                    "En 2011, la corrida avait déjà été annulée, à cause d'un orage.",
                ),
            ),
            "a interdit lundi",
            "avait déjà été annulée",
            id="an earlier event beside what the text begins with",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "La mairie a prévu une rallonge de 3 milliards de francs CFA pour la digue."),
                (LATER, "La rallonge votée pour la digue atteint 4,6 millions d'euros."),
            ),
            "3 milliards de francs",
            "4,6 millions d'euros",
            id="one sum in two currencies",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Le canton a prévu trois millions de francs pour la digue, selon la radio suisse."),
                (LATER, "La somme votée par le canton pour la digue atteint 2,6 millions d'euros."),
            ),
            "trois millions de francs",
            "2,6 millions d'euros",
            id="one sum in two currencies, the country told elsewhere",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Le chalutier a coulé à 20 milles au sud du phare."),
                (LATER, "Le chalutier a coulé à 37 kilomètres au sud du phare."),
            ),
            "20 milles",
            "37 kilomètres",
            id="one distance in two measures",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "Le maire a annoncé que l'école fermerait à la fin du mois de juin."),
                (LATER, "L'école a fermé le 25 juin 2021."),
            ),
            "la fin du mois de juin",
            "25 juin",
            id="a day told roughly and exactly",
        ),
        pytest.param(
            "scope",
            (
                (MARCH, "L'usine de Bram emploie 210 personnes."),
                (LATER, "Le groupe Lefort emploie 3 400 personnes dans le monde."),
            ),
            "210 personnes",
            "3 400 personnes",
            id="the staff of two",
        ),
        pytest.param(
            "attributed",
            (
                (MARCH, "Les riverains accusent le directeur d'avoir caché la fuite."),
                (LATER, "« Non, nous n'avons rien caché », répond le directeur."),
            ),
            "accusent le directeur",
            "nous n'avons rien caché",
            id="a charge and a plea",
        ),
        pytest.param(
            "attributed",
            ((MARCH, "La présidente du club nous accuse d'avoir truqué le tirage ; je le démens formellement."),),
            "nous accuse",
            "je le démens",
            id="a charge and its denial behind a semicolon",
        ),
        pytest.param(
            "attributed",
            ((MARCH, "Pour les éleveurs, l'étang est empoisonné. La papeterie dément en bloc et parle de rumeur."),),
            "l'étang est empoisonné",
            "dément en bloc",
            id="what is denied altogether stands right before",
        ),
        pytest.param(
            "update",
            ((MARCH, "Le tournoi, d'abord fixé au 12 avril, a été repoussé au 3 mai."),),
            "fixé au 12 avril",
            "repoussé au 3 mai",
            id="a day and the new one in one sentence",
        ),
        pytest.param(
            "rounding",
            ((MARCH, "La cloche, achetée 40 000 dollars, un peu moins de 36 000 euros, sera livrée en mai."),),
            "40 000 dollars",
            "36 000 euros",
            id="one sum in two currencies side by side",
        ),
        pytest.param(
            "rounding",
            (
                (MARCH, "La foudre est tombée vers 5h40, selon un berger."),
                (LATER, "Le pylône a brûlé à 5 h 39."),
            ),
            "5h40",
            "5 h 39",
            id="a clock time told roughly, without a common word",
        ),
        pytest.param(
            "scope",
            (
                (MARCH, "Un colis de quatorze violons a été saisi à la frontière."),
                (LATER, "La douane a rendu mardi cinq des quatorze violons."),
            ),
            "quatorze violons a été saisi",
            "cinq des quatorze",
            id="some of all whom another passage counts",
        ),
    ],
)
def test_the_reason_is_found(kind, texts, one, other):
    assert kind in _kinds(texts, one, other)


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        pytest.param(
            ((MARCH, "Sept alpinistes sont morts lundi."), (LATER, "Cinq alpinistes sont morts.")),
            "Sept alpinistes",
            "Cinq alpinistes",
            id="no toll goes down by itself",
        ),
        pytest.param(
            ((MARCH, "Le club a dépensé 40 000 dollars, 36 000 euros et 9 000 livres en deux saisons."),),
            "40 000 dollars",
            "36 000 euros",
            id="sums that are listed",
        ),
        pytest.param(
            ((MARCH, "Le bal, prévu samedi, est annulé. La tombola de dimanche est maintenue."),),
            "prévu samedi",
            "maintenue",
            id="a day that moves nothing",
        ),
        pytest.param(
            (
                (MARCH, "Le jury a noté dix candidats."),
                (LATER, "Neuf candidats sur dix jugent l'épreuve trop longue."),
            ),
            "dix candidats",
            "sur dix",
            id="a share is no number of all",
        ),
        pytest.param(
            ((MARCH, "Le recteur a été suspendu lundi."), (LATER, "Le recteur n'a jamais été suspendu.")),
            "suspendu lundi",
            "jamais été suspendu",
            id="what never was is no later state",
        ),
        pytest.param(
            (
                (MARCH, "Le cargo a heurté la digue lundi vers 22h40."),
                (LATER, "Le cargo a heurté la digue lundi à 23 h 50."),
            ),
            "22h40",
            "23 h 50",
            id="an hour apart is no rounding",
        ),
        pytest.param(
            (
                (MARCH, "Le bloc opératoire est resté sans courant pendant une heure."),
                (LATER, "Le bloc opératoire est resté sans courant pendant vingt minutes."),
            ),
            "une heure",
            "vingt minutes",
            id="a third is no rounding",
        ),
        pytest.param(
            (
                (MARCH, "Le maire a présenté le budget du théâtre. « Nous ne fermerons pas », jure le directeur."),
                (LATER, "La saison du théâtre est terminée."),
            ),
            "présenté le budget",
            "ne fermerons pas",
            id="a vow denies nothing",
        ),
        pytest.param(
            (
                (MARCH, "Le viaduc doit rouvrir le 15 mars."),
                (MAY, "La piscine a fermé le 20 mai, avec deux mois de retard."),
            ),
            "viaduc",
            "piscine",
            id="the outcome of another plan",
        ),
        pytest.param(
            (
                (MARCH, "Une cinquantaine d'infirmières ont défilé."),
                (LATER, "Cinquante-deux patients ont quitté la clinique."),
            ),
            "cinquantaine d'infirmières",
            "Cinquante-deux patients",
            id="near numbers of two kinds of people",
        ),
        pytest.param(
            (
                (MARCH, "Plus de cent maisons ont été inondées."),
                (LATER, "Selon le préfet, 94 maisons ont été inondées."),
            ),
            "cent maisons",
            "94 maisons",
            id="less than a lower bound is no rounding",
        ),
        pytest.param(
            (
                (
                    MARCH,
                    "Le tribunal a rejeté le recours des riverains contre l'usine, accusée de polluer la rivière.",
                ),
                (LATER, "L'usine a pollué la rivière, accusent les riverains."),
            ),
            "a rejeté le recours",
            "a pollué la rivière",
            id="a court that rejects an appeal denies nothing",
        ),
        pytest.param(
            ((MARCH, "Deux tonnes de lest retenaient la grue. Il en aurait fallu six tonnes."),),
            "Deux tonnes",
            "six tonnes",
            id="what should have been is no other count",
        ),
        pytest.param(
            (
                (MARCH, "La mairie a prévu une rallonge de 3 milliards de francs CFA pour la digue."),
                (LATER, "La rallonge votée pour la digue atteint 9 millions d'euros."),
            ),
            "3 milliards de francs",
            "9 millions d'euros",
            id="two sums that no rate of exchange makes one",
        ),
        pytest.param(
            (
                (MARCH, "La mairie a prévu trois millions de francs pour la digue, selon la radio."),
                (LATER, "La somme votée par la mairie pour la digue atteint 2,6 millions d'euros."),
            ),
            "trois millions de francs",
            "2,6 millions d'euros",
            id="francs of no country that anybody names",
        ),
        pytest.param(
            ((MARCH, "La digue, construite en 1987, a cédé lundi. Trois maisons ont été emportées."),),
            "construite en 1987",
            "a cédé lundi",
            id="when a thing was built is no earlier event",
        ),
        pytest.param(
            (
                (MARCH, "Le kilo de laine est fixé à 255 francs."),
                (LATER, "Le kilo de laine sera payé 260 francs."),
            ),
            "255 francs",
            "260 francs",
            id="sums that differ by more than their last digit is worth",
        ),
        pytest.param(
            (
                (MARCH, "Une navette traversera la rivière à compter de lundi."),
                (LATER, "La fanfare a traversé la rivière."),
            ),
            "Une navette",
            "La fanfare",
            id="one deed of two",
        ),
        pytest.param(
            ((MARCH, "Quelque 2.400 délégués étaient réunis."), (LATER, "La salle compte 2 387 chaises.")),
            "2.400",
            "2 387",
            id="thousands of other things",
        ),
    ],
)
def test_without_its_reason_no_pair_is_called_compatible(texts, one, other):
    assert _kinds(texts, one, other) == []


def test_a_passage_begins_with_its_sentence_and_not_with_a_conjunction():
    texts = (
        (MARCH, "Le préfet et le maire ont suspendu lundi le dialogue sur le port."),
        ("2023-03-09", "Le préfet et le maire ont repris jeudi le dialogue sur le port."),
    )
    quotes = [q for pair in _dossier(*texts).reconciliations for q in (pair.a.quote, pair.b.quote)]
    assert quotes
    assert not [q for q in quotes if q.startswith(("et ", "ou ", "mais "))]


# ------------------------------------------------------------------------------------------- the choice


def _pair(reading, one, other, **more):
    text = reading.annotated.dispatch
    spans = [text.evidence(text.text.index(words), text.text.index(words) + len(words)) for words in (one, other)]
    fields = {"kind": "scope", "wording": "part", "closeness": 0.7, "subject": one, **more}
    return Compatibility(a=Side(reading, spans[0]), b=Side(reading, spans[1]), **fields)


@pytest.fixture(scope="module")
def reading():
    words = " ".join(f"Le car numéro {n} est parti." for n in range(1, 30))
    dossier = read_dossier([Source("a.txt", words, published=MARCH)])
    return readings(dossier.dispatches, dossier.actors)[0]


def test_the_best_pairs_are_shown_first_and_no_more_than_a_reader_browses(reading):
    found = [
        _pair(reading, f"Le car numéro {n} ", f"Le car numéro {n + 1} ", closeness=0.5 + n / 100)
        for n in range(2, 28, 2)
    ]
    kept = choice.chosen(found, [], 1)
    assert len(kept) == choice.PER_DISPATCH
    assert kept[0].closeness == max(pair.closeness for pair in found)


def test_a_passage_that_is_shown_already_makes_room_for_others(reading):
    first = _pair(reading, "Le car numéro 2 ", "Le car numéro 3 ", closeness=0.8)
    again = _pair(reading, "Le car numéro 2 ", "Le car numéro 5 ", closeness=0.78)
    other = _pair(reading, "Le car numéro 7 ", "Le car numéro 9 ", closeness=0.74)
    assert choice.chosen([again, other, first], [], 1) == [first, other, again]


def test_the_order_of_the_finders_changes_nothing(reading):
    found = [_pair(reading, f"Le car numéro {n} ", f"Le car numéro {n + 1} ") for n in range(2, 28, 2)]
    assert choice.chosen(found, [], 1) == choice.chosen(found[::-1], [], 1)


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        (
            "La préfecture a réquisitionné 46 chauffeurs.",
            "La cinquantaine de chauffeurs réquisitionnés roulent depuis mardi.",
            "46 chauffeurs",
            "La cinquantaine de chauffeurs",
        ),
        (
            "Le groupe Vasson détient près du tiers de la scierie.",
            "Le groupe Vasson possède 32 % du capital de la scierie.",
            "du tiers",
            "32 %",
        ),
    ],
)
def test_round_numbers_with_a_definite_article_are_numbers(one, other, first, second):
    assert _kinds(((MARCH, one), (LATER, other)), first, second) == ["rounding"]


def test_an_age_told_by_a_round_number_counts_nobody():
    texts = (
        (MARCH, "Le maire a reçu 46 chauffeurs."),
        (LATER, "Le chauffeur, la cinquantaine, a été reçu par le maire."),
    )
    assert not _kinds(texts, "46 chauffeurs", "la cinquantaine")


def test_not_one_more_is_no_number():
    texts = (
        (MARCH, "Plus un seul d'entre nous n'est réquisitionné."),
        (LATER, "La dizaine d'agents réquisitionnés a roulé."),
    )
    assert not [c for c in _dossier(*texts).contradictions if c.nature == "number"]
