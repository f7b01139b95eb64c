"""What teachers say of single findings: kept, taken back, and shown again at the words that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from classroom.dossiers.findings import Quote
from classroom.dossiers.marks import Layer, key_of
from classroom.models import CorrectionAct, Dispatch, FindingCorrection, FindingLayer

#: One span within a key; file names may hold blanks and colons.
_SPAN = re.compile(r"(?P<file>[^\n]+?):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})(?: |$)")

#: How many spans the finding of a layer has; cause: effect and cause.
_HOW_MANY: dict[str, int] = {Layer.DATE: 1, Layer.ACTOR: 1, Layer.CAUSE: 2, Layer.CONTRADICTION: 2}


@dataclass(frozen=True)
class Judgement:
    """A teacher's word: on which finding (``key``, and the words it is about) and what she says."""

    layer: FindingLayer
    key: str
    spans: Sequence[tuple[str, int, int]]
    act: CorrectionAct
    value: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Corrected:
    """A correction that stands, with the words that it is about as an evidence card shows them."""

    correction: FindingCorrection
    words: tuple[Quote, ...]


def judge(session: Session, dossier_id: int, author_id: int, judgement: Judgement, now: datetime) -> FindingCorrection:
    """Keep a teacher's word; what she said of the same finding before is taken back."""
    _withdraw_earlier(session, dossier_id, judgement.key, now)
    correction = FindingCorrection(
        dossier_id=dossier_id,
        layer=judgement.layer,
        key=judgement.key,
        act=judgement.act,
        spans=[list(span) for span in judgement.spans],
        value=judgement.value,
        kind=judgement.kind,
        author_id=author_id,
        made_at=now,
    )
    session.add(correction)
    session.flush()
    return correction


def withdraw(session: Session, dossier_id: int, correction_id: int, now: datetime) -> bool:
    """Take back one word on a finding; says whether it stood."""
    standing = select(FindingCorrection).where(
        FindingCorrection.id == correction_id,
        FindingCorrection.dossier_id == dossier_id,
        FindingCorrection.withdrawn_at.is_(None),
    )
    correction = session.scalar(standing)
    if correction is None:
        return False
    correction.withdrawn_at = now
    return True


def shown(corrections: Sequence[FindingCorrection], known: Mapping[str, Dispatch]) -> list[Corrected]:
    """Corrections with their words, those about unknown dispatches left out."""
    return [
        Corrected(each, tuple(Quote(known[f], s, e, known[f].text[s:e]) for f, s, e in each.spans))
        for each in corrections
        if all(file in known for file, _start, _end in each.spans)
    ]


def spans_of(key: str) -> list[tuple[str, int, int]] | None:
    """The words that a key is about; ``None`` for what is no key."""
    layer, _blank, rest = key.partition(" ")
    found = list(_SPAN.finditer(rest))
    if len(found) != _HOW_MANY.get(layer) or "".join(each[0] for each in found) != rest:
        return None
    return [(each["file"], int(each["start"]), int(each["end"])) for each in found]


def stand(spans: Sequence[tuple[str, int, int]], known: Mapping[str, Dispatch]) -> bool:
    """Whether every span lies within the text of a known dispatch."""
    return all(file in known and 0 <= start < end <= len(known[file].text) for file, start, end in spans)


def added_contradiction(spans: Sequence[tuple[str, int, int]], kind: str, explanation: str) -> Judgement:
    """A contradiction between two passages that was not found."""
    key = key_of(Layer.CONTRADICTION, *sorted(spans))
    return Judgement(FindingLayer.CONTRADICTION, key, sorted(spans), CorrectionAct.ADD, explanation, kind)


def _withdraw_earlier(session: Session, dossier_id: int, key: str, now: datetime) -> None:
    session.execute(
        update(FindingCorrection)
        .where(
            FindingCorrection.dossier_id == dossier_id,
            FindingCorrection.key == key,
            FindingCorrection.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )
