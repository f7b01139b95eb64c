"""Stretches of a sentence: inside or outside them, asides between commas and brackets left out."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Token
from questions.syntax import Tree

#: Offsets of the dispatch, end exclusive.
Offsets = tuple[int, int]

#: Signs at which a clause ends.
STOPS = frozenset({".", ";", ":", "?", "!", "…", "...", "—", "–"})
SHUT = frozenset({")", "]"})


def inside(token: Token, spans: Sequence[Offsets]) -> bool:
    """Whether a word lies wholly inside one of the stretches."""
    return any(start <= token.start and token.end <= end for start, end in spans)


def without_asides(here: Tree, positions: range, hidden: Sequence[Offsets]) -> list[int] | None:
    """The positions without brackets and without what stands between two commas; ``None`` when signs do not pair."""
    kept: list[int] = []
    aside = False
    depth = 0
    for i in positions:
        text = here.tokens[i].text
        if text in {"(", "["}:
            depth += 1
        elif text in SHUT:
            depth -= 1
        elif text == ",":
            aside = not aside
        elif not aside and depth == 0 and not inside(here.tokens[i], hidden):
            kept.append(i)
    return kept if not aside and depth == 0 and kept else None


def bracketless(here: Tree, positions: range, hidden: Sequence[Offsets]) -> list[int] | None:
    """The positions without brackets and hidden stretches; ``None`` when brackets do not pair."""
    kept: list[int] = []
    depth = 0
    for i in positions:
        text = here.tokens[i].text
        depth += text in {"(", "["}
        if depth == 0 and not inside(here.tokens[i], hidden):
            kept.append(i)
        depth -= text in SHUT
    return kept if depth == 0 else None
