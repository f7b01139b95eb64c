"""Cuts a dispatch into paragraphs and prepares, for each, the text that the parser sees.

The prepared text differs from the raw text (typographic apostrophes and spaces made plain, line ends inside a
paragraph joined, misleading asides hidden); ``offsets`` leads from every prepared character back to the raw one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from string import ascii_letters, digits
from typing import Literal, cast

from questions.annotator.parsing.signed_lines import is_signed
from questions.dispatch import Dispatch, Zone
from questions.languages import current, load_table

ReadZone = Literal["body", "headline", "caption"]

#: Longest text given to the parser at once, in characters: keeps memory level on a file without line ends.
LONGEST = 10_000
#: A line at least this long that does not end a sentence goes on in the next one: text wrapped at a fixed width.
WRAPPED = 50

#: Kinds of zones that are read.
READ: frozenset[str] = frozenset(("body", "headline", "caption"))
_PLAIN = {"’": "'", "ʼ": "'", "′": "'"}
#: What nothing is done to: most of a text.
_AS_THEY_ARE = frozenset(ascii_letters + digits)
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_ENDED = re.compile(r"[.!?…:;][\s\"»”)\]]*$")
_GLUED = re.compile(r"(?<=[^\W\d_])([.!?])(?=[A-ZÀ-Þ][a-zß-ÿ])")
#: An expression that nothing fits, for a language without asides.
_NOTHING = "(?!)"
_CUT = re.compile(r"[.!?…][\"»”)\]]*\s|\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``offsets[i]`` is the raw offset of ``text[i]``."""

    zone: ReadZone
    text: str
    offsets: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of a non-empty stretch of the prepared text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def paragraphs(dispatch: Dispatch) -> Iterator[Paragraph]:
    """The paragraphs of headline, body and captions in reading order, none empty."""
    for kind, pieces in _join_lines(dispatch.text, list(_lines(dispatch))):
        paragraph = _prepare(dispatch.text, pieces, kind)
        if paragraph.text:
            yield paragraph


def _lines(dispatch: Dispatch) -> Iterator[tuple[ReadZone, int, int]]:
    for zone in sorted(dispatch.zones, key=lambda zone: (zone.start, zone.end)):
        if zone.kind in READ:
            yield from _lines_of(dispatch.text, zone)


def _lines_of(text: str, zone: Zone) -> Iterator[tuple[ReadZone, int, int]]:
    start = zone.start
    for line in text[zone.start : zone.end].splitlines(keepends=True):
        yield from _chunks(text, cast(ReadZone, zone.kind), start, start + len(line))
        start += len(line)


def _chunks(text: str, kind: ReadZone, start: int, end: int) -> Iterator[tuple[ReadZone, int, int]]:
    while end - start > LONGEST:
        cut = _last_cut(text, start, start + LONGEST)
        yield kind, start, cut
        start = cut
    if text[start:end].strip():
        yield kind, start, end


def _last_cut(text: str, start: int, limit: int) -> int:
    """End of the last sentence, else word, before the limit; the limit itself when there is none."""
    cuts = [match.end() for match in _CUT.finditer(text, start, limit)]
    ends = [cut for cut in cuts if text[start:cut].rstrip().endswith((".", "!", "?", "…"))][-1:]
    return (ends or cuts[-1:] or [limit])[0]


def _join_lines(text: str, lines: list[tuple[ReadZone, int, int]]) -> Iterator[tuple[ReadZone, list[tuple[int, int]]]]:
    """Groups lines into paragraphs: a line goes on in the next when it was wrapped."""
    pieces: list[tuple[int, int]] = []
    for index, (kind, start, end) in enumerate(lines):
        pieces.append((start, end))
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or following[0] != kind or not _goes_on(text, (start, end), following[1:], pieces):
            yield kind, pieces
            pieces = []


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], pieces: list[tuple[int, int]]) -> bool:
    between = text[line[1] : following[0]]
    here, after = text[slice(*line)], text[slice(*following)].strip()
    if between.strip() or (between + here[len(here.rstrip()) :]).count("\n") > 1 or _ENDED.search(here):
        return False
    if following[1] - pieces[0][0] > LONGEST:
        return False
    # « Le directeur du port, » above the name of who signs is short, and goes on behind its comma.
    open_ended = len(here.strip()) >= WRAPPED or here.rstrip().endswith(",") or is_signed(here, after)
    return after[:1].islower() or (open_ended and after[:1].isalnum())


def _prepare(text: str, pieces: list[tuple[int, int]], kind: ReadZone) -> Paragraph:
    offsets: list[int] = []
    characters: list[str] = []
    signed = set(_ends_of_signing_lines(text, pieces))
    start = pieces[0][0]
    for index, written in enumerate(text[start : pieces[-1][1]], start):
        if index in signed:
            characters.append(",")
            offsets.append(index)
        character = written
        if written not in _AS_THEY_ARE:
            character = _PLAIN.get(written, written)
            if character in _INVISIBLE:
                continue
            if character.isspace() or character == "\x00":
                if not characters or characters[-1] == " ":
                    continue
                character = " "
        characters.append(character)
        offsets.append(index)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return _repaired(kind, "".join(characters), offsets)


def _ends_of_signing_lines(text: str, pieces: list[tuple[int, int]]) -> Iterator[int]:
    """Where « Ana Sol » and the line « Directrice du port » below it lack the comma that they have in one line."""
    for (start, end), (after, last) in pairwise(pieces):
        line = text[start:end].rstrip()
        if not line.endswith(",") and is_signed(line, text[after:last]):
            yield start + len(line)


def _repaired(kind: ReadZone, text: str, offsets: list[int]) -> Paragraph:
    """Hides asides and puts the missing space into « fin.Le »."""
    kept: list[str] = []
    origin: list[int] = []
    last = 0
    for start, end, filling in sorted(_repairs(text)):
        if start < last:
            continue
        kept.append(text[last:start] + filling)
        origin += offsets[last:start] + [offsets[start]] * len(filling)
        last = end
    return Paragraph(kind, "".join(kept) + text[last:], tuple(origin + offsets[last:]))


def _repairs(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _asides(current()).finditer(text):
        yield match.start(), match.end(), ""
    for match in _GLUED.finditer(text):
        yield match.end(), match.end(), " "


@cache
def _asides(language: str) -> re.Pattern[str]:
    table = load_table(language, "sentences")
    asides, echoes = (
        "|".join(sorted(map(re.escape, table[key]), key=len, reverse=True)) or _NOTHING for key in ("asides", "echoes")
    )
    return re.compile(rf"(?<=\w), (?:{asides}|{echoes}),(?= \w)|(?<=\w) (?:{asides})(?= [^\W\d_])")
