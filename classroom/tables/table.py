"""A table: columns that know what stands in them, and lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: Text may stand in any column: « dispensé » among marks.
Cell = str | int | float | datetime | None


class Kind(StrEnum):
    """What the numbers of a column are, and so how many decimals they have."""

    TEXT = "text"
    #: Whole numbers.
    COUNT = "count"
    #: Points and marks: two decimals at most.
    MARK = "mark"
    #: Percentages without decimals; cells hold 57 for 57 %.
    PERCENT = "percent"
    #: Seconds, whole ones.
    SECONDS = "seconds"
    #: Day and time, to the minute.
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """A column."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """A table with its title."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    #: Lines below the others: means of columns.
    footer: Sequence[Sequence[Cell]] = ()
    #: What was asked for: class, attempts that count, scale.
    notes: Sequence[str] = ()
    #: Columns that stay in sight while one scrolls sideways.
    frozen: int = 1

    @property
    def lines(self) -> list[Sequence[Cell]]:
        """All lines below the heading."""
        return [*self.rows, *self.footer]


def rounded(value: Cell, kind: Kind) -> Cell:
    """A cell as it is shown: numbers with the decimals of their column, lines that only look empty without a mark.

    What is halfway goes to the even side, as on the pages.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if kind is Kind.MARK:
        return round(value, 2) + 0.0
    return round(value) if kind in {Kind.COUNT, Kind.PERCENT, Kind.SECONDS} else value
