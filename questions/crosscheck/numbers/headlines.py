"""A headline's number that the text below it does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from questions.crosscheck.findings import Opposition
from questions.crosscheck.numbers.alignment import (
    aligned,
    done_otherwise,
    meet,
    other_things,
    rounded,
    same_people,
    telling,
)
from questions.crosscheck.numbers.count_traits import offset
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.headline_ties import told_alike
from questions.crosscheck.numbers.incomparable import incomparable
from questions.crosscheck.numbers.lengths import told_to_last
from questions.languages.tables import load_table

#: Parts of a total that are added up, at most.
_PARTS = 3
#: A crowd, of whom a piece of news gives one number; two versions of it differ by less than the second factor.
_CROWD = 50
_ONE_SIZE = 3
#: Weights and lengths further apart than this factor are two.
_ONE_EXTENT = 10
#: Versions of how long somebody stayed differ by at most this factor.
_ONE_STAY = 3
#: Numbers of one text looked at for the parts of a total, at most.
_FEW = 12
#: Fewer digits stand in another order by chance.
_DIGITS = 3
_REMEMBERED = 4096


def find(counts: Sequence[Count]) -> Iterator[Opposition]:
    """For each number of the headline that stands nowhere below, the number of the same thing that does.

    :param counts: the counts of one dispatch.
    """
    body = [c for c in counts if c.here.sentence.zone == "body" and c.figure.value]
    for head in (c for c in counts if c.here.sentence.zone == "headline" and c.figure.value):
        alike = [c for c in body if _same_measure(head, c)] or _crowd(head, body)
        bears_out = [c for c in body if c in alike or (head.befell & c.befell)]
        if not any(_agrees(head, c) for c in bears_out) and not is_sum(head, alike):
            yield from _opposed(head, [c for c in alike if _may_be_same(head, c)])


def _same_measure(head: Count, count: Count) -> bool:
    """Whether both count the same kind of thing."""
    if told_alike(head, count):
        return True
    if head.befell or count.befell:
        return head.befell == count.befell and same_people(head, count)
    return head.kind_key == count.kind_key


def _crowd(head: Count, body: Sequence[Count]) -> list[Count]:
    """« deux mille personnes pour le théâtre » above « quelque 1 200 personnes ont défilé »: the only crowd told of."""
    if head.befell or head.figure.unit not in head.rules["whoever"] or head.figure.value < _CROWD:
        return []
    crowds = [c for c in body if c.figure.unit == head.figure.unit and c.figure.value >= _CROWD]
    near = [
        c for c in crowds if max(c.figure.value, head.figure.value) < _ONE_SIZE * min(c.figure.value, head.figure.value)
    ]
    return near if len(crowds) == 1 else []


def _agrees(head: Count, count: Count) -> bool:
    return head.figure.value == count.figure.value or meet(head, count) or rounded(head, count)


def is_sum(head: Count, parts: Sequence[Count]) -> bool:
    """« neuf blessés » above « sept blessés à Liège et deux à Namur »."""
    values = [c.figure.value for c in parts[:_FEW]]
    sums = (sum(some) for number in range(2, _PARTS + 1) for some in combinations(values, number))
    return head.figure.value in sums


def _may_be_same(head: Count, count: Count) -> bool:
    if count.is_background or count.of_another or count.has_period:
        return False
    if other_things(head, count) and not told_alike(head, count):
        return False
    if offset(head) != offset(count) or incomparable(head, count):
        return False
    larger, smaller = max(head.figure.value, count.figure.value), min(head.figure.value, count.figure.value)
    if head.figure.unit in head.rules["measures"] and larger > _ONE_EXTENT * smaller and not misprinted(head, count):
        return False
    if _sets_out(count) and not telling(head.frame & count.frame):
        return False
    return not (head.places and count.places and not head.places & count.places)


def _sets_out(count: Count) -> bool:
    """« Des sept diplomates de l'ambassade, il est le seul … »: those of whom one or some are told."""
    first = count.first
    opens = first > 0 and count.here.word(first - 1) in count.rules["out_of"]
    return opens and (first == 1 or count.here.tokens[first - 2].pos == "PUNCT")


def _opposed(head: Count, found: Sequence[Count]) -> Iterator[Opposition]:
    """The count below that shares most with the headline, if any does."""
    told = [c for c in found if _lasts(c)] or found
    told = [c for c in told if c.told_unit == head.told_unit] or told
    lone = len({c.figure.value for c in told}) == 1
    best = max(found, key=lambda c: (_likeness(head, c, lone), -c.figure.span.start), default=None)
    confidence = _likeness(head, best, lone) if best is not None else 0.0
    if best is None or not confidence:
        return
    details = {"a_figure": head.figure.span.quote, "b_figure": best.figure.span.quote}
    subject = f"{head.measure}:headline"
    yield Opposition("number", head.side, best.side, confidence, "headline", "number_inside", details, subject)


def _likeness(head: Count, count: Count, lone: bool) -> float:
    """How sure it is that the text takes up the headline's count.

    :param lone: whether the text gives one number of such things.
    """
    if aligned(head, count) and not head.is_special:
        return 0.9
    if _misprinted(head.figure.value, count.figure.value):
        return 0.8
    if head.befell or telling(head.frame & count.frame):
        return 0.8
    if told_alike(head, count):
        return 0.75 if lone else 0.0
    if count.is_only and head.figure.value > 1:
        return 0.65
    if _crowd(head, [count]) or _costs(head, count):
        return 0.65
    if _stays(head, count, lone):
        return 0.6
    if done_otherwise(head, count) or head.figure.unit in _vague(head):
        return 0.0
    return 0.65 if head.is_special or lone else 0.0


def _stays(head: Count, count: Count, lone: bool) -> bool:
    """« Dix jours en enfer » above « sont restés captifs pendant huit jours »: the only such time in the text."""
    if not lone or not _lasts(count):
        return False
    larger, smaller = max(head.figure.value, count.figure.value), min(head.figure.value, count.figure.value)
    return larger <= _ONE_STAY * smaller


def _lasts(count: Count) -> bool:
    """Whether somebody stays so long, or something lasts."""
    if count.figure.unit not in count.rules["durations"]:
        return False
    predicate = count.claim.predicate if count.claim is not None else ""
    return not {predicate, *count.lemmas}.isdisjoint(count.rules["staying"]) or told_to_last(count)


def _costs(head: Count, count: Count) -> bool:
    """« l'orgue à 1,4 million » above « facture de la restauration : 1 240 000 euros »: what one thing costs."""
    price = head.reading.words.key(head.rules["price"])
    first = head.here.at(head.figure.span.start)
    before = head.here.word(first - 1) if first else ""
    priced = (
        price in head.frame
        or before in load_table(head.reading.annotated.dispatch.language, "figures")["bare_money"]["priced_at"]
    )
    near = max(head.figure.value, count.figure.value) < _ONE_SIZE * min(head.figure.value, count.figure.value)
    return head.figure.unit in head.rules["money"] and priced and near and price in count.frame


def misprinted(one: Count, other: Count) -> bool:
    """Three digits or more in another order: « 612 » and « 216 », « 2'06"81 » and « 2'06"18 »."""
    first, second = _digits(one), _digits(other)
    return len(first) >= _DIGITS and first != second and sorted(first) == sorted(second)


@lru_cache(maxsize=_REMEMBERED)
def _digits(count: Count) -> str:
    return re.sub(r"\D", "", count.figure.span.quote)


def _vague(count: Count) -> set[str]:
    """Units that measure too many things to tell which is meant."""
    return {"%", *count.rules["money"], *count.rules["durations"], *count.rules["anybody"]}


def _misprinted(one: float, other: float) -> bool:
    """The same digits in another order, or a nought too many: « 450 000 » and « 540 000 », « 400 » and « 4000 »."""
    first, second = (f"{value:.0f}".rstrip("0") for value in (one, other))
    same_digits = len(first) > 1 and sorted(first) == sorted(second) and first != second
    as_long = f"{one:.0f}".count("0") == f"{other:.0f}".count("0")
    return (same_digits and as_long) or max(one, other) == 10 * min(one, other) >= 100
