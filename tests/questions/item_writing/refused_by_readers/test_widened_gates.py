"""Sound questions that a gate used to drop with the bad ones: each is asked, and what the gate is for stays out."""

from __future__ import annotations

import pytest

from questions.item_writing.actors import write as write_actors
from questions.item_writing.causes.cloze import cloze_stem
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.dates.written import accepted
from questions.item_writing.flaws import flaws
from questions.items import Option
from tests.questions.item_writing.bodies import asked, facts, read

pytestmark = pytest.mark.model

FROST, SNOW = Option("À cause du gel", True, "Oui."), Option("À cause de la neige", False, "Non.")
PRESENT = "La mairie de Brions, la région et la Ligue des pêcheurs étaient là. "


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        ("À cause d’un vent fort", False),
        ("À cause d’un fort", True),
        ("Directeur de Barlor SA", False),
        ("Directrice de sa", True),
    ],
)
def test_an_adjective_behind_its_noun_breaks_nothing_off(make_draft, text, is_cut):
    draft = make_draft(topic="cause", options=(FROST, Option(text, False, "Non."), SNOW))
    assert ("cut" in flaws(draft)) == is_cut


@pytest.mark.parametrize("relation", [None, "until"])
def test_no_two_accepted_dates_differ_by_an_article(relation):
    answers = accepted("2013-03-12", relation)
    assert "12/03/2013" in answers
    assert len({answer.removeprefix("le ") for answer in answers}) == len(answers)


@pytest.mark.parametrize(("accuser", "asked_of"), [("On", 0), ("La France", 1)])
def test_who_says_on_is_nobody(accuser, asked_of):
    context = read(
        f"La Norvège, la France, l'Espagne et la Suisse étaient là. {accuser} accuse le syndic de la ville de Brions."
    )
    assert len([draft for draft in write_actors(context) if draft.rule == "actor.stance"]) == asked_of


def test_all_summer_long_is_no_when():
    assert not facts("La piscine de Brions est restée ouverte tout l’été 2011.")
    assert facts("La piscine de Brions a rouvert à l’été 2011.")


def test_since_a_weekday_lies_behind():
    for words, reckoned in (("depuis mardi", "1er mai 2012"), ("jusqu’à mardi", "8 mai 2012")):
        items = asked(f"La piscine de Brions est fermée {words}, ce qui prive les clubs de bassin.")
        keys = {o.text for item in items for o in item.options if o.correct}
        assert all("mai" not in key or reckoned in key for key in keys)
        assert reckoned != "1er mai 2012" or any(reckoned in key for key in keys)


def test_what_a_colon_brings_in_does_not_give_the_reason_away():
    context = read("La digue de Brions a cédé en raison de pluies exceptionnelles : 140 millimètres sont tombés.")
    shown = [stem for reason in reasons_of(context) if (stem := cloze_stem(context, reason))]
    assert not any("millimètres" in stem for stem in shown)
    plain = read("La digue de Brions a cédé mardi soir, en raison de pluies exceptionnelles.")
    assert any(cloze_stem(plain, reason) for reason in reasons_of(plain))
