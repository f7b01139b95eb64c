"""Questions on contradictions: on what two passages disagree, whether both can be true, who says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from questions.dossier import Contradiction
from questions.item_writing import (
    contradiction_figures,
    contradiction_judgements,
    contradiction_sources,
    reconciled_passages,
)
from questions.item_writing.comparable_pairs import comparable, sound
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft


def write(context: Context) -> Iterator[Draft]:
    """Every question on contradictions and on what only looks like one, unranked."""
    opposed = [each for each in context.dossier.contradictions if sound(context, each)]
    for found in opposed:
        yield from _judged(context, found)
        yield from contradiction_sources.arbiter(context, found)
        yield from contradiction_sources.opposite_passage(context, found)
        yield from contradiction_figures.two_blanks(context, found)
        yield from contradiction_figures.how_many(context, found)
    for found in (each for each in context.dossier.contradictions if each not in opposed and comparable(context, each)):
        yield from contradiction_judgements.nature(context, found)
    yield from contradiction_sources.match(context, opposed)
    for kept in context.dossier.reconciliations:
        yield from reconciled_passages.compatible(context, kept)
    yield from reconciled_passages.office(context)


def _judged(context: Context, found: Contradiction) -> Iterator[Draft]:
    """What differs, and whether both can be right."""
    yield from contradiction_judgements.nature(context, found)
    yield from contradiction_judgements.problem(context, found)
    yield from contradiction_judgements.incompatible(context, found)
