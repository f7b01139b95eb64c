"""Which words of two opposed passages differ, for showing them side by side. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
#: Words of up to this many letters bind a sentence together and carry no news, unless they are figures.
SHORT = 3


@dataclass(frozen=True)
class Part:
    """A stretch of a passage, and whether the other passage has nothing like it."""

    text: str
    differs: bool


def differing(passage: str, other: str) -> list[Part]:
    """The passage cut up so that the words that the other one has not stand apart.

    Passages without a word in common are left whole: marking all would show nothing.
    """
    theirs = {_root(word) for word in _WORD.findall(other)}
    words = [(match, _root(match[0])) for match in _WORD.finditer(passage)]
    telling = [(match, root) for match, root in words if _tells(match[0])]
    if not any(root in theirs for _match, root in telling):
        return [Part(passage, False)] if passage else []
    return _cut(passage, [match.span() for match, root in telling if root not in theirs])


def _tells(word: str) -> bool:
    return len(word) > SHORT or any(character.isdigit() for character in word)


def _root(word: str) -> str:
    """Without accents, capitals and the endings that number and gender change."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return plain if any(character.isdigit() for character in plain) else re.sub(r"(?:es|e|s|x)$", "", plain)


def _cut(passage: str, spans: list[tuple[int, int]]) -> list[Part]:
    """Spans with nothing but blanks between them become one."""
    parts: list[Part] = []
    at = 0
    for start, end in spans:
        between = passage[at:start]
        if parts and parts[-1].differs and not between.strip():
            parts[-1] = Part(parts[-1].text + between + passage[start:end], True)
        else:
            parts += [Part(between, False)] if between else []
            parts.append(Part(passage[start:end], True))
        at = end
    return [*parts, Part(passage[at:], False)] if passage[at:] else parts
