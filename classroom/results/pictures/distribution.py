"""How many students have which score: columns side by side."""

from __future__ import annotations

from collections.abc import Sequence

import svg
from markupsafe import Markup

from classroom.results.pictures.drawing import WIDTH, box, line, picture, words
from classroom.results.scores import Bin

HEIGHT = 170.0
#: Of one among several that stand side by side.
SMALL_HEIGHT = 120.0
#: Room for the marks on the axis below, and for the count above the highest column.
BOTTOM = 22.0
TOP = 18.0
GAP = 3.0


def distribution(
    name: str,
    title: str,
    bins: Sequence[Bin],
    *,
    highest: int | None = None,
    small: bool = False,
    median: float | None = None,
) -> Markup:
    """Scores by steps.

    :param highest: the count that takes the whole height, where several pictures are to be compared.
    :param median: marked by a triangle on the axis, out of the end of the last step.
    """
    height = SMALL_HEIGHT if small else HEIGHT
    floor, step = height - BOTTOM, WIDTH / (len(bins) or 1)
    full = (floor - TOP) / (highest or max((bin.count for bin in bins), default=0) or 1)
    elements: list[svg.Element] = [line(0, floor, WIDTH, floor, "chart__axis")]
    for place, bin in enumerate(bins):
        elements += _column(bin, place * step, step, floor, full)
    if bins:
        elements.append(words(bins[-1].high, WIDTH, height - 6, anchor="end"))
        elements += [] if median is None else [_median(median / bins[-1].high * WIDTH, floor)]
    return picture(name, title, height, elements)


def _column(bin: Bin, left: float, step: float, floor: float, full: float) -> list[svg.Element]:
    """The column, its count above it, and its lower end on the axis."""
    high = full * bin.count
    drawn: list[svg.Element] = [box(left + GAP / 2, floor - high, step - GAP, high, "chart__bar")]
    if bin.count:
        drawn.append(words(bin.count, left + step / 2, floor - high - 5, "chart__text--strong", anchor="middle"))
    anchor = "middle" if left else "start"
    return [*drawn, words(bin.low, left, floor + BOTTOM - 6, anchor=anchor)]


def _median(x: float, floor: float) -> svg.Element:
    return svg.Path(class_=["chart__median"], d=[svg.M(round(x, 2), floor), svg.l(-5, 8), svg.h(10), svg.Z()])
