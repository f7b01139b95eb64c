"""What an answer is worth: a fraction from 0 to 1 of the question's points. Pure; the same version and answer always
give the same fraction.

=======================  ==============================================================================================
single, true_false       1 for the right option, else 0
multiple                 right options chosen / right options − wrong options chosen / wrong options, never below 0:
                         choosing everything is worth nothing, like choosing nothing (Moodle, “Multiple choice,
                         multiple answers”, weights that sum to ±100 %; QTI 2.2, ``map_response`` with ``lowerBound`` 0)
order                    neighbours of the right order that were put directly one after the other / all neighbours
                         (Moodle, “Ordering”, “relative to the next item, excluding last”)
match                    right pairs / pairs (Moodle, “Matching”; equal right halves may stand for each other)
numeric                  1 when the number, French or English decimals, equals an accepted one, else 0
short                    1 when the words equal those of an accepted answer but for accents, capitals, punctuation and
                         an article in front; where a bare number is accepted (a year, say), any words may surround it
=======================  ==============================================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from classroom.attempts.answers import CHOICE, Question, halves
from classroom.attempts.written import fold, quantity, without_article
from classroom.models import ItemKind


def score(version: Question, answer: Any) -> float:
    """Fraction of the points.

    :param version: the question as it was put.
    :param answer: in its stored shape, see :mod:`classroom.attempts.answers`; ``None``: not answered.
    """
    if answer is None:
        return 0.0
    if version.kind in CHOICE:
        return float(version.options[answer]["correct"])
    return _SCORERS[version.kind](version.options, answer)


def _multiple(options: list[dict[str, Any]], chosen: list[int]) -> float:
    right = {index for index, option in enumerate(options) if option["correct"]}
    wrong = len(options) - len(right)
    hits = len(right.intersection(chosen))
    misses = len(set(chosen) - right)
    gained = hits / len(right) if right else 0.0
    return max(0.0, gained - (misses / wrong if wrong else 0.0))


def _order(options: list[dict[str, Any]], ranks: list[int | None]) -> float:
    if len(options) < 2:
        return float(ranks == [1])
    together = sum(1 for first, second in pairwise(ranks) if first is not None and second == first + 1)
    return together / (len(options) - 1)


def _match(options: list[dict[str, Any]], chosen: list[int | None]) -> float:
    rights = [halves(option)[1] for option in options]
    hits = sum(1 for left, index in enumerate(chosen) if index is not None and rights[index] == rights[left])
    return hits / len(rights)


def _numeric(options: list[dict[str, Any]], typed: str) -> float:
    given = quantity(typed)
    if given is None:
        return _short(options, typed)
    accepted = (quantity(option["text"]) for option in options if option["correct"])
    return float(any(right is not None and given.agrees_with(right) for right in accepted))


def _short(options: list[dict[str, Any]], typed: str) -> float:
    accepted = [option["text"] for option in options if option["correct"]]
    given = without_article(fold(typed))
    if not given:
        return 0.0
    return float(any(given == without_article(fold(text)) or _same_bare_number(text, typed) for text in accepted))


def _same_bare_number(accepted: str, typed: str) -> bool:
    right, given = quantity(accepted), quantity(typed)
    return accepted.strip().isdecimal() and right is not None and given is not None and given.agrees_with(right)


_SCORERS: dict[ItemKind, Callable[[list[dict[str, Any]], Any], float]] = {
    ItemKind.MULTIPLE: _multiple,
    ItemKind.ORDER: _order,
    ItemKind.MATCH: _match,
    ItemKind.NUMERIC: _numeric,
    ItemKind.SHORT: _short,
}
