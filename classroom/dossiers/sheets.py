"""The sheets of a dossier: what a teacher works through, projects, prints and gives to students."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from classroom.dossiers import queries
from classroom.dossiers.findings import Findings, findings
from classroom.dossiers.reading_view import Block, blocks
from classroom.dossiers.timeline import Timeline, timeline
from classroom.models import Dispatch, Dossier


class Sheet(StrEnum):
    """What a sheet shows, in the order of a lesson."""

    TEXTS = "texts"
    CHRONOLOGY = "chronology"
    ACTORS = "actors"
    CAUSES = "causes"
    CROSS_READING = "cross_reading"


@dataclass(frozen=True)
class DossierSheets:
    """Everything that the sheets of one dossier need."""

    dossier: Dossier
    dispatches: Sequence[Dispatch]
    found: Findings
    picture: Timeline | None
    report: Mapping[str, Any]

    def texts(self) -> list[tuple[Dispatch, list[Block]]]:
        """The dispatches without what was set aside."""
        return [(each, [b for b in blocks(each.text, each.zones) if b.kind in SHOWN]) for each in self.dispatches]


#: Of a dispatch, what students are given to read; the headline stands above it.
SHOWN = ("body", "caption", "raw")


def sheets_of(session: Session, dossier: Dossier) -> DossierSheets | None:
    """What was read in a dossier last; ``None`` while nothing was."""
    report = queries.last_report(session, dossier.id)
    if report is None:
        return None
    everything = queries.dispatches_of(session, dossier.id)
    kept = [each for each in everything if each.removed_at is None]
    found = findings(report, kept)
    return DossierSheets(dossier, kept, found, timeline(found.moments, kept), report)
