"""Turns the evidence rows of a form into exact words of dispatches, or says on the row why it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from classroom.dossiers.quotes import FoundQuote, find_quote
from classroom.item_bank.forms import EvidenceForm, ItemForm
from classroom.item_bank.service import EvidenceAt
from classroom.models import Dispatch, ItemKind


@dataclass(frozen=True)
class Picked:
    """The evidence that stands, the quotes that stand more than once, and whether some row is wrong."""

    evidence: tuple[EvidenceAt, ...]
    repeated: tuple[str, ...]
    wrong: bool


def pick(form: ItemForm, dispatches: Mapping[int, Dispatch]) -> Picked:
    """Check every row that holds words; a row left empty is dropped."""
    evidence: list[EvidenceAt] = []
    repeated: list[str] = []
    wrong = False
    for entry in form.evidence:
        if not entry.form.quote.data:
            continue
        at, occurrences = _resolve(entry.form, dispatches)
        if at is None:
            entry.form.quote.errors = [*entry.form.quote.errors, _("These words do not stand in this dispatch.")]
            wrong = True
        elif at not in evidence:
            evidence.append(at)
            repeated += [at.quote] if occurrences > 1 else []
    if not evidence and not wrong and form.kind.data == ItemKind.HIGHLIGHT:
        evidence = _proofs_in_passage(form, dispatches.values())
    return Picked(tuple(evidence), tuple(repeated), wrong)


def _proofs_in_passage(form: ItemForm, dispatches: Iterable[Dispatch]) -> list[EvidenceAt]:
    """The words that students are to find are the proof, where the passage is one of a dispatch."""
    for dispatch in dispatches:
        passage = find_quote(dispatch.text, form.passage.data or "")
        if passage is not None:
            proofs = (_proof_at(dispatch, passage, choice.text) for choice in form.choices())
            return list(dict.fromkeys(proof for proof in proofs if proof is not None))
    return []


def _proof_at(dispatch: Dispatch, passage: FoundQuote, words: str) -> EvidenceAt | None:
    found = find_quote(dispatch.text[passage.start : passage.end], words)
    if found is None:
        return None
    start, end = passage.start + found.start, passage.start + found.end
    return EvidenceAt(dispatch.id, start, end, dispatch.text[start:end])


def _resolve(row: EvidenceForm, dispatches: Mapping[int, Dispatch]) -> tuple[EvidenceAt | None, int]:
    """Where the words stand and how often; words that were not touched stay at their place."""
    dispatch = dispatches.get(row.dispatch_id.data)
    if dispatch is None:
        return None, 0
    kept = row.offsets()
    if kept and _same_words(dispatch.text[slice(*kept)], row.quote.data):
        return EvidenceAt(dispatch.id, *kept, dispatch.text[slice(*kept)]), 1
    found = find_quote(dispatch.text, row.quote.data)
    if found is None:
        return None, 0
    words = dispatch.text[found.start : found.end]
    return EvidenceAt(dispatch.id, found.start, found.end, words), found.occurrences


def _same_words(raw: str, quote: str) -> bool:
    """Line ends and the blanks around come back changed from a form."""
    return bool(raw.strip()) and raw.split() == quote.split()
