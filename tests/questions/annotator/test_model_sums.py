"""The language model reckons faster than it comes, and reads the same."""

from __future__ import annotations

import numpy
import pytest
import spacy
from spacy.tokens import Doc

from questions.annotator.parsing.model_sums import hasten
from questions.annotator.parsing.pipeline import model
from questions.languages import load

pytestmark = pytest.mark.model

TEXTS = [
    "Le maire de Saint-Aubin, Luc Hamel, a fermé le pont mardi 4 mars après la chute d'une pierre de 300 kilos.",
    "« Nous n'avons pas eu le choix », a-t-il dit aux riverains, qui réclament une déviation depuis l'automne.",
    "Les travaux coûteront 1,2 million d'euros, selon la préfecture ; ils devraient durer six semaines au plus.",
    "Rien.",
    "La SNCF, l'Insee et l'université de Nantes n'ont pas répondu à nos questions. Le pont, lui, reste fermé.",
]


@pytest.fixture(scope="module")
def pair() -> tuple[spacy.Language, spacy.Language]:
    name = load("fr", "pipeline").text("model")
    stock, hastened = spacy.load(name), spacy.load(name)
    hasten(hastened)
    return stock, hastened


def _parse(doc: Doc) -> list[tuple[str, ...]]:
    words = [(token.text, token.lemma_, token.pos_, str(token.morph), token.dep_, str(token.head.i)) for token in doc]
    return [*words, *((name.text, name.label_) for name in doc.ents)]


def test_the_parse_is_that_of_the_model_as_it_comes(pair: tuple[spacy.Language, spacy.Language]) -> None:
    stock, hastened = pair
    for expected, found in zip(stock.pipe(TEXTS), hastened.pipe(TEXTS), strict=True):
        assert _parse(found) == _parse(expected)
        assert numpy.allclose(found.tensor, expected.tensor, atol=1e-4)


def test_the_lemmas_of_the_rules_are_all_kept_and_found_at_once(pair: tuple[spacy.Language, spacy.Language]) -> None:
    stock, hastened = (dict(nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index").items()) for nlp in pair)
    assert hastened == {kind: frozenset(words) for kind, words in stock.items()} != {}


def test_a_word_has_the_same_vector_wherever_it_stands_in_a_batch(pair: tuple[spacy.Language, spacy.Language]) -> None:
    _, hastened = pair
    together = list(hastened.pipe([*TEXTS, *reversed(TEXTS)]))
    for first, again in zip(together, reversed(together), strict=True):
        assert numpy.allclose(first.tensor, again.tensor, atol=1e-4)
        assert _parse(first) == _parse(again)


def test_nothing_can_be_read_in_no_text_at_all(pair: tuple[spacy.Language, spacy.Language]) -> None:
    _, hastened = pair
    assert [len(doc) for doc in hastened.pipe(["", "Rien.", ""])] == [0, 2, 0]
    assert [len(doc) for doc in hastened.pipe([""])] == [0]


def test_spaces_are_spaces_without_the_component_that_is_not_run() -> None:
    text = "Le pont  reste \t fermé."
    stock = spacy.load(load("fr", "pipeline").text("model"))(text)
    assert [token.text for token in stock if token.pos_ == "SPACE"] == [" ", "\t "]
    found = [(token.pos_, token.dep_, str(token.morph)) for token in model()(text) if token.is_space]
    assert found == [(token.pos_, token.dep_, str(token.morph)) for token in stock if token.is_space]
