"""How quotation marks bound what a causal marker may reach."""

from __future__ import annotations

from questions.syntax import Tree

_OPENING, _CLOSING, _STRAIGHT = frozenset({"«", "“"}), frozenset({"»", "”"}), '"'


def quotation_end(here: Tree, start: int) -> int:
    """Position of the mark that closes a quotation opened before this word."""
    marks = [i for i in range(start, len(here.tokens)) if here.word(i) in {"«", "»"}]
    return marks[0] if marks and here.word(marks[0]) == "»" else len(here.tokens)


def leaves_quotation(here: Tree, marker: int, effect: int) -> bool:
    """« "À moins qu'il ne gèle", nuance le maire »: whoever speaks is no effect of what is said."""
    before = [here.word(i) for i in range(marker)]
    between = {here.word(i) for i in range(marker, effect)}
    inside = sum(word in _OPENING for word in before) > sum(word in _CLOSING for word in before)
    straight = before.count(_STRAIGHT) % 2 == 1
    return (inside and not between.isdisjoint(_CLOSING)) or (straight and _STRAIGHT in between)
