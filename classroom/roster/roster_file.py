"""Reading a roster that was pasted or uploaded: which students are in it, and what could not be used.

Accepts one column (« Nom Prénom ») or several, split by semicolon, comma or tab, with or without a heading.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from classroom.accounts.names import fold
from classroom.errors import ClassroomError
from classroom.roster.student_names import StudentName, from_parts, split

#: Largest file that is looked at, and most students in it.
MAX_BYTES = 1_000_000
MAX_STUDENTS = 400

_SEPARATORS = "\t;,"

#: From the cells of a line to the name in it.
_Reader = Callable[[list[str]], StudentName]


class FileProblem(StrEnum):
    """Why a file is no roster."""

    TOO_LARGE = "too_large"
    SPREADSHEET = "spreadsheet"
    NOT_TEXT = "not_text"
    TOO_MANY = "too_many"


class UnreadableRoster(ClassroomError):
    """A file that cannot be read as a roster."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True)
class RosterEntry:
    """A student in the file; ``repeated``: the same name stands further up."""

    line: int
    name: StudentName
    repeated: bool


@dataclass(frozen=True)
class ReadRoster:
    """The students, in the order of the file, and what was left out."""

    entries: tuple[RosterEntry, ...]
    blank_lines: int
    #: Line number and text of lines without a name in them.
    unreadable: tuple[tuple[int, str], ...]
    #: The file has columns that were not used.
    more_columns: bool


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252.

    :raises UnreadableRoster: for what is not text, or too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableRoster(FileProblem.TOO_LARGE)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableRoster(FileProblem.SPREADSHEET)
    text = _decode(data)
    if "\0" in text:
        raise UnreadableRoster(FileProblem.NOT_TEXT)
    return text


def _decode(data: bytes) -> str:
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableRoster(FileProblem.NOT_TEXT)


def read_roster(text: str, *, family_first: bool = True) -> ReadRoster:
    """Find the students in a roster.

    :param family_first: in names in one piece and without capitals, the family name comes first.
    :raises UnreadableRoster: when there are more than :data:`MAX_STUDENTS`.
    """
    lines = list(enumerate(text.removeprefix("\ufeff").splitlines(), 1))
    written = [(number, line) for number, line in lines if _has_signs(line) and not _says_separator(line)]
    rows = _rows(written)
    columns = _columns(rows, family_first)
    names = [(number, columns.read(cells)) for number, cells in rows[columns.heading_lines :]]
    entries = _entries([(number, name) for number, name in names if _has_letters(name)])
    texts = dict(written)
    unreadable = tuple((number, texts[number].strip()) for number, name in names if not _has_letters(name))
    return ReadRoster(entries, len(lines) - len(written), unreadable, columns.more)


def _has_signs(line: str) -> bool:
    return any(sign.isalnum() for sign in line)


def _says_separator(line: str) -> bool:
    """Excel's first line ``sep=;``."""
    return line.strip().lower().startswith("sep=") and len(line.strip()) <= 5


def _has_letters(name: StudentName) -> bool:
    return any(sign.isalpha() for sign in name.listed)


def _entries(names: list[tuple[int, StudentName]]) -> tuple[RosterEntry, ...]:
    if len(names) > MAX_STUDENTS:
        raise UnreadableRoster(FileProblem.TOO_MANY)
    seen: set[str] = set()
    entries = []
    for number, name in names:
        entries.append(RosterEntry(number, name, name.key in seen))
        seen.add(name.key)
    return tuple(entries)


def _rows(lines: list[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    """Each line in its cells, without columns that only number the students or are empty."""
    separator = _separator([line for _number, line in lines])
    rows = [(number, _cells(line, separator)) for number, line in lines]
    idle = _idle_columns([cells for _number, cells in rows])
    return [(number, [cell for i, cell in enumerate(cells) if i not in idle]) for number, cells in rows]


def _separator(lines: list[str]) -> str | None:
    """The separator that most lines have, if at least half of them have it."""
    best = max(_SEPARATORS, key=lambda sign: sum(sign in line for line in lines))
    return best if sum(best in line for line in lines) * 2 >= len(lines) > 0 else None


def _cells(line: str, separator: str | None) -> list[str]:
    if separator is None:
        return [line.strip().strip('"').strip()]
    # Line by line, so that a stray quotation mark cannot swallow the students after it.
    try:
        cells = next(csv.reader([line], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        # A cell longer than the module takes: no name, but no reason to break down either.
        cells = line.split(separator)
    return [cell.strip() for cell in cells]


def _idle_columns(rows: list[list[str]]) -> set[int]:
    width = max((len(cells) for cells in rows), default=0)
    columns = {i: [cells[i] for cells in rows[1:] or rows if i < len(cells)] for i in range(width)}
    return {i for i, column in columns.items() if all(not cell or cell.isdecimal() for cell in column)}


@dataclass(frozen=True)
class _Columns:
    read: _Reader
    heading_lines: int
    more: bool


def _columns(rows: list[tuple[int, list[str]]], family_first: bool) -> _Columns:
    width = max((len(cells) for _number, cells in rows), default=0)
    headings = [fold(cell) for cell in rows[0][1]] if rows else []
    family, given = _place(headings, "family"), _place(headings, "given")
    if family is not None and given is not None:
        return _Columns(_two(family, given, family_first), 1, width > 2)
    for kind, first in (("full", True), ("full_given_first", False), ("family", family_first)):
        place = _place(headings, kind)
        if place is not None:
            return _Columns(_one(place, first and family_first), 1, width > 1)
    return _Columns(_two(0, 1, family_first), 0, width > 2)


def _place(headings: list[str], kind: str) -> int | None:
    return next((i for i, heading in enumerate(headings) if heading in _known_headings()[kind]), None)


def _one(place: int, family_first: bool) -> _Reader:
    return lambda cells: split(cells[place] if place < len(cells) else "", family_first=family_first)


def _two(family: int, given: int, family_first: bool) -> _Reader:
    """Reads two columns; a line where only one of them is filled has the whole name in it."""

    def read(cells: list[str]) -> StudentName:
        first, second = (cells[place] if place < len(cells) else "" for place in (family, given))
        return from_parts(first, second) if first and second else split(first or second, family_first=family_first)

    return read


@functools.cache
def _known_headings() -> dict[str, frozenset[str]]:
    with (Path(__file__).parent / "roster_headers.toml").open("rb") as file:
        return {kind: frozenset(headings) for kind, headings in tomllib.load(file).items()}
