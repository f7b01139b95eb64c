"""What speaks for and against two passages contradicting each other: each trait by name, between 0 and 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.crosscheck.judging.likeness import Likeness
from questions.crosscheck.judging.odds import log_odds
from questions.crosscheck.judging.passages import Passage
from questions.crosscheck.statements import apart

#: Common words count no more than this; ways of insisting.
_MOST, _INSISTING = 15.0, 4
#: Content words up to which a passage is short, and common ones that are more than chance.
_SHORT, _SEVERAL = 3, 3
#: Likelihood of a denial from which it is a strong one, and of numbers up to which they speak against.
_DENIED, _UNLIKE = 0.3, 0.1
#: Traits of the words that two passages have in common.
_BY_WORDS = frozenset({"shared", "same", "near", "each_other", "several", "short", "other_names", "no_common_name"})
#: Traits that are no greater than what the common words are worth, and what sums in another order may differ by.
_BY_RARITY, _ROUNDING = frozenset({"shared", "same"}), 1e-9
#: Marks that tell something where only one of the two bears them, and what two passages without any mark have.
_SIDED = ("calls_false", "explains", "by_oneself")
_UNMARKED = dict.fromkeys([*(f"one_{name}" for name in _SIDED), "both_originate", "both_explain", "part_and_all"], 0.0)


@dataclass(frozen=True)
class Hints:
    """What the closer looks of other rooms give, by pair of passages: a denial, numbers."""

    denied: Mapping[tuple[int, int], float]
    numbers: Mapping[tuple[int, int], float]


def traits(one: Passage, other: Passage, near: Likeness, hints: Hints) -> dict[str, float]:
    """The traits of two passages, in any order of the two."""
    return {
        **_words(one, other, near),
        **_manners(one, other, near),
        **_places(one, other),
        **_days(one, other),
        **_hinted(one, other, hints),
    }


@dataclass(frozen=True)
class Bar:
    """A likelihood to be reached, and what the common words of two passages may add at most.

    :ivar least: the likelihood, in log odds.
    :ivar rare: the most that goes with the rarity of the common words; ``others``: the most of the other traits.
    """

    least: float
    weights: Mapping[str, float]
    rare: float
    others: float

    @classmethod
    def of(cls, likelihood: float, weights: Mapping[str, float]) -> Bar:
        """The bar of a likelihood."""
        found = {name: max(weights.get(name, 0.0), 0.0) for name in _BY_WORDS}
        rare = sum(found[name] for name in sorted(_BY_RARITY))
        others = sum(found[name] for name in sorted(_BY_WORDS - _BY_RARITY))
        return cls(log_odds(likelihood), weights, rare, others)


def may_reach(bar: Bar, one: Passage, other: Passage, near: Likeness, hints: Hints) -> bool:
    """Whether two passages may be so likely, told without what takes longest: their common words."""
    weight = bar.weights.get
    known = bar.weights["bias"] + bar.others + bar.rare * _rarity(one, other, near)
    for told in (_manners(one, other, near), _places(one, other), _days(one, other), _hinted(one, other, hints)):
        known += sum([weight(name, 0.0) * value for name, value in told.items() if value])
    return known >= bar.least - _ROUNDING


def _rarity(one: Passage, other: Passage, near: Likeness) -> float:
    return min(near.shared(one, other), _MOST) / _MOST


def key_of(one: Passage, other: Passage) -> tuple[int, int]:
    """The name of a pair of passages, the same in both orders."""
    first, second = id(one), id(other)
    return (first, second) if first < second else (second, first)


def _words(one: Passage, other: Passage, near: Likeness) -> dict[str, float]:
    common = one.keys & other.keys
    better = (near.better(one, other), near.better(other, one))
    return {
        "shared": _rarity(one, other, near),
        "same": min(near.worth(common), _MOST) / _MOST,
        "near": sum(rank <= 1 for rank in better) / 2,
        "each_other": float(better == (0, 0)),
        "several": float(len(common) >= _SEVERAL),
        "short": float(min(len(one.terms), len(other.terms)) <= _SHORT),
        "other_names": float(bool(one.names - other.names) and bool(other.names - one.names)),
        "no_common_name": float(bool(one.names and other.names) and not one.names & other.names),
    }


def _manners(one: Passage, other: Passage, near: Likeness) -> dict[str, float]:
    insistence = min(one.insistence + other.insistence, _INSISTING) / _INSISTING
    opposed = bool(one.denied) != bool(other.denied)
    return {
        **(_marked(one, other) if one.marks or other.marks else _UNMARKED),
        "insisting": insistence * min(near.shared(one, other), _MOST) / _MOST if insistence else 0.0,
        "plain": float(not insistence and not opposed and not (one.counts and other.counts)),
        "one_denies": float(opposed),
        "counts": float(one.counts and other.counts),
        "answers_other": float(any((name, not yes) in other.answers for name, yes in one.answers)),
        "answers_same": float(bool(one.answers & other.answers)),
        "one_voiced": float(one.is_voiced != other.is_voiced),
    }


def _marked(one: Passage, other: Passage) -> dict[str, float]:
    return {
        **{f"one_{name}": float((name in one.marks) != (name in other.marks)) for name in _SIDED},
        "both_originate": float("originates" in one.marks and "originates" in other.marks),
        "both_explain": float("explains" in one.marks and "explains" in other.marks),
        "part_and_all": float(_limits_what_other_takes_in(one, other) or _limits_what_other_takes_in(other, one)),
    }


def _limits_what_other_takes_in(one: Passage, other: Passage) -> bool:
    return "limits" in one.marks and "takes_in_all" in other.marks


def _places(one: Passage, other: Passage) -> dict[str, float]:
    return {
        "headline": float(one.is_headline or other.is_headline),
        "leading": float(min(one.place, other.place) <= 1),
        "late": max(one.place / one.of, other.place / other.of),
    }


def _days(one: Passage, other: Passage) -> dict[str, float]:
    both = bool(one.days and other.days)
    meeting = both and any(not apart(day, another) for day in one.days for another in other.days)
    return {
        "days_meet": float(meeting),
        "days_apart": float(both and not meeting),
        "one_dated": float(bool(one.days) != bool(other.days)),
        "older": float(one.is_background != other.is_background),
    }


def _hinted(one: Passage, other: Passage, hints: Hints) -> dict[str, float]:
    key = key_of(one, other)
    denied, numbers = hints.denied.get(key, 0.0), hints.numbers.get(key)
    return {
        "denied": denied,
        "denied_surely": float(denied > _DENIED),
        "numbers": numbers or 0.0,
        "numbers_compared": float(numbers is not None),
        "numbers_apart": float(numbers is not None and numbers < _UNLIKE),
    }
