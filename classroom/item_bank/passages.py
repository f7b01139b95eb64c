"""The words of a passage in which a proof is to be found. Pure.

A word is a run of letters and digits, with the hyphens, points and commas inside it (« porte-parole », « 12,5 »); what
is elided stands apart from what it is elided before (« l’ », « armée »), so that a proof may begin behind it. Signs are
no words: they go with those around them and never count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+(?:[-.,]\w+)*['’]?")
#: Longest passage, in characters.
LONGEST_PASSAGE = 3000


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and what stands between it and the one before."""

    text: str
    before: str
    start: int
    end: int


@lru_cache(maxsize=256)
def words(passage: str) -> tuple[Word, ...]:
    """The words of a passage in order."""
    found, last = [], 0
    for match in _WORD.finditer(passage):
        found.append(Word(match[0], passage[last : match.start()], match.start(), match.end()))
        last = match.end()
    return tuple(found)


def after(passage: str) -> str:
    """What follows the last word."""
    known = words(passage)
    return passage[known[-1].end :] if known else passage


@lru_cache(maxsize=512)
def places(passage: str, quote: str) -> tuple[frozenset[int], ...]:
    """Where the words of a quote stand one after the other, as numbers of words; capitals and signs do not matter."""
    sought = [_plain(word.text) for word in words(quote)]
    there = [_plain(word.text) for word in words(passage)]
    starts = range(len(there) - len(sought) + 1) if sought else ()
    return tuple(
        frozenset(range(start, start + len(sought))) for start in starts if there[start : start + len(sought)] == sought
    )


def runs(passage: str, chosen: Collection[int]) -> list[str]:
    """The words chosen, each stretch of neighbours as it stands in the passage; numbers of no word are passed over."""
    known = words(passage)
    stretches: list[list[int]] = []
    for number in sorted(set(chosen)):
        if not 0 <= number < len(known):
            continue
        if stretches and stretches[-1][-1] == number - 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    return [_text(passage, known, stretch) for stretch in stretches]


def _text(passage: str, known: Sequence[Word], stretch: Sequence[int]) -> str:
    return " ".join(passage[known[stretch[0]].start : known[stretch[-1]].end].split())


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace("’", "'").casefold()
