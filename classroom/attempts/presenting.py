"""A question as a student may see it: words and places, nothing that tells which answer is right."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from classroom.attempts.answers import TEXT, Question, choice_order, halves, listed
from classroom.item_bank.gaps import gap_count, pieces
from classroom.item_bank.passages import after, words
from classroom.item_bank.rules import Rules, rules_of
from classroom.item_bank.written_dates import Precision, precision, read_dates
from classroom.models import ItemKind


@dataclass(frozen=True, slots=True)
class PresentedItem:
    """All that a page receives of a question."""

    #: Of the attempt item (in a preview: of the slot).
    id: int
    position: int
    kind: ItemKind
    stem: str
    max_mark: float
    #: Options as shown; for ``match`` the left halves; none where the answer is typed.
    options: tuple[str, ...]
    #: For ``match``: right halves to choose from.
    choices: tuple[str, ...]
    #: For ``gap``: the text cut at its gaps, each a number …
    pieces: tuple[str | int, ...] = ()
    #: … and for each gap what it is chosen from; nothing where it is typed.
    lists: tuple[tuple[str, ...], ...] = ()
    #: For ``highlight``: the words of the passage, each with what stands before it …
    words: tuple[tuple[str, str], ...] = ()
    #: … what follows the last, and whose words these are.
    rest: str = ""
    source: str = ""
    #: For ``numeric``: the unit, where it stands beside the field; …
    unit: str = ""
    #: … whether it has to be written.
    unit_needed: bool = False
    #: For ``date``: how precise a date is asked for.
    precision: Precision | None = None
    #: For ``open``: most words; 0: no limit.
    most_words: int = 0


class Shuffled(Question, Protocol):
    """A version, or the columns of one that the order of its options follows from."""

    @property
    def id(self) -> int: ...


def freeze_order(version: Shuffled, seed: str, shuffle: bool) -> list[int]:
    """Indexes of the version's options in the order in which one student sees them.

    :param seed: the same seed gives the same order.
    :param shuffle: leave it off to keep the author's order. ``order`` and ``match`` are never shown in the right order,
        the lists of ``gap`` never in the author's, and ``true_false`` always stands in one order that does not depend
        on which is true.
    """
    indexes = list(range(len(version.options)))
    if version.kind in TEXT or version.kind is ItemKind.HIGHLIGHT:
        return []
    if version.kind is ItemKind.GAP:
        # The right word stands first in the author's list.
        random.Random(seed if shuffle else f"version {version.id}").shuffle(indexes)
        return indexes
    if version.kind is ItemKind.TRUE_FALSE:
        return sorted(indexes, key=lambda index: version.options[index]["text"], reverse=True)
    if version.kind in {ItemKind.ORDER, ItemKind.MATCH}:
        return _not_as_it_should_be(version, random.Random(seed if shuffle else f"version {version.id}"))
    if shuffle:
        random.Random(seed).shuffle(indexes)
    return indexes


class Worded(Question, Protocol):
    """A question with its words: a version, or the columns of one."""

    @property
    def stem(self) -> str: ...


def present_version(
    id: int, position: int, version: Worded, option_order: Sequence[int], max_mark: float
) -> PresentedItem:
    """A version in a given order of options."""
    return _present(id, position, version, option_order, version.stem, max_mark)


def present_fields(id: int, position: int, version: Question, option_order: Sequence[int]) -> PresentedItem:
    """The same as far as reading a form needs it: without the words of the question, and worth nothing."""
    return _present(id, position, version, option_order, "", 0.0)


def _present(
    id: int, position: int, version: Question, option_order: Sequence[int], stem: str, max_mark: float
) -> PresentedItem:
    options, choices = _shown(version, option_order)
    more = _SHOWS.get(version.kind)
    further = more(version, option_order, rules_of(version.kind, version.rules)) if more else {}
    return PresentedItem(id, position, version.kind, stem, max_mark, options, choices, **further)


def _shown_gaps(version: Question, option_order: Sequence[int], rules: Rules) -> dict[str, Any]:
    options = version.options
    lists = (listed(options, option_order, gap) for gap in range(1, gap_count(options) + 1))
    shown = tuple(tuple(options[index]["text"] for index in each) for each in lists)
    return {"pieces": tuple(pieces(rules.text)), "lists": shown}


def _shown_passage(_version: Question, _option_order: Sequence[int], rules: Rules) -> dict[str, Any]:
    read = tuple((word.before, word.text) for word in words(rules.passage))
    return {"words": read, "rest": after(rules.passage), "source": rules.source}


def _shown_unit(_version: Question, _option_order: Sequence[int], rules: Rules) -> dict[str, Any]:
    return {"unit": "" if rules.unit_needed else next(iter(rules.units), ""), "unit_needed": rules.unit_needed}


def _shown_precision(version: Question, _option_order: Sequence[int], _rules: Rules) -> dict[str, Any]:
    """How precise the first accepted date is; which one it is stays behind."""
    values = sorted(read_dates(version.options[0]["text"])) if version.options else []
    return {"precision": precision(values[-1]) if values else None}


def _shown_limit(_version: Question, _option_order: Sequence[int], rules: Rules) -> dict[str, Any]:
    return {"most_words": rules.words}


#: What a page needs beside stem and options, for the kinds that need it.
_SHOWS = {
    ItemKind.GAP: _shown_gaps,
    ItemKind.HIGHLIGHT: _shown_passage,
    ItemKind.NUMERIC: _shown_unit,
    ItemKind.DATE: _shown_precision,
    ItemKind.OPEN: _shown_limit,
}


def _shown(version: Question, option_order: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    options: list[dict[str, Any]] = version.options
    if version.kind in TEXT or version.kind in {ItemKind.GAP, ItemKind.HIGHLIGHT}:
        return (), ()
    if version.kind is ItemKind.MATCH:
        shown = (halves(options[index])[1] for index in choice_order(options, option_order))
        return tuple(halves(option)[0] for option in options), tuple(shown)
    return tuple(options[index]["text"] for index in option_order), ()


def _not_as_it_should_be(version: Question, rng: random.Random) -> list[int]:
    """A shuffled order that does not read like the right one."""
    indexes = list(range(len(version.options)))
    right = _right_reading(version, indexes)
    shuffled = indexes[:]
    while len(set(right)) > 1 and _right_reading(version, shuffled) == right:
        rng.shuffle(shuffled)
    return shuffled


def _right_reading(version: Question, order: Sequence[int]) -> tuple[str, ...]:
    """The words whose order must not give the answer away."""
    options, choices = _shown(version, order)
    return choices or options
