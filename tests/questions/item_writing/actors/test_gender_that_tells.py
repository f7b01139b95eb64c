"""Words that show that a woman, or a man, says them: among the others asked about there is one more."""

from __future__ import annotations

import pytest

from questions.annotations import Sentence
from questions.item_writing import actors
from questions.item_writing.actors.shown_gender import shown_gender
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

MEN = (
    "« Le four sera rallumé avant la fin de mars », promet Marc Lenoir, maire de Denain. "
    "« Personne ne nous a demandé notre avis », regrette Luc Marsan, gardien du musée. "
    "« La brique rouge tient mieux que la blanche », explique Hugues Tardivel, directeur du port. "
)


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("Il a décidé seul et m'a prévenue par téléphone.", "Fem"),
        ("On m'a convoquée lundi.", "Fem"),
        ("J'ai été reçue par le maire.", "Fem"),
        ("Je suis contente de ce vote.", "Fem"),
        ("J'étais la seule à le dire.", "Fem"),
        ("Je suis prêt à partir demain.", "Masc"),
        ("Je ne suis pas surpris du tout.", "Masc"),
        # These agree with something else, or with nothing.
        ("La lettre qu'il m'a remise est fausse.", None),
        ("La clé m'a été remise mardi.", None),
        ("Je me suis dit que non.", None),
        ("Il m'a écrit hier.", None),
        ("Je suis maire depuis dix ans.", None),
        ("Nous sommes tous déçus.", None),
        ("Elle est ravie, je crois.", None),
    ],
)
def test_an_ending_tells_who_speaks(parsed, words, gender):
    sentence: Sentence = parsed(words)
    assert shown_gender(sentence.tokens) == gender


def asked(body: str) -> list[Draft]:
    return [each for each in actors.write(read(body, MEN)) if each.rule == "actor.said" and "seul" in each.stem]


SAID = "« Le four est froid. Il a décidé seul et m'a {told} par téléphone », assure {name}. "


def test_the_only_woman_is_not_asked_for_where_her_words_show_one():
    assert asked(SAID.format(told="prévenue", name="Jeanne Petit, préfète du Nord")) == []


def test_with_another_woman_she_is_asked_for():
    other = "« Le bois viendra de Chauny », assure Julie Perrin, bûcheronne. "
    (draft,) = asked(SAID.format(told="prévenue", name="Jeanne Petit, préfète du Nord") + other)
    assert "Julie Perrin" in [option.text for option in draft.options if not option.correct]


@pytest.mark.parametrize("name", ["Jeanne Petit, préfète du Nord", "Paul Vial, préfet du Nord"])
def test_words_that_show_nothing_are_asked_as_before(name):
    assert asked(SAID.format(told="écrit", name=name))
