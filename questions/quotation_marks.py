"""Quotation marks opened and closed along a row of words: « and “ open, » and ” close, a straight mark does either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_OPENING, _CLOSING, _STRAIGHT = frozenset("«“"), frozenset("»”"), '"'


def inside(words: Iterable[str]) -> Iterator[bool]:
    """For each word, whether a mark is open behind it; the mark that closes stands outside, the one that opens inside.

    A mark that closes what was opened before the first word closes nothing.
    """
    depth, straight = 0, False
    for word in words:
        depth = max(0, depth + (word in _OPENING) - (word in _CLOSING))
        straight ^= word == _STRAIGHT
        yield bool(depth) or straight


def open_since(words: Iterable[str]) -> int | None:
    """Place of the mark that began what is still open behind the last of the words; ``None`` where nothing is."""
    since = None
    for place, within in enumerate(inside(words)):
        since = (place if since is None else since) if within else None
    return since


def is_open(words: Iterable[str]) -> bool:
    """Whether a mark is open behind the last of the words."""
    return open_since(words) is not None
