"""Reckoned days, each in words that are quoted: how far apart two are, which comes first, in what order they come."""

from __future__ import annotations

import pytest

from questions.item_writing.dates.dated_passages import dated_passages, passages_of_a_day
from questions.item_writing.dates.days_compared import compare_days
from questions.item_writing.dates.passages_in_order import ask_passages
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

WIRE = "LILLE, vendredi 4 mai 2012 (AGN) - "
SOUTH = "NICE, samedi 12 mai 2012 (ASP) - "
EAST = "NANCY, mercredi 16 mai 2012 (AEP) - "
CLOSED = "La commune de Denain a fermé lundi la vieille halle aux grains."
OPENED = "La halle aux grains de Denain a rouvert mercredi devant la foule."


def drafts(rule: str, *texts: str) -> list[Draft]:
    """The sound questions of one rule that compare days or passages."""
    context = signed(*texts)
    offered = [*compare_days(context), *ask_passages(context)]
    return [each for each in offered if each.rule == rule and not flaws(each)]


def key(draft: Draft) -> str:
    return next(option.text for option in draft.options if option.correct)


# ------------------------------------------------------------------------------------------------- two days


def test_the_days_between_are_counted_from_both_dispatches():
    (draft,) = drafts("date.days_apart", WIRE + CLOSED, SOUTH + OPENED)
    assert key(draft) == "9 jours"  # from Monday 30 April to Wednesday 9 May
    assert {"2 jours"} <= {option.text for option in draft.options}, "those of one week tempt"
    assert "30 avril 2012" in draft.rationale
    assert "9 mai 2012" in draft.rationale
    assert "2012" not in draft.stem


def test_no_wrong_number_is_one_off():
    (draft,) = drafts("date.days_apart", WIRE + CLOSED, SOUTH + OPENED)
    assert not {"8 jours", "10 jours"} & {option.text for option in draft.options}


@pytest.mark.parametrize(
    "texts",
    [
        # counted on the fingers
        (WIRE + CLOSED, WIRE.replace("AGN", "ARN") + OPENED),
        # about a week
        (WIRE + CLOSED, SOUTH + OPENED.replace("mercredi", "il y a une semaine")),
        # of another matter
        (WIRE + CLOSED, SOUTH + "Un voilier a coulé mercredi devant Sorgues."),
        # printed
        (WIRE + CLOSED, SOUTH + OPENED.replace("mercredi", "le 9 mai")),
        # of a day told before
        (WIRE + CLOSED, SOUTH + "La halle aux grains de Denain a ouvert lundi et fermé le lendemain."),
    ],
)
def test_days_that_want_no_two_reckonings_are_not_set_apart(texts):
    assert not [each for each in drafts("date.days_apart", *texts) if "grains de Denain a" in each.stem]


# ------------------------------------------------------------------------------------------------- several passages


def test_facts_are_put_in_order_in_the_words_of_their_dispatches():
    (draft, *_) = drafts(
        "date.passages_in_order",
        WIRE + "Le maire Paul Roy a quitté lundi son poste à Denain. Un voilier a coulé hier devant le phare.",
        SOUTH
        + "La foire aux ânes de Piolenc a ouvert mardi ses portes. Le tribunal a relâché jeudi deux cambrioleurs.",
    )
    assert "faits" in draft.stem
    order = ["quitté lundi", "coulé hier", "ouvert mardi", "relâché jeudi"]
    assert all(words in option.text for words, option in zip(order, draft.options, strict=True))
    told = [option.text.partition(" :")[0] for option in draft.options]
    assert ["AGN" in each for each in told] == [True, True, False, False]


def test_days_that_come_as_in_one_week_are_not_put_in_order():
    assert not drafts(
        "date.passages_in_order",
        WIRE + "Le maire Paul Roy a quitté lundi son poste à Denain. Un voilier a coulé mardi devant le phare.",
        WIRE.replace("AGN", "ARN")
        + "La foire aux ânes de Piolenc a ouvert mercredi ses portes. Le tribunal a relâché jeudi deux cambrioleurs.",
    )


def test_the_first_fact_is_asked_where_its_dispatch_did_not_come_out_first():
    found = drafts(
        "date.first_or_last",
        SOUTH + "Le maire Paul Roy a quitté vendredi son poste à Denain.",
        EAST
        + "Un voilier de douze mètres a sombré jeudi dernier. La foire aux ânes de Piolenc a ouvert mardi ses portes.",
    )
    (draft,) = (each for each in found if "ancien" in each.stem)
    assert "voilier" in key(draft)


@pytest.mark.parametrize(
    ("sentence", "is_fact", "is_day"),
    [
        ("Le pont suspendu de Denain a rouvert mardi aux piétons.", True, True),
        ("Le pont suspendu de Denain rouvrira mardi aux piétons.", False, True),
        ("Le pont suspendu de Denain n'a pas rouvert mardi.", False, True),
        ("Le maire de Denain, élu mardi par le conseil, a promis un pont.", False, True),
        ("Le pont de Denain a rouvert mardi et a refermé jeudi.", False, False),
        ("Le pont de Denain est fermé depuis mardi aux piétons.", False, False),
        ("Mardi soir, 300 habitants de Denain avaient été relogés.", False, True),
        ("La nouvelle est tombée mardi à Denain : le pont est sauvé.", False, False),
        ("Le pont de Denain a rouvert mardi aux piétons ; les camions font le tour.", True, True),
        ("Mardi, il a traversé le pont de Denain ; deux piles sont tombées.", False, False),
        ("Deux cents badauds mardi sur le pont de Denain, qui rouille.", False, False),
        ("C'est le pont suspendu que la ville de Denain a fermé mardi.", False, False),
        ("C'est la ville de Denain qui a fermé mardi le pont suspendu.", False, True),
    ],
)
def test_what_is_a_fact_of_its_day_and_what_only_tells_of_a_day(sentence, is_fact, is_day):
    context = signed(f"{WIRE}La pluie tombe sur le Nord.\n\n{sentence}")
    assert bool(dated_passages(context)) is is_fact
    assert bool(passages_of_a_day(context)) is is_day


def test_a_day_that_another_dispatch_disputes_is_no_fact_to_be_ordered():
    context = signed(
        f"{WIRE}La halle aux grains de Denain a brûlé lundi.",
        f"{SOUTH}La halle aux grains de Denain a brûlé le 2 mai.",
    )
    assert not dated_passages(context)
