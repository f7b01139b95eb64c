"""What a whole dossier is about: the words that most of its dispatches share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.crosscheck.reading import Reading

#: A word is central when at least this part of the dispatches, and two of them, use it.
_SPREAD = 0.5


@lru_cache(maxsize=2)
def _of(readings: tuple[Reading, ...]) -> Centre:
    return Centre.counted(readings)


@dataclass(frozen=True, eq=False)
class Centre:
    """In how many dispatches of a dossier each key stands, and each kind of things that are counted.

    Dispatches on one event share its words; in a collection on many subjects no word is central, and what rests on
    this keeps silent.
    """

    spread: Counter[str]
    #: The same for kinds of effects (people are angry, it went wrong).
    families: Counter[str]
    size: int

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Centre:
        """Counts each key once a dispatch."""
        return _of(tuple(readings))

    @classmethod
    def counted(cls, readings: Sequence[Reading]) -> Centre:
        """The same, worked out anew."""
        spread: Counter[str] = Counter()
        families: Counter[str] = Counter()
        for reading in readings:
            keys = {key for sentence in reading.sentences for key in reading.keys(sentence.span)}
            lemmas = {token.lemma.lower() for sentence in reading.sentences for token in sentence.tokens}
            spread.update(keys)
            lemmas |= {figure.unit for figure in reading.annotated.figures}
            spread.update({reading.words.counted[lemma] for lemma in lemmas if lemma in reading.words.counted})
            families.update({reading.words.effects[key] for key in keys if key in reading.words.effects})
        return cls(spread, families, len(readings))

    def holds(self, key: str) -> bool:
        """Whether the key is one of the words that the dossier turns on."""
        return self.spread[key] >= max(2, _SPREAD * self.size)

    def turns_on(self, family: str) -> bool:
        """Whether most dispatches speak of this kind of effect."""
        return self.families[family] >= max(2, _SPREAD * self.size)
