"""Faults that careful readings found, on other subjects: none of them is asked again."""

from __future__ import annotations

import pytest

from questions.item_writing import write_items
from questions.item_writing.actors.words_said import ask_words
from questions.item_writing.clauses.interrogation import state
from questions.item_writing.dates.dated_facts import dated_facts
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model


def test_what_is_feared_is_no_position():
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - La Belgique redoute que la France ne porte l'affaire du canal devant la Cour. "
        "L'Italie, l'Espagne et le Portugal suivent le dossier du canal."
    )
    assert not [draft for draft in ask_words(context) if draft.rule == "actor.held" and "ne porte" in draft.stem]


def test_so_far_is_no_day():
    context = signed("LILLE, 3 mai 2012 (AGN) - Quatre brevets de la fonderie de Denain ont à ce jour été annulés.")
    assert list(dated_facts(context)) == []


def test_a_name_keeps_its_capital_at_the_head_of_a_sentence():
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - Mourad Sadi a été démis de ses fonctions à la mairie de Denain mercredi."
    )
    for fact in dated_facts(context):
        assert state(fact.clause).startswith("Mourad Sadi")
        assert fact.clause.subject.startswith("Mourad Sadi")


def test_a_gap_beside_a_pronoun_comes_with_what_it_stands_for():
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - La mairie de Denain promet une commission sur le canal. "
        "Faute d'accord sur les noms, celle-ci n'a pas encore siégé. "
        "Le pont a fermé à cause du gel. La piscine a fermé à cause d'une panne. La fête a été annulée faute d'argent."
    )
    items = write_items(context.dossier, topic="cause", limit=200)
    assert not [item for item in items if "celle-ci" in item.stem and "commission" not in item.stem]


def test_strike_and_movement_are_one_reason():
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - À cause de la grève, vingt trains ont été supprimés à Denain. "
        "En raison du mouvement, la gare de Calais est restée close. "
        "Le tunnel d'Anzin a fermé à cause d'une fuite d'eau. Le bac de Condé est à quai en raison du brouillard."
    )
    for item in write_items(context.dossier, topic="cause", limit=200):
        wrong = [option.text.lower() for option in item.options if not option.correct]
        assert not [text for text in wrong if "mouvement" in text]
