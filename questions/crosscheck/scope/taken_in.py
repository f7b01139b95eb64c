"""Who is taken in by name, who is left out: « pigistes compris », « publics comme privés », « en sont dispensés »."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.syntax import Tree, is_finite

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})


def taken_in(reading: Reading, sentence: EvidenceSpan) -> Iterator[str]:
    """Keys of those whom a sentence takes in by name, between two stops and without a verb of their own."""
    here, words = reading.sentence_at(sentence.start), reading.words.rules["scope"]
    for part in _between_stops(here) if here is not None else ():
        if here is None or any(is_finite(here.tokens[i]) for i in part):
            continue
        if any(here.word(i) in words["included"] or _joins(here, i, words["alike"]) for i in part):
            yield from (key for i in part if here.tokens[i].pos in _CONTENT and (key := reading.key_of(here, i)))


def left_out(reading: Reading, here: Tree, noun: int) -> Iterator[str]:
    """Keys of those who are left out: the noun, and the adjectives behind it that tell which of the kind."""
    sorts = (i for i in here.children[noun] if i > noun and here.tokens[i].dep == "amod")
    yield from (key for i in (noun, *sorts) if (key := reading.key_of(here, i)))


def _joins(here: Tree, index: int, alike: list[str]) -> bool:
    """« publics comme privés »: two of one kind."""
    if here.word(index) not in alike or not 0 < index < len(here.tokens) - 1:
        return False
    return {here.tokens[index - 1].pos, here.tokens[index + 1].pos} <= _CONTENT


def _between_stops(here: Tree) -> Iterator[range]:
    first = 0
    for i, token in enumerate(here.tokens):
        if token.pos == "PUNCT":
            yield range(first, i)
            first = i + 1
