"""What a question should be looked at again for, while it is written and when it is curated. Pure.

The flaws are the engine's (:mod:`questions.item_writing.flaws`, after Haladyna, Downing and Rodriguez, 2002). A teacher
is told of them and may well know better: no hint keeps a question out of the bank.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import cast

from classroom.item_bank.answer_key import folded, parse_number
from classroom.item_bank.folding import fold
from classroom.item_bank.gaps import pieces
from classroom.item_bank.passages import places, words
from classroom.item_bank.service import Draft
from classroom.item_bank.written_dates import precision, read_dates
from classroom.models import ItemKind, Topic
from questions.annotations import EvidenceSpan
from questions.item_writing.drafts import Draft as EngineDraft
from questions.item_writing.flaws import flaws
from questions.items import ItemKind as EngineKind
from questions.items import Option

#: Kinds that show wrong answers beside the right one.
CHOICE = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.TRUE_FALSE})


#: Kinds that the engine does not write, each with the one whose flaws it shares: its answers are looked for.
AS_ENGINE: dict[ItemKind, EngineKind] = {
    ItemKind.DATE: "short",
    ItemKind.GAP: "order",
    ItemKind.OPEN: "order",
    ItemKind.HIGHLIGHT: "order",
}


HALF_IN_PERCENT = 50


class Hint(StrEnum):
    """The names of the engine's flaws that concern a teacher, and some of this room."""

    TWIN_OPTIONS = "twin_options"
    OVERLAPPING_OPTIONS = "overlapping_options"
    LONGEST_IS_RIGHT = "longest_is_right"
    STEM_REPEATED_IN_KEY = "stem_repeated_in_key"
    KEY_IN_STEM = "key_in_stem"
    TOO_LONG = "too_long"
    UNTIDY = "untidy"
    UNJOINED = "unjoined"
    MOMENT_OF_WRITING = "moment_of_writing"
    NO_EVIDENCE = "no_evidence"
    #: A wrong option stands in the very words that are to prove the right one.
    SUPPORTED = "supported"
    #: What a gap asks for stands elsewhere in the text, or in the question.
    GAP_GIVEN_AWAY = "gap_given_away"
    #: Words to be found stand more than once in the passage.
    PROOF_TWICE = "proof_twice"
    #: The words to be found are most of the passage.
    PROOF_LARGE = "proof_large"
    #: Accepted dates are not equally precise.
    MIXED_PRECISION = "mixed_precision"
    #: A tolerance of more than half the number.
    TOLERANCE_WIDE = "tolerance_wide"
    #: An open question without a grid.
    NO_GRID = "no_grid"


def hints(draft: Draft) -> list[Hint]:
    """What to look at again, each hint once, in the order of the enumeration."""
    found = set(flaws(_for_engine(draft)))
    if draft.evidence == () and draft.topic is not Topic.CONTRADICTION:
        # A question of general knowledge needs no dispatch.
        found.discard(Hint.NO_EVIDENCE)
    found |= {hint for hint, holds in _OWN.items() if holds(draft)}
    return [hint for hint in Hint if hint in found]


def _is_supported(draft: Draft) -> bool:
    if draft.kind not in CHOICE:
        return False
    quotes = [f" {folded(each.quote)} " for each in draft.evidence]
    wrong = [folded(choice.text) for choice in draft.choices if not choice.correct]
    return any(_stands_in(option, quote) for option in wrong for quote in quotes)


def _gap_given_away(draft: Draft) -> bool:
    if draft.kind is not ItemKind.GAP:
        return False
    rest = " ".join(part for part in pieces(draft.rules.text) if isinstance(part, str))
    shown = f" {fold(draft.stem)} {fold(rest)} "
    return any(len(word) > 1 and f" {word} " in shown for word in _right(draft))


def _proof_twice(draft: Draft) -> bool:
    passage = draft.rules.passage
    return draft.kind is ItemKind.HIGHLIGHT and any(len(places(passage, each.text)) > 1 for each in draft.choices)


def _proof_large(draft: Draft) -> bool:
    if draft.kind is not ItemKind.HIGHLIGHT:
        return False
    sought = sum(len(words(each.text)) for each in draft.choices)
    return 2 * sought > len(words(draft.rules.passage)) > 0


def _mixed_precision(draft: Draft) -> bool:
    if draft.kind is not ItemKind.DATE:
        return False
    return len({precision(value) for each in draft.choices for value in read_dates(each.text)}) > 1


def _tolerance_wide(draft: Draft) -> bool:
    rules = draft.rules
    if draft.kind is not ItemKind.NUMERIC or not rules.tolerance:
        return False
    numbers = [abs(number) for each in draft.choices if (number := parse_number(each.text)) is not None]
    return rules.tolerance > HALF_IN_PERCENT if rules.relative else any(2 * rules.tolerance > n for n in numbers if n)


def _no_grid(draft: Draft) -> bool:
    return draft.kind is ItemKind.OPEN and not draft.choices


def _right(draft: Draft) -> list[str]:
    return [fold(each.text) for each in draft.choices if each.correct]


def _stands_in(option: str, quote: str) -> bool:
    """As whole words; a single letter or digit stands everywhere."""
    at = quote.find(option)
    whole = at > 0 and not (quote[at - 1].isalnum() or quote[at + len(option)].isalnum())
    return len(option) > 1 and whole


def _for_engine(draft: Draft) -> EngineDraft:
    return EngineDraft(
        topic=draft.topic.value,
        kind=AS_ENGINE.get(draft.kind) or cast(EngineKind, draft.kind.value),
        rule="",
        stem=draft.stem,
        options=tuple(Option(each.text, each.correct, each.why) for each in draft.choices),
        rationale=draft.rationale,
        evidence=tuple(EvidenceSpan(str(e.dispatch_id), e.start, e.end, e.quote) for e in draft.evidence),
        difficulty=draft.difficulty.value,
        worth=0.0,
        closed=draft.kind is ItemKind.TRUE_FALSE,
    )


_OWN: dict[Hint, Callable[[Draft], bool]] = {
    Hint.SUPPORTED: _is_supported,
    Hint.GAP_GIVEN_AWAY: _gap_given_away,
    Hint.PROOF_TWICE: _proof_twice,
    Hint.PROOF_LARGE: _proof_large,
    Hint.MIXED_PRECISION: _mixed_precision,
    Hint.TOLERANCE_WIDE: _tolerance_wide,
    Hint.NO_GRID: _no_grid,
}
