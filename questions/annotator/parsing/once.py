"""Remembers what was found in the words of a sentence, for rules that are asked for the same sentence several times."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import TypeVar

from questions.annotations import Sentence, Token

Found = TypeVar("Found")
Tokens = Sequence[Token]

#: Sentences of which the answer is kept: those of a thousand dispatches, which are gone through more than once.
KEPT = 16384


def once(find: Callable[[Tokens], Found]) -> Callable[[Tokens], Found]:
    """Asks a pure function but once for the same words; the answer must not be changed by whoever gets it.

    The words are told by identity, not by value: they belong to a sentence that lives as long as its dossier is read,
    and to hash them all would cost as much as the question. They are kept with the answer, so that no other words can
    come to stand at the same place in memory.
    """
    known: OrderedDict[int, tuple[Tokens, Found]] = OrderedDict()
    guard = Lock()

    def remembered(tokens: Tokens) -> Found:
        kept = known.get(id(tokens))
        if kept is not None and kept[0] is tokens:
            return kept[1]
        found = find(tokens)
        with guard:
            known[id(tokens)] = (tokens, found)
            if len(known) > KEPT:
                known.popitem(last=False)
        return found

    return remembered


def once_asked(find: Callable[[Sentence, int, int, str], Found]) -> Callable[[Sentence, int, int, str], Found]:
    """The same of what is asked of a stretch of a sentence (raw offsets) in a language."""
    known: OrderedDict[Hashable, tuple[Sentence, Found]] = OrderedDict()
    guard = Lock()

    def remembered(sentence: Sentence, start: int, end: int, language: str) -> Found:
        asked = (id(sentence), start, end, language)
        kept = known.get(asked)
        if kept is not None and kept[0] is sentence:
            return kept[1]
        found = find(sentence, start, end, language)
        with guard:
            known[asked] = (sentence, found)
            if len(known) > KEPT:
                known.popitem(last=False)
        return found

    return remembered
