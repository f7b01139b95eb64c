"""Every connective of the table is found in its examples, and nowhere in its counter-examples."""

from __future__ import annotations

import re

import pytest

from questions.item_writing.causes.connectives import connectives_in
from questions.item_writing.drafts import table
from questions.languages import load
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

PACK = load("fr", "connectives")
LISTS = ("connective", "replaced", "missing")
RULES = [(among, rule) for among in LISTS for rule in PACK.rules(among)]
EXAMPLES = [(among, rule.name, text) for among, rule in RULES for text in rule.examples]
COUNTER_EXAMPLES = [(among, rule.name, text) for among, rule in RULES for text in rule.counter_examples]


def found(text: str, among: str = "connective") -> dict[str, str]:
    """What each connective of a text marks, by its name."""
    (dispatch,) = read(text).dossier.dispatches
    every = (each for sentence in dispatch.sentences for each in connectives_in(dispatch, sentence, among))
    return {each.name: each.marks for each in every}


@pytest.mark.parametrize(("among", "name", "text"), EXAMPLES)
def test_an_example_is_read(among, name, text):
    assert name in found(text, among)


@pytest.mark.parametrize(("among", "name", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_is_not(among, name, text):
    assert name not in found(text, among)


def test_each_has_examples_and_marks_what_may_be_answered():
    assert all(rule.examples and rule.counter_examples for _, rule in RULES)
    assert {rule.text("marks") for _, rule in RULES} <= set(table("causes.relation.answers"))


def test_an_explanation_has_its_narrow_spaces():
    (dispatch,) = read("La banque a renoncé au projet faute de garanties.").dossier.dispatches
    (found,) = (each for s in dispatch.sentences for each in connectives_in(dispatch, s, "missing"))
    assert "cause\u202f: ce qui a manqué" in found.why


def test_what_is_asked_about_stands_in_the_sentence():
    """« Que marque « c'est pourquoi » ? » of a sentence with « voilà pourquoi » asks for what is not there."""
    for _, rule in RULES:
        named = {word[:5] for word in re.findall(r"\w{4,}", rule.name)}
        for phrase in rule.words("phrases"):
            conjugated = rule.name.startswith("avoir ")
            assert conjugated or rule.name in phrase or {word[:5] for word in re.findall(r"\w{4,}", phrase)} <= named, (
                rule.name,
                phrase,
            )


def test_what_does_not_say_the_same_means_something_else():
    meanings = PACK.table("meanings")
    for rule in (*PACK.rules("replaced"), *PACK.rules("missing")):
        assert {meanings[each] for each in rule.words("others")} <= set(table("causes.replaced.meanings"))
        assert rule.text("marks") not in {meanings[each] for each in rule.words("others")}


def test_words_that_stand_twice_are_not_found():
    assert "faute de" not in found("Le guichet est fermé faute de personnel, et la halle aussi faute de courant.")
