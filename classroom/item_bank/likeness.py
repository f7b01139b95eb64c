"""Which questions ask nearly the same, so that a teacher sees them together. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from classroom.item_bank.answer_key import folded
from classroom.models import ItemVersion
from questions.item_writing.wording import content_words

#: Two stems are alike when they share this part of their words (Jaccard index).
ALIKE = 0.6
#: With the same right answer and the same proof, less will do.
SAME_ANSWER = 0.35


def alike(versions: Sequence[ItemVersion]) -> dict[int, list[ItemVersion]]:
    """For each version that has near-duplicates in the list, by its id, those others in their order."""
    words = {version.id: content_words(version.stem) for version in versions}
    found: dict[int, list[ItemVersion]] = {}
    for one, other in combinations(versions, 2):
        if one.topic == other.topic and _share(words[one.id], words[other.id]) >= _needed(one, other):
            found.setdefault(one.id, []).append(other)
            found.setdefault(other.id, []).append(one)
    return found


def _needed(one: ItemVersion, other: ItemVersion) -> float:
    return SAME_ANSWER if _key(one) == _key(other) and _proof(one) & _proof(other) else ALIKE


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _key(version: ItemVersion) -> frozenset[str]:
    return frozenset(folded(option["text"]) for option in version.options if option["correct"])


def _proof(version: ItemVersion) -> frozenset[tuple[int, int]]:
    return frozenset((each.dispatch_id, each.start) for each in version.evidence)
