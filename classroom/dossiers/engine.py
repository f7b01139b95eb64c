"""The door to the reading engine, opened only by the job that reads: the language model must not weigh on the web."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from questions.dispatch import Source
    from questions.items import Item

#: Called with how many dispatches are read, of how many, and the file now being read.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class EngineResult:
    """What the engine made of a dossier: its report (``questions.report``) and its items, best first."""

    report: dict[str, Any]
    items: Sequence[Item]


def read_and_write(sources: Sequence[Source], progress: Progress) -> EngineResult:
    """Read the dispatches and write items on them.

    :raises questions.errors.NothingToRead: when not one of them could be read.
    """
    from questions.item_writing import write_items
    from questions.reader import read_dossier
    from questions.report import dossier_report

    dossier = read_dossier(sources, progress=progress)
    return EngineResult(dossier_report(dossier), write_items(dossier, seed=0))
