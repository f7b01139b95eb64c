"""Tables as CSV files that open with a double click, in French and in English. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

#: A cell that begins with one of these would be run as a formula by a spreadsheet (OWASP, « CSV injection »).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(rows: Iterable[Sequence[Cell]], *, decimal_comma: bool) -> bytes:
    """Write a table.

    :param rows: cells; numbers get at most two decimals, ``None`` an empty cell.
    :param decimal_comma: French usage: decimal comma, and therefore semicolons between cells.
    :return: UTF-8 with a byte order mark, without which Excel reads it as Latin-1.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if decimal_comma else ",", lineterminator="\r\n")
    writer.writerows([_cell(cell, decimal_comma) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Cell, decimal_comma: bool) -> str | int:
    if value is None:
        return ""
    if isinstance(value, float):
        written = f"{value:.2f}".rstrip("0").rstrip(".")
        return written.replace(".", ",") if decimal_comma else written
    return defused(value) if isinstance(value, str) else value


def defused(text: str) -> str:
    """Text that a spreadsheet shows instead of running it: an apostrophe in front says « this is text »."""
    return "'" + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text
