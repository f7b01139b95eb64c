"""What speaks for and against two numbers being versions of one, as far as the two and their sentences tell."""

from __future__ import annotations

import math

from questions.crosscheck.judging.likeness import Likeness
from questions.crosscheck.judging.passages import Passage
from questions.crosscheck.numbers.alignment import aligned, measuring, of_two, telling, verbs
from questions.crosscheck.numbers.count_traits import is_delay, is_final, tells_all
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.headlines import misprinted
from questions.crosscheck.numbers.lengths import one_lasts
from questions.crosscheck.numbers.number_gates import gap, gate, may_grow
from questions.crosscheck.statements import apart

#: Common words, those right around both numbers, and dispatches in between count no more than this.
_MOST, _AROUND, _BETWEEN = 15.0, 3, 4
#: A number counts as large, and two as far apart, up to this, natural logarithm.
_LARGE, _APART = 7.0, 5.0
#: Less than any number but nought.
_LEAST = 0.01


def traits(a: Count, b: Count, one: Passage, other: Passage, near: Likeness) -> dict[str, float]:
    """Each trait of two numbers and of the sentences that hold them, from 0 to 1."""
    return {**_where(a, b, one, other, near), **_how(a, b), **_of_values(a, b)}


def _where(a: Count, b: Count, one: Passage, other: Passage, near: Likeness) -> dict[str, float]:
    """Where both are told, and what their sentences share."""
    between = abs(a.reading.rank - b.reading.rank)
    return {
        "shared": min(near.shared(one, other), _MOST) / _MOST,
        "nearest": float(not near.better(one, other) and not near.better(other, one)),
        "internal": float(a.reading is b.reading),
        "between": min(between, _BETWEEN) / _BETWEEN,
        "late": max(one.place / one.of, other.place / other.of),
        "planned": float(one.is_planned != other.is_planned),
        "same_day": float(bool(a.when and b.when) and not _other_times(a, b)),
        "background": float(a.is_background != b.is_background),
        "other_places": float(bool(a.places and b.places) and not a.places & b.places),
    }


def _how(a: Count, b: Count) -> dict[str, float]:
    """What is counted, what befell it, and for which reason the two may both hold."""
    reason = gate(a, b, True)
    kind = reason.kind if reason is not None else ""
    one, other = _fates(a), _fates(b)
    return {
        "aligned": float(aligned(a, b)),
        "update": float(kind == "update"),
        "scope": float(kind == "scope"),
        "another_event": float(kind == "different_event"),
        "attributed": float(kind == "attributed"),
        "other_owner": float(of_two(a, b)),
        "one_part": float(a.is_part != b.is_part),
        "untied": float(_is_untied(a, b)),
        "one_length": float(bool(one_lasts(a, b)) or (is_delay(a) and is_delay(b))),
        "two_nouns": float(not (a.unit_key == b.unit_key or a.kind_key == b.kind_key or one & other)),
        "same_deed": float(bool(verbs(a) & verbs(b))),
        "around": min(len(telling(a.frame & b.frame, measuring(a))), _AROUND) / _AROUND,
        "same_fate": float(bool(one & other)),
        "other_fate": float(bool(one and other) and not one & other),
        "one_fate": float(bool(one) != bool(other)),
        "growing": float(_grows(a, b)),
    }


def _fates(count: Count) -> frozenset[str]:
    """What befell those who are counted: « vingt et un corps » are dead too."""
    wider = count.reading.words.wider
    return frozenset(wider.get(fate, fate) for fate in count.befell)


def _is_untied(a: Count, b: Count) -> bool:
    """« deux jours de discussions », « un préavis de trois jours »: two lengths of time that no word says to be one."""
    if a.figure.unit not in a.rules["durations"]:
        return False
    return not (a.frame & b.frame or (is_delay(a) and is_delay(b)))


def _other_times(a: Count, b: Count) -> bool:
    return bool(a.when and b.when and apart(a.when, b.when))


def _of_values(a: Count, b: Count) -> dict[str, float]:
    """What the two numbers are."""
    smaller, larger = sorted((a.figure.value, b.figure.value))
    ratio = larger / smaller if smaller else 0.0
    return {
        "share": float(a.figure.unit == "%"),
        "nought": float(not smaller),
        "double": float(0 < ratio <= 2),
        "far": float(ratio > 20),
        "ratio": min(math.log(larger / max(smaller, _LEAST)), _APART) / _APART,
        "large": min(math.log1p(smaller), _LARGE) / _LARGE,
        "misread": float(bool(smaller) and misprinted(a, b)),
        "approximate": float(a.figure.approximate and b.figure.approximate),
        "all_of_them": float(tells_all(a) and tells_all(b)),
        "period": float(a.has_period != b.has_period),
        "final": float(is_final(a) or is_final(b)),
    }


def _grows(a: Count, b: Count) -> bool:
    """Whether a count that may grow is higher in what was told later."""
    if not (may_grow(a, b) and gap(a.as_of, b.as_of) and a.as_of and b.as_of):
        return False
    first, second = (a, b) if a.as_of < b.as_of else (b, a)
    return second.figure.value > first.figure.value
