"""Questions on who says what: what each source alone writes of a disputed point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan
from questions.dossier import Contradiction
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    evidence_of,
    is_silent,
    passage,
)
from questions.item_writing.drafts import Draft, say
from questions.item_writing.french.wording import capital, fold
from questions.items import PAIR_SEPARATOR, Option

#: A passage longer than this, in characters, is no option.
_LONGEST_PASSAGE = 170
_PAIRS = (3, 4)


def match(context: Context, opposed: Sequence[Contradiction]) -> Iterator[Draft]:
    """Sources and what they alone write on points that are disputed."""
    chosen: dict[str, EvidenceSpan] = {}
    for found in (each for each in opposed if each.tier == 1 and each.a.file != each.b.file):
        for span in (found.a, found.b):
            if context.outlet(span.file) not in chosen and _its_own(context, span, found):
                chosen[context.outlet(span.file)] = span
    if len(chosen) < _PAIRS[0]:
        return
    spans = sorted(chosen.values())[: _PAIRS[1]]
    options = tuple(_writes(context, span) for span in spans)
    yield Draft(
        topic=TOPIC,
        kind="match",
        rule="contradiction.match",
        stem=say("contradictions.match.stem"),
        options=options,
        rationale=" ".join(option.why for option in options),
        evidence=evidence_of(context, *spans),
        difficulty="hard",
        worth=3.4,
        source_independent=True,
        anchors=tuple(spans),
        family="match",
    )


def _its_own(context: Context, span: EvidenceSpan, found: Contradiction) -> bool:
    """Whether the passage is short, and no dispatch but the one it opposes speaks of the same thing."""
    shown = context.shown(span)
    others = [file for file in context.files if file not in {found.a.file, found.b.file}]
    names_itself = fold(context.brief(span.file)) in fold(shown.quote)
    fits = len(shown.quote) <= _LONGEST_PASSAGE and not names_itself
    return fits and all(is_silent(context, file, span, span) for file in others)


def _writes(context: Context, span: EvidenceSpan) -> Option:
    outlet = context.outlet(span.file)
    why = say("contradictions.figure.key", outlet=outlet, quote=passage(context, span))
    return Option(f"{capital(outlet)}{PAIR_SEPARATOR}{passage(context, span)}", True, why)
