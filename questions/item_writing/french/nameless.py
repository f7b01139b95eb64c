"""« des sources », « trois sources concordantes »: who speaks without being named, and is nobody to be asked of."""

from __future__ import annotations

from functools import cache

from questions.item_writing.drafts import wordlist
from questions.item_writing.french.wording import fold


def is_nameless(name: str) -> bool:
    """Whether a name says nothing but that there is a source, how many or how good.

    « une source diplomatique » tells where it sits, and is none of these.
    """
    words = set(fold(name).replace("’", " ").replace("'", " ").split())
    return bool(words & _folded("nameless")) and words <= _folded("nameless") | _folded("of_the_nameless")


@cache
def _folded(key: str) -> frozenset[str]:
    return frozenset(map(fold, wordlist(key)))
