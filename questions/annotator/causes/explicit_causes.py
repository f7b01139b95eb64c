"""Finds what a dispatch says to be the cause of what: effect, marker and cause as exact spans.

The markers, their strength and their shape are data (``languages/<code>/causes.toml``); here is only how each shape
lays out effect and cause around its marker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Attribution, CausalRelation, EvidenceSpan, Sentence
from questions.annotator.causes.shapes import SHAPES
from questions.annotator.causes.sites import Site, sites
from questions.dispatch import Dispatch


def find_causes(
    dispatch: Dispatch, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[CausalRelation, ...]:
    """Every explicit causal relation of the body, in reading order, with whose words it stands in."""
    found = [relation for site in sites(dispatch, sentences) for relation in _read(site, attributions)]
    return tuple(_without_overlaps(found))


def _read(site: Site, attributions: Sequence[Attribution]) -> Iterator[CausalRelation]:
    layout = SHAPES[site.rule["shape"]](site)
    if layout is None:
        return
    effect, cause = (_without_attribution(site.dispatch, span, attributions) for span in layout)
    if _sound(effect, cause):
        marker = site.span((site.start, site.end))
        said_by = _attribution(marker, attributions)
        yield CausalRelation(effect, marker, cause, site.rule["kind"], site.rule["name"], said_by)


def _sound(effect: EvidenceSpan, cause: EvidenceSpan) -> bool:
    apart = not effect.overlaps(cause) or effect.contains(cause)
    return apart and len(effect.quote) > 2 and len(cause.quote) > 2


def _without_overlaps(found: list[CausalRelation]) -> list[CausalRelation]:
    """One relation a marker: the one whose marker is longest (« pour répondre à » before « pour »)."""
    kept: list[CausalRelation] = []
    for relation in sorted(
        found, key=lambda r: (r.marker.start - r.marker.end, r.marker.start) if r.marker else (0, 0)
    ):
        if not any(relation.marker and k.marker and k.marker.overlaps(relation.marker) for k in kept):
            kept.append(relation)
    return sorted(kept, key=lambda r: r.marker.start if r.marker else r.effect.start)


def _attribution(marker: EvidenceSpan, attributions: Sequence[Attribution]) -> Attribution | None:
    """The narrowest reported content in which the marker stands."""
    around = [a for a in attributions if a.content.contains(marker)]
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)


def _without_attribution(dispatch: Dispatch, span: EvidenceSpan, attributions: Sequence[Attribution]) -> EvidenceSpan:
    """Cut « , a déclaré X » off the end of a span."""
    for attribution in attributions:
        cue = attribution.cue
        if span.contains(cue) and attribution.content.start < cue.start and cue.start > span.start + 8:
            kept = dispatch.text[span.start : cue.start].rstrip(' ,\u00a0\u202f»"')
            return dispatch.evidence(span.start, span.start + len(kept))
    return span
