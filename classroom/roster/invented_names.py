"""Names for students whose own names are not to be known here: an animal and a number, easy to find in a list."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from pathlib import Path

ANIMALS = tuple(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())
#: Numbers have two digits, so that nothing else on a page looks like such a name.
NUMBERS = range(10, 100)


def invent(how_many: int, taken: Collection[str]) -> list[str]:
    """New names, in an order that says nothing.

    :param taken: names that somebody has already.
    :raises ValueError: when there are not so many.
    """
    free = sorted({f"{animal}-{number}" for animal in ANIMALS for number in NUMBERS} - set(taken))
    if how_many > len(free):
        raise ValueError("all invented names are taken")
    return secrets.SystemRandom().sample(free, how_many)
