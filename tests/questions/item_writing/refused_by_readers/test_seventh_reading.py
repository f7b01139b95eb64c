"""What strict readers refused in questions on dossiers that were new to the engine: none of it is asked again."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.led_bodies import ask_leaders
from questions.item_writing.actors.words_said import ask_words
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.verdicts import ask_true_or_false
from questions.item_writing.dates.when import ask_when
from questions.item_writing.passages.excerpts import whole_words
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

OTHERS = "Odile Marsan, maire de Denain, Hugues Lenoir, préfet du Nord, et Paul Roy, directeur du port, étaient là."


def stems(drafts):
    return [draft.stem for draft in drafts]


def of_dates(body, ask=ask_when):
    context = signed(f"LILLE, 3 mai 2012 (AGN) - {body}")
    return [draft for fact in dated_facts(context) for draft in ask(context, fact)]


def test_a_family_name_with_an_article_keeps_its_capital():
    said = stems(of_dates("Yann Le Floch a perdu. Le Floch a quitté mardi le club de Denain. La foire ferme jeudi."))
    assert any("Le Floch" in stem for stem in said)
    assert not any("le Floch" in stem for stem in said)


def test_about_stands_beside_its_number():
    said = stems(of_dates("Environ 150 soudeurs ont défilé mardi dans Denain. La foire de Denain ferme jeudi."))
    assert any("quelque 150 soudeurs" in stem for stem in said)
    assert not any("environ" in stem.lower() for stem in said)


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("Quelque 230 habitants avaient été relogés mardi à Denain.", False),
        ("Quelque 230 habitants ont été relogés mardi à Denain.", True),
    ],
)
def test_a_count_so_far_has_no_day_of_its_own(fact, asked):
    assert bool(of_dates(f"{fact} La foire de Denain ferme jeudi.")) is asked


@pytest.mark.parametrize(
    ("subject", "asked"), [("Le marin", False), ("Le jeune homme", False), ("Le marin de Denain", True)]
)
def test_somebody_who_may_be_anybody_is_no_subject(subject, asked):
    told = of_dates(f"{subject} a regagné mardi le port de Calais. La foire de Denain ferme jeudi.")
    assert bool([stem for stem in stems(told) if "Calais" in stem]) is asked


@pytest.mark.parametrize(("when", "asked"), [("le 12 mars 2012", False), ("mardi", True), ("le 24 avril", True)])
def test_a_day_printed_with_its_year_is_not_to_be_copied(when, asked):
    others = "Le bac d'Apt a coulé lundi. La foire de Denain a fermé le 20 avril."
    told = of_dates(f"La halle de Thouars a rouvert {when}. {others}")
    assert bool([stem for stem in stems(told) if "Thouars" in stem]) is asked


def test_no_false_date_lies_behind_the_dispatch_that_tells_what_is_over():
    drafts = of_dates(
        "Du lundi 23 au vendredi 27 avril, les mousses de Denain ont dormi dehors. La foire ferme jeudi.",
        ask_true_or_false,
    )
    assert not [stem for stem in stems(drafts) if "du 30 avril au 4 mai" in stem]


@pytest.mark.parametrize("opening", ["Or le", "Le"])
def test_information_that_opens_with_a_conjunction_is_quoted_without_it(opening):
    context = signed(
        f"LILLE, 3 mai 2012 (AGN) - {OTHERS} {opening} canal de Denain protège mal les quartiers bas, "
        "a indiqué Nadia Verne, présidente du syndicat."
    )
    told = [draft.stem for draft in ask_words(context) if draft.rule == "actor.told"]
    assert told
    assert all("« Le canal" in stem.replace("\u202f", " ") for stem in told)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ils ne céderont pas, et moi non plus", "Ils ne céderont pas, et moi non plus"),
        ("Nul n’a versé quoi que ce soit", "Nul n’a versé quoi que ce soit"),
        ("Le vent a dévasté le", "Le vent a dévasté […]"),
    ],
)
def test_an_ending_that_wants_nothing_more_is_not_cut(text, shown):
    assert whole_words(text) == shown


@pytest.mark.parametrize("when", ["depuis 1987", "depuis mars"])
def test_a_month_or_a_year_that_is_printed_is_not_to_be_written_out(when):
    told = of_dates(f"La halle de Thouars est fermée {when}. La foire de Denain ferme jeudi.")
    assert not [draft for draft in told if draft.rule == "date.written"]


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Une commission de surveillance, présidée par Nadia Verne, a siégé mardi à Denain.", True),
        ("L'avis unanime du comité de surveillance, présidé par Nadia Verne, est tombé mardi à Denain.", False),
    ],
)
def test_nobody_presides_over_what_a_body_has_said(told, asked):
    context = signed(f"LILLE, 3 mai 2012 (AGN) - {OTHERS} {told}")
    assert bool([draft for draft in ask_leaders(context) if draft.rule == "actor.leader"]) is asked
