"""From the text that was read back to the file that came in, where cleaning had to make a text of it (HTML)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar, cast

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.dispatch import Dispatch, Zone

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class RawFile:
    """``offsets[i]`` is the offset in ``text`` (the file as it came) of character ``i`` of the text that was read."""

    text: str
    offsets: tuple[int, ...]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where a non-empty stretch of the text that was read stands in the file."""
        return self.offsets[start], self.offsets[end - 1] + 1


def in_raw_files(value: Value, files: Mapping[str, RawFile]) -> Value:
    """The same value with all its evidence in the raw files; quotes are what stands there, mark-up included.

    :param files: the dispatches whose text was made from another one; others keep their offsets.
    """
    return cast(Value, _moved(value, files, None)) if files else value


def _moved(value: object, files: Mapping[str, RawFile], current: RawFile | None) -> object:
    if isinstance(value, EvidenceSpan):
        return _moved_span(value, files.get(value.file))
    if isinstance(value, Zone):
        return _moved_zone(value, current)
    if isinstance(value, tuple):
        return tuple(_moved(each, files, current) for each in value)
    if isinstance(value, (Sentence, Token)) or not is_dataclass(value) or isinstance(value, type):
        return value
    inside = files.get(value.file) if isinstance(value, Dispatch) else current
    return replace(value, **{f.name: _moved(getattr(value, f.name), files, inside) for f in fields(value)})


def _moved_span(span: EvidenceSpan, raw: RawFile | None) -> EvidenceSpan:
    if raw is None or span.end <= span.start:
        return span
    start, end = raw.bounds(span.start, span.end)
    return EvidenceSpan(span.file, start, end, raw.text[start:end])


def _moved_zone(zone: Zone, raw: RawFile | None) -> Zone:
    if raw is None or zone.end <= zone.start:
        return zone
    start, end = raw.bounds(zone.start, zone.end)
    return Zone(start, end, zone.kind)
