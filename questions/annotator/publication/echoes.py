"""Sentences of different dispatches that tell the same thing, so that the date of one helps to date the other.

Two sentences echo each other when they share rare content words: the sum of the weights of shared words over the
geometric mean of the weights of both, a word's weight being the logarithm of its rarity in the dossier (G. Salton and
C. Buckley, Term-weighting approaches in automatic text retrieval, 1988).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from questions.annotations import Sentence

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
#: Words that stand in more sentences than this link nothing: keeps the cost in proportion to the text.
_COMMON = 24


class Echoes:
    """An index of the sentences of a dossier, each alone and with its neighbours."""

    def __init__(self, texts: Iterable[tuple[int, tuple[Sentence, ...]]], light: frozenset[str]) -> None:
        self._words: dict[tuple[int, int], frozenset[str]] = {}
        self._around: dict[tuple[int, int], frozenset[str]] = {}
        self._texts: dict[int, frozenset[str]] = {}
        for text, sentences in texts:
            plain = [content_words(sentence) - light for sentence in sentences]
            self._texts[text] = frozenset().union(*plain)
            for index, words in enumerate(plain):
                self._words[text, index] = words
                self._around[text, index] = frozenset().union(*plain[max(0, index - 1) : index + 2])
        counts = Counter(word for words in self._words.values() for word in words)
        total = max(len(self._words), 1)
        self._weights = {word: math.log(1 + total / count) for word, count in counts.items()}
        passages = (*self._words.values(), *self._around.values())
        self._sums = {words: sum(self._weights[word] for word in words) for words in passages}
        self._index: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, words in self._words.items():
            for word in words:
                if counts[word] <= _COMMON:
                    self._index[word].append(place)

    def of(self, text: int, position: int) -> dict[tuple[int, int], float]:
        """Likeness, from 0 to 1, of the sentences of other texts that share rare words with this one."""
        shared: set[tuple[int, int]] = set()
        for word in self._around[text, position]:
            shared.update(place for place in self._index.get(word, ()) if place[0] != text)
        return {place: self.likeness((text, position), place) for place in shared}

    def words_of(self, text: int) -> frozenset[str]:
        """The content words of a text."""
        return self._texts.get(text, frozenset())

    def likeness(self, one: tuple[int, int], other: tuple[int, int]) -> float:
        """The better of the likenesses of two sentences, alone or with their neighbours."""
        plain = self._cosine(self._words[one], self._words[other])
        return max(
            plain,
            self._cosine(self._around[one], self._words[other]),
            self._cosine(self._words[one], self._around[other]),
        )

    def shared(self, one: tuple[int, int], other: tuple[int, int]) -> frozenset[str]:
        """Words that two sentences have in common, the neighbours of either included."""
        return (self._words[one] & self._around[other]) | (self._around[one] & self._words[other])

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        weights = self._weights
        common = sum(weights[word] for word in one & other)
        norm = math.sqrt(self._sums[one] * self._sums[other])
        return common / norm if norm else 0.0


def content_words(sentence: Sentence) -> frozenset[str]:
    """Lemmas that carry the meaning, in lower case."""
    return frozenset(token.lemma.lower() for token in sentence.tokens if token.pos in _CONTENT and len(token.text) > 2)
