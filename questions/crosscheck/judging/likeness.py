"""How much two passages speak of the same: their common words, the rare ones weighing more, akin ones a little less."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.crosscheck.denied.kinship import Tie
from questions.crosscheck.judging.passages import Passage, Term, passages
from questions.crosscheck.reading import Reading

Pair = tuple[Passage, Passage]
#: What a common word is worth, by how near its two forms are.
_STRENGTH: dict[Tie, float] = {"word": 1.0, "class": 0.92, "stem": 0.85, "kin": 0.54, "family": 0.54}
#: Dispatches before and after one, in order of time, with which it is compared: the weights come from small dossiers,
#: and the cost must grow with the text.
NEIGHBOURS = 6
#: In a dossier of fewer sentences words are as rare as in one of so many.
_SMALL = 50
#: Common words from which two passages are worth a look, and how many others of the dispatch may share more.
_LEAST, _BETTER = 0.8, 3


class Likeness:
    """What the passages of a dossier share with each other, worked out once for all of them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """The passages of these dispatches."""
        self.passages = tuple(passage for reading in readings for passage in reading.once(passages))
        self._index = {passage: i for i, passage in enumerate(self.passages)}
        self._at = {(passage.span.file, passage.span.start): passage for passage in self.passages}
        counted = Counter(key for passage in self.passages for key in passage.keys)
        size = max(len(self.passages), _SMALL)
        self._worth = {key: math.log((1 + size) / (1 + number)) for key, number in counted.items()}
        self._common = _smaller(self._all_shared())
        self._ranks = [self._by_file(shared) for shared in self._common]

    def _by_file(self, shared: Mapping[int, float]) -> dict[str, list[float]]:
        """What one passage shares with those of each dispatch, ascending."""
        found: dict[str, list[float]] = defaultdict(list)
        for j, weight in shared.items():
            found[self.passages[j].span.file].append(weight)
        return {file: sorted(weights) for file, weights in found.items()}

    def at(self, file: str, start: int) -> Passage | None:
        """The passage whose sentence starts there."""
        return self._at.get((file, start))

    def within(self, reading: Reading, span: EvidenceSpan) -> list[Passage]:
        """The passages that a span overlaps."""
        starts = (s.span.start for s in reading.sentences if s.span.overlaps(span))
        return [found for start in starts if (found := self.at(reading.file, start)) is not None]

    def shared(self, one: Passage, other: Passage) -> float:
        """Weight of what both speak of, the smaller of the two ways to count it."""
        return self._common[self._index[one]].get(self._index[other], 0.0)

    def worth(self, keys: Iterable[str]) -> float:
        """How rare these keys are together, natural logarithm of all passages by those that hold each."""
        return sum(self._worth.get(key, 0.0) for key in sorted(keys))

    def better(self, one: Passage, other: Passage) -> int:
        """How many passages of the other's dispatch share more with the one than the other does."""
        return self._better(self._index[one], other, self.shared(one, other))

    def _better(self, i: int, other: Passage, shared: float) -> int:
        ranks = self._ranks[i].get(other.reading.file, [])
        return len(ranks) - bisect_right(ranks, shared)

    def pairs(self) -> Iterator[Pair]:
        """Passages of two dispatches, or a headline and its text, that share enough to be worth a look."""
        for i, one in enumerate(self.passages):
            row = self._common[i]
            for j in sorted(j for j, shared in row.items() if j > i and shared >= _LEAST):
                other = self.passages[j]
                if one.reading is other.reading and one.is_headline == other.is_headline:
                    continue
                if self._better(i, other, row[j]) <= _BETTER or self._better(j, one, row[j]) <= _BETTER:
                    yield one, other

    def _all_shared(self) -> list[dict[int, float]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for i, passage in enumerate(self.passages):
            for name in {name for term in passage.terms for name in term.names}:
                holders[name].append(i)
        ranks = [passage.reading.rank for passage in self.passages]
        near = ((bisect_left(ranks, rank - NEIGHBOURS), bisect_right(ranks, rank + NEIGHBOURS)) for rank in ranks)
        return [self._of_one(p.terms, holders, *place) for p, place in zip(self.passages, near, strict=True)]

    def _of_one(self, terms: Sequence[Term], holders: dict[str, list[int]], first: int, end: int) -> dict[int, float]:
        """What the passages from the first to the last of the dispatches near by share with these terms."""
        found: dict[int, float] = defaultdict(float)
        for term in terms:
            near: dict[int, float] = {}
            for name, tie in term.names.items():
                strength = _STRENGTH[tie]
                known = holders[name]
                for j in known[bisect_left(known, first) : bisect_left(known, end)]:
                    if near.get(j, 0.0) < strength:
                        near[j] = strength
            worth = self._worth[term.key]
            for j, strength in near.items():
                found[j] += worth * strength
        return dict(found)


def _smaller(shared: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
    """Of the two ways to count what two passages share, the one that gives less."""
    return [{j: min(weight, shared[j].get(i, 0.0)) for j, weight in row.items()} for i, row in enumerate(shared)]


@lru_cache(maxsize=1)
def likeness(readings: tuple[Reading, ...]) -> Likeness:
    """The likeness of the passages of a dossier; that of the last one is remembered."""
    return Likeness(readings)
