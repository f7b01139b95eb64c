"""Workbooks by XlsxWriter: heading that stays, numbers and days as such, text that is never run as a formula. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from classroom.tables.table import Cell, Kind, Table, rounded

#: What Excel takes in a cell, in characters.
LONGEST_TEXT = 32_767
#: Widths of columns, in characters.
NARROWEST, WIDEST = 8, 48
#: Lines that are looked at to find the width of a column.
LOOKED_AT = 500

_NUMBERS = {
    Kind.COUNT: "0",
    Kind.MARK: "0.00",
    Kind.PERCENT: "0%",
    Kind.SECONDS: "0",
    Kind.MOMENT: "dd/mm/yyyy hh:mm",
}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": False,
}


def to_xlsx(tables: Sequence[Table], zone: ZoneInfo, about: str) -> bytes:
    """Write a workbook, a sheet for each table and one that says what was asked for.

    :param zone: the site's time zone; Excel knows none.
    :param about: name of that last sheet.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": tables[0].title, "comments": "Recoupe"})
        formats = _Formats(book)
        taken: set[str] = set()
        for table in tables:
            _write_sheet(book.add_worksheet(_sheet_name(table.title, taken)), table, formats, zone)
        _write_about(book.add_worksheet(_sheet_name(about, taken)), tables, formats)
    return file.getvalue()


class _Formats:
    """The formats of a workbook, made once."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "quote_prefix": True}
        )
        self.title = book.add_format({"bold": True, "font_size": 14, "quote_prefix": True})
        # What an apostrophe in front does in Excel: the cell stays text, also when somebody edits it.
        self.text = book.add_format({"quote_prefix": True, "valign": "top"})
        self.bold_text = book.add_format({"quote_prefix": True, "bold": True, "top": 1})
        self.numbers = {kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in _NUMBERS.items()}
        self.bold_numbers = {
            kind: book.add_format({"num_format": form, "bold": True, "top": 1}) for kind, form in _NUMBERS.items()
        }


def _write_sheet(sheet: Any, table: Table, formats: _Formats, zone: ZoneInfo) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(table, place))
        sheet.write_string(0, place, _short(column.heading), formats.heading)
    for number, line in enumerate(table.lines, 1):
        below = number > len(table.rows)
        for place, value in enumerate(line):
            _write_cell(sheet, number, place, value, table.columns[place].kind, formats, zone, below)
    sheet.freeze_panes(1, table.frozen)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _for_the_printer(sheet, table)


def _for_the_printer(sheet: Any, table: Table) -> None:
    """Landscape A4, as wide as one page, the heading on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # « & » begins a code in headers.
    sheet.set_header("&L" + (table.title.replace("&", "&&")[:200].strip() or "Recoupe"))
    sheet.set_footer("&R&P / &N")


def _write_cell(
    sheet: Any, row: int, place: int, value: Cell, kind: Kind, formats: _Formats, zone: ZoneInfo, below: bool
) -> None:
    value = rounded(value, kind)
    numbers = formats.bold_numbers if below else formats.numbers
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(row, place, _short(value), formats.bold_text if below else formats.text)
    elif isinstance(value, datetime):
        naive = value.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
        sheet.write_datetime(row, place, naive, numbers[Kind.MOMENT])
    else:
        sheet.write_number(row, place, value / 100 if kind is Kind.PERCENT else value, numbers.get(kind))


def _write_about(sheet: Any, tables: Sequence[Table], formats: _Formats) -> None:
    sheet.set_column(0, 0, 100)
    row = 0
    for table in tables:
        sheet.write_string(row, 0, _short(table.title), formats.title)
        for row, note in enumerate(table.notes, row + 1):  # noqa: B020 (the next table goes on from here)
            sheet.write_string(row, 0, _short(note), formats.text)
        row += 2


def _width(table: Table, place: int) -> int:
    """Wide enough for what stands in the first lines; headings break into lines, at their words."""
    words = re.split(r"[ -]", table.columns[place].heading)
    moments = 17 if table.columns[place].kind is Kind.MOMENT else 0
    cells = [len(str(rounded(line[place], table.columns[place].kind) or "")) for line in table.rows[:LOOKED_AT]]
    widest = max([NARROWEST, moments, *map(len, words), *([] if moments else cells)])
    return min(WIDEST, widest + 2)


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: 31 characters, some signs not among them, no two alike whatever the case."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '") or "Recoupe"
    name, number = clean[:31].strip(" '"), 1
    while name.lower() in taken:
        number += 1
        ending = f" ({number})"
        name = clean[: 31 - len(ending)].strip(" '") + ending
    taken.add(name.lower())
    return name


def _short(text: str) -> str:
    """XlsxWriter leaves out what is too long; its beginning says more than nothing."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
