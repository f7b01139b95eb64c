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
numeric                  1 when the number, French or English decimals, is no farther from an accepted one than the
                         tolerance, in its unit or in percent (Moodle, “Numerical”, “Accepted error”); in part: ½ within
                         the wider tolerance (there, a second answer of 50 %), and ½ where the unit asked for is missing
                         or another one
short                    1 when the words equal those of an accepted answer but for punctuation, an article in front,
                         and as the teacher chooses accents, capitals and some letters
                         (:mod:`classroom.attempts.spelling`); in part: ½ where letters are wrong. Where a bare number
                         is accepted (a year, say), any words may surround it (Moodle, “Short answer”)
date                     1 for the date asked for, or as chosen one within it; in part: right parts in turn, year
                         first / parts (:func:`classroom.item_bank.written_dates.date_share`)
gap                      gaps filled in rightly / gaps, each as in *short* or by its list (Moodle, “Embedded answers”,
                         all weights 1)
highlight                1 when no more words than the teacher allows are missing or too many; in part: twice the words
                         selected that belong to the proof / (words selected + words of the proof), the coefficient of
                         Dice (L. R. Dice, Ecology 26, 1945), that is, the F1 of the words; 0 where it is below ½, so
                         that selecting a whole page wins nothing
open                     marked by a person, see :func:`awaits_marker`; 0 where nothing was written
=======================  ==============================================================================================

Where the teacher has chosen « all or nothing », everything below 1 is 0.

An open answer that waits for its marker has **no row in** ``marks``. So an attempt with one has no score yet
(``AttemptTotal.score`` is ``None``; pages say « à corriger »), nothing of it is counted in statistics, and the
teacher's first mark is the first row, appended with ``service.append_marks`` like every other. One that was left open
gets its 0 from the machine at once. The teacher can take her mark back: a row with ``withdrawn`` says that the answer
waits again; so does one for an answer that came late and was let count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Any

from classroom.attempts.answers import BY_HAND, CHOICE, Question, halves
from classroom.attempts.spelling import allowed_slips, slips
from classroom.attempts.written import Quantity, fold, quantity, unit_in, without_article
from classroom.item_bank.gaps import gap_count, is_listed, of_gap
from classroom.item_bank.passages import places, words
from classroom.item_bank.rules import Rules, rules_of
from classroom.item_bank.written_dates import date_share, read_dates
from classroom.models import ItemKind

#: What is won by an answer that is right but for its spelling, its unit, or the narrower tolerance.
HALF = 0.5
#: Dice's coefficient below which a selection wins nothing.
LEAST_OVERLAP = 0.5
#: Fractions closer to one than this are one.
_ROUNDING = 1e-9


def score(version: Question, answer: Any) -> float:
    """Fraction of the points.

    :param version: the question as it was put.
    :param answer: in its stored shape, see :mod:`classroom.attempts.answers`; ``None``: not answered.
    :raises ValueError: for an answer that :func:`awaits_marker`.
    """
    if answer is None:
        return 0.0
    if version.kind in BY_HAND:
        raise ValueError("an open answer is marked by a person")
    if version.kind in CHOICE:
        return float(version.options[answer]["correct"])
    rules = rules_of(version.kind, version.rules)
    fraction = _SCORERS[version.kind](version.options, answer, rules)
    return fraction if rules.partial or fraction > 1 - _ROUNDING else 0.0


def awaits_marker(version: Question, answer: Any) -> bool:
    """Whether only a person can say what an answer is worth: it has no mark until one does."""
    return version.kind in BY_HAND and answer is not None


def _multiple(options: list[dict[str, Any]], chosen: list[int], _rules: Rules) -> float:
    right = {index for index, option in enumerate(options) if option["correct"]}
    wrong = len(options) - len(right)
    hits = len(right.intersection(chosen))
    misses = len(set(chosen) - right)
    gained = hits / len(right) if right else 0.0
    return max(0.0, gained - (misses / wrong if wrong else 0.0))


def _order(options: list[dict[str, Any]], ranks: list[int | None], _rules: Rules) -> float:
    if len(options) < 2:
        return float(ranks == [1])
    together = sum(1 for first, second in pairwise(ranks) if first is not None and second == first + 1)
    return together / (len(options) - 1)


def _match(options: list[dict[str, Any]], chosen: list[int | None], _rules: Rules) -> float:
    rights = [halves(option)[1] for option in options]
    hits = sum(1 for left, index in enumerate(chosen) if index is not None and rights[index] == rights[left])
    return hits / len(rights)


# --------------------------------------------------------------------------------------------------------- numbers


def _numeric(options: list[dict[str, Any]], typed: str, rules: Rules) -> float:
    given = quantity(typed)
    if given is None:
        return _short(options, typed, rules)
    accepted = [right for text in _accepted(options) if (right := quantity(text)) is not None]
    return max((_number_share(given, right, rules) for right in accepted), default=0.0)


def _number_share(given: Quantity, right: Quantity, rules: Rules) -> float:
    unit = _unit_share(given, right, rules)
    if given.lies_within(right, Decimal(str(rules.tolerance)), rules.relative):
        return unit
    wide = rules.wide and given.lies_within(right, Decimal(str(rules.wide)), rules.relative)
    return HALF * unit if wide else 0.0


def _unit_share(given: Quantity, right: Quantity, rules: Rules) -> float:
    """1 for the right unit, or none where none is asked for; half where one is and is missing or another one."""
    if not rules.units:
        return float(given.same_unit(right))
    if not given.written:
        return HALF if rules.unit_needed else 1.0
    same = unit_in(given.written) in {unit_in(way) for way in rules.units}
    return 1.0 if same else HALF * rules.unit_needed


# ------------------------------------------------------------------------------------------------------ typed words


def _short(options: list[dict[str, Any]], typed: str, rules: Rules) -> float:
    return max((_word_share(text, typed, rules) for text in _accepted(options)), default=0.0)


def _word_share(accepted: str, typed: str, rules: Rules) -> float:
    """1 for the words, half for them with letters wrong that are forgiven, else 0."""
    given, right = (without_article(fold(text, rules.accents, rules.capitals)) for text in (typed, accepted))
    if not given:
        return 0.0
    if given == right or _same_bare_number(accepted, typed):
        return 1.0
    return 0.0 if slips(given, right, allowed_slips(right, rules.slips)) is None else HALF if rules.partial else 1.0


def _same_bare_number(accepted: str, typed: str) -> bool:
    right, given = quantity(accepted), quantity(typed)
    return accepted.strip().isdecimal() and right is not None and given is not None and given.agrees_with(right)


def _date(options: list[dict[str, Any]], typed: str, rules: Rules) -> float:
    given = read_dates(typed)
    keys = [key for text in _accepted(options) for key in read_dates(text)]
    return max((date_share(each, key, rules.finer) for each in given for key in keys), default=0.0)


def _gap(options: list[dict[str, Any]], given: list[int | str | None], rules: Rules) -> float:
    right = sum(_fills(options, gap, each, rules) for gap, each in enumerate(given, 1))
    return right / max(gap_count(options), 1)


def _fills(options: list[dict[str, Any]], gap: int, given: int | str | None, rules: Rules) -> bool:
    if given is None:
        return False
    if isinstance(given, int):
        return bool(options[given]["correct"])
    return any(_word_share(options[index]["text"], given, rules) > 0 for index in of_gap(options, gap))


def fills(version: Question, gap: int, text: str) -> bool:
    """Whether words, typed or chosen, fill a gap rightly."""
    own = [version.options[index] for index in of_gap(version.options, gap)]
    chosen = next((option for option in own if option["text"] == text), None)
    if chosen is not None:
        return bool(chosen["correct"])
    rules = rules_of(version.kind, version.rules)
    return not is_listed(version.options, gap) and any(_word_share(o["text"], text, rules) > 0 for o in own)


# -------------------------------------------------------------------------------------------------------- highlight


def _highlight(options: list[dict[str, Any]], chosen: list[int], rules: Rules) -> float:
    size = len(words(rules.passage))
    selected = frozenset(number for number in chosen if number < size)
    return max((_overlap(selected, wanted, rules.slack) for wanted in _wanted(options, rules)), default=0.0)


def _wanted(options: list[dict[str, Any]], rules: Rules) -> Iterable[frozenset[int]]:
    """Every set of words that is the proof: one passage of several where one is enough, else all of them together;
    words that stand there more than once are right wherever they stand."""
    found = [places(rules.passage, text) for text in _accepted(options)]
    if rules.any_span:
        return [span for spans in found for span in spans]
    together = [frozenset[int]()]
    for spans in found:
        together = [whole | span for whole in together for span in spans][:_MOST_COMBINATIONS]
    return together


#: Sets of words that are tried; more would be a passage that repeats itself.
_MOST_COMBINATIONS = 200


def _overlap(selected: frozenset[int], wanted: frozenset[int], slack: int) -> float:
    if not wanted or not selected & wanted:
        return 0.0
    if len(selected ^ wanted) <= slack:
        return 1.0
    share = 2 * len(selected & wanted) / (len(selected) + len(wanted))
    return share if share >= LEAST_OVERLAP else 0.0


def _accepted(options: list[dict[str, Any]]) -> list[str]:
    return [option["text"] for option in options if option["correct"]]


_SCORERS: dict[ItemKind, Callable[[list[dict[str, Any]], Any, Rules], float]] = {
    ItemKind.MULTIPLE: _multiple,
    ItemKind.ORDER: _order,
    ItemKind.MATCH: _match,
    ItemKind.NUMERIC: _numeric,
    ItemKind.SHORT: _short,
    ItemKind.DATE: _date,
    ItemKind.GAP: _gap,
    ItemKind.HIGHLIGHT: _highlight,
}
