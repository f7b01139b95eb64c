"""Cuts a raw text into blocks: lines, or the lines of a paragraph that was wrapped at a fixed width."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from questions.calendar.grammar import plain
from questions.calendar.triggers import in_small

_BLANK = "\ufeff\u200b \t\r\n\x0b\x0c\u00a0\u202f\u2003\x85\u2028\u2029"
#: Headings, emphasis, quotations and table rules of Markdown around a line; « #crue » is a keyword, no heading.
_MARKUP_START = re.compile(r"^(?:(?:\||#+(?=[\s|]))[#|\s]*|\*\*+|__+)+\s*(?=\S)")
#: Each sign is taken in one way only: a row of twenty empty cells would else be tried in millions of ways.
_MARKUP_END = re.compile(r"(?<=\S)\s*+(?:[#|]|\s++(?=[#|])|\*\*++|__++)+$")
#: Longest Markdown at an end of a line, in characters.
_MARKUP = 40
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…][\s\"»”)\]|]*$")
_SENTENCE_END = re.compile(r"[.!?…:;,][\s\"»”)\]|]*$|[»”\"]\s*$")
#: A wrapped text has lines about this long, and hardly a longer one.
_NARROWEST, _WIDEST = 45, 110
_WRAPPED_SHARE = 0.6
#: Buttons of a page in one line, « f   t   Imprimer   Partager »: short pieces set apart by columns.
_COLUMN, _BUTTON = re.compile(r" {2,}|\t+"), 3
#: « Publié samedi, 10:12 | Mis à jour à 13:40 »: no sentence goes on behind a bar.
_BARRED = re.compile(r"\w \| \w")
#: A word cut at the end of a line, whose rest begins the next.
_CUT_WORD = re.compile(r"[^\W\d_]-$")
#: Fewest words cut so in a text that was set in columns, and its narrowest line.
_CUTS, _NARROWEST_COLUMN = 2, 20
#: Most line ends between its halves.
_CUT_GAP = 2
#: « https://lephare.example/a », « 2/3 », « - 2 - »: what a printed sheet has above and below its text.
_SHEET = re.compile(r"(?:https?://|www\.)\S+(?: \d{1,3}/\d{1,3})?|\d{1,3} ?/ ?\d{1,3}|[-–—] ?\d{1,3} ?[-–—]")
#: No character before this one is an accent to be put on a letter.
_FIRST_ACCENT = "\u0300"


@dataclass(frozen=True)
class Block:
    """A stretch of the raw text without space at its ends; ``gap`` counts the line ends before it."""

    start: int
    end: int
    text: str
    gap: int

    @cached_property
    def plain(self) -> str:
        """The text with plain spaces and apostrophes, character for character."""
        return plain(self.text)

    @cached_property
    def small(self) -> str:
        """The plain text in small letters, in which rules look for what they need."""
        return in_small(self.plain)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, elided ones apart (« l'eau » is two)."""
        return tuple(part for word in _WORD.findall(self.plain.lower()) for part in word.split("'") if part)

    @cached_property
    def shouted(self) -> bool:
        """Whether it is in capitals, and these have no accents."""
        return self.plain.isascii() and self.plain.isupper()

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDED.search(self.text))

    @property
    def closed(self) -> bool:
        """Whether it ends with any mark that a title does not end with."""
        return bool(_SENTENCE_END.search(self.text))

    @cached_property
    def key(self) -> str:
        """The text for comparisons: lower case, no accents, no punctuation."""
        bare = unicodedata.normalize("NFKD", self.plain.lower())
        return " ".join(
            re.findall(r"[^\W_]+", "".join(c for c in bare if c < _FIRST_ACCENT or not unicodedata.combining(c)))
        )

    @cached_property
    def foreign(self) -> bool:
        """Whether most of its letters belong to another alphabet."""
        letters = [c for c in self.text if c.isalpha()]
        latin = sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff")
        return bool(letters) and 2 * latin < len(letters)


def _never(_: str) -> bool:
    return False


def blocks(text: str, stands_alone: Callable[[str], bool] = _never) -> list[Block]:
    """The blocks of a text in order, none empty.

    :param stands_alone: whether a line never continues the one before it, however it begins; nor does one that the
        page prints twice.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    printed = Counter(line.text for line in lines)
    merged: list[Block] = []
    for line in lines:
        parted = printed[line.text] > 1 or stands_alone(line.text)
        if merged and not parted and printed[merged[-1].text] <= 1 and _goes_on(merged[-1], line, text, width):
            before = merged.pop()
            line = Block(before.start, line.end, text[before.start : line.end], before.gap)
        merged.append(line)
    return merged


def _lines(text: str) -> list[Block]:
    found: list[Block] = []
    position = gap = 0
    for line in text.splitlines(keepends=True):
        bare = _without_markup(line.strip(_BLANK))
        if bare.strip():
            start = position + line.index(bare)
            found.append(Block(start, start + len(bare), bare, gap))
            gap = 0
        gap += 1
        position += len(line)
    return found


def _without_markup(line: str) -> str:
    """The line without Markdown around it; only its ends are looked at, however long it is."""
    head, rest = line[:_MARKUP], line[_MARKUP:]
    line = _MARKUP_START.sub("", head) + rest
    rest, tail = line[:-_MARKUP], line[-_MARKUP:]
    return rest + _MARKUP_END.sub("", tail)


def _wrap_width(lines: list[Block]) -> int | None:
    """Longest line of a text wrapped at a fixed width; ``None`` for any other text.

    Where words are cut at the ends of lines, these lines tell the width.
    """
    cut = [len(line.text) for line, after in pairwise(lines) if _is_cut(line.text, after.text)]
    if len(cut) >= _CUTS and _NARROWEST_COLUMN < max(cut) <= _WIDEST:
        return max(cut)
    longest = max((len(line.text) for line in lines), default=0)
    full = [line for line in lines if len(line.text) >= _NARROWEST]
    wrapped = len(full) >= 3 and len(full) >= _WRAPPED_SHARE * len(lines)
    return longest if wrapped and _NARROWEST < longest <= _WIDEST else None


def _goes_on(before: Block, line: Block, text: str, width: int | None) -> bool:
    """Whether a line continues the paragraph before it."""
    last = text[before.start : before.end].splitlines()[-1].strip()
    if _is_cut(last, line.text) and line.gap <= _CUT_GAP:
        return True
    if line.gap > 1 or before.ended or _are_buttons(line.text) or _BARRED.search(before.text):
        return False
    if _SHEET.fullmatch(line.text) or _SHEET.fullmatch(last):
        return False
    if width is None:
        return len(last) >= _NARROWEST and line.text[:1].islower()
    first_word = len(line.text.split(maxsplit=1)[0])
    return len(last) + 1 + first_word > width - 12 and len(last) >= min(_NARROWEST, width - 12)


def _is_cut(last: str, following: str) -> bool:
    """« … dans la Du- » above « role montrent … »: the first line ends inside a word."""
    return bool(_CUT_WORD.search(last)) and following[:1].islower() and len(last) > _NARROWEST_COLUMN


def _are_buttons(line: str) -> bool:
    """« f   t   Imprimer   12 réactions »: a row of buttons goes on from nothing, whatever letter it begins with."""
    pieces = _COLUMN.split(line)
    return len(pieces) > 2 and all(len(piece.split()) <= _BUTTON for piece in pieces)
