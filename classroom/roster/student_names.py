"""A student's name in its two parts, whichever way it was written."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from classroom.accounts.names import fold, tidy


@dataclass(frozen=True)
class StudentName:
    """Family name and given name; one of them may be empty."""

    family: str
    given: str

    @property
    def name(self) -> str:
        """As shown: « Camille Roux »."""
        return f"{self.given} {self.family}".strip()

    @property
    def listed(self) -> str:
        """As listed: « Roux Camille »."""
        return f"{self.family} {self.given}".strip()

    @property
    def key(self) -> str:
        """Equal for names that differ in case, accents or hyphens only."""
        return fold(self.listed)


def from_parts(family: str, given: str) -> StudentName:
    """A name from its two parts, spaces put right."""
    return StudentName(tidy(family), tidy(given))


def from_stored(name: str, sort_name: str) -> StudentName:
    """The parts of a name that is kept as shown and as listed."""
    words = name.split()
    for count in reversed(range(len(words) + 1)):
        parts = StudentName(" ".join(words[count:]), " ".join(words[:count]))
        if parts.listed == sort_name:
            return parts
    return StudentName("", name)


def split(text: str, *, family_first: bool) -> StudentName:
    """The parts of a name in one piece.

    Words in capitals are the family name, as French school lists write it. Without capitals it is one word, with the
    particles before it, on the side that ``family_first`` tells.
    """
    words = tidy(text).split()
    if len(words) < 2:
        return StudentName("", " ".join(words))
    return _split_by_capitals(words) or _split_by_side(words, family_first)


def _split_by_capitals(words: list[str]) -> StudentName | None:
    leading = len(list(takewhile(_in_capitals, words)))
    trailing = len(list(takewhile(_in_capitals, reversed(words))))
    if 0 < leading < len(words):
        return StudentName(" ".join(words[:leading]), " ".join(words[leading:]))
    if 0 < trailing < len(words):
        return StudentName(" ".join(words[-trailing:]), " ".join(words[:-trailing]))
    return None


def _in_capitals(word: str) -> bool:
    """Whether a word is written in capitals; an initial alone may be a given name."""
    return word.isupper() and sum(sign.isalpha() for sign in word) > 1


def _split_by_side(words: list[str], family_first: bool) -> StudentName:
    if family_first:
        count = min(_particles(words) + 1, len(words) - 1)
        return StudentName(" ".join(words[:count]), " ".join(words[count:]))
    count = 1 + _particles(reversed(words[1:-1]))
    return StudentName(" ".join(words[-count:]), " ".join(words[:-count]))


def _particles(words: Iterable[str]) -> int:
    return len(list(takewhile(lambda word: fold(word) in _particle_list(), words)))


@functools.cache
def _particle_list() -> frozenset[str]:
    lines = (Path(__file__).parent / "family_name_particles.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
