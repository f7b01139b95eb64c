"""What of a dispatch a student sees who looks back at an attempt. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from classroom.dossiers.reading_view import Block, Span
from classroom.models import Attempt, ItemEvidence


def proofs(attempt: Attempt, dispatch_id: int) -> list[tuple[int, ItemEvidence]]:
    """Words of a dispatch that prove an answer of the attempt, each with the position of its question."""
    return [
        (item.position, evidence)
        for item in attempt.items
        for evidence in item.item_version.evidence
        if evidence.dispatch_id == dispatch_id
    ]


def highlighted(found: Sequence[tuple[int, ItemEvidence]], asked: int | None) -> list[Span]:
    """The words asked for by where they begin; all of them when none begin there."""
    spans = [(evidence.start, evidence.end) for _position, evidence in found]
    return [span for span in spans if span[0] == asked] or spans


def around(blocks: Sequence[Block]) -> list[Block]:
    """Only the paragraphs in which something is highlighted."""
    kept = [
        replace(block, lines=tuple(line for line in block.lines if any(piece.marked for piece in line.pieces)))
        for block in blocks
    ]
    return [block for block in kept if block.lines]
