"""What strict readers refused once more: half a subject, a state with a day, what another question gives away."""

from __future__ import annotations

import pytest

from questions.dossier import Contradiction
from questions.item_writing.actors.choices import by_prominence
from questions.item_writing.actors.offices import ask_offices
from questions.item_writing.contradictions.judgements import nature
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.when import ask_what_happened, ask_when
from questions.item_writing.drafts import Draft
from questions.item_writing.given_away import spoils
from questions.items import PAIR_SEPARATOR, Option
from tests.questions.item_writing.bodies import facts, opposed, read, signed, told

pytestmark = pytest.mark.model


def test_no_preposition_ends_a_subject():
    said = facts("La trésorière, Anne Roy, en congé depuis lundi, est rentrée précipitamment à Denain mardi.")
    assert not any("trésorière en" in each for each in said)


@pytest.mark.parametrize(
    ("verb", "asked"),
    [("restait fermé", False), ("demeurait interdit", False), ("avait été fermé", True), ("a été fermé", True)],
)
def test_a_state_of_the_past_has_no_day(verb, asked):
    context = read(f"Mardi, le pont de Denain {verb}.")
    stems = [draft.stem for fact in dated_facts(context) for draft in ask_when(context, fact)]
    assert any("pont de Denain" in stem for stem in stems) is asked


@pytest.mark.parametrize(
    ("north", "asked"),
    [
        ("Neuf d'entre eux ont été blessés par la grêle.", False),
        ("D'ici là, neuf vignerons ont été blessés par la grêle.", False),
        ("Neuf vignerons, dont deux d'entre eux à Denain, ont été blessés par la grêle.", True),
        ("Neuf vignerons ont été blessés par la grêle.", True),
    ],
)
def test_passages_set_side_by_side_stand_alone(north, asked):
    south = "Douze vignerons ont été blessés par la grêle."
    context = told(north, south)
    found: Contradiction = opposed(context, north, south)
    assert bool([draft for draft in nature(context, found) if draft.rule == "contradiction.nature"]) is asked


PEOPLE = (
    "Hugues Petit, maire de Denain, a parlé. Paul Vial, préfet du Nord, a écouté. Luc Marsan, directeur du port de "
    "Calais, a crié. Marc Lenoir, secrétaire du syndicat des dockers, a dormi. Jean Aubry, avocat de la commune de "
    "Denain, a mangé. Yves Roy, président de la chambre de commerce, a chanté."
)


def test_who_is_left_over_makes_a_second_set_of_pairs():
    drafts = [draft for draft in ask_offices(signed(f"LILLE, 3 mai 2012 (AGN) - {PEOPLE}")) if draft.kind == "match"]
    placed = [option.text.partition(PAIR_SEPARATOR)[0] for draft in drafts for option in draft.options]
    assert len(drafts) > 1
    assert len(set(placed)) == len(placed)


def _asks(rule: str, kind: str, family: str, *options: Option, **more: object) -> Draft:
    plain = {
        "topic": "actor",
        "stem": "Qui est-ce ?",
        "rationale": "…",
        "evidence": (),
        "difficulty": "easy",
        "worth": 2.0,
    }
    return Draft(rule=rule, kind=kind, family=family, options=options, **{**plain, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("spare", "spoiled"), [("Préfet du Nord", True), ("Greffier du tribunal", False)])
def test_an_office_is_not_asked_where_pairs_give_away_all_the_wrong_ones(spare, spoiled):
    who = [Option("Avocate", True, ""), Option("Maire de Denain", False, ""), Option(spare, False, "")]
    pairs = [
        Option(f"{name}{PAIR_SEPARATOR}{office}", True, "")
        for name, office in (("Anne Roy", "maire de Denain"), ("Paul Vial", "préfet du Nord"))
    ]
    role, match = _asks("actor.role", "single", "office", *who), _asks("actor.match", "match", "office", *pairs)
    assert spoils(role, match) is spoiled
    assert spoils(match, role) is spoiled


def test_a_name_that_nothing_shows_to_be_a_person_is_no_wrong_answer():
    context = read("Anne Roy, maire de Denain, a parlé. À Bor Dovra, les barrières restent levées.")
    assert [each.name for each in by_prominence(context) if each.kind == "person"] == ["Anne Roy"]


@pytest.mark.parametrize(
    ("day", "asked"), [("« Stupeur, hier matin, place de l'Église. »", False), ("La grue est tombée hier matin.", True)]
)
def test_a_day_is_reckoned_where_something_is_told(day, asked):
    context = read(f"{day} La foire de Denain rouvre ce soir. Le canal a débordé lundi.")
    assert any("hier" in draft.stem for draft in ask_values(context)) is asked


@pytest.mark.parametrize(("when", "offered"), [("en mars", False), ("lundi", True)])
def test_what_took_a_month_is_no_wrong_answer_for_a_day(when, offered):
    context = read(
        f"Le bassin de Denain a perdu neuf hectares de forêt {when}. La mairie de Douai a fermé mardi le musée des "
        "tramways. Le port de Lens a perdu dimanche une grue. Les dockers de Calais ont bloqué samedi le tunnel."
    )
    told_on_days = list(dated_facts(context))
    asked = [draft for fact in told_on_days for draft in ask_what_happened(context, fact, told_on_days)]
    wrong = [option.text for draft in asked for option in draft.options if not option.correct]
    assert asked
    assert any("forêt" in text for text in wrong) is offered
