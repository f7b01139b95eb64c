"""The judge of a dossier: how likely any two of its passages contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from questions.crosscheck.denied.opposed import scored
from questions.crosscheck.judging.likeness import Likeness, Pair, likeness
from questions.crosscheck.judging.odds import likelihood, weights
from questions.crosscheck.judging.passages import Passage
from questions.crosscheck.judging.traits import Bar, Hints, key_of, may_reach, traits
from questions.crosscheck.judging.weighed_numbers import weighed
from questions.crosscheck.reading import Reading

Key = tuple[int, int]


class Judge:
    """How likely passages that are worth a look contradict each other; a pair is weighed when somebody asks for it."""

    def __init__(self, readings: tuple[Reading, ...], hints: Hints) -> None:
        """The dispatches as they are compared, and what the closer looks of other rooms gave."""
        self._near, self._hints = likeness(readings), hints
        self._judged: dict[Pair, float] = {}

    @cached_property
    def _pairs(self) -> dict[Pair, None]:
        """Worth a look, in the order of the dossier."""
        return dict.fromkeys(self._near.pairs())

    def of(self, one: Passage, other: Passage) -> float | None:
        """The likelihood of a pair, in the order of the dossier; ``None`` where it is not worth a look."""
        pair = one, other
        if pair in self._pairs and pair not in self._judged:
            self._judged[pair] = likelihood(traits(one, other, self._near, self._hints), _weights(pair))
        return self._judged.get(pair)

    def likely(self, least: float) -> list[tuple[Pair, float]]:
        """Pairs that are at least so likely, the likeliest first."""
        may = (pair for pair in self._pairs if may_reach(_bar(_language(pair), least), *pair, self._near, self._hints))
        found = [(pair, likely) for pair in may if (likely := self.of(*pair) or 0.0) >= least]
        return sorted(found, key=lambda item: -item[1])


def hints_of(readings: tuple[Reading, ...]) -> Hints:
    """The likeliest denial and the likeliest two numbers of each pair of passages."""
    near = likeness(readings)
    denied, numbers = dict[Key, float](), dict[Key, float]()
    for likely, denial, told in scored(readings):
        _keep(denied, near, (denial.reading, denial.span.start), (told.reading, told.span.start), likely)
    for pair in weighed(readings):
        one, other = pair.a, pair.b
        _keep(
            numbers, near, (one.reading, one.figure.span.start), (other.reading, other.figure.span.start), pair.likely
        )
    return Hints(denied, numbers)


def _keep(
    found: dict[Key, float], near: Likeness, one: tuple[Reading, int], other: tuple[Reading, int], likely: float
) -> None:
    first, second = (_passage(near, reading, offset) for reading, offset in (one, other))
    if first is not None and second is not None:
        key = key_of(first, second)
        found[key] = max(found.get(key, 0.0), likely)


def _passage(near: Likeness, reading: Reading, offset: int) -> Passage | None:
    here = reading.sentence_at(offset)
    return None if here is None else near.at(reading.file, here.sentence.span.start)


def _language(pair: Pair) -> str:
    return pair[0].reading.annotated.dispatch.language


def _weights(pair: Pair) -> Mapping[str, float]:
    return weights(_language(pair), "passages")


@lru_cache(maxsize=8)
def _bar(language: str, least: float) -> Bar:
    return Bar.of(least, weights(language, "passages"))
