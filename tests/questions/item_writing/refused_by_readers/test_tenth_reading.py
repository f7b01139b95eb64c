"""Faults that strict readers of the tenth reading found, each on a text of its own."""

from __future__ import annotations

import pytest

from questions.item_writing.contradictions.counterparts import counter_passage, other_number
from questions.item_writing.contradictions.versions import each_says
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.when import ask_when
from tests.questions.item_writing.bodies import opposed, read, signed, told, unsifted

pytestmark = pytest.mark.model

REST = (
    "Le maire de Denain a visité les quais avec trois adjoints. La capitainerie emploie vingt agents depuis le "
    "printemps. Les assureurs attendent le retour des experts de Lille. Une collecte a été lancée par le comité des "
    "fêtes de Denain."
)


def days_asked(*bodies: str) -> list[str]:
    context = signed(*bodies)
    return [draft.stem for fact in dated_facts(context) for draft in ask_when(context, fact)]


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("Le ballon Zéphyr tourne aujourd'hui à 300 mètres au-dessus de Denain.", False),
        ("Le ballon Zéphyr s'est posé hier dans le port de Denain.", True),
    ],
)
def test_what_is_so_on_the_day_of_writing_has_no_day(fact: str, asked: bool) -> None:
    stems = days_asked(
        f"LILLE, mercredi 4 mai 2011 (AGN) - {fact} Le port a fermé lundi. Le marché a eu lieu le 28 avril 2011. La "
        "foire ouvrira le 12 mai 2011."
    )
    assert any("Zéphyr" in stem for stem in stems) is asked


@pytest.mark.parametrize(("year", "asked"), [(2011, True), (2015, False)])
def test_a_page_without_its_year_may_be_of_any_where_years_lie_between_the_others(year: int, asked: bool) -> None:
    stems = days_asked(
        "LILLE, 4 mai (AGN) - Le conseil de Denain a prolongé mardi pour un an le bail de la halle aux grains. La "
        "halle a rouvert le 20 avril. Le marché a eu lieu le 28 avril.",
        "NICE, 6 mai 2011 (ASP) - Le conseil de Denain a tenu séance mardi 3 mai 2011 à la halle aux grains.",
        f"METZ, 9 mai {year} (AER) - Le conseil de Denain a loué la halle aux grains à deux brasseurs.",
    )
    assert any("bail de la halle" in stem for stem in stems) is asked


def test_whose_words_a_passage_gives_is_not_left_to_a_pronoun() -> None:
    south = "La tempête a coulé neuf péniches dans le port de Denain"
    for north, asked in (
        ("La tempête a coulé douze péniches à Denain", True),
        ("Selon lui, la tempête a coulé douze péniches à Denain", False),
    ):
        context = told(f"{north}.", f"{south}. Nul n'en parle. {REST}")
        drafts = counter_passage(context, opposed(context, north, south))
        assert any("douze" in draft.stem for draft in drafts) is asked


@pytest.mark.parametrize(
    ("south", "asked"),
    [
        ("Neuf péniches détournées vers Douai ont gagné le port de Denain", True),
        ("Neuf péniches en attente encombrent le port de Denain", False),
    ],
)
def test_the_number_asked_for_is_of_the_same_fate(south: str, asked: bool) -> None:
    north = "Après la tempête, le port de Denain compte douze péniches détournées vers Douai"
    context = told(f"{north}.", f"{south}. {REST}")
    assert bool(list(other_number(context, opposed(context, north, south)))) is asked


@pytest.mark.parametrize(
    ("south", "asked"),
    [
        ("Onze personnes ont été légèrement blessées à la kermesse de Denain", True),
        ("Onze personnes ont été blessées à la kermesse de Denain", False),
    ],
)
def test_how_badly_is_asked_of_no_source_that_does_not_say_so(south: str, asked: bool) -> None:
    north = "Quatre personnes ont été légèrement blessées à la kermesse de Denain"
    context = told(f"{north}.", f"{south}.")
    stems = [draft.stem for draft in each_says(context, opposed(context, north, south), [])]
    assert any("légèrement" in stem for stem in stems) is asked


@pytest.mark.parametrize(
    ("verb", "asked"), [("résulte d'une usure du câble", True), ("a été causée par une usure du câble", False)]
)
def test_words_that_name_the_cause_are_no_question_of_which_it_is(verb: str, asked: bool) -> None:
    context = read(f"La panne du funiculaire de Denain {verb}.")
    assert any(draft.rule == "cause.part" for draft in unsifted(context)) is asked
