"""Ways of saying a thing: rows of lemmas with gaps, looked for in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from questions.participles import participles
from questions.syntax import Tree

#: Words that may stand between two words of one way.
_GAP = 6
#: Marks that no way goes beyond.
_BREAKS = frozenset({";", ":", ".", "!", "?", "«", "»", "(", ")"})


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


def forms(here: Tree, language: str, made: dict[str, str]) -> list[tuple[str, ...]]:
    """Of each word of a sentence: the word, its lemma, and the verb of which it is a participle."""
    known = participles(language)
    words = zip(here.words, here.tokens, strict=True)
    found: list[tuple[str, ...]] = []
    for word, token in words:
        lemma = token.lemma.lower()
        verb = made.get(word) or known.get(word)
        found.append((word, lemma) if verb is None or verb == lemma else (word, lemma, verb))
    return found


def regular_participles(ways: Iterable[Way]) -> dict[str, str]:
    """Participle in all its forms → infinitive, of the regular verbs in these ways."""
    words = {word for each in ways for place in each.words for word in place}
    bare = {w[:-2] + "é": w for w in words if w.endswith("er")}
    bare |= {w[:-1]: w for w in words if w.endswith("ir") and w[:-1] not in words}
    return {form + ending: verb for form, verb in bare.items() for ending in ("", "e", "s", "es")}


def matches(here: Tree, own: Sequence[tuple[str, ...]], ways: Ways) -> Iterator[tuple[Way, tuple[int, ...]]]:
    """Every way in the sentence, with the positions of its words."""
    for place, written in enumerate(own):
        for each in {id(w): w for form in written for w in ways.get(form, ())}.values():
            places = _read(here, own, place, each)
            if places is not None:
                yield each, places


def _read(here: Tree, own: Sequence[tuple[str, ...]], first: int, each: Way) -> tuple[int, ...] | None:
    left = [w for w in each.words if w.isdisjoint(own[first])] if each.any_order else list(each.words[1:])
    places = [first]
    while left:
        found = _next(here, own, places[-1], left if each.any_order else left[:1])
        if found is None:
            return None
        place, words = found
        places.append(place)
        left.remove(words)
    return tuple(places)


def _next(
    here: Tree, own: Sequence[tuple[str, ...]], last: int, wanted: Sequence[frozenset[str]]
) -> tuple[int, frozenset[str]] | None:
    for i in range(last + 1, min(last + 2 + _GAP, len(own))):
        if here.word(i) in _BREAKS:
            return None
        for words in wanted:
            if not words.isdisjoint(own[i]):
                return i, words
    return None
