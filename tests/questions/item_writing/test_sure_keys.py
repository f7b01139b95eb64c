"""Questions whose key was wrong, or not the only one, in a way that returns in other dossiers."""

from __future__ import annotations

import pytest

from questions.dossier import Reconciliation
from questions.item_writing.clarified import clarified
from questions.item_writing.comparable_pairs import comparable, sound
from questions.item_writing.contradiction_judgements import incompatible, nature
from questions.item_writing.contradiction_versions import answer_alike, each_says
from questions.item_writing.date_when import ask_when
from questions.item_writing.dated_facts import dated_facts
from questions.item_writing.judged_pairs import measures_from_elsewhere
from questions.item_writing.opposed_passages import stand_alone
from questions.item_writing.reckonings import ask_values
from tests.questions.item_writing.bodies import opposed, quote, signed, told

pytestmark = pytest.mark.model

WIRE = "LILLE, vendredi 4 mai 2012 (AGN) - "


def days_asked(body: str) -> list[str]:
    """What is asked of the days of a dispatch, reckoned or of a fact."""
    context = signed(f"{WIRE}{body} La pluie est tombée lundi sur Denain.")
    values = [draft.stem for draft in ask_values(context)]
    return values + [draft.stem for fact in dated_facts(context) for draft in ask_when(context, fact)]


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Faute de salle, le débat, prévu jeudi, a été repoussé à l'automne.", False),
        ("Le tribunal a renvoyé le procès du garagiste, prévu jeudi, à l'automne.", False),
        ("La mairie a dû annuler la foire aux oignons, prévue dimanche.", False),
        ("Initialement prévue dimanche, la foire aux oignons se tiendra en juin.", False),
        ("La foire aux oignons était prévue dimanche.", False),
        ("Le débat sur le port, prévu jeudi, est repoussé à l'automne.", True),
        ("Le débat sur le port, prévu jeudi prochain, a été repoussé à l'automne.", True),
        ("Le ministre, attendu dimanche sur le port, a décrété un deuil.", True),
        ("Le procès du garagiste s'est ouvert jeudi.", True),
    ],
)
def test_of_what_was_planned_and_given_up_nobody_knows_the_day(sentence, sure):
    found = days_asked(sentence)
    about = [stem for stem in found if "pluie" not in stem and "veille" not in stem]
    assert bool(about) is sure


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Le débat, prévu jeudi, a été repoussé à l'automne.", False),
        ("Le débat, prévu jeudi, est repoussé à l'automne.", True),
        ("La foire durera jusqu'à la fin de la semaine.", False),
        ("Le juge a levé la séance jeudi en fin de journée.", True),
    ],
)
def test_a_day_that_nobody_knows_is_put_into_no_bracket(sentence, shown):
    context = signed(f"{WIRE}{sentence} La pluie est tombée lundi.")
    assert ("2012]" in clarified(context, quote(context, "1.txt", sentence))) is shown


@pytest.mark.parametrize(("when", "asked"), [("d'ici à la fin de la semaine", False), ("d'ici à dimanche", True)])
def test_no_day_is_asked_of_the_end_of_a_week(when, asked):
    found = days_asked(f"Le conseil départemental enverra une mission à Denain {when}.")
    assert any("mission" in stem for stem in found) is asked


# ---------------------------------------------------------------------------------------- two passages judged


@pytest.mark.parametrize(
    ("toll", "judged"),
    [
        ("À midi, on comptait un blessé sur le quai de Denain", False),
        ("Trois des quatre passagers du bac ont été blessés sur le coup", False),
        ("Un passager du bac de Denain a été blessé", True),
    ],
)
def test_a_toll_of_one_moment_excludes_no_later_one(toll, judged):
    context = told(f"{toll}.", "Quatre passagers du bac de Denain ont été blessés.")
    found = opposed(context, toll, "Quatre passagers du bac de Denain ont été blessés")
    assert bool(list(incompatible(context, found))) is judged
    assert bool(list(nature(context, found))) is judged


@pytest.mark.parametrize(
    ("former", "one_time"),
    [
        ("Un premier accord sur le bac n'a jamais été signé", False),
        ("Un accord sur le bac, négocié en octobre 2008, n'a jamais été signé", False),
        ("L'accord sur le bac n'a jamais été signé", True),
    ],
)
def test_what_was_not_done_years_ago_denies_nothing_of_today(former, one_time):
    context = told(f"{former}.", "L'accord sur le bac a été signé hier à Denain par les deux maires.")
    found = opposed(context, former, "L'accord sur le bac a été signé hier à Denain", "negation", "denied")
    assert (sound(context, found) or comparable(context, found)) is one_time


def rounded(first: str, second: str) -> tuple[bool, bool]:
    """Whether two lengths are those of two ways, and whether both passages stand alone."""
    context = told(f"{first}.", f"{second}.")
    spans = quote(context, "1.txt", first), quote(context, "2.txt", second)
    kept = Reconciliation(a=spans[0], b=spans[1], kind="rounding", explanation="…")
    return measures_from_elsewhere(context, kept), stand_alone(context, kept)


@pytest.mark.parametrize(
    ("first", "second", "apart", "alone"),
    [
        ("Denain est à 58 kilomètres", "De sa ferme jusqu'à Denain, il y a 60 kilomètres", True, False),
        ("Denain est à 58 kilomètres de Valmont", "De Valmont à Denain, le trajet fait 60 kilomètres", False, True),
        ("Le pays a 971 kilomètres de frontière", "La frontière court sur un millier de kilomètres", False, True),
    ],
)
def test_two_ways_are_compared_only_where_both_ends_are_told(first, second, apart, alone):
    assert rounded(first, second) == (apart, alone)


def differs(first: str, second: str, kind: str, rule: str) -> list[str]:
    """On what two passages are said to differ."""
    context = told(f"{first}.", f"{second}.")
    found = opposed(context, first, second, kind, rule)
    return [option.text for draft in nature(context, found) for option in draft.options if option.correct]


def test_two_numbers_of_which_none_is_denied_do_not_make_a_fact_doubtful():
    assert not differs(
        "Le bac a coulé, 140 habitants évacués",
        "Quelque 230 personnes ont dû quitter le bac",
        "status",
        "state:evacuation",
    )
    assert differs(
        "Le bac de Denain a été évacué hier", "Le bac de Denain n'a pas été évacué", "status", "state:evacuation"
    )


def test_who_did_it_is_no_cause():
    told_first = "Le bac a été sauvé grâce au préfet, qui a libéré le quai"
    answer = "Le préfet n'y est pour rien : ce sont les gendarmes du commandant Koffi Agbo qui ont libéré le quai"
    assert not differs(told_first, answer, "cause", "denied cause")
    of_things = "Le bac a coulé à cause de la pluie", "La pluie n'y est pour rien : c'est la vanne qui a cédé"
    assert differs(*of_things, "cause", "denied cause")


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("Ce jour, 84 cas de grippe étaient confirmés à Denain", False),
        ("84 cas de grippe sont confirmés en laboratoire à Denain", True),
    ],
)
def test_a_precision_is_asked_of_no_source_that_does_not_give_it(other, asked):
    first = "48 cas de grippe sont confirmés en laboratoire à Denain"
    context = told(f"{first}.", f"{other}.")
    found = opposed(context, first, other)
    assert answer_alike(context, found, [])
    stems = [draft.stem for draft in each_says(context, found, [])]
    assert any("laboratoire" in stem for stem in stems) is asked
