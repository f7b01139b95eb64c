"""A text with gaps: « Le pont ouvre en [1] à [2]. » Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_GAP = re.compile(r"\[(\d{1,2})\]")
#: Most gaps of one text.
MOST_GAPS = 10


def pieces(text: str) -> list[str | int]:
    """The text cut at its gaps: words as strings, gaps as their numbers; empty words are left out."""
    cut = _GAP.split(text)
    parts = (int(part) if place % 2 else part for place, part in enumerate(cut))
    return [part for part in parts if part != ""]


def numbers(text: str) -> list[int]:
    """Numbers of the gaps, in the order of the text."""
    return [int(number) for number in _GAP.findall(text)]


def gap_count(options: Iterable[Mapping[str, Any]]) -> int:
    """How many gaps a version has; they are numbered from 1 without holes."""
    return max((option.get("gap", 1) for option in options), default=0)


def of_gap(options: Sequence[Mapping[str, Any]], gap: int) -> list[int]:
    """Indexes of the options that belong to a gap."""
    return [index for index, option in enumerate(options) if option.get("gap", 1) == gap]


def is_listed(options: Sequence[Mapping[str, Any]], gap: int) -> bool:
    """Whether a gap is chosen from a list: it has a wrong answer among its own."""
    return any(not options[index]["correct"] for index in of_gap(options, gap))


def filled(text: str, words: Mapping[int, str]) -> str:
    """The text with words in its gaps; a gap without one stays as it is."""
    return "".join(part if isinstance(part, str) else words.get(part, f"[{part}]") for part in pieces(text))
