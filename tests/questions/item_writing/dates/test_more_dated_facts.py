"""Dates that were lost to a cut, to a number, to a subject or to an unproved year; and announcements, dated too."""

from __future__ import annotations

import pytest

from questions.item_writing.clauses.interrogation import ask, state
from questions.item_writing.dates.announcements import announcements
from questions.item_writing.dates.dated_facts import dated_facts
from tests.questions.item_writing.bodies import asked, facts, read, signed

pytestmark = pytest.mark.model

OPENING = "Voici la journée. "


def of(body: str) -> list[str]:
    """What the body dates, its small words in good typography."""
    return [fact.replace("’", "'") for fact in facts(OPENING + body)]


def stems(body: str) -> list[str]:
    """How each fact is asked; empty where the gender of its subject is not proved."""
    found = (ask("à quelle date", fact.clause) for fact in dated_facts(read(OPENING + body)))
    return [stem.replace("’", "'") for stem in found if stem is not None]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Dimanche soir, deux arbres sont tombés sur la halle de Brions, un bâtiment classé de la vallée.",
            "Deux arbres sont tombés sur la halle de Brions",
        ),
        (
            "Dans la nuit de lundi à mardi, deux granges ont été incendiées au col de la Vernaz, sans faire de blessé.",
            "Deux granges ont été incendiées au col de la Vernaz",
        ),
        (
            "Lundi, trois bûcherons sont entrés dans la scierie de Brions-le-Haut, que le tribunal avait fermée.",
            "Trois bûcherons sont entrés dans la scierie de Brions-le-Haut",
        ),
        (
            "Lundi matin, 300 bergers ont manifesté entre la gare et la halle de Brions, cloches au cou.",
            "300 bergers ont manifesté entre la gare et la halle de Brions",
        ),
    ],
)
def test_what_is_set_beside_a_noun_behind_a_comma_is_left_out(body, fact):
    assert fact in of(body)


@pytest.mark.parametrize(
    "body",
    [
        "Dimanche soir, la grêle a détruit des serres, des granges et la halle de Brions.",
        "Lundi, la société Varnel a livré des bennes, des camions et des grues à la mairie de Brions.",
        "Mardi, la régie de Brions a rouvert la ligne, sauf le dépôt de la Vernaz.",
    ],
)
def test_a_list_and_an_exception_are_never_cut(body):
    assert not [fact for fact in of(body) if not fact.endswith(("Brions", "Varnel", "Vernaz"))]


@pytest.mark.parametrize(
    ("body", "stem"),
    [
        ("Le pacte entre la Norlande et l'Ostrie est entré en vigueur lundi.", "est-il entré"),
        ("Les secours norvégiens ont atteint mardi le refuge de Brions.", "ont-ils atteint"),
        ("Une vingtaine de gendarmes ont fouillé la scierie de Brions lundi.", "ont-ils fouillé"),
        ("Trois cents personnes ont suivi lundi la fanfare de Brions.", "ont-elles suivi"),
        ("L'Office fédéral des digues a fermé lundi le barrage de Brions.", "a-t-il fermé"),
    ],
)
def test_number_and_gender_are_read_from_the_words(body, stem):
    assert any(stem in each for each in stems(body))


def test_the_ending_of_a_name_proves_no_gender():
    assert not stems("Vendari a rouvert lundi sur la rive de la Lys.")


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Le Bureau national des sols et des digues (BNSD), saisi mardi, rendra son avis en juin.",
            "Le Bureau national des sols et des digues a été saisi",
        ),
        (
            "Remis hier au gouvernement norlandais, le rapport de la commission Vial tient en 80 pages.",
            "Le rapport de la commission Vial a été remis au gouvernement norlandais",
        ),
    ],
)
def test_a_participle_speaks_of_the_subject_that_the_parser_gives_it(body, fact):
    assert fact in of(body)


@pytest.mark.parametrize(
    "body",
    [
        "Dans une note d'étape rendue publique mardi, le bureau écarte l'usure.",
        "Les dockers réclament une prime de 300 euros, promise mardi à leur retour de congé.",
    ],
)
def test_a_participle_of_any_one_or_of_those_outside_is_left(body):
    assert not [fact for fact in of(body) if "note" in fact or "prime" in fact]


def test_the_new_one_is_known_to_nobody_but_until_further_notice_stands():
    assert not of("Le nouvel ensemble a été inauguré lundi à Mons.")
    assert of("Depuis lundi, le pont suspendu de Brions est fermé jusqu'à nouvel ordre.")


def test_what_completes_the_noun_in_front_names_nothing_behind_it():
    body = (
        "Le verdict est tombé hier, dans une salle d'audience comble. Le 17 avril, l'audience avait été renvoyée pour"
        " permettre aux experts de la compagnie Varnel de conclure."
    )
    assert not [fact for fact in of(body) if "comble" in fact]


TRACT = (
    "Tract du syndicat\n\nLe pont de la Vernaz a rouvert le 25 avril. La préfète a visité mardi le pont de la Vernaz,"
    " où la crue avait tout emporté."
)
WIRE = "LILLE, 3 mai 2012 (AGN) - La préfète a visité mardi le pont de la Vernaz, où la crue avait tout emporté."
SECOND = "NICE, 8 mai 2012 (ASP) - La préfète a visité le 1er mai le pont de la Vernaz. Il avait rouvert le 25 avril."


def test_a_printed_day_and_month_wants_but_a_year_that_another_dispatch_prints():
    found = [fact.clause.statement for fact in dated_facts(signed(TRACT, WIRE, SECOND)) if fact.file == "1.txt"]
    assert found == ["le pont de la Vernaz a rouvert"]  # « mardi » is counted from a day that nobody prints


def announced(body: str) -> list[str]:
    """What the body announces, as statements."""
    return [state(fact.clause).replace("’", "'") for fact in announcements(read(OPENING + body))]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Trois alpinistes norlandais ont été retrouvés samedi au col de Brions, a annoncé lundi l'Agence"
            " des secours de la Vernaz (ASV).",
            "L'Agence des secours de la Vernaz a annoncé que trois alpinistes norlandais ont été retrouvés au col"
            " de Brions",
        ),
        (
            "Le groupe Varnel a annoncé lundi que 31 postes disparaîtraient à la scierie de Brions.",
            "Le groupe Varnel a annoncé que 31 postes disparaîtraient à la scierie de Brions",
        ),
    ],
)
def test_that_somebody_announced_it_has_a_day_of_its_own(body, fact):
    assert announced(body) == [fact]


@pytest.mark.parametrize(
    "body",
    [
        "La halle de Brions sera livrée en juin 2013, a annoncé lundi le groupe Varnel.",  # that it will be is no news
        "Trois alpinistes ont été retrouvés au col de Brions, a-t-elle annoncé lundi.",
        "Son avis sera suivi, a annoncé lundi le groupe Varnel.",
        "Trois alpinistes ont été retrouvés samedi au col de Brions, a annoncé le groupe Varnel, réuni lundi.",
    ],
)
def test_no_announcement_without_its_speaker_its_day_or_its_matter(body):
    assert not announced(body)


def test_the_day_of_the_deed_tempts_beside_that_of_the_announcement():
    body = (
        "Voici la journée. Trois alpinistes norlandais ont été retrouvés samedi au col de Brions, a annoncé mercredi"
        " l'Agence des secours de la Vernaz. La neige avait bloqué le col le 20 avril."
    )
    item = next(each for each in asked(body) if "annoncé" in each.stem)
    assert {"Le 28 avril 2012"} < {option.text for option in item.options}
    assert [option.text for option in item.options if option.correct] == ["Le 2 mai 2012"]
