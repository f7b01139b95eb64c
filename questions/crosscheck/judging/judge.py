"""The judge of a dossier: how likely any two of its passages contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questions.crosscheck.denied.opposed import scored
from questions.crosscheck.judging.likeness import Likeness, Pair, likeness
from questions.crosscheck.judging.odds import likelihood, weights
from questions.crosscheck.judging.passages import Passage
from questions.crosscheck.judging.traits import Hints, key_of, traits
from questions.crosscheck.numbers.weighed import weighed
from questions.crosscheck.reading import Reading

Key = tuple[int, int]


def likely_pairs(readings: tuple[Reading, ...], hints: Hints) -> dict[Pair, float]:
    """Pairs of passages worth a look, with the likelihood that they contradict each other."""
    return {pair: likelihood(found, _weights(pair)) for pair, found in judged(readings, hints)}


def judged(readings: tuple[Reading, ...], hints: Hints) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Pairs of passages worth a look, with their traits."""
    near = likeness(readings)
    for one, other in near.pairs():
        yield (one, other), traits(one, other, near, hints)


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


def _weights(pair: Pair) -> Mapping[str, float]:
    return weights(pair[0].reading.annotated.dispatch.language, "passages")
