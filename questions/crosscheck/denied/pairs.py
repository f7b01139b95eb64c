"""Which denials are held against which tellings: akin words of other dispatches, those of the nearest in time first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.denied.barred import agrees
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.denied.tellings import Telling, asserted, denials
from questions.crosscheck.reading import Reading
from questions.syntax import Tree

#: Tellings held against one denial under one name of its word, at most.
_BLOCK = 40
_DEEDS = frozenset({"VERB", "ADJ", "NOUN"})
Word = tuple[Reading, Tree, int]


def pairs(readings: Sequence[Reading]) -> Iterator[tuple[Telling, Telling]]:
    """Each denial with what other dispatches tell in akin words, unless that is denied, barred, asked or supposed."""
    denied = [denial for reading in readings for denial in reading.once(denials)]
    if not denied:
        return
    kin = kinship(denied[0].reading.annotated.dispatch.language)
    wanted = {name for denial in denied for name in kin.names(denial.lemma)}
    known: dict[tuple[str, int, int], Telling | None] = {}
    by_name = _words(readings, wanted)
    for denial in denied:
        for reading, here, place in _others(denial, by_name):
            asked = (reading.file, here.sentence.span.start, place)
            if asked not in known:
                known[asked] = asserted(reading, here, place)
            told = known[asked]
            if told is not None and not agrees(denial, told):
                yield denial, told


def _words(readings: Sequence[Reading], wanted: set[str]) -> dict[str, list[Word]]:
    """Words of deeds by every name under which some denial asks for them."""
    found: dict[str, list[Word]] = defaultdict(list)
    for reading in readings:
        kin = kinship(reading.annotated.dispatch.language)
        for here in reading.trees:
            for place, token in enumerate(here.tokens):
                if token.pos in _DEEDS:
                    for name in kin.names(kin.lemma(token)):
                        if name in wanted:
                            found[name].append((reading, here, place))
    return found


def _others(denial: Telling, by_name: dict[str, list[Word]]) -> Iterator[Word]:
    """Akin words of other dispatches, those of the nearest dispatches, each once."""
    kin, seen = kinship(denial.reading.annotated.dispatch.language), set[tuple[str, int, int]]()
    for name in kin.names(denial.lemma):
        for word in _nearest(denial.reading, by_name.get(name, ())):
            asked = (word[0].file, word[1].sentence.span.start, word[2])
            if asked not in seen:
                seen.add(asked)
                yield word


def _nearest(reading: Reading, words: Sequence[Word]) -> list[Word]:
    """Of words in the order of the dispatches, those of others, at most a block of the nearest."""
    first, last = bisect_left(words, reading.rank, key=_rank), bisect_right(words, reading.rank, key=_rank)
    others = [*words[max(first - _BLOCK, 0) : first], *words[last : last + _BLOCK]]
    if len(words) - (last - first) > _BLOCK:
        others = sorted(others, key=lambda word: abs(_rank(word) - reading.rank))[:_BLOCK]
    return others


def _rank(word: Word) -> int:
    return word[0].rank
