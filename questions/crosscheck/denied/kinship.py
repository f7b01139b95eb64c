"""Which words may name one deed when one text denies it and another tells it: how near they are, and by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from questions.annotations import Token
from questions.crosscheck.vocabulary import Vocabulary, fold, vocabulary
from questions.languages.tables import load_table
from questions.participles import participles

#: Letters that a stem has at least, so that chance likeness is rare.
_STEM = 5
#: How two words are akin, the nearest first.
Tie = Literal["word", "class", "stem", "kin", "family"]
TIES: tuple[Tie, ...] = ("word", "class", "stem", "kin", "family")


@dataclass(frozen=True)
class Kinship:
    """The words of a language that stand for one deed."""

    words: Vocabulary
    kin: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...]
    forms: Mapping[str, str]
    _names: dict[str, Mapping[str, Tie]] = field(default_factory=dict)

    def lemma(self, token: Token) -> str:
        """The lemma, a participle's verb where it is known."""
        lemma = token.lemma.lower()
        return lemma if token.pos == "VERB" else self.forms.get(token.text.lower(), lemma)

    def names(self, lemma: str) -> Mapping[str, Tie]:
        """Everything under which a word may be met by one akin, with how near it is then."""
        if lemma not in self._names:
            self._names[lemma] = self._named(lemma)
        return self._names[lemma]

    def _named(self, lemma: str) -> Mapping[str, Tie]:
        key = self.words.key(lemma)
        family = self.words.family_of(key)
        found: dict[str, Tie] = {f"word {fold(lemma)}": "word"}
        if key.startswith("="):
            found[f"class {key}"] = "class"
        found[f"stem {self.stem(lemma)}"] = "stem"
        found.update({f"kin {name}": "kin" for name in self.kin.get(lemma, ())})
        if family != key:
            found[f"family {family}"] = "family"
        return found

    def tie(self, one: str, other: str) -> Tie | None:
        """How two lemmas are akin at the nearest, ``None`` when they are not."""
        a, b = self.names(one), self.names(other)
        ties = {a[name] for name in a.keys() & b.keys()}
        return next((tie for tie in TIES if tie in ties), None)

    def stem(self, lemma: str) -> str:
        """The word without its ending, a doubled last letter single: « électrifié », « électrification »."""
        folded = fold(lemma)
        for ending in self.endings:
            if folded.endswith(ending) and len(folded) - len(ending) >= _STEM:
                folded = folded[: -len(ending)]
                break
        doubled = len(folded) > _STEM and folded[-1] == folded[-2]
        return folded[:-1] if doubled else folded


@lru_cache(maxsize=8)
def kinship(language: str) -> Kinship:
    """The kinship of words of a language pack."""
    table: dict[str, Any] = load_table(language, "denied")
    kin: dict[str, list[str]] = {}
    for name, lemmas in table["kin"].items():
        for lemma in lemmas:
            kin.setdefault(lemma, []).append(name)
    endings = tuple(sorted({fold(ending) for ending in table["endings"]}, key=lambda e: (-len(e), e)))
    by_lemma = {lemma: tuple(names) for lemma, names in kin.items()}
    return Kinship(vocabulary(language), by_lemma, endings, participles(language))
