"""Quantities: their value, their bounds, and what is counted."""

from __future__ import annotations

import math

import pytest

from questions.annotator.claims.figures import find_figures
from questions.languages.tables import load_table

pytestmark = pytest.mark.model


@pytest.fixture
def figures(parsed):
    return lambda text: find_figures(*parsed(text))


@pytest.fixture
def one(figures):
    def one(text):
        (figure,) = figures(text)
        return figure

    return one


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("La tempête a détruit 3.500 serres.", 3500, "serre"),
        ("La tempête a détruit 3\u00a0478 serres.", 3478, "serre"),
        ("La tempête a détruit 3\u202f478 serres.", 3478, "serre"),
        ("Le club compte 1 250 000 membres.", 1_250_000, "membre"),
        ("Le taux atteint 95,6% des élèves.", 95.6, "%"),
        ("Le taux atteint 12 pour cent.", 12, "%"),
        ("Quarante-trois personnes sont tombées.", 43, "personne"),
        ("Trente-quatre patients sont sortis.", 34, "patient"),
        ("Vingt et un candidats se présentent.", 21, "candidat"),
        ("Les mineurs, qui seraient 2 400, refusent de remonter.", 2400, "mineur"),
        ("Les grévistes étaient 340 mardi matin devant la mairie.", 340, "gréviste"),
        ("Ils étaient onze à marcher vers le refuge.", 11, "personne"),
        ("Plus de 4 000 Genevois ont voté hier.", 4000, "personne"),
        ("Quatre-vingt-dix-sept coureurs sont partis.", 97, "coureur"),
        ("Deux cent quarante-trois lettres sont arrivées.", 243, "lettre"),
        ("Le stade contient deux mille places.", 2000, "place"),
        ("Le chantier coûtera 8,2 millions d'euros.", 8_200_000, "euro"),
        ("L'amende s'élève à 450 €.", 450, "euro"),
        ("Le pont a coûté trois milliards de dollars.", 3e9, "dollar"),
        ("Un malade sur quatre est resté à l'hôpital.", 25, "%"),
        ("Trois clients sur dix sont partis.", 30, "%"),
        ("La moitié des voix est comptée.", 50, "%"),
        ("Le tiers des vignes a gelé.", 33.3, "%"),
        ("Quarante-trois brebis ont péri dans la nuit.", 43, "brebis"),
        ("Ils étaient déjà quatre à avoir quitté la salle.", 4, "personne"),
        ("Les renards, onze d'après les gardes, sont revenus.", 11, "renard"),
        ("Un seul d'entre eux est blessé.", 1, "personne"),
        ("Les douze derniers casques bleus sont partis.", 12, "casque bleu"),
        ("La fuite a duré 2 heures et 30 minutes.", 2.5, "heure"),
        ("Le colis pèse une tonne.", 1, "tonne"),
        ("L'incident a été classé au niveau 2 de l'échelle.", 2, "niveau"),
        ("L'ouragan est passé en catégorie 4 samedi.", 4, "niveau"),
        ("À ce stade deux bateaux manquent.", 2, "bateau"),
        ("Treize de ses marins sont tombés.", 13, "marin"),
        ("Quinze des marins sont rentrés.", 15, "marin"),
        ("La ville compte 16 rues pavées.", 16, "rue"),
        ("Le trajet a duré deux heures trente.", 2.5, "heure"),
    ],
)
def test_a_quantity_is_read_with_its_unit(one, text, value, unit):
    figure = one(text)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)
    assert text[figure.span.start : figure.span.end] == figure.span.quote


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Il manque environ 200 chaises.", 180, 220),
        ("Il manque plus de 200 chaises.", 200, math.inf),
        ("Il manque au moins 200 chaises.", 200, math.inf),
        ("Il manque jusqu'à 200 chaises.", 100, 200),
        ("Il manque une vingtaine de chaises.", 15, 26),
        ("Il manque entre 20 et 30 chaises.", 20, 30),
        ("Il manque 24 à 48 chaises.", 24, 48),
    ],
)
def test_an_approximation_bounds_the_value(one, text, low, high):
    figure = one(text)
    assert figure.approximate
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))


def test_an_exact_figure_is_bounded_by_itself(one):
    figure = one("Il manque 200 chaises.")
    assert (figure.low, figure.high, figure.approximate) == (200, 200, False)


@pytest.mark.parametrize(
    "text",
    [
        "Le concert aura lieu le 24 mars 2012.",
        "La séance commence à 18 h 30.",
        "Le train part à 9 h.",
        "La mairie a rouvert en 2007.",
        "Il habite au numéro 12.",
        "Une femme attendait un taxi.",
        "Le numéro 41 de la revue vient de paraître.",
    ],
)
def test_dates_clock_times_and_ranks_are_no_quantities(figures, text):
    assert figures(text) == ()


def test_a_bare_number_counts_what_was_counted_before(figures):
    found = figures("Sur 9 000 colis expédiés, 7 250 ont été perdus.")
    assert [(f.value, f.unit) for f in found] == [(9000, "colis"), (7250, "colis")]


def test_a_change_is_two_figures_not_a_range(figures):
    found = figures("La part des abonnés est passée de 83 à 91 %.")
    assert [f.value for f in found] == [83, 91]


def test_an_agreement_on_two_points_is_no_fraction(figures):
    found = figures("Ils ont trouvé un accord sur deux points.")
    assert [(f.value, f.unit) for f in found] == [(2, "point")]


@pytest.mark.parametrize("rule", load_table("fr", "figures")["approximation"], ids=lambda rule: rule["name"])
def test_examples_of_each_approximation(figures, rule):
    for example in rule["examples"]:
        (figure,) = figures(f"On parle de {example}." if "de" not in rule["words"] else example)
        assert figure.approximate, example
    for example in rule["counter_examples"]:
        assert not any(figure.approximate for figure in figures(f"Il revient {example}.")), example


def test_no_sentence_gives_no_figure(parsed):
    dispatch, _ = parsed("Il pleut.")
    assert find_figures(dispatch, ()) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Le convoi roulait à 112 km/h.", 112, "km/h"),
        ("Les rafales ont atteint 130 kilomètres à l'heure.", 130, "km/h"),
        ("Le hangar couvre 12 000 m².", 12_000, "mètre carré"),
        ("L'eau du lac était à 28 °C.", 28, "degré"),
        ("Les vingt-deux membres d'équipage ont débarqué.", 22, "membre d'équipage"),
        ("Le musée perd 46 toiles sur 358.", 46, "toile"),
        ("Le trou atteint une trentaine de millions d'euros.", 30_000_000, "euro"),
        ("Il a fallu deux heures et demie.", 2.5, "heure"),
        ("Le nombre des blessés, pompiers compris, s'élève à 143.", 143, "blessé"),
        ("Nous étions 2 500 sur le pont.", 2500, "personne"),
    ],
)
def test_units_are_read_in_all_their_writings(one, text, value, unit):
    figure = one(text)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Le convoi n'a jamais dépassé 71 km/h.", 35.5, 71),
        ("Le compteur n'a, de toute la nuit, jamais affiché plus de 71 km/h.", 35.5, 71),
        ("Le courant n'a pas manqué plus de deux heures.", 1, 2),
        ("Le four n'a jamais produit moins de 40 tonnes.", 40, math.inf),
        ("Ils étaient huit, pas plus.", 4, 8),
        ("Le bilan dépasse les 30 morts.", 30, math.inf),
        ("Le bilan avoisine les 30 morts.", 27, 33),
        ("Le nombre des passagers dépassait à peine les 300.", 300, 330),
    ],
)
def test_a_negation_turns_a_bound_and_verbs_set_one(one, text, low, high):
    figure = one(text)
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))


def test_a_bound_behind_the_next_number_is_not_this_ones(figures):
    found = figures("On parle de dix morts, environ trente blessés et deux disparus.")
    assert [f.approximate for f in found] == [False, True, False]


def test_a_bare_number_that_acts_counts_those_told_of_before(figures):
    found = figures("Douze wagons ont quitté la voie. Trois se sont couchés.")
    assert [(f.value, f.unit) for f in found] == [(12, "wagon"), (3, "wagon")]


def test_a_bare_number_that_acts_counts_people_where_nothing_was_counted(figures):
    found = figures("La montagne a repris les siens. Cinq ne reviendront pas.")
    assert [(f.value, f.unit) for f in found] == [(5, "personne")]


def test_a_number_behind_of_them_counts_what_was_counted_before(figures):
    found = figures("Le port attendait six navires. On en compte désormais neuf au large.")
    assert [(f.value, f.unit) for f in found] == [(6, "navire"), (9, "navire")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Douze cents tracteurs à la frontière.", 1200, "tracteur"),
        ("Le directeur a reçu dix-sept cents lettres.", 1700, "lettre"),
        ("Quinze cents hectares ont brûlé.", 1500, "hectare"),
        ("Trois cents vieux amis sont venus.", 300, "ami"),
        ("Elle a nagé en 2'06\"81.", 126.81, "chrono"),
        ("Elle a nagé en 2’06”81.", 126.81, "chrono"),
        ("Il a gagné en 2 h 04'12.", 7452, "chrono"),
    ],
)
def test_hundreds_and_times_of_races_are_read(one, text, value, unit):
    figure = one(text)
    assert (figure.value, figure.unit) == (value, unit)


def test_bare_millions_are_sums_in_the_only_money_of_the_text(figures):
    text = "Le stade à 1,4 million ouvrira. Les murs ont coûté 900 000 euros. Le toit en a coûté 1,24 million."
    assert [(f.value, f.unit) for f in figures(text)] == [(1.4e6, "euro"), (9e5, "euro"), (1.24e6, "euro")]


@pytest.mark.parametrize(
    "text",
    [
        "La population est passée à 1,4 million, et le loyer à 900 euros.",
        "Le stade à 1,4 million ouvrira.",
        "Le stade à 1,4 million ouvrira ; il vaut 900 euros ici, 800 dollars ailleurs.",
    ],
)
def test_bare_millions_without_a_price_or_with_two_moneys_are_nothing(figures, text):
    assert 1.4e6 not in {f.value for f in figures(text)}


@pytest.mark.parametrize("text", ["Le but est tombé à la 45' 30.", "Le navire se trouve par 48° 51' 24\" nord."])
def test_minutes_that_are_no_time_of_a_race_are_left_alone(figures, text):
    assert "chrono" not in {f.unit for f in figures(text)}


def test_those_among_them_are_people_whatever_level_was_told_before(figures):
    level, some = figures("Le danger a été relevé au niveau 4 ; trois d'entre eux sont restés.")
    assert (level.unit, some.unit) == ("niveau", "personne")
    boats, some = figures("Neuf bateaux sont sortis ; trois d'entre eux manquent.")
    assert (boats.unit, some.unit) == ("bateau", "bateau")


@pytest.mark.parametrize("text", ["Elle habite au 16 rue des Lilas.", "Luc figure dans le 11 de départ."])
def test_an_address_and_a_team_of_so_many_are_no_quantities(figures, text):
    assert figures(text) == ()
