"""The door to the reading engine, opened only by the job that reads: the language model must not weigh on the web."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from classroom.models import Dispatch, FindingCorrection

if TYPE_CHECKING:
    from questions.corrections import Correction
    from questions.dispatch import Source
    from questions.items import Item

#: Called with how many dispatches are read, of how many, and the file now being read.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class EngineResult:
    """What the engine made of a dossier: its report (``questions.report``) and its items, best first."""

    report: dict[str, Any]
    items: Sequence[Item]


def source_of(dispatch: Dispatch) -> Source:
    """A stored dispatch as the engine takes it, with what a teacher corrected.

    Of an HTML page the engine is given the page itself, whose markup tells outlet and date, as long as what it reads
    in it is the text that was stored: offsets point there.
    """
    from questions.dispatch import Source

    body = dispatch.body_corrected
    return Source(
        file=dispatch.file,
        text=_page_of(dispatch) or dispatch.text,
        agency=dispatch.agency_corrected,
        headline=dispatch.headline_corrected,
        published=dispatch.published_corrected,
        body=None if body is None else tuple((start, end) for start, end in body),
    )


def correction_of(correction: FindingCorrection, texts: Mapping[str, str]) -> Correction | None:
    """A stored correction as the engine takes it; ``None`` when it is about a dispatch that is not read.

    :param texts: the text of each dispatch that is read, by file name.
    """
    from questions.annotations import EvidenceSpan
    from questions.corrections import Correction

    if any(file not in texts for file, _start, _end in correction.spans):
        return None
    spans = tuple(EvidenceSpan(file, start, end, texts[file][start:end]) for file, start, end in correction.spans)
    kind: Any = correction.kind or "negation"
    return Correction(correction.layer.value, correction.act.value, spans, correction.value, kind)


def _page_of(dispatch: Dispatch) -> str | None:
    """The HTML behind a dispatch, ``None`` where the stored text is not what the engine reads in it."""
    from questions.cleaning import decode
    from questions.cleaning.html import is_html, readable
    from questions.errors import DispatchRefused

    try:
        page, _encoding = decode(dispatch.original, dispatch.file)
    except DispatchRefused:
        return None
    return page if is_html(page) and readable(page)[0] == dispatch.text else None


def read_and_write(
    sources: Sequence[Source], progress: Progress, corrections: Sequence[Correction] = ()
) -> EngineResult:
    """Read the dispatches, what a teacher corrected included, and write items on them.

    :raises questions.errors.NothingToRead: when not one of them could be read.
    """
    from questions.item_writing import write_items
    from questions.reader import read_dossier
    from questions.report import dossier_report

    dossier = read_dossier(sources, progress, corrections)
    return EngineResult(dossier_report(dossier), write_items(dossier, seed=0))


@dataclass(frozen=True)
class Cell:
    """What more questions are wanted on: topic and level in the engine's words, and the file they shall quote."""

    topic: Any
    difficulty: Any
    file: str


#: At most so many questions are added at once: a teacher still has to look at each.
MOST_MORE = 5


def write_more(
    sources: Sequence[Source], corrections: Sequence[Correction], cell: Cell, known: Collection[str]
) -> tuple[list[Item], str]:
    """More items on one cell than those that are known, best first; without any, the reason in French.

    :param known: ids of items that the dossier has already.
    :raises questions.errors.NothingToRead: when not one dispatch could be read.
    """
    from questions.item_writing import explain, write_items
    from questions.reader import read_dossier

    dossier = read_dossier(sources, corrections=corrections)
    wanted = {"topic": cell.topic, "difficulty": cell.difficulty, "file": cell.file}
    offered = write_items(dossier, seed=0, limit=len(known) + MOST_MORE, **wanted)
    fresh = [item for item in offered if item.id not in known]
    return fresh[:MOST_MORE], "" if fresh else explain(dossier, **wanted)
