"""Finds pasted words in a dispatch: typographic differences are forgiven, the exact raw words come back. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_QUOTES = '«»“”„‟"‹›'
_APOSTROPHES = "’‘ʼ´`'"
_DASHES = "‐‑‒–—―−-"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = (
    {ord(c): '"' for c in _QUOTES}
    | {ord(c): "'" for c in _APOSTROPHES}
    | {ord(c): "-" for c in _DASHES}
    | {ord(c): None for c in _INVISIBLE}
    | {ord("…"): "...", ord("œ"): "oe", ord("Œ"): "OE", ord("æ"): "ae", ord("Æ"): "AE"}
)


@dataclass(frozen=True)
class FoundQuote:
    """Where words stand: offsets into the raw text, and how often they stand there."""

    start: int
    end: int
    occurrences: int


def find_quote(text: str, quote: str) -> FoundQuote | None:
    """The first place where the words stand.

    Spaces and line ends, apostrophes, quotation marks, dashes, ellipses, ligatures, invisible characters and the way
    accents are encoded may differ; words, accents and capitals may not. Quotation marks around the whole are dropped
    when the words do not stand with them.
    """
    return _find(text, quote) or _find(text, quote.strip().strip(_QUOTES + "'’"))


def nearest_quote(text: str, quote: str, beside: int) -> FoundQuote | None:
    """The same words where they stand nearest to an offset: short ones stand in many places."""
    return _find(text, quote, beside) or _find(text, quote.strip().strip(_QUOTES + "'’"), beside)


def _find(text: str, quote: str, beside: int = 0) -> FoundQuote | None:
    plain, offsets = _simplified(text)
    sought = _simplified(quote)[0].strip()
    places = _places(plain, sought) if sought else []
    if not places:
        return None
    start = min(places, key=lambda place: abs(offsets[place] - beside))
    last = start + len(sought) - 1
    return FoundQuote(offsets[start], _end_of(text, offsets[last]), len(places))


def _places(plain: str, sought: str) -> list[int]:
    """Where the words begin, those left out that would start or end within a word."""
    places, at = [], plain.find(sought)
    while at >= 0:
        if _is_whole(plain, at, at + len(sought)):
            places.append(at)
        at = plain.find(sought, at + 1)
    return places


def _is_whole(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1 : start].isalnum() and plain[start].isalnum()
    after = plain[end : end + 1].isalnum() and plain[end - 1].isalnum()
    return not before and not after


def _simplified(text: str) -> tuple[str, list[int]]:
    """The text in plain typography, and for each of its characters the offset in the raw text."""
    plain: list[str] = []
    offsets: list[int] = []
    for start, end in _clusters(text):
        for character in _plain(text[start:end]):
            if character == " " and plain and plain[-1] == " ":
                continue
            plain.append(character)
            offsets.append(start)
    return _without_inner_spaces("".join(plain), offsets)


def _without_inner_spaces(plain: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Drop the spaces that French typography puts inside quotation marks and before double signs."""
    kept = [
        index
        for index, character in enumerate(plain)
        if character != " " or not (plain[index - 1 : index] == '"' or plain[index + 1 : index + 2] in set('";:?!%'))
    ]
    return "".join(plain[index] for index in kept), [offsets[index] for index in kept]


def _plain(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster).translate(_PLAIN)
    return "".join(" " if character.isspace() else character for character in composed)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Bounds of each character with the combining accents that follow it."""
    starts = [index for index, character in enumerate(text) if not unicodedata.combining(character) or index == 0]
    ends = [*starts[1:], len(text)] if text else []
    return list(zip(starts, ends, strict=True))


def _end_of(text: str, start: int) -> int:
    """Where the character at this offset ends, its accents included."""
    end = start + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
