"""Every connective of the table is found in its examples, and nowhere in its counter-examples."""

from __future__ import annotations

import pytest

from questions.item_writing.connectives import connectives_in
from questions.item_writing.drafts import table
from questions.languages import load
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

RULES = load("fr", "connectives").rules("connective")
EXAMPLES = [(rule.name, text) for rule in RULES for text in rule.examples]
COUNTER_EXAMPLES = [(rule.name, text) for rule in RULES for text in rule.counter_examples]


def found(text: str) -> dict[str, str]:
    """What each connective of a text marks, by its name."""
    (dispatch,) = read(text).dossier.dispatches
    return {each.name: each.marks for sentence in dispatch.sentences for each in connectives_in(dispatch, sentence)}


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_is_read(name, text):
    assert name in found(text)


@pytest.mark.parametrize(("name", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_is_not(name, text):
    assert name not in found(text)


def test_each_has_examples_and_marks_what_may_be_answered():
    assert all(rule.examples and rule.counter_examples for rule in RULES)
    assert {rule.text("marks") for rule in RULES} <= set(table("causes.relation.answers"))


def test_words_that_stand_twice_are_not_found():
    assert "faute de" not in found("Le guichet est fermé faute de personnel, et la halle aussi faute de courant.")
