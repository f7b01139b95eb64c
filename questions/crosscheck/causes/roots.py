"""Whether words of two explanations have one root: « la guerre ukrainienne », « la crise en Ukraine »."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product, takewhile

from questions.syntax import plain

#: Words that begin with so many letters in common, this part of the shorter one, have one root.
_ROOT = 5
_PART_OF_SHORTER = 0.75


def same_root(one: Iterable[str], other: Iterable[str]) -> bool:
    """« la guerre ukrainienne » and « la crise en Ukraine » speak of one land: whether two words have a common root."""
    words = ([plain(key.removeprefix("@")) for key in keys] for keys in (one, other))
    return any(_has_one_root(x, y) for x, y in product(*words))


def _has_one_root(one: str, other: str) -> bool:
    shared = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= max(_ROOT, _PART_OF_SHORTER * min(len(one), len(other)))
