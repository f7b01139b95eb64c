"""What changes dossiers and their dispatches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.dossiers.intake import MAX_DISPATCHES, Decoded, Refusal, Refused, unique_name
from classroom.models import Dispatch, Dossier, Reading, ReadingStage


@dataclass(frozen=True)
class Intake:
    """What came of bringing dispatches in."""

    added: Sequence[Dispatch]
    refused: Sequence[Refused]


@dataclass(frozen=True)
class Correction:
    """What a teacher says of a dispatch; ``None``: as it was read. ``body``: ``[[start, end], …]``."""

    agency: str | None = None
    headline: str | None = None
    published: str | None = None
    body: list[list[int]] | None = None


def create_dossier(session: Session, owner_id: int, title: str, now: datetime) -> Dossier:
    """A new, empty dossier, with its id."""
    dossier = Dossier(title=title, owner_id=owner_id, created_at=now)
    session.add(dossier)
    session.flush()
    return dossier


def add_dispatches(session: Session, dossier: Dossier, decoded: Iterable[Decoded | Refused], now: datetime) -> Intake:
    """Keep what could be decoded, each under a name of its own; the same bytes twice are refused."""
    added: list[Dispatch] = []
    refused: list[Refused] = []
    for each in decoded:
        if isinstance(each, Refused):
            refused.append(each)
            continue
        refusal = _refuse_another(session, dossier, each)
        if refusal:
            refused.append(Refused(each.name, refusal))
        else:
            added.append(_keep(session, dossier, each, now))
    return Intake(added, refused)


def remove_dispatch(dispatch: Dispatch, now: datetime) -> None:
    """Take a dispatch out of the dossier; it stays readable for the questions that quote it."""
    dispatch.removed_at = dispatch.removed_at or now


def restore_dispatch(dispatch: Dispatch) -> None:
    """Put a dispatch back into its dossier."""
    dispatch.removed_at = None


def replace_dispatch(session: Session, old: Dispatch, corrected: Decoded, now: datetime) -> Dispatch | Refusal:
    """Put the corrected version of a dispatch in its place; the old one stays readable for the questions that quote it.

    What a teacher typed of outlet and headline holds for the new version too, its day and its body do not.
    """
    if corrected.text == old.text:
        return Refusal.TWICE
    old.removed_at = old.removed_at or now
    session.flush()
    refusal = _refuse_another(session, old.dossier, corrected)
    if refusal:
        return refusal
    fresh = _keep(session, old.dossier, corrected, now)
    fresh.position, fresh.replaces_id = old.position, old.id
    fresh.agency_corrected, fresh.headline_corrected = old.agency_corrected, old.headline_corrected
    return fresh


def archive_dossier(dossier: Dossier, now: datetime) -> None:
    """Take the dossier off the list; its questions stay in the bank."""
    dossier.archived_at = dossier.archived_at or now


def restore_dossier(dossier: Dossier) -> None:
    """Put the dossier back on the list."""
    dossier.archived_at = None


def correct_dispatch(dispatch: Dispatch, correction: Correction) -> bool:
    """Store the corrections; says whether anything changed, so that the dossier must be read again."""
    before = _corrections(dispatch)
    dispatch.agency_corrected = correction.agency
    dispatch.headline_corrected = correction.headline
    dispatch.published_corrected = correction.published
    dispatch.body_corrected = correction.body
    return _corrections(dispatch) != before


def forget_corrections(dispatch: Dispatch) -> bool:
    """Back to what was read; says whether there was anything to forget."""
    return correct_dispatch(dispatch, Correction())


def request_reading(session: Session, dossier_id: int, requested_by_id: int | None, now: datetime) -> Reading:
    """The reading that will see the dossier as it is now: one that already waits, or else a new one."""
    waiting = session.scalar(
        select(Reading).where(Reading.dossier_id == dossier_id, Reading.stage == ReadingStage.WAITING)
    )
    if waiting is not None:
        return waiting
    reading = Reading(
        dossier_id=dossier_id,
        requested_by_id=requested_by_id,
        requested_at=now,
        stage=ReadingStage.WAITING,
        total=_count(session, dossier_id),
    )
    session.add(reading)
    session.flush()
    return reading


def _corrections(dispatch: Dispatch) -> Correction:
    return Correction(
        dispatch.agency_corrected,
        dispatch.headline_corrected,
        dispatch.published_corrected,
        dispatch.body_corrected,
    )


def _keep(session: Session, dossier: Dossier, decoded: Decoded, now: datetime) -> Dispatch:
    dispatch = Dispatch(
        dossier_id=dossier.id,
        position=_next_position(session, dossier.id),
        file=unique_name(decoded.name, _names(session, dossier.id)),
        original=decoded.content,
        encoding=decoded.encoding,
        text=decoded.text,
        added_at=now,
    )
    session.add(dispatch)
    session.flush()
    return dispatch


def _refuse_another(session: Session, dossier: Dossier, decoded: Decoded) -> Refusal | None:
    if _count(session, dossier.id) >= MAX_DISPATCHES:
        return Refusal.TOO_MANY
    same = (Dispatch.dossier_id == dossier.id) & (Dispatch.text == decoded.text) & Dispatch.removed_at.is_(None)
    return Refusal.TWICE if session.scalar(select(Dispatch.id).where(same)) else None


def _count(session: Session, dossier_id: int) -> int:
    kept = (Dispatch.dossier_id == dossier_id) & Dispatch.removed_at.is_(None)
    return session.scalar(select(func.count()).select_from(Dispatch).where(kept)) or 0


def _next_position(session: Session, dossier_id: int) -> int:
    last = session.scalar(select(func.max(Dispatch.position)).where(Dispatch.dossier_id == dossier_id))
    return (last or 0) + 1


def _names(session: Session, dossier_id: int) -> set[str]:
    return set(session.scalars(select(Dispatch.file).where(Dispatch.dossier_id == dossier_id)))
