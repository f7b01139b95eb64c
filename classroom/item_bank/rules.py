"""How a question is asked and marked beyond its options: what ``ItemVersion.rules`` holds, by kind. Pure.

Only what differs from the usual is stored, so ``{}`` is a question marked as its kind usually is. Every kind but single
choice, true or false and the open answer has ``partial``: whether a part of the answer wins a part of the points; the
formulas stand in :mod:`classroom.attempts.scoring` and in ``docs/authoring.md``.

=====================  ================================================================================================
kind                   rules
=====================  ================================================================================================
multiple, order,       ``partial``
match
short                  ``partial``, ``accents``, ``capitals``, ``slips``
numeric                ``partial``, ``tolerance``, ``relative``, ``wide``, ``unit``, ``unit_needed``
date                   ``partial``, ``finer``
gap                    ``partial``, ``accents``, ``capitals``, ``slips``, ``text``
open                   ``words``
highlight              ``partial``, ``passage``, ``source``, ``slack``, ``any_span``
=====================  ================================================================================================

Options have one more word in two kinds: ``gap`` says to which gap (from 1) an answer belongs; a gap with a wrong answer
among its own is chosen from a list, every other one is typed. In an open question each option is an element that the
marker looks for, and ``weight`` its share of the points. A highlight's options are the words to be found in
``passage``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from classroom.models import ItemKind

#: Most letters that may be wrong in a typed word.
MOST_SLIPS = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """What a version says of its marking; a field that its kind does not know keeps its usual value."""

    #: Whether a part of the answer wins a part of the points.
    partial: bool = True
    #: Typed words: accents have to be right.
    accents: bool = False
    #: Typed words: capitals have to be right.
    capitals: bool = False
    #: Typed words: letters that may be wrong, missing, too many or exchanged.
    slips: int = 0
    #: Numbers: how far from an accepted one is still right, in its own unit …
    tolerance: float = 0.0
    #: … or in percent of it.
    relative: bool = False
    #: Numbers: how far wins half the points, where a part can be won; 0: nothing beyond ``tolerance`` does.
    wide: float = 0.0
    #: Ways to write the unit, « € ; euros », the first being the one that is shown; empty: none is asked for.
    unit: str = ""
    #: The student has to write the unit; otherwise it stands beside the field.
    unit_needed: bool = False
    #: Dates: an answer more precise than the key, and within it, is right.
    finer: bool = True
    #: Gaps: the text, with « [1] », « [2] » … where something is to be filled in.
    text: str = ""
    #: Open: most words of an answer; 0: no limit.
    words: int = 0
    #: Highlight: what the student reads.
    passage: str = ""
    #: Highlight: whose words these are, « Agence des îles, 8 août 2008 ».
    source: str = ""
    #: Highlight: words too many or missing that do not matter.
    slack: int = 2
    #: Highlight: one of the passages to be found is enough.
    any_span: bool = False

    @property
    def units(self) -> list[str]:
        """Every way to write the unit, the one to be shown first."""
        return [way for part in self.unit.split(";") if (way := part.strip())]


#: What each kind knows.
KNOWN: dict[ItemKind, frozenset[str]] = {
    ItemKind.SINGLE: frozenset(),
    ItemKind.TRUE_FALSE: frozenset(),
    ItemKind.MULTIPLE: frozenset({"partial"}),
    ItemKind.ORDER: frozenset({"partial"}),
    ItemKind.MATCH: frozenset({"partial"}),
    ItemKind.SHORT: frozenset({"partial", "accents", "capitals", "slips"}),
    ItemKind.NUMERIC: frozenset({"partial", "tolerance", "relative", "wide", "unit", "unit_needed"}),
    ItemKind.DATE: frozenset({"partial", "finer"}),
    ItemKind.GAP: frozenset({"partial", "accents", "capitals", "slips", "text"}),
    ItemKind.OPEN: frozenset({"words"}),
    ItemKind.HIGHLIGHT: frozenset({"partial", "passage", "source", "slack", "any_span"}),
}
#: Words of a question that a student reads besides the stem, and that searching the bank looks through.
READ = ("text", "passage")

USUAL = Rules()


def rules_of(kind: ItemKind, stored: Mapping[str, Any] | None) -> Rules:
    """The rules of a version; what its kind does not know is left out."""
    known = KNOWN[kind]
    return Rules(**{name: value for name, value in (stored or {}).items() if name in known})


def usual(rules: Rules) -> Rules:
    """Rules with the same words to be read, marked as usual."""
    return replace(USUAL, text=rules.text, passage=rules.passage, source=rules.source)


def stored(kind: ItemKind, rules: Rules) -> dict[str, Any]:
    """Rules as a version keeps them: what its kind knows and what is not as usual."""
    usual = asdict(USUAL)
    return {name: value for name, value in asdict(rules).items() if name in KNOWN[kind] and value != usual[name]}
