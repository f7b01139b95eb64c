"""Stretches between quotation marks, whichever marks are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from questions.languages import current, load_table

#: A quotation is never longer than this, in characters: an unclosed mark must not swallow the dispatch.
LONGEST = 3000
#: Nor are more quotations open at once: a row of marks opens none.
DEEPEST = 8

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start:end`` lie inside the marks, ``outer_start:outer_end`` hold them."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text, left to right, nested ones left out."""
    position = 0
    for match in _marks().finditer(text):
        if match.start() < position:
            continue
        close = _closing(text, match)
        if close is not None:
            position = close + 1
            yield _trimmed(text, match.start(), close)


def _closing(text: str, opening: re.Match[str]) -> int | None:
    """Position of the mark that closes this one, ``None`` when the paragraph ends before."""
    left, right = opening[0], _pairs()[opening[0]]
    limit = min(opening.end() + LONGEST, len(text))
    paragraph = _PARAGRAPH.search(text, opening.end(), limit)
    limit = paragraph.start() if paragraph else limit
    depth = 1
    for position in range(opening.end(), limit):
        if text[position] == right:
            depth -= 1
            if not depth:
                return position
        elif text[position] == left:
            depth += 1
            if depth > DEEPEST:
                return None
    return None


def _trimmed(text: str, opening: int, closing: int) -> Quotation:
    """Without the spaces inside the marks, nor the comma that belongs to « , said X »."""
    start, end = opening + 1, closing
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Quotation(start, max(end, start), opening, closing + 1)


def _pairs() -> dict[str, str]:
    return _pairs_of(current())


@cache
def _pairs_of(language: str) -> dict[str, str]:
    return dict(load_table(language, "attributions")["quotes"])


def _marks() -> re.Pattern[str]:
    return _marks_of(current())


@cache
def _marks_of(language: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _pairs_of(language))))
