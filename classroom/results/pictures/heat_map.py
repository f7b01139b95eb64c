"""Figures in a grid, the darker the higher; what is below half is hatched, and every cell says its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup, escape

from classroom.models import Topic
from classroom.results.pictures.drawing import WIDTH, box, picture, shortened, tidy, topic_mark, words

ROW = 30.0
#: Room for the headings of the columns, and for those of the rows.
HEAD = 34.0
LABEL = 100.0
#: No column is narrower; more of them make the picture wider.
NARROWEST = 42.0
TEXT = 11.0
STEPS = 5
GAP = 2.0


@dataclass(frozen=True)
class Cell:
    """A figure from 0 to 100, and how it is said; ``None``: there is none."""

    value: float | None
    said: str


@dataclass(frozen=True)
class HeatColumn:
    """Heading of a column: a topic, or words."""

    label: str
    topic: Topic | None = None


@dataclass(frozen=True)
class HeatRow:
    """A row with the address that its heading leads to, if any."""

    label: str
    cells: Sequence[Cell]
    topic: Topic | None = None
    address: str | None = None


def heat_map(
    name: str, title: str, columns: Sequence[HeatColumn], rows: Sequence[HeatRow], description: str = ""
) -> Markup:
    """The grid."""
    cell = max(NARROWEST, (WIDTH - LABEL) / (len(columns) or 1))
    width = LABEL + cell * len(columns)
    elements: list[svg.Element] = [_hatching(name)]
    for place, column in enumerate(columns):
        elements += _heading(column, LABEL + cell * place, cell)
    for place, row in enumerate(rows):
        elements += _row(name, row, HEAD + ROW * place, cell)
    linked = any(row.address for row in rows)
    return picture(name, title, HEAD + ROW * len(rows), elements, width=width, linked=linked, description=description)


def _hatching(name: str) -> svg.Element:
    """What tells the lower half from the upper one where colours cannot."""
    stroke = svg.Path(d=[svg.M(0, 6), svg.L(6, 0)], class_=["chart__hatch"])
    pattern = svg.Pattern(id=f"{name}-low", width=6, height=6, patternUnits="userSpaceOnUse", elements=[stroke])
    return svg.Defs(elements=[pattern])


def _heading(column: HeatColumn, left: float, cell: float) -> list[svg.Element]:
    middle = left + cell / 2
    if column.topic:
        return [topic_mark(column.topic, middle, HEAD / 2, 16)]
    return [words(shortened(column.label, cell - 2, TEXT), middle, HEAD / 2 + 4, anchor="middle")]


def _row(name: str, row: HeatRow, top: float, cell: float) -> list[svg.Element]:
    label: svg.Element = words(
        shortened(row.label, LABEL - (20 if row.topic else 6), TEXT), 18 if row.topic else 0, top + ROW / 2 + 4
    )
    if row.address:
        label = svg.A(href=str(escape(row.address)), elements=[svg.Title(text=str(escape(row.label))), label])
    drawn: list[svg.Element] = [topic_mark(row.topic, 7, top + ROW / 2, 12)] if row.topic else []
    drawn.append(label)
    for place, one in enumerate(row.cells):
        drawn += _cell(name, one, LABEL + cell * place, top, cell)
    return drawn


def _cell(name: str, cell: Cell, left: float, top: float, width: float) -> list[svg.Element]:
    place = (left + GAP / 2, top + GAP / 2, width - GAP, ROW - GAP)
    said = words(
        cell.said, left + width / 2, top + ROW / 2 + 4, "chart__text--strong", "chart__text--halo", anchor="middle"
    )
    if cell.value is None:
        return [box(*place, "chart__empty", rx=2), said]
    step = min(STEPS - 1, int(cell.value * STEPS / 100))
    drawn: list[svg.Element] = [box(*place, "heat", f"heat--{step}", rx=2)]
    if cell.value < 50:
        x, y, wide, high = map(tidy, place)
        drawn.append(svg.Rect(x=x, y=y, width=wide, height=high, rx=2, fill=f"url(#{name}-low)"))
    return [*drawn, said]
