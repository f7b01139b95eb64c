"""CSV in two ways: as French Excel opens it with a double click, and plain for every other program (RFC 4180). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from classroom.tables.formulas import defused_throughout
from classroom.tables.table import Cell, Kind, Table, rounded

#: A cell with one of these is put in quotation marks, whatever stands between the cells: a program that splits at
#: another sign would otherwise find a new cell, perhaps a formula, in the middle of a text.
_TO_QUOTE = frozenset(',;\t"\r\n')


@dataclass(frozen=True)
class Dialect:
    """How a CSV file is written."""

    delimiter: str
    decimal: str
    #: Excel takes UTF-8 without a byte order mark for Latin-1.
    encoding: str
    #: As ``strftime`` takes it; empty: ISO 8601 with the offset.
    moment: str


FRENCH_EXCEL = Dialect(";", ",", "utf-8-sig", "%d/%m/%Y %H:%M")
PLAIN = Dialect(",", ".", "utf-8", "")


def to_csv(table: Table, dialect: Dialect, zone: ZoneInfo) -> bytes:
    """Write a table.

    :param zone: the site's time zone, in which days and times are written.
    """
    heading = [_heading(column.heading, column.kind) for column in table.columns]
    kinds = [column.kind for column in table.columns]
    lines = [
        heading,
        *([_cell(*pair, dialect, zone) for pair in zip(line, kinds, strict=True)] for line in table.lines),
    ]
    return "".join(_line(line, dialect) for line in lines).encode(dialect.encoding)


def _heading(heading: str, kind: Kind) -> str:
    unit = {Kind.PERCENT: " (%)", Kind.SECONDS: " (s)"}.get(kind, "")
    return _text(heading + unit)


def _line(cells: Sequence[str], dialect: Dialect) -> str:
    return dialect.delimiter.join(cells) + "\r\n"


def _cell(value: Cell, kind: Kind, dialect: Dialect, zone: ZoneInfo) -> str:
    value = rounded(value, kind)
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, datetime):
        return _moment(value.astimezone(zone), dialect)
    number = _number(value, dialect)
    return f'"{number}"' if dialect.delimiter in number else number


def _text(text: str) -> str:
    text = defused_throughout(text)
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE & set(text) else text


def _moment(moment: datetime, dialect: Dialect) -> str:
    return moment.strftime(dialect.moment) if dialect.moment else moment.isoformat(timespec="minutes")


def _number(value: float, dialect: Dialect) -> str:
    written = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return written.replace(".", dialect.decimal)
