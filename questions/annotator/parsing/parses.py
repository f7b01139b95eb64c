"""Parses dispatches, several at once, and remembers them: a dossier read again parses only what changed.

The parse of a dispatch depends on its text, zones, file name and language alone: neither on the dispatches that it is
parsed with (the model's sums do not depend on the size of a batch; a test compares them) nor on a date or an outlet
that somebody corrected.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from questions.annotator.parsing.paragraphs import READ
from questions.annotator.parsing.pipeline import ParsedDispatch, run

if TYPE_CHECKING:
    from questions.dispatch import Dispatch

#: Dispatches kept parsed; one of 200 words takes some 150 kB.
REMEMBERED = 512
#: Longer texts, in characters, are parsed anew each time rather than kept in memory.
REMEMBERED_LENGTH = 100_000
#: Characters that are given to the model at once, about; dispatches are never cut for it.
TOGETHER = 30_000

_memory: OrderedDict[Dispatch, ParsedDispatch] = OrderedDict()
_guard = Lock()


def parse(dispatch: Dispatch) -> ParsedDispatch:
    """Parses one dispatch."""
    return next(parse_all([dispatch]))


def parse_all(dispatches: Sequence[Dispatch]) -> Iterator[ParsedDispatch]:
    """Parses dispatches, in their order; those parsed lately are not parsed again."""
    for group in _groups([_bare(dispatch) for dispatch in dispatches]):
        known = {dispatch: found for dispatch in group if (found := _recalled(dispatch)) is not None}
        new = [dispatch for dispatch in dict.fromkeys(group) if dispatch not in known]
        for dispatch, parsed in zip(new, run(new), strict=True):
            known[dispatch] = parsed
            _remember(dispatch, parsed)
        yield from (known[dispatch] for dispatch in group)


def forget() -> None:
    """Forgets the dispatches that were parsed, not the model; for measurements and tests."""
    with _guard:
        _memory.clear()


def _bare(dispatch: Dispatch) -> Dispatch:
    """What the parse depends on."""
    zones = tuple(zone for zone in dispatch.zones if zone.kind in READ)
    return replace(
        dispatch, zones=zones, agency=None, headline=None, dateline=None, published=None, title=None, author=None
    )


def _groups(dispatches: Sequence[Dispatch]) -> Iterator[list[Dispatch]]:
    group: list[Dispatch] = []
    for dispatch in dispatches:
        group.append(dispatch)
        if sum(len(each.text) for each in group) >= TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _recalled(dispatch: Dispatch) -> ParsedDispatch | None:
    with _guard:
        found = _memory.get(dispatch)
        if found is not None:
            _memory.move_to_end(dispatch)
        return found


def _remember(dispatch: Dispatch, parsed: ParsedDispatch) -> None:
    if len(dispatch.text) > REMEMBERED_LENGTH:
        return
    with _guard:
        _memory[dispatch] = parsed
        if len(_memory) > REMEMBERED:
            _memory.popitem(last=False)
