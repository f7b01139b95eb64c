"""Two questions of one set that spoil each other: the one prints what the other asks, or both have one answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.item_writing.drafts import Draft
from questions.item_writing.wording import fold, morphology

#: Characters between two passages that belong to one statement (« dit-il » may stand between them).
_ONE_STATEMENT = 120
#: A shorter key is printed somewhere by chance.
_SHORTEST_KEY = 5


def spoils(one: Draft, other: Draft) -> bool:
    """Whether a student who reads the one question needs not know the other: both, of one topic, rest on one passage,
    and the stem of either prints the key of the other, or the keys are the same.

    The passages are those that hold the answers: a date line or the place of a name serves every question of its
    dispatch. Questions of two topics on one passage stay, since a quotation prints names that are asked elsewhere; not
    where the one explains in brackets the very day that the other has reckoned.
    """
    if not _side_by_side(one.anchors, other.anchors):
        return False
    if one.topic != other.topic:
        return _explains(one, other) or _explains(other, one)
    keys = _keys(one), _keys(other)
    if keys[0] and keys[0] == keys[1]:
        return True
    return _prints(one.stem, keys[1]) or _prints(other.stem, keys[0])


def _explains(one: Draft, other: Draft) -> bool:
    """« mardi [30 novembre 2021] » in a stem, where the other asks what day « mardi » is."""
    days = _keys(other) if other.rule == "date.value" else frozenset()
    return any(f"[{day}]" in one.stem.lower() for day in days)


def _side_by_side(some: Iterable[EvidenceSpan], others: Iterable[EvidenceSpan]) -> bool:
    """Whether two of these spans overlap or stand within one statement."""
    return any(
        a.file == b.file and max(a.start, b.start) - min(a.end, b.end) <= _ONE_STATEMENT for a in some for b in others
    )


def _prints(stem: str, keys: frozenset[str]) -> bool:
    return bool(keys) and all(len(key) >= _SHORTEST_KEY and key in _folded(stem) for key in keys)


def _keys(draft: Draft) -> frozenset[str]:
    """What is asked for, without « le » or « la » in front; nothing where every question has that answer."""
    if draft.closed or draft.kind in {"order", "match", "true_false"}:
        return frozenset()
    return frozenset(_bare(option.text) for option in draft.options if option.correct)


def _bare(text: str) -> str:
    first, _, rest = _folded(text).partition(" ")
    return rest if rest and first in morphology()["articles"]["definite"] else _folded(text)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)
