"""Where the bars of the pictures go, in the units of their view boxes. Pure; the templates draw them as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classroom.results.scores import SCALE, Bin

#: View box of the distribution: small enough for its letters to stay legible on a phone 320 pixels wide.
WIDTH = 320.0
HEIGHT = 170.0
#: Room for the marks on the axis below, and for the count above the highest column.
BOTTOM = 22.0
TOP = 18.0
GAP = 3.0

#: Of a row in the picture by topic: the label above, the bar below it.
ROW_HEIGHT = 42.0
BAR_TOP = 20.0
BAR_HEIGHT = 14.0
#: Room right of the bars for the figure.
FIGURE = 52.0


@dataclass(frozen=True)
class Column:
    """A column of the distribution."""

    bin: Bin
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Where the count stands."""
        return round(self.x + self.width / 2, 2)

    @property
    def edge(self) -> float:
        """Where its lower end is written on the axis."""
        return round(self.x - GAP / 2, 2)


@dataclass(frozen=True)
class Row:
    """A horizontal bar: its top, and its length for ``value`` out of twenty; no bar where there is no value."""

    key: str
    value: float | None
    y: float
    length: float


def columns(bins: Sequence[Bin]) -> list[Column]:
    """Columns side by side over the full width, the highest count as high as the picture allows."""
    highest = max((bin.count for bin in bins), default=0) or 1
    step = WIDTH / len(bins) if bins else WIDTH
    full = HEIGHT - TOP - BOTTOM
    return [
        Column(bin, round(place * step + GAP / 2, 2), round(HEIGHT - BOTTOM - high, 2), round(step - GAP, 2), high)
        for place, bin in enumerate(bins)
        for high in [round(full * bin.count / highest, 2)]
    ]


def rows(values: Sequence[tuple[str, float | None]]) -> list[Row]:
    """One bar below the other, as long as the value is a part of twenty."""
    full = WIDTH - FIGURE
    return [
        Row(key, value, place * ROW_HEIGHT, round(full * (value or 0) / SCALE, 2))
        for place, (key, value) in enumerate(values)
    ]


def share(count: int, total: int) -> float:
    """Length of a small bar in a view box a hundred wide."""
    return round(100 * count / total, 2) if total else 0.0
