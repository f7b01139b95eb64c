"""Parts of a kind as a passage tells them: « 34 des 120 employés », « la moitié des effets », « un train sur dix »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.crosscheck.reading import Reading
from questions.crosscheck.scope.reach import Reach, rules
from questions.languages.tables import load_table
from questions.syntax import Tree

#: Words between the number and the noun, and between a kind told first and its part, at most.
_NEAR, _BEHIND = 6, 4
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BREAKS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"})


def shares(reading: Reading) -> Iterator[Reach]:
    """Every part of a kind of which headline and body tell."""
    words = rules(reading)["part"]
    for here in (here for here in reading.trees if not here.is_question):
        seen: set[int] = set()
        for mark, noun in _marks(reading, here, words):
            if noun not in seen and here.tokens[noun].pos == "NOUN" and here.tokens[noun].feature("Number") != "Sing":
                seen.add(noun)
                yield Reach(reading, here, "part", mark, noun, max(mark, noun))


def _marks(reading: Reading, here: Tree, words: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Place of the word that says how much, and of the noun of which it is so much."""
    counted = _numbers(reading, here)
    for i, word in enumerate(here.words):
        counts = here.tokens[i].start in counted and not reading.is_time(here.tokens[i].start)
        if not counts and word not in words["fractions"]:
            continue
        ways = (_whole_of(here, i, words), _out_of(reading, here, i) if counts else None, _told_first(here, i, words))
        noun = next((way for way in ways if way is not None), None)
        if noun is not None:
            yield i, noun


def _numbers(reading: Reading, here: Tree) -> set[int]:
    """Where the words stand that count something, however they were tagged (« 34 de ses 120 employés »)."""
    own = {token.start for token in here.tokens if token.pos == "NUM" or token.text[:1].isdigit()}
    return own | {figure.span.start for figure in reading.annotated.figures if here.sentence.span.contains(figure.span)}


def _whole_of(here: Tree, index: int, words: dict[str, Any]) -> int | None:
    """« deux des coaccusés », « 34 de ses 120 employés », « la moitié des effets »: a kind that is definite."""
    if here.word(index + 1) in words["of_them"]:
        return _noun(here, index + 1)
    if here.word(index + 1) not in words["of"]:
        return None
    return _noun(here, index + 2) if here.word(index + 2) in words["definite"] else None


def _out_of(reading: Reading, here: Tree, index: int) -> int | None:
    """« trois trains sur dix »: the noun between two numbers."""
    noun = _noun(here, index)
    if noun is None or here.word(noun + 1) not in rules(reading)["part"]["out_of"]:
        return None
    return noun if number_at(reading, here, noun + 2) is not None else None


def number_at(reading: Reading, here: Tree, index: int) -> float | None:
    """The number that one word gives, however it was tagged."""
    numbers: dict[str, int] = load_table(reading.annotated.dispatch.language, "calendar")["numbers"]
    word = here.word(index)
    return float(word) if word.isdigit() else numbers.get(word)


def _told_first(here: Tree, index: int, words: dict[str, Any]) -> int | None:
    """« des onze unions, neuf ont signé », « quant aux effets, la moitié a disparu »: the kind opens the clause."""
    pause = next((i for i in range(index - 1, max(index - _BEHIND, 0), -1) if here.word(i) == ","), None)
    opens = [i for i in range(2) if here.word(i) in words["opening"]]
    if pause is None or not opens or any(here.tokens[i].pos in _BREAKS for i in range(opens[0], pause)):
        return None
    return _noun(here, opens[-1])


def _noun(here: Tree, index: int) -> int | None:
    """The noun behind a word; none behind a verb, a conjunction or a stop."""
    for i in range(index + 1, min(index + 1 + _NEAR, len(here.tokens))):
        if here.tokens[i].pos in _NOMINAL:
            return i
        if here.tokens[i].pos in _BREAKS:
            return None
    return None
