"""The words around a count that are shown as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.annotations import EvidenceSpan
from questions.crosscheck.statements import clipped

if TYPE_CHECKING:
    from questions.crosscheck.numbers.counts import Count


def around(count: Count, span: EvidenceSpan) -> EvidenceSpan:
    """Of a passage, the part that holds this count and no other, not too long."""
    return clipped_around(count, _own_part(count, span))


def _own_part(count: Count, span: EvidenceSpan) -> EvidenceSpan:
    """Where the clause holds further counts (« 312 à Auvelais, et 35 autres à Mons »), the part between commas."""
    figures = count.reading.annotated.figures
    others = [f.span for f in figures if span.contains(f.span) and not f.span.overlaps(count.figure.span)]
    breaks = [t for t in count.here.tokens if t.pos == "PUNCT" and span.start <= t.start < span.end]
    before = [t.end for t in breaks if t.end <= count.figure.span.start]
    after = [t.start for t in breaks if t.start >= count.figure.span.end]
    if any(o.end <= count.figure.span.start for o in others) and before:
        start = next(t.start for t in count.here.tokens if t.start >= before[-1])
        return count.reading.annotated.dispatch.evidence(start, span.end)
    if any(o.start >= count.figure.span.end for o in others) and after and not _is_total(count, span):
        return count.reading.annotated.dispatch.evidence(span.start, after[0])
    return span


def _is_total(count: Count, span: EvidenceSpan) -> bool:
    """« cinq morts, trois Maliens et deux Nigériens »: what stands behind the number adds up to it."""
    figures = count.reading.annotated.figures
    behind = [f.value for f in figures if span.contains(f.span) and f.span.start >= count.figure.span.end]
    return len(behind) > 1 and sum(behind) == count.figure.value


def clipped_around(count: Count, span: EvidenceSpan) -> EvidenceSpan:
    """The clause, or its part around the figure when it is long."""
    if span.end - span.start <= 160:
        return span
    tokens = [t for t in count.here.tokens if span.start <= t.start and t.end <= span.end]
    near = [t for t in tokens if abs(t.start - count.figure.span.start) < 70]
    return (
        count.reading.annotated.dispatch.evidence(near[0].start, near[-1].end) if near else clipped(count.reading, span)
    )
