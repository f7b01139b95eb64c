"""What was read in one dispatch, as marks on its words, each with a note that explains it. Pure.

The report is the JSON object of :func:`questions.report.dossier_report`. A reading that went wrong somewhere is put
right mark by mark: the key of a mark is made of its layer and its offsets, so that a correction finds it again in the
next reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from classroom.dossiers.findings import CauseFound, Dispatches, Opposition, Quote, causes_found, oppositions
from classroom.models import Dispatch

Json = Mapping[str, Any]


class Layer(StrEnum):
    """What can be shown or hidden; the topics of questions under the same names."""

    DATE = "date"
    ACTOR = "actor"
    CAUSE = "cause"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True)
class DateNote:
    """A calendar expression or a duration: its value and, in French, how it was reckoned."""

    value: str
    derivation: str
    #: Whether the day of the dispatch is sure enough for the value to be more than likely.
    certain: bool = True


@dataclass(frozen=True)
class ActorNote:
    """Who is named here."""

    name: str
    kind: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """The explanation of one finding; ``about`` holds what its layer says."""

    number: int
    layer: Layer
    key: str
    words: Quote
    about: DateNote | ActorNote | CauseFound | Opposition


@dataclass(frozen=True)
class Mark:
    """Words of the dispatch that a note explains.

    ``part`` tells the parts of a finding apart: ``effect``, ``marker``, ``cause`` or ``passage``; empty where the words
    are the finding. ``long`` marks may hold others, so their words are no link themselves: a tag before the ``tagged``
    one, the first of its finding, is.
    """

    start: int
    end: int
    layer: Layer
    note: int
    part: str = ""
    long: bool = False
    tagged: bool = False


def key_of(layer: Layer, *spans: tuple[str, int, int]) -> str:
    """The name under which a correction knows a finding: its layer and its offsets, file by file."""
    return f"{layer} " + " ".join(f"{file}:{start}-{end}" for file, start, end in spans)


def notes_and_marks(
    report: Json, dispatch: Dispatch, known: Dispatches, layers: Iterable[Layer] = tuple(Layer)
) -> tuple[list[Note], list[Mark]]:
    """Notes in the order of the words that they explain, and the marks that lead to them."""
    wanted = set(layers)
    found = sorted(
        (each for each in _findings(report, dispatch, known) if each[0] in wanted), key=lambda each: each[2][0][:2]
    )
    notes: list[Note] = []
    marks: list[Mark] = []
    for number, (layer, key, spans, about) in enumerate(found, 1):
        start, end, _part = spans[0]
        words = Quote(dispatch, start, end, dispatch.text[start:end])
        notes.append(Note(number, layer, key, words, about))
        marks += _marks(layer, number, spans)
    return notes, marks


_Spans = Sequence[tuple[int, int, str]]
_About = DateNote | ActorNote | CauseFound | Opposition
_Finding = tuple[Layer, str, _Spans, _About]


def _marks(layer: Layer, note: int, spans: _Spans) -> list[Mark]:
    """Both passages of a contradiction are tagged; of effect and cause, whichever comes first."""
    long = {(start, end) for start, end, part in spans if _is_long(layer, part)}
    tagged = long if layer is Layer.CONTRADICTION else {min(long, default=(0, 0))}
    return [
        Mark(start, end, layer, note, part, (start, end) in long, (start, end) in tagged & long)
        for start, end, part in spans
    ]


def _is_long(layer: Layer, part: str) -> bool:
    return layer is Layer.CONTRADICTION or (layer is Layer.CAUSE and part != "marker")


def _findings(report: Json, dispatch: Dispatch, known: Dispatches) -> Iterator[_Finding]:
    yield from _dates(report["time_expressions"], dispatch)
    yield from _actors(report["actors"], dispatch)
    yield from _causes(report, dispatch, known)
    yield from _contradictions(report["contradictions"], dispatch, known)


def _dates(expressions: Iterable[Json], dispatch: Dispatch) -> Iterator[_Finding]:
    for each in expressions:
        if each["file"] == dispatch.file:
            start, end = each["start"], each["end"]
            note = DateNote(each["value"], each.get("derivation") or "", each.get("certain", True))
            yield Layer.DATE, key_of(Layer.DATE, (dispatch.file, start, end)), [(start, end, "")], note


def _actors(actors: Iterable[Json], dispatch: Dispatch) -> Iterator[_Finding]:
    for actor in actors:
        note = ActorNote(actor["name"], actor["kind"], tuple(actor["roles"]), tuple(actor["aliases"]))
        for each in actor["mentions"]:
            if each["file"] == dispatch.file:
                start, end = each["start"], each["end"]
                yield Layer.ACTOR, key_of(Layer.ACTOR, (dispatch.file, start, end)), [(start, end, "")], note


def _causes(report: Json, dispatch: Dispatch, known: Dispatches) -> Iterator[_Finding]:
    for found in causes_found((*report["causes"], *report.get("initiators", ())), known):
        if found.effect.dispatch.file != dispatch.file:
            continue
        parts = (("effect", found.effect), ("marker", found.marker), ("cause", found.cause))
        spans = [(quote.start, quote.end, part) for part, quote in parts if quote]
        yield Layer.CAUSE, key_of(Layer.CAUSE, _span(found.effect), _span(found.cause)), spans, found


def _contradictions(pairs: Iterable[Json], dispatch: Dispatch, known: Dispatches) -> Iterator[_Finding]:
    for found in oppositions(pairs, known):
        here = [quote for quote in (found.a, found.b) if quote.dispatch.file == dispatch.file]
        if here:
            spans = [(quote.start, quote.end, "passage") for quote in here]
            yield Layer.CONTRADICTION, opposition_key(found), spans, found


def opposition_key(found: Opposition) -> str:
    """The same whichever of the two passages is named first."""
    return key_of(Layer.CONTRADICTION, *sorted((_span(found.a), _span(found.b))))


def _span(quote: Quote) -> tuple[str, int, int]:
    return quote.dispatch.file, quote.start, quote.end
