"""A question as a student may see it: words and places, nothing that tells which answer is right."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from classroom.attempts.answers import TYPED, choice_order, halves
from classroom.models import AttemptItem, ItemKind, ItemVersion


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


def freeze_order(version: ItemVersion, seed: str, shuffle: bool) -> list[int]:
    """Indexes of the version's options in the order in which one student sees them.

    :param seed: the same seed gives the same order.
    :param shuffle: leave it off to keep the author's order. ``order`` and ``match`` are never shown in the right order,
        and ``true_false`` always stands in one order that does not depend on which is true.
    """
    indexes = list(range(len(version.options)))
    if version.kind in TYPED:
        return []
    if version.kind is ItemKind.TRUE_FALSE:
        return sorted(indexes, key=lambda index: version.options[index]["text"], reverse=True)
    if version.kind in {ItemKind.ORDER, ItemKind.MATCH}:
        return _not_as_it_should_be(version, random.Random(seed if shuffle else f"version {version.id}"))
    if shuffle:
        random.Random(seed).shuffle(indexes)
    return indexes


def present(item: AttemptItem) -> PresentedItem:
    """The question of an attempt, as its student sees it."""
    return present_version(item.id, item.position, item.item_version, item.option_order, item.max_mark)


def present_version(
    id: int, position: int, version: ItemVersion, option_order: Sequence[int], max_mark: float
) -> PresentedItem:
    """A version in a given order of options."""
    options, choices = _shown(version, option_order)
    return PresentedItem(id, position, version.kind, version.stem, max_mark, options, choices)


def _shown(version: ItemVersion, option_order: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    options: list[dict[str, Any]] = version.options
    if version.kind in TYPED:
        return (), ()
    if version.kind is ItemKind.MATCH:
        shown = (halves(options[index])[1] for index in choice_order(options, option_order))
        return tuple(halves(option)[0] for option in options), tuple(shown)
    return tuple(options[index]["text"] for index in option_order), ()


def _not_as_it_should_be(version: ItemVersion, rng: random.Random) -> list[int]:
    """A shuffled order that does not read like the right one."""
    indexes = list(range(len(version.options)))
    right = _right_reading(version, indexes)
    shuffled = indexes[:]
    while len(set(right)) > 1 and _right_reading(version, shuffled) == right:
        rng.shuffle(shuffled)
    return shuffled


def _right_reading(version: ItemVersion, order: Sequence[int]) -> tuple[str, ...]:
    """The words whose order must not give the answer away."""
    options, choices = _shown(version, order)
    return choices or options
