"""Whether the words that prove a question still stand, now that dispatches are corrected, replaced or taken out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, defer, joinedload

from classroom.dossiers.quotes import find_quote
from classroom.models import Dispatch, ItemEvidence


class Breach(StrEnum):
    """Why a quote no longer proves anything."""

    #: The dispatch was replaced, and its corrected version has not these words.
    REPLACED = "replaced"
    #: The dispatch was taken out of the dossier.
    WITHDRAWN = "withdrawn"
    #: A teacher has marked these words as no part of the article.
    OUTSIDE = "outside"


@dataclass(frozen=True)
class BrokenProof:
    """A quote, and why it no longer stands."""

    evidence: ItemEvidence
    breach: Breach


def broken_proofs(session: Session, version_ids: Collection[int]) -> dict[int, list[BrokenProof]]:
    """By version, the quotes that no longer stand; versions whose proof is whole are left out. Two queries."""
    suspects = session.scalars(
        select(ItemEvidence)
        .join(ItemEvidence.dispatch)
        .where(
            ItemEvidence.item_version_id.in_(list(version_ids)),
            or_(Dispatch.removed_at.is_not(None), Dispatch.body_corrected.is_not(None)),
        )
        .order_by(ItemEvidence.item_version_id, ItemEvidence.position)
        .options(joinedload(ItemEvidence.dispatch).defer(Dispatch.original))
    ).all()
    successors = _successors(session, {each.dispatch.dossier_id for each in suspects})
    found: dict[int, list[BrokenProof]] = {}
    for evidence in suspects:
        breach = _breach(evidence, successors)
        if breach is not None:
            found.setdefault(evidence.item_version_id, []).append(BrokenProof(evidence, breach))
    return found


def _successors(session: Session, dossier_ids: Collection[int]) -> dict[int, Dispatch]:
    """By the id of a dispatch, the version that corrects it, in these dossiers."""
    if not dossier_ids:
        return {}
    corrected = select(Dispatch).where(Dispatch.dossier_id.in_(list(dossier_ids)), Dispatch.replaces_id.is_not(None))
    rows = session.scalars(corrected.options(defer(Dispatch.original))).all()
    return {row.replaces_id: row for row in rows if row.replaces_id is not None}


def _breach(evidence: ItemEvidence, successors: Mapping[int, Dispatch]) -> Breach | None:
    dispatch, start, end = evidence.dispatch, evidence.start, evidence.end
    while dispatch.id in successors:
        dispatch = successors[dispatch.id]
        place = find_quote(dispatch.text, evidence.quote)
        if place is None:
            return Breach.REPLACED
        start, end = place.start, place.end
    if dispatch.removed_at is not None:
        return Breach.WITHDRAWN
    return Breach.OUTSIDE if _is_outside(start, end, dispatch.body_corrected) else None


def _is_outside(start: int, end: int, body: Sequence[Sequence[int]] | None) -> bool:
    """Whether none of the words belongs to what the teacher marked as the article."""
    return body is not None and not any(first < end and start < last for first, last in body)
