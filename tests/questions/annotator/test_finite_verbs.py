"""What stands behind « on », « il », « ne », « se » is read as the verb it is, whatever the model takes it for."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.robustness.test_any_dossier import reaches_a_root

pytestmark = pytest.mark.model

STORY = "Le conseil de la vallée suit le dossier depuis un an. {} Les habitants attendent la suite."


def token_of(told: str, word: str):
    (read,) = read_dossier([Source("a.txt", STORY.format(told), published="2018-03-15")]).dispatches
    return next(token for sentence in read.sentences for token in sentence.tokens if token.text == word)


@pytest.mark.parametrize(
    ("told", "word", "lemma"),
    [
        ("À la mairie, on dément : « Rien n'a été vendu. »", "dément", "démentir"),
        ("Faute de bras, on court après les clients.", "court", "courir"),
        ("Je ne brûlerai pas ma grange.", "brûlerai", "brûler"),
    ],
)
def test_behind_a_subject_or_a_negation_stands_a_verb(told: str, word: str, lemma: str) -> None:
    held = token_of(told, word)
    assert (held.pos, held.lemma, held.feature("VerbForm")) == ("VERB", lemma, "Fin")


def test_the_ending_tells_the_tense() -> None:
    assert token_of("Je ne brûlerai pas ma grange.", "brûlerai").feature("Tense") == "Fut"


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("Il est dans un court passage, dit le garde.", "court"),
        ("Le patient, un dément, a été retrouvé.", "dément"),
        ("Il a demandé de ne plus ouvrir.", "plus"),
    ],
)
def test_elsewhere_nothing_becomes_a_verb(told: str, word: str) -> None:
    assert token_of(told, word).pos != "VERB"


@pytest.mark.parametrize(
    "told",
    ["Le décret, signé par les deux maires, entre en vigueur lundi à midi.", "La loi entre en vigueur lundi."],
)
def test_no_preposition_stands_in_front_of_another(told: str) -> None:
    held = token_of(told, "entre")
    assert (held.pos, held.lemma, held.feature("VerbForm")) == ("VERB", "entrer", "Fin")


def test_between_two_things_stands_a_preposition() -> None:
    assert token_of("Le pont entre Brions et Mons a rouvert.", "entre").pos == "ADP"


def test_a_preposition_that_a_sentence_hangs_on_makes_no_word_hang_on_itself() -> None:
    told = "Le texte de Denain entre en « Douze otages ont été libérés samedi », a déclaré le maire."
    (read,) = read_dossier([Source("a.txt", told, published="2018-03-15")]).dispatches
    heads = [[token.head for token in sentence.tokens] for sentence in read.sentences]
    assert all(reaches_a_root(each, place) for each in heads for place in range(len(each)))
