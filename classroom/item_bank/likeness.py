"""Which questions ask nearly the same, so that a teacher sees them together and no sheet asks both. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from classroom.item_bank.answer_key import folded
from classroom.models import ItemVersion, Topic
from questions.item_writing.french.wording import content_words

#: Two stems are alike when they share this part of their words (Jaccard index).
ALIKE = 0.6
#: With the same right answer and the same proof, less will do.
SAME_ANSWER = 0.35


@dataclass(frozen=True, slots=True)
class _Asked:
    """What two questions are compared by."""

    version: ItemVersion
    topic: Topic
    words: frozenset[str]
    key: frozenset[str]
    proof: frozenset[tuple[int, int]]


def likeness(versions: Sequence[ItemVersion]) -> dict[int, int]:
    """For each version, by its id, the number of its group: what asks nearly the same, directly or by way of a third,
    has the same one. It is the smallest id of the group."""
    group = {version.id: version.id for version in versions}
    for one, other in _pairs(versions):
        joined = {group[one.id], group[other.id]}
        if len(joined) > 1:
            least = min(joined)
            group.update({key: least for key, number in group.items() if number in joined})
    return group


def clusters(versions: Sequence[ItemVersion]) -> list[list[ItemVersion]]:
    """The same versions, those that ask nearly the same together, each group where its first member stood."""
    groups = likeness(versions)
    found: dict[int, list[ItemVersion]] = {}
    for version in versions:
        found.setdefault(groups[version.id], []).append(version)
    return list(found.values())


def _pairs(versions: Iterable[ItemVersion]) -> Iterable[tuple[ItemVersion, ItemVersion]]:
    for one, other in combinations([_asked(version) for version in versions], 2):
        if one.topic == other.topic and _are_alike(one, other):
            yield one.version, other.version


def _are_alike(one: _Asked, other: _Asked) -> bool:
    shared = len(one.words & other.words)
    # Most pairs share next to nothing, and a bank has very many pairs.
    if not shared:
        return False
    share = shared / len(one.words | other.words)
    return share >= (SAME_ANSWER if one.key == other.key and one.proof & other.proof else ALIKE)


def _asked(version: ItemVersion) -> _Asked:
    key = frozenset(folded(option["text"]) for option in version.options if option["correct"])
    proof = frozenset((each.dispatch_id, each.start) for each in version.evidence)
    return _Asked(version, version.topic, content_words(version.stem), key, proof)
