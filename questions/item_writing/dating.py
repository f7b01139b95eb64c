"""Whether a dispatch itself shows from what day its « hier » and « mardi » are counted, and where."""

from __future__ import annotations

from questions.annotations import EvidenceSpan, TimeExpression
from questions.dispatch import Dispatch
from questions.item_writing.calendar_words import spoken
from questions.item_writing.drafts import word
from questions.item_writing.wording import tidy

_PRINTED = frozenset({"dateline", "stamp"})


def day_lines(dispatch: Dispatch) -> list[EvidenceSpan]:
    """Where the dispatch prints its own day, with or without the year; empty where the day is only worked out."""
    published = dispatch.published
    if published is None:
        return []
    mine = [span for span in published.evidence if span.file == dispatch.file]
    return mine if published.basis == "stated" else [span for span in mine if _is_printed(dispatch, span)]


def is_dated(dispatch: Dispatch) -> bool:
    """Whether the day of a dispatch is printed in it, or typed by a teacher: a worked-out one proves no key."""
    published = dispatch.published
    return published is not None and (published.basis == "stated" or bool(day_lines(dispatch)))


def counts_from_publication(dispatch: Dispatch, time: TimeExpression) -> bool:
    """Whether the reckoning starts from the day of the dispatch, not from a date told in another sentence."""
    start = spoken(dispatch.published.value) if dispatch.published is not None else None
    return start is not None and start in tidy(time.derivation) and word("from_dispatch") in time.derivation


def _is_printed(dispatch: Dispatch, span: EvidenceSpan) -> bool:
    return any(zone.kind in _PRINTED and zone.start <= span.start < zone.end for zone in dispatch.zones)
