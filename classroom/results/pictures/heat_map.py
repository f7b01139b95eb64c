"""Figures in a grid, the darker the higher; what is below half is hatched, and every cell says its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup, escape

from classroom.models import Topic
from classroom.results.pictures.drawing import WIDTH, box, picture, shortened, tidy, topic_mark, words

ROW = 28.0
#: Room for the headings of the columns; for words that are too long to stand upright, aslant …
HEAD = 30.0
SLANTED_HEAD = 62.0
SLANT = 38
#: … and for those of the rows, at least.
LABEL = 100.0
#: No column is narrower; more of them make the picture wider.
NARROWEST = 44.0
WIDEST = 60.0
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
    cell = min(WIDEST, max(NARROWEST, (WIDTH - LABEL) / (len(columns) or 1)))
    label = max(LABEL, WIDTH - cell * len(columns))
    slanted = any(not column.topic and shortened(column.label, cell - 2, TEXT) != column.label for column in columns)
    head = SLANTED_HEAD if slanted else HEAD
    elements: list[svg.Element] = [_hatching(name)]
    for place, column in enumerate(columns):
        elements += _heading(column, label + cell * (place + 0.5), head)
    for place, row in enumerate(rows):
        elements += _row(name, row, head + ROW * place, label, cell)
    linked = any(row.address for row in rows)
    width, height = label + cell * len(columns), head + ROW * len(rows)
    return picture(name, title, height, elements, width=width, linked=linked, description=description)


def _hatching(name: str) -> svg.Element:
    """What tells the lower half from the upper one where colours cannot."""
    stroke = svg.Path(d=[svg.M(0, 6), svg.L(6, 0)], class_=["chart__hatch"])
    pattern = svg.Pattern(id=f"{name}-low", width=6, height=6, patternUnits="userSpaceOnUse", elements=[stroke])
    return svg.Defs(elements=[pattern])


def _heading(column: HeatColumn, middle: float, head: float) -> list[svg.Element]:
    if column.topic:
        return [topic_mark(column.topic, middle, head - HEAD / 2, 16)]
    if head == HEAD:
        return [words(column.label, middle, head - 11, anchor="middle")]
    # Downhill towards its column, over the empty corner above the labels of the rows.
    x, y = tidy(middle + 6), tidy(head - 7)
    label = words(shortened(column.label, SLANTED_HEAD * 1.2, TEXT), x, y, anchor="end")
    return [svg.G(transform=[svg.Rotate(SLANT, x, y)], elements=[label])]


def _row(name: str, row: HeatRow, top: float, label: float, cell: float) -> list[svg.Element]:
    left = 18.0 if row.topic else 0.0
    said: svg.Element = words(shortened(row.label, label - left - 6, TEXT), left, top + ROW / 2 + 4)
    if row.address:
        told = svg.Title(text=str(escape(row.label)))
        said = svg.A(href=str(escape(row.address)), class_=["chart__link", "chart__link--words"], elements=[told, said])
    drawn: list[svg.Element] = [topic_mark(row.topic, 7, top + ROW / 2, 12)] if row.topic else []
    drawn.append(said)
    for place, one in enumerate(row.cells):
        drawn += _cell(name, one, label + cell * place, top, cell)
    return drawn


def _cell(name: str, cell: Cell, left: float, top: float, width: float) -> list[svg.Element]:
    place = (left + GAP / 2, top + GAP / 2, width - GAP, ROW - GAP)
    hatched = cell.value is not None and cell.value < 50
    halo = ["chart__text--halo"] if hatched else []
    said = words(cell.said, left + width / 2, top + ROW / 2 + 4.5, "chart__text--strong", *halo, anchor="middle")
    if cell.value is None:
        return [box(*place, "chart__empty", rx=2), said]
    step = min(STEPS - 1, int(cell.value * STEPS / 100))
    drawn: list[svg.Element] = [box(*place, "heat", f"heat--{step}", rx=2)]
    if hatched:
        x, y, wide, high = map(tidy, place)
        drawn.append(svg.Rect(x=x, y=y, width=wide, height=high, rx=2, fill=f"url(#{name}-low)"))
    return [*drawn, said]
