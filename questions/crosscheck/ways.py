"""Ways of saying a thing: rows of lemmas with gaps, looked for in a sentence; what frames share with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from questions.crosscheck.reading import Reading
from questions.participles import participles
from questions.syntax import Tree

#: Words that may stand between two words of one way.
_GAP = 6
#: Marks that no way goes beyond.
BREAKS = frozenset({";", ":", ".", "!", "?", "«", "»", "(", ")"})


@dataclass(frozen=True, eq=False)
class Way:
    """One row of a language pack, and under which name it stands."""

    name: str
    words: tuple[frozenset[str], ...]
    any_order: bool = False
    passive: bool = False
    weak: bool = False


Ways = dict[str, list[Way]]


def way(name: str, text: str, weak: bool = False) -> Way:
    """One row: « ~ » before it, its words may stand in any order; « ^ », only in the passive."""
    bare = text.lstrip("~^")
    marks = text[: len(text) - len(bare)]
    return Way(name, tuple(frozenset(w.split("|")) for w in bare.split()), "~" in marks, "^" in marks, weak)


def by_word(ways: Iterable[Way]) -> Ways:
    """Word → the ways that begin with it; those in any order stand under each of their words."""
    found: Ways = {}
    for each in ways:
        for words in each.words if each.any_order else each.words[:1]:
            for word in words:
                found.setdefault(word, []).append(each)
    return found


def forms(here: Tree, verbs: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Of each word of a sentence: the word, its lemma, and the verb of which it is a participle.

    :param verbs: participle → infinitive; words that deny, all alike, may stand among them.
    """
    return [
        (word, lemma) if (verb := verbs.get(word)) is None or verb in (word, lemma) else (word, lemma, verb)
        for word, lemma in zip(here.words, here.lemmas, strict=True)
    ]


def leading_to(wanted: Iterable[str], verbs: Mapping[str, str]) -> frozenset[str]:
    """Words, lemmas or forms without one of which in a sentence none of the wanted words stands there."""
    goals = frozenset(wanted)
    return goals | {form for form, verb in verbs.items() if verb in goals}


def regular_participles(places: Iterable[frozenset[str]]) -> dict[str, str]:
    """Participle in all its forms → infinitive, of the regular verbs among these words."""
    words = {word for place in places for word in place}
    bare = {w[:-2] + "é": w for w in sorted(words) if w.endswith("er")}
    bare |= {w[:-1]: w for w in sorted(words) if w.endswith("ir") and w[:-1] not in words}
    return {form + ending: verb for form, verb in bare.items() for ending in ("", "e", "s", "es")}


class Reach(Protocol):
    """How far the words of a row may stand apart: asked before each word, told each that is passed."""

    def ends(self, passed: int) -> bool:
        """Whether the row cannot go on beyond so many words."""

    def passes(self, here: Tree, index: int) -> None:
        """A word that stands in between."""


def nearest(
    here: Tree, own: Sequence[tuple[str, ...]], wanted: Sequence[frozenset[str]], places: range, reach: Reach | None
) -> tuple[int, frozenset[str]] | None:
    """The first of these places where one of the wanted words stands, and which; no mark in between."""
    for passed, i in enumerate(places):
        if here.word(i) in BREAKS or (reach is not None and reach.ends(passed)):
            return None
        for words in wanted:
            if not words.isdisjoint(own[i]):
                return i, words
        if reach is not None:
            reach.passes(here, i)
    return None


@dataclass(frozen=True, eq=False)
class Rows:
    """Ways of a language pack, ready to be looked for."""

    ways: Ways
    participles: dict[str, str]

    @classmethod
    def of(cls, ways: Iterable[Way]) -> Rows:
        """Makes them ready."""
        known = list(ways)
        return cls(by_word(known), regular_participles(place for each in known for place in each.words))

    def found(self, here: Tree, language: str) -> Iterator[tuple[Way, tuple[int, ...]]]:
        """Every way in a sentence, with the positions of its words."""
        verbs, openings = _prepared(self, language)
        if not openings.isdisjoint(here.held):
            yield from _matches(here, forms(here, verbs), self.ways, openings)

    def told(self, reading: Reading, body_only: bool = True) -> Iterator[tuple[Tree, Way, tuple[int, ...]]]:
        """The same of all sentences of a dispatch, the headline where it is asked for."""
        for here in reading.trees:
            if here.sentence.zone == "body" or not body_only:
                yield from ((here, *match) for match in self.found(here, reading.annotated.dispatch.language))


@lru_cache(maxsize=64)
def _prepared(rows: Rows, language: str) -> tuple[dict[str, str], frozenset[str]]:
    """Participles that these rows know, and the words without one of which none of them stands in a sentence."""
    verbs = {**participles(language), **rows.participles}
    return verbs, leading_to(rows.ways, verbs)


def _matches(
    here: Tree, own: Sequence[tuple[str, ...]], ways: Ways, openings: frozenset[str]
) -> Iterator[tuple[Way, tuple[int, ...]]]:
    """Every way in the sentence, with the positions of its words."""
    for place, written in enumerate(own):
        if openings.isdisjoint(written):
            continue
        for each in {id(w): w for form in written for w in ways.get(form, ())}.values():
            places = _read(here, own, place, each)
            if places is not None:
                yield each, places


def _read(here: Tree, own: Sequence[tuple[str, ...]], first: int, each: Way) -> tuple[int, ...] | None:
    left = [w for w in each.words if w.isdisjoint(own[first])] if each.any_order else list(each.words[1:])
    places = [first]
    while left:
        ahead = range(places[-1] + 1, min(places[-1] + 2 + _GAP, len(own)))
        found = nearest(here, own, left if each.any_order else left[:1], ahead, None)
        if found is None:
            return None
        place, words = found
        places.append(place)
        left.remove(words)
    return tuple(places)
