"""The kinds of files that tables are written as. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from zoneinfo import ZoneInfo

from classroom.tables.csv_file import FRENCH_EXCEL, PLAIN, to_csv
from classroom.tables.table import Table
from classroom.tables.xlsx_file import to_xlsx


class FileKind(StrEnum):
    """How a table is written; CSV holds one table, a workbook several."""

    XLSX = "xlsx"
    #: As French Excel opens it with a double click.
    CSV_EXCEL = "csv-excel"
    CSV = "csv"

    @property
    def ending(self) -> str:
        """The end of the file's name."""
        return "xlsx" if self is FileKind.XLSX else "csv"


MIME_TYPES = {
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV_EXCEL: "text/csv",
    FileKind.CSV: "text/csv",
}


def to_file(tables: Sequence[Table], kind: FileKind, zone: ZoneInfo, about: str) -> bytes:
    """Write tables as a file; of several, CSV holds the first.

    :param about: name of the sheet of a workbook that says what was asked for.
    """
    if kind is FileKind.XLSX:
        return to_xlsx(tables, zone, about)
    return to_csv(tables[0], FRENCH_EXCEL if kind is FileKind.CSV_EXCEL else PLAIN, zone)
