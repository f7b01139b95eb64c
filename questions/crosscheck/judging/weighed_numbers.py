"""How likely two numbers are versions of one: traits of the pair, weighed.

Candidates are far wider than what the rules on numbers compare; the weights are those of a logistic regression on the
dossiers at hand, learned leaving out one set of them after the other.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.crosscheck.findings import Finding, Opposition
from questions.crosscheck.judging.likeness import NEIGHBOURS, Likeness, likeness
from questions.crosscheck.judging.number_traits import traits
from questions.crosscheck.judging.odds import likelihood, weights
from questions.crosscheck.judging.passages import Passage
from questions.crosscheck.numbers.alignment import (
    aligned,
    measuring,
    meet,
    rounded,
    telling,
    verbs,
)
from questions.crosscheck.numbers.count_stages import is_provisional, of_two_stages
from questions.crosscheck.numbers.count_traits import distant_from, flows, offset
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.incomparable import between_other_places, incomparable, is_some_of
from questions.crosscheck.numbers.number_gates import grown_since
from questions.crosscheck.numbers.taken_in import takes_in_more
from questions.crosscheck.reading import Reading

#: Likelihood from which two numbers are opposed, and the confidence at none: where either is the likeliest rival of the
#: other, more are right than the likelihood of any two says (measured leaving out each set of dossiers).
LEAST = 0.35
_SHOWN = 0.5
#: The rule of what is found so.
BY_WEIGHT = "weighed numbers"
#: Rivals count no more than this.
_MANY, _RIVALS = 4.0, 6.0
#: Versions of the only sum that each dispatch gives differ by at most this factor.
_ONE_SUM = 4
#: « plus d'une semaine » is hardly more than so many times a week.
_NOT_MUCH_MORE = 2
#: « les deux hommes ».
_PAIR = 2
#: A number of fewer digits may be a day or an hour in another sentence.
_TELLING_DIGITS = 3


@dataclass(frozen=True)
class Weighed:
    """Two numbers and how likely they exclude each other."""

    a: Count
    b: Count
    likely: float


def confidence(likely: float) -> float:
    """How sure it is that two numbers of this likelihood, each the likeliest rival of the other, exclude each other."""
    return _SHOWN + (1 - _SHOWN) * likely


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Pairs of numbers that more likely than not are versions of one, each number set against one other."""
    likely = (pair for pair in weighed(tuple(readings)) if pair.likely >= LEAST)
    yield from map(_opposition, one_rival_each(likely))


def one_rival_each(pairs: Iterable[Weighed]) -> Iterator[Weighed]:
    """The likeliest pairs first, each number with one other value; a pair left out takes nothing from others."""
    rival_of: dict[int, float] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.likely):
        rivals = {id(pair.a): pair.b.figure.value, id(pair.b): pair.a.figure.value}
        if all(rival_of.get(number, value) == value for number, value in rivals.items()):
            rival_of |= rivals
            yield pair


@lru_cache(maxsize=1)
def weighed(readings: tuple[Reading, ...]) -> tuple[Weighed, ...]:
    """Every two numbers that may be of one thing, with their likelihood; those of the last dossier are remembered."""
    desk = Desk(readings)
    return tuple(
        Weighed(a, b, likelihood(found, weights(a.reading.annotated.dispatch.language, "numbers")))
        for a, b, found in desk.judged()
    )


class Desk:
    """The counts of a dossier and what stands beside them."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        """The dispatches as they are compared."""
        self.likeness: Likeness = likeness(readings)
        self.by_file = {reading.file: reading.once(counts) for reading in readings}
        everything = [count for found in self.by_file.values() for count in found]
        self.pairs = list(candidates(everything))
        self.rivals = Counter(id(count) for pair in self.pairs for count in pair)

    def judged(self) -> Iterator[tuple[Count, Count, dict[str, float]]]:
        """Each pair with its traits."""
        for a, b in self.pairs:
            one, other = self._passage(a), self._passage(b)
            if one is not None and other is not None:
                yield a, b, {**self._beside(a, b), **traits(a, b, one, other, self.likeness)}

    def _passage(self, count: Count) -> Passage | None:
        return self.likeness.at(count.reading.file, count.here.sentence.span.start)

    def _beside(self, a: Count, b: Count) -> dict[str, float]:
        """What the other counts of the dossier say."""
        among = sum(_alike(c, a) for c in self.by_file[a.reading.file])
        beside = sum(_alike(c, b) for c in self.by_file[b.reading.file])
        rivals = self.rivals[id(a)] * self.rivals[id(b)]
        return {
            "many": min(math.log(among * beside + 1), _MANY) / _MANY,
            "rivals": min(math.log(1 + rivals), _RIVALS) / _RIVALS,
            **self._alone(a, b),
        }

    def _alone(self, a: Count, b: Count) -> dict[str, float]:
        """Whether each dispatch, or one of the two, gives but this number of its kind."""
        lone = [self._is_alone(one) for one in (a, b)]
        return {"alone": float(all(lone)), "one_alone": float(any(lone) and not all(lone))}

    def _is_alone(self, count: Count) -> bool:
        """Whether its dispatch gives no other number of its kind, but for parts and former times."""
        others = (c for c in self.by_file[count.reading.file] if c.kind_key == count.kind_key)
        return len({c.figure.value for c in others if not (c.is_part or c.is_background)}) < 2


def candidates(found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Numbers that differ, of one unit, kind or of people, in two dispatches or in a headline and its text."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, count in enumerate(found):
        for name in () if _refers_back(count) else _blocks(count):
            blocks[name].append(i)
    beside = _Beside(found)
    pairs = {pair for block in blocks.values() for pair in _near(found, block)}
    for i, j in sorted(pairs):
        a, b = found[i], found[j]
        if _may_clash(a, b) and beside.leaves_open(a, b):
            yield a, b


def _may_clash(a: Count, b: Count) -> bool:
    """Whether two numbers differ and nothing about the two alone tells them apart."""
    if a.reading is b.reading and {a.here.sentence.zone, b.here.sentence.zone} != {"headline", "body"}:
        return False
    if (
        a.figure.value == b.figure.value
        or incomparable(a, b)
        or between_other_places(a, b)
        or is_some_of(a, b)
        or _of_two_kinds(a, b)
        or of_two_stages(a, b)
        or takes_in_more(a, b)
        or distant_from(a) != distant_from(b)
    ):
        return False
    first, second = (a, b) if a.figure.value < b.figure.value else (b, a)
    early = a.reading is not b.reading and is_provisional(first) and not is_provisional(second)
    if early or grown_since(a, b):
        return False
    return not meet(a, b) and not rounded(a, b)


class _Beside:
    """What the dispatches tell beside two numbers."""

    def __init__(self, found: Sequence[Count]) -> None:
        self._values: dict[tuple[str, str], set[float]] = defaultdict(set)
        self._told: dict[tuple[str, int], list[Count]] = defaultdict(list)
        self._first: dict[tuple[str, str, float], Count] = {}
        for count in found:
            if not count.is_whole and count.here.sentence.zone == "body":
                self._first.setdefault((count.reading.file, count.kind_key, count.figure.value), count)
            self._values[count.reading.file, count.unit_key].add(count.figure.value)
            self._told[_sentence(count)].append(count)

    def leaves_open(self, a: Count, b: Count) -> bool:
        """Whether neither sentence gives both numbers, and a « none » answers the other one."""
        if self._is_told_again(a) or self._is_told_again(b):
            return False
        if self._says_both(a, b) or self._says_both(b, a) or self._adds_up_to(a, b) or self._adds_up_to(b, a):
            return False
        if a.figure.unit in a.rules["money"] and not self._is_one_sum(a, b):
            return False
        return bool(a.figure.value and b.figure.value) or self._denies(a, b)

    def _is_told_again(self, count: Count) -> bool:
        """« les trois navires », behind « trois chalutiers ont été arraisonnés »: weighed where the number is first
        told, with what befell them."""
        first = self._first.get((count.reading.file, count.kind_key, count.figure.value))
        return count.is_whole and first is not None and first.figure.span.start < count.figure.span.start

    def _is_one_sum(self, a: Count, b: Count) -> bool:
        """Whether two sums may be one: of one kind of money, told alike, what things are worth, or the only ones of
        their dispatches."""
        if flows(a) & flows(b) or aligned(a, b):
            return True
        smaller, larger = sorted((a.figure.value, b.figure.value))
        of_one = self._are_alone(a, b) or (a.is_worth and b.is_worth)
        return of_one and larger <= _ONE_SUM * smaller

    def _are_alone(self, a: Count, b: Count) -> bool:
        return all(len(self._values[one.reading.file, one.unit_key]) == 1 for one in (a, b))

    def _says_both(self, count: Count, other: Count) -> bool:
        """« de 450 à 225 francs », « 62 tonnes sur les 310 de la cuve »: whether one sentence gives both numbers."""
        beside = (c for c in self._told[_sentence(count)] if c is not count)
        if any(c.figure.value == other.figure.value and (_alike(c, other) or _are_they(c, other)) for c in beside):
            return True
        inside = (t for t in other.here.tokens if other.figure.span.start <= t.start < other.figure.span.end)
        printed = next((t.text for t in inside if t.text.isdecimal()), "")
        is_telling = len(printed) >= _TELLING_DIGITS and printed[0] != "0"
        return is_telling and printed in {token.text for token in count.here.tokens}

    def _adds_up_to(self, whole: Count, part: Count) -> bool:
        """« quatre marins », « deux Polonais et deux Lettons »: whether the numbers of one sentence make the other."""
        beside = [c for c in self._told[_sentence(part)] if _blocks(c) & _blocks(whole)]
        return len(beside) > 1 and sum(c.figure.value for c in beside) == whole.figure.value

    def _denies(self, a: Count, b: Count) -> bool:
        """Whether « aucun diplomate », « aucun mort » answers the other number: the same fate, the only number of the
        same thing in each dispatch, or words in common."""
        if a.unit_key != b.unit_key or a.befell & b.befell:
            return bool(a.befell & b.befell)
        if self._are_alone(a, b):
            return True
        alike = verbs(a) & verbs(b) or telling(a.frame & b.frame) or telling(a.context & b.context, measuring(a))
        return bool(alike)


def _sentence(count: Count) -> tuple[str, int]:
    return count.reading.file, count.here.sentence.span.start


def _of_two_kinds(a: Count, b: Count) -> bool:
    """Whether the one is a fine and the other a reward, the one a share of pupils and the other of a roof, or the one a
    delay and the other how long it lasts; two prices of the kilo are of one kind."""
    if a.figure.unit in a.rules["durations"]:
        return offset(a) != offset(b) or _is_open(a, b) or _is_open(b, a)
    one, other = flows(a), flows(b)
    if one and other and not one & other and not (a.per and a.per == b.per):
        return True
    return a.figure.unit == "%" and bool(a.of_what and b.of_what) and not a.of_what & b.of_what


def _is_open(one: Count, other: Count) -> bool:
    """« depuis plus d'une semaine », « dix jours »: no norm of its own, but a length that the other one may be."""
    more = math.isinf(one.figure.high) and one.figure.low <= other.figure.value
    return more and other.figure.value <= _NOT_MUCH_MORE * one.figure.low


def _refers_back(count: Count) -> bool:
    """« les deux hommes »: those told of before, whatever number there was of them all."""
    return count.is_whole and count.figure.value == _PAIR and count.figure.unit in count.rules["whoever"]


def _near(found: Sequence[Count], block: list[int]) -> Iterator[tuple[int, int]]:
    """Each count of a block with those behind it that neighbouring dispatches give."""
    ranks = [found[i].reading.rank for i in block]
    for place, i in enumerate(block):
        end = bisect_right(ranks, ranks[place] + NEIGHBOURS)
        yield from ((i, j) for j in block[place + 1 : end])


def _blocks(count: Count) -> set[str]:
    """Under which names it is looked up: the noun, its kind, and people whatever noun stands for them."""
    return {count.unit_key, count.kind_key, *({"people"} if _are_people(count) else ())}


def _are_people(count: Count) -> bool:
    """« 43 coureurs hospitalisés », « six bergers »: whether their noun, or what befell them, tells of people."""
    group, rules = count.kind_key[1:], count.rules
    named = group in rules["human_groups"] or count.figure.unit in rules["people_nouns"]
    return count.counts_people or named or (bool(count.befell) and group not in rules["animals"])


def _alike(one: Count, other: Count) -> bool:
    return one.unit_key == other.unit_key or one.kind_key == other.kind_key or bool(one.befell & other.befell)


def _are_they(count: Count, other: Count) -> bool:
    """« ils étaient soixante, les voilà cent vingt » beside « une soixantaine de lycéens »."""
    return count.points_back and "people" in _blocks(other)


def _opposition(pair: Weighed) -> Opposition:
    a, b = pair.a, pair.b
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    wording = "number_inside" if a.reading is b.reading else "number"
    subject = f"{a.measure}:{'/'.join(sorted(a.befell))}"
    return Opposition("number", a.side, b.side, confidence(pair.likely), BY_WEIGHT, wording, details, subject)
