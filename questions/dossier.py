"""Dispatches read together: merged actors, contradictions between sources, and what only looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questions.annotations import Actor, AnnotatedDispatch, EvidenceSpan
from questions.errors import DispatchRefused

ContradictionKind = Literal["number", "date", "negation", "status", "cause", "initiator", "scope", "internal"]
ReconciliationKind = Literal["update", "rounding", "scope", "different_event", "attributed"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that cannot both be right as they stand.

    ``nature`` is the kind of difference even where ``kind`` is ``internal`` (both passages in one dispatch).
    ``tier`` 1: the engine stands behind it; 2: for the teacher to judge. ``explanation`` is French, in whole sentences.
    ``support_a`` and ``support_b`` are passages of other dispatches that take either side.
    """

    kind: ContradictionKind
    nature: ContradictionKind
    a: EvidenceSpan
    b: EvidenceSpan
    explanation: str
    confidence: float
    tier: Literal[1, 2]
    rule: str
    support_a: tuple[EvidenceSpan, ...] = ()
    support_b: tuple[EvidenceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Two passages that look opposed and are not, with the reason (French, in whole sentences)."""

    kind: ReconciliationKind
    a: EvidenceSpan
    b: EvidenceSpan
    explanation: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything read in dispatches on one subject; ``refused`` tells which could not be read and why."""

    dispatches: tuple[AnnotatedDispatch, ...]
    actors: tuple[Actor, ...]
    contradictions: tuple[Contradiction, ...]
    reconciliations: tuple[Reconciliation, ...]
    refused: tuple[DispatchRefused, ...] = ()

    def dispatch(self, file: str) -> AnnotatedDispatch:
        """The annotated dispatch of this file name.

        :raises KeyError: when no dispatch of the dossier has that name.
        """
        for annotated in self.dispatches:
            if annotated.dispatch.file == file:
                return annotated
        raise KeyError(file)
