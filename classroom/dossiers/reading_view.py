"""The raw text of a dispatch cut up for reading: paragraphs, what was set aside, and highlighted words. Pure.

Every character of the raw text that is no line end appears in exactly one piece, so that offsets and words stay true.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classroom.dossiers.marks import Mark

Span = tuple[int, int]
Zone = tuple[int, int, str]

#: Kind of what no zone covers.
DIRT = "dirt"
#: Kind of everything in a dispatch that was not read yet.
RAW = "raw"
#: Zones that may share a line with the body and then stay inside its paragraph.
PROSE = ("body", "headline", "caption")


@dataclass(frozen=True)
class Piece:
    """Characters of one kind that are all highlighted, or none of them. ``first``: where the highlight begins.

    ``marks`` are those that cover the characters, the shortest first; ``begins`` those of them that begin here.
    """

    text: str
    kind: str
    marked: bool = False
    first: bool = False
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()

    @property
    def link(self) -> Mark | None:
        """The mark whose words are a link: the shortest that holds no others."""
        return next((mark for mark in self.marks if not mark.long), None)


@dataclass(frozen=True)
class Line:
    """A line of the raw text that is not blank."""

    start: int
    end: int
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """Lines on end of one kind; ``open`` when a folded block must show highlighted words."""

    kind: str
    lines: tuple[Line, ...]

    @property
    def open(self) -> bool:
        """Whether some of its words are highlighted."""
        return any(piece.marked for line in self.lines for piece in line.pieces)


def blocks(
    text: str, zones: Sequence[Zone] | None, spans: Sequence[Span] = (), marks: Sequence[Mark] = ()
) -> list[Block]:
    """The text in reading order.

    :param zones: ``(start, end, kind)`` as the engine found them; ``None``: the dispatch was not read.
    :param spans: highlighted stretches; they may run across paragraphs.
    :param marks: words that notes explain; they may overlap.
    """
    lines = list(_lines(text, zones, merged(spans), marks))
    return [Block(kind, tuple(group)) for kind, group in itertools.groupby(lines, key=lambda line: line.kind)]


def lines_of(text: str, zones: Sequence[Zone] | None) -> list[Line]:
    """The lines that are not blank, each with its kind, for marking them by hand."""
    return list(_lines(text, zones, [], []))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans in order that neither touch nor overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def valid_spans(text: str, wanted: Iterable[tuple[str, str]]) -> tuple[list[Span], bool]:
    """Spans that lie inside the text, from pairs as a URL gives them, and whether some had to be left out."""
    spans, left_out = [], False
    for start, end in wanted:
        if _is_offset(start) and _is_offset(end) and 0 <= int(start) < int(end) <= len(text):
            spans.append((int(start), int(end)))
        else:
            left_out = True
    return spans, left_out


def body_after(lines: Sequence[Line], zones: Sequence[Zone] | None, ticked: set[int]) -> list[list[int]]:
    """Body as a teacher marks it: stretches of the ticked lines.

    A line that was body before keeps the part that was read as body; another one counts whole.

    :param ticked: starts of the lines that belong to the body.
    """
    stretches: list[list[int]] = []
    for line in lines:
        if line.start in ticked:
            read = [[max(s, line.start), min(e, line.end)] for s, e, kind in zones or () if kind == "body"]
            kept = [span for span in read if span[0] < span[1]]
            stretches += kept or [[line.start, line.end]]
    return stretches


def _is_offset(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) < 10


def _lines(text: str, zones: Sequence[Zone] | None, spans: list[Span], marks: Sequence[Mark]) -> Iterator[Line]:
    began = False
    begun: set[Mark] = set()
    for start, end in _line_bounds(text):
        pieces = []
        here = [mark for mark in marks if mark.start < end and start < mark.end]
        for s, e in _cut(start, end, zones, spans, here):
            marked = _is_marked(s, spans)
            covering = _covering(s, here)
            begins = tuple(mark for mark in covering if mark not in begun)
            pieces.append(Piece(text[s:e], _kind_at(s, zones), marked, marked and not began, covering, begins))
            begun.update(begins)
            began = began or marked
        yield Line(start, end, _main_kind(pieces), tuple(pieces))


def _line_bounds(text: str) -> Iterator[Span]:
    """Bounds of the lines that are not blank, without the blanks around them."""
    offset = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped)
            yield start, start + len(stripped)
        offset += len(line)


def _cut(
    start: int, end: int, zones: Sequence[Zone] | None, spans: list[Span], marks: Sequence[Mark]
) -> Iterator[Span]:
    """Stretches of a line in which neither zone nor highlight nor marks change."""
    edges = itertools.chain(
        ((s, e) for s, e, _kind in zones or ()),
        spans,
        ((mark.start, mark.end) for mark in marks),
    )
    inside = {edge for pair in edges for edge in pair if start < edge < end}
    return itertools.pairwise(sorted({start, end} | inside))


def _kind_at(offset: int, zones: Sequence[Zone] | None) -> str:
    if zones is None:
        return RAW
    return next((kind for start, end, kind in zones if start <= offset < end), DIRT)


def _covering(offset: int, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    covering = (mark for mark in marks if mark.start <= offset < mark.end)
    return tuple(sorted(covering, key=lambda mark: mark.end - mark.start))


def _is_marked(offset: int, spans: list[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _main_kind(pieces: Sequence[Piece]) -> str:
    """Prose wins over what shares its line; otherwise the kind of most characters."""
    weights = Counter[str]()
    for piece in pieces:
        weights[piece.kind] += len(piece.text.strip())
    prose = next((kind for kind in PROSE if weights[kind] > 0), None)
    return prose or weights.most_common(1)[0][0]
