"""What a question should be looked at again for, while it is written and when it is curated. Pure.

The flaws are the engine's (:mod:`questions.item_writing.flaws`, after Haladyna, Downing and Rodriguez, 2002). A teacher
is told of them and may well know better: no hint keeps a question out of the bank.
"""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from classroom.item_bank.answer_key import folded
from classroom.item_bank.service import Draft
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


class Hint(StrEnum):
    """The names of the engine's flaws that concern a teacher, and one of this room."""

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


def hints(draft: Draft) -> list[Hint]:
    """What to look at again, each hint once, in the order of the enumeration."""
    found = set(flaws(_for_engine(draft)))
    if draft.evidence == () and draft.topic is not Topic.CONTRADICTION:
        # A question of general knowledge needs no dispatch.
        found.discard(Hint.NO_EVIDENCE)
    if _is_supported(draft):
        found.add(Hint.SUPPORTED)
    return [hint for hint in Hint if hint in found]


def _is_supported(draft: Draft) -> bool:
    if draft.kind not in CHOICE:
        return False
    quotes = [f" {folded(each.quote)} " for each in draft.evidence]
    wrong = [folded(choice.text) for choice in draft.choices if not choice.correct]
    return any(_stands_in(option, quote) for option in wrong for quote in quotes)


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
