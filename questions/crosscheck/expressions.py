"""Expressions of the language pack, rows of lemmas with gaps, and where they stand in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from questions.crosscheck.ways import forms, leading_to, nearest, regular_participles
from questions.errors import BadLanguagePack
from questions.languages.tables import load_table
from questions.participles import participles
from questions.syntax import Tree

#: Words that may stand between two words of one expression; more where they say little (« a été, hier encore, … »).
_GAP, _WIDE = 3, 8
#: Of those, at most so many that say something.
_SAYING = 2
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
#: Beyond a comma, a conjunction or another verb nothing far off belongs to it.
_CLOSING = frozenset({"CCONJ", "SCONJ", "VERB"})


@dataclass(frozen=True, eq=False)
class Expression:
    """A row of alternatives with its answer; ``fixed`` where a negation is part of it."""

    frame: dict[str, Any]
    answer: bool
    words: tuple[frozenset[str], ...]
    fixed: bool


@dataclass(frozen=True, eq=False)
class Match:
    """Where an expression stands in a sentence."""

    expression: Expression
    places: tuple[int, ...]

    @property
    def weight(self) -> tuple[int, int]:
        """The longer expression says more; of two equally long ones, that which reads the negation."""
        return len(self.places), int(self.expression.fixed)


def compiled(text: str, frame: dict[str, Any], answer: bool, sets: Mapping[str, list[str]]) -> Expression:
    """One expression of the language pack; ``sets`` are the words that « {name} » stands for.

    :raises BadLanguagePack: when it names a set that is not there.
    """
    bare = text.removeprefix("! ")
    words = tuple(frozenset(_alternatives(word, frame, sets)) for word in bare.split())
    return Expression(frame, answer, words, bare != text)


def _alternatives(word: str, frame: dict[str, Any], sets: Mapping[str, list[str]]) -> Iterator[str]:
    for each in word.split("|"):
        name = each.removeprefix("{").removesuffix("}")
        if name == each:
            yield each
        elif name in sets:
            yield from sets[name]
        else:
            raise BadLanguagePack(f"frames: {frame['name']}: no such set of words: {each}")


@lru_cache(maxsize=8)
def expressions(language: str) -> tuple[Expression, ...]:
    """The expressions of all frames of a language.

    :raises BadLanguagePack: when the language has no frames.
    """
    table = load_table(language, "frames")
    rows = [(frame, answer) for frame in table["frame"] for answer in (True, False)]
    made = [compiled(text, f, answer, table["sets"]) for f, answer in rows for text in f["yes" if answer else "no"]]
    return (*made, *(turned for each in made if (turned := _turned(each, table["ne"])) is not None))


def _turned(expression: Expression, ne: list[str]) -> Expression | None:
    """« ne quitter pas cellule » as it stands in compound tenses: « n'a pas quitté sa cellule »."""
    words = expression.words
    if not expression.fixed or len(words) < 3 or words[0].isdisjoint(ne):
        return None
    return replace(expression, words=(words[0], words[2], words[1], *words[3:]))


@lru_cache(maxsize=8)
def _by_pivot(language: str) -> dict[str, list[tuple[Expression, int]]]:
    """Word → the expressions that are looked for where it stands, each with its place there.

    Of the words of an expression, that which the fewest expressions share finds it: « avoir » stands in every text.
    """
    shared = Counter(word for each in expressions(language) for place in each.words for word in place)
    found: dict[str, list[tuple[Expression, int]]] = {}
    for each in expressions(language):
        costs = [(sum(shared[word] for word in place), -min(map(len, place))) for place in each.words]
        pivot = costs.index(min(costs))
        for word in each.words[pivot]:
            found.setdefault(word, []).append((each, pivot))
    return found


@lru_cache(maxsize=8)
def _participles(language: str) -> dict[str, str]:
    """Past participle in all its forms → infinitive; words that deny, told by their form alone, stand for the first."""
    own = regular_participles(place for each in expressions(language) for place in each.words)
    denies = load_table(language, "frames")["ne"]
    return {**participles(language), **own, **dict.fromkeys(denies, denies[0])}


@lru_cache(maxsize=8)
def _pivots(language: str) -> frozenset[str]:
    """Without one of these no expression stands in a sentence."""
    return leading_to(_by_pivot(language), _participles(language))


def matches(language: str, here: Tree) -> list[Match]:
    """The expressions of a sentence; of those of one frame that share a word, the longest."""
    if _pivots(language).isdisjoint(here.held):
        return []
    table, own_forms = _by_pivot(language), forms(here, _participles(language))
    held = frozenset(form for own in own_forms for form in own)
    found: list[Match] = []
    for place, own in enumerate(own_forms):
        here_found = {id(entry): entry for form in own for entry in table.get(form, ())}
        for expression, pivot in here_found.values():
            if any(map(held.isdisjoint, expression.words)):
                continue
            places = _read(here, own_forms, place, expression, pivot)
            if places is not None:
                found.append(Match(expression, places))
    return [m for m in found if not any(_beaten(m, other) for other in found)]


def _beaten(match: Match, other: Match) -> bool:
    same = match.expression.frame is other.expression.frame
    return same and other.weight > match.weight and bool(set(match.places) & set(other.places))


def _read(
    here: Tree, own: list[tuple[str, ...]], place: int, expression: Expression, pivot: int
) -> tuple[int, ...] | None:
    """Positions of the words of the expression, of which one stands at this place; the nearest on either side."""
    before, after = [place], [place]
    for words in reversed(expression.words[:pivot]):
        back = range(before[-1] - 1, max(before[-1] - 2 - _WIDE, -1), -1)
        found = nearest(here, own, (words,), back, _Reach())
        if found is None:
            return None
        before.append(found[0])
    for words in expression.words[pivot + 1 :]:
        ahead = range(after[-1] + 1, min(after[-1] + 2 + _WIDE, len(own)))
        found = nearest(here, own, (words,), ahead, _Reach())
        if found is None:
            return None
        after.append(found[0])
    return (*reversed(before[1:]), *after)


class _Reach:
    """Far off, only little that tells may stand between two words of an expression."""

    def __init__(self) -> None:
        self._saying, self._closed = 0, False

    def ends(self, passed: int) -> bool:
        return passed > _GAP and (self._closed or self._saying > _SAYING)

    def passes(self, here: Tree, index: int) -> None:
        self._saying += here.tokens[index].pos in _CONTENT
        self._closed = self._closed or _closes(here, index)


def _closes(here: Tree, index: int) -> bool:
    relative = here.tokens[index].feature("PronType") == "Rel"
    return relative or here.tokens[index].pos in _CLOSING or here.word(index) == ","
