"""Whatever the model makes of the words: sentences whose labels, heads and traits are bent, or that are cut short.

A rule may look to the left of the first word, behind the last one, or for a noun that is not there; sentences that
somebody wrote seldom let it. Each dossier is parsed once and read several times, bent otherwise each time.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from questions import reader
from questions.annotations import Sentence, Token
from questions.annotator.parsing.parses import parse_all
from questions.annotator.parsing.pipeline import ParsedDispatch
from questions.dispatch import Dispatch, Source
from questions.item_writing import write_items
from questions.report import dossier_report, item_report
from tests.questions.robustness.test_sentences_of_all_tests import sentences

pytestmark = pytest.mark.model

DOSSIERS = int(os.environ.get("RECOUPE_EXAMPLES", "6")) * 2
TIMES = 6
_PARTS = [
    *("NOUN", "VERB", "AUX", "ADJ", "ADV", "DET", "ADP", "PRON", "PROPN", "PUNCT", "NUM", "CCONJ", "SCONJ", "X"),
    "SPACE",
]
_TIES = [
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "obl:mod", "obl:agent", "obl", "nmod", "amod", "appos", "conj"),
    *("cc", "case", "det", "mark", "advmod", "advcl", "acl", "acl:relcl", "ccomp", "xcomp", "csubj", "aux:tense"),
    *("aux:pass", "cop", "expl:subj", "expl:comp", "expl:pass", "flat:name", "nummod", "parataxis", "punct", "dep"),
    "fixed",
]


def cut(chance: random.Random, sentence: Sentence) -> Sentence:
    """Some words in a row; what hung on others hangs on the first of them that does."""
    first = chance.choice([0, chance.randrange(len(sentence.tokens))])
    last = chance.choice([len(sentence.tokens), chance.randrange(first, len(sentence.tokens)) + 1])
    words = sentence.tokens[first:last]
    inside = range(first, last)
    root = next(i for i, t in enumerate(words) if t.head not in inside or t.head == first + i)
    heads = [t.head - first if t.head in inside and i != root else root for i, t in enumerate(words)]
    kept = tuple(replace(t, head=head) for t, head in zip(words, heads, strict=True))
    start, end = kept[0].start, kept[-1].end
    quote = sentence.span.quote[start - sentence.span.start : end - sentence.span.start]
    return replace(sentence, span=replace(sentence.span, start=start, end=end, quote=quote), tokens=kept)


def hangs_below(words: Sequence[Token], place: int, top: int) -> bool:
    """Whether a word hangs on another, through others or not, or is it."""
    while place not in {top, words[place].head}:
        place = words[place].head
    return place == top


def relabelled(chance: random.Random, words: list[Token], place: int) -> Token:
    """The word as another part of speech, tied to another word or otherwise, or with the traits of another word."""
    word, head = words[place], chance.randrange(len(words))
    ways = [replace(word, pos=chance.choice(_PARTS)), replace(word, morph=chance.choice(words).morph)]
    if word.head != place:
        ways.append(replace(word, dep=chance.choice(_TIES)))
    if word.head != place and not hangs_below(words, head, place):
        ways.append(replace(word, head=head, dep=chance.choice(_TIES)))
    return chance.choice(ways)


def bent(chance: random.Random, sentence: Sentence) -> Sentence:
    """The sentence as it is, cut, with one word in eight taken for another sort of word, or both."""
    if not sentence.tokens or chance.random() < 0.2:
        return sentence
    if chance.random() < 0.6:
        sentence = cut(chance, sentence)
    words = list(sentence.tokens)
    for _ in range(chance.choice([0, len(words) // 8 + 1])):
        place = chance.randrange(len(words))
        words[place] = relabelled(chance, words, place)
    return replace(sentence, tokens=tuple(words))


@pytest.mark.parametrize("seed", range(DOSSIERS))
def test_sentences_are_read_whatever_the_model_makes_of_them(seed, monkeypatch):
    chance = random.Random(f"trees {seed}")
    texts = [" ".join(chance.choices(sentences(), k=12)) for _ in range(3)]
    sources = [Source(f"{number}.txt", f"Publié le 3 mai 2019\n\n{text}") for number, text in enumerate(texts)]

    def bent_parses(dispatches: Sequence[Dispatch]) -> Iterator[ParsedDispatch]:
        for parsed in parse_all(dispatches):
            yield replace(parsed, sentences=tuple(bent(chance, each) for each in parsed.sentences))

    monkeypatch.setattr(reader, "parse_all", bent_parses)
    for _ in range(TIMES):
        dossier = reader.read_dossier(sources)
        assert dossier_report(dossier)["dispatches"]
        assert all(item_report(item)["stem"] for item in write_items(dossier, seed=1))
