"""How an invented student sits a quiz: ability against difficulty, with a fixed seed: the same every time.

The chance of a right answer follows the three-parameter logistic model (Birnbaum 1968): with ability *θ*, difficulty
*b*, discrimination *a* and the chance *c* of guessing, ``P = c + (1 - c) / (1 + exp(-a (θ - b)))``. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from typing import Any

from classroom.attempts.answers import CHOICE, TYPED, key
from classroom.demo.school import Course, Pupil
from classroom.item_bank.gaps import of_gap
from classroom.item_bank.passages import words
from classroom.item_bank.rules import rules_of
from classroom.models import Difficulty, ItemKind, ItemVersion

DISCRIMINATION = 1.3
#: On the scale of the abilities: 0 is answered by half of the middle of the class.
DIFFICULTY = {Difficulty.EASY: -1.3, Difficulty.MEDIUM: -0.4, Difficulty.HARD: 0.7}
#: Questions labelled alike are not equally hard.
JITTER = 0.45
#: Of those who do not know, this part leaves the question open.
LEFT_OPEN = 0.1
LEFT_OPEN_TYPED = 0.35
CHANGE_OF_MIND = 0.15

#: Seconds for a question: the median, and the spread of the logarithm.
SECONDS = 32.0
SPREAD = 0.4
#: Slow students, and those with extra time, need this much longer than the others.
SLOW = 2.4
WITH_EXTRA_TIME = 1.6
#: Answers after which a student who leaves is gone.
ANSWERED_BEFORE_LEAVING = 3


@dataclass(frozen=True)
class Step:
    """An answer, in its stored shape, ``seconds`` after the start; ``place`` counts the questions as shown, from 0."""

    seconds: float
    place: int
    answer: Any


@dataclass(frozen=True)
class Sitting:
    """What a student does from start to end; ``handed_in``: seconds after the start, ``None``: never."""

    steps: tuple[Step, ...]
    handed_in: float | None


def sit(pupil: Pupil, versions: Sequence[ItemVersion], seed: str) -> Sitting:
    """One sitting.

    :param versions: the questions in the order in which they are shown.
    :param seed: the same seed gives the same sitting.
    """
    rng = Random(f"{seed} {pupil.family} {pupil.given}")
    pace = rng.uniform(0.8, 1.25) * _slowness(pupil)
    steps: list[Step] = []
    clock = rng.uniform(5, 15)
    for place, version in enumerate(versions):
        if pupil.course is Course.LEFT and place == ANSWERED_BEFORE_LEAVING:
            break
        clock += pace * rng.lognormvariate(0, SPREAD) * SECONDS
        steps += _steps(version, versions, pupil.ability, place, clock, rng)
    finishes = pupil.course is Course.FINISHED
    return Sitting(tuple(steps), clock + rng.uniform(8, 40) if finishes else None)


def chance(ability: float, version: ItemVersion) -> float:
    """Chance of a right answer, from 0 to 1."""
    difficulty = DIFFICULTY[version.difficulty] + Random(version.stem).gauss(0, JITTER)
    guess = 1 / len(version.options) if version.kind in CHOICE else 0.0
    return guess + (1 - guess) / (1 + exp(-DISCRIMINATION * (ability - difficulty)))


def _slowness(pupil: Pupil) -> float:
    if pupil.course is Course.SLOW:
        return SLOW
    return WITH_EXTRA_TIME if pupil.extra_time else 1.0


def _steps(
    version: ItemVersion, versions: Sequence[ItemVersion], ability: float, place: int, clock: float, rng: Random
) -> list[Step]:
    """The answers to one question: none, one, or a second thought."""
    answer = _answer(version, versions, ability, rng)
    if answer is None:
        return []
    first = wrong_answer(version, versions, rng) if rng.random() < CHANGE_OF_MIND else None
    steps = [Step(clock, place, answer)]
    if first is not None and first != answer:
        steps.insert(0, Step(clock - rng.uniform(2, 5), place, first))
    return steps


def _answer(version: ItemVersion, versions: Sequence[ItemVersion], ability: float, rng: Random) -> Any:
    if rng.random() < chance(ability, version):
        return key(version)
    left_open = LEFT_OPEN_TYPED if version.kind in TYPED else LEFT_OPEN
    return None if rng.random() < left_open else wrong_answer(version, versions, rng)


def wrong_answer(version: ItemVersion, versions: Sequence[ItemVersion], rng: Random) -> Any:
    """An answer that is not the key, in its stored shape; ``None`` when there is none to think of."""
    if version.kind in CHOICE:
        return _distractor(version, rng)
    if version.kind in TYPED:
        return _wrong_words(version, versions, rng)
    right: Any = key(version)
    if version.kind is ItemKind.MULTIPLE:
        return _partly_chosen(version, right, rng)
    if version.kind is ItemKind.GAP:
        return _one_gap_wrong(version, right, rng)
    if version.kind is ItemKind.HIGHLIGHT:
        return _a_little_further(version, right)
    return None if right is None else _two_exchanged(right, rng)


def _distractor(version: ItemVersion, rng: Random) -> int | None:
    """A wrong option; the first of them, in an order of its own, attracts most."""
    wrong = [index for index, option in enumerate(version.options) if not option["correct"]]
    Random(version.stem).shuffle(wrong)
    return rng.choices(wrong, weights=range(len(wrong) + 1, 1, -1))[0] if wrong else None


def _partly_chosen(version: ItemVersion, right: list[int], rng: Random) -> list[int] | None:
    """The key without one of its options, or with a wrong one in its place."""
    wrong = [index for index in range(len(version.options)) if index not in right]
    kept = [index for index in right if index != rng.choice(right)]
    added = [rng.choice(wrong)] if wrong and rng.random() < 0.7 else []
    chosen = sorted({*kept, *added})
    return chosen if chosen and chosen != right else None


def _one_gap_wrong(version: ItemVersion, right: list[Any], rng: Random) -> list[Any] | None:
    """The key with something else in one gap: a wrong word of its list, or nothing."""
    place = rng.randrange(len(right))
    wrong = [i for i in of_gap(version.options, place + 1) if not version.options[i]["correct"]]
    given = [*right]
    given[place] = rng.choice(wrong) if wrong else None
    return given if any(each is not None for each in given) else None


def _a_little_further(version: ItemVersion, right: list[int]) -> list[int] | None:
    """As many words as the proof has, beginning in its middle."""
    size = len(words(rules_of(version.kind, version.rules).passage))
    moved = [number + len(right) // 2 + 1 for number in right]
    return [number for number in moved if number < size] or None


def _two_exchanged(right: list[int], rng: Random) -> list[int] | None:
    """The right order, or the right pairs, with two of them exchanged."""
    if len(right) < 2:
        return None
    exchanged = list(right)
    first, second = rng.sample(range(len(right)), 2)
    exchanged[first], exchanged[second] = exchanged[second], exchanged[first]
    return exchanged


def _wrong_words(version: ItemVersion, versions: Sequence[ItemVersion], rng: Random) -> str | None:
    """What another question asked for; for a number, one that is not far."""
    right = str(key(version))
    if right.isdecimal():
        return str(rng.choice([int(right) * 10, int(right) + 1, max(0, int(right) - 1)]))
    others = sorted({str(key(other)) for other in versions if other.kind is version.kind} - {right})
    return rng.choice(others) if others else None
