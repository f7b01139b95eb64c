"""Figures with the range in which each would lie nineteen times out of twenty, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup

from classroom.models import Topic
from classroom.results.pictures.drawing import WIDTH, line, picture, shortened, topic_mark, words

ROW = 22.0
#: A heading between rows.
HEAD = 24.0
TOP = 6.0
BOTTOM = 22.0
#: Room for the labels, and for the figure on the right.
LABEL = 104.0
FIGURE = 40.0
TEXT = 11.0
TICKS = (0, 50, 100)


@dataclass(frozen=True)
class Whisker:
    """A row: what it is about, its value from 0 to 100 and the range around it; or a heading."""

    label: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    said: str = ""
    topic: Topic | None = None
    heading: bool = False


def whiskers(name: str, title: str, rows: Sequence[Whisker], ticks: Sequence[tuple[float, str]]) -> Markup:
    """The rows over a common scale.

    :param ticks: places from 0 to 100 on the scale with what is written below them.
    """
    heights = [HEAD if row.heading else ROW for row in rows]
    floor = TOP + sum(heights)
    elements: list[svg.Element] = []
    for place, said in ticks:
        elements.append(line(_across(place), TOP, _across(place), floor, "chart__grid"))
        elements.append(words(said, _across(place), floor + BOTTOM - 8, anchor="middle"))
    top = TOP
    for row, height in zip(rows, heights, strict=True):
        elements += _heading(row, top) if row.heading else _row(row, top + height / 2)
        top += height
    return picture(name, title, floor + BOTTOM, elements)


def _across(value: float) -> float:
    left, right = LABEL + 8, WIDTH - FIGURE - 8
    return left + (right - left) * value / 100


def _heading(row: Whisker, top: float) -> list[svg.Element]:
    mark = [topic_mark(row.topic, 6, top + 14, 11)] if row.topic else []
    return [*mark, words(row.label, 16 if row.topic else 0, top + 18, "chart__text--strong")]


def _row(row: Whisker, middle: float) -> list[svg.Element]:
    drawn: list[svg.Element] = [words(shortened(row.label, LABEL, TEXT), 0, middle + 4)]
    if row.low is not None and row.high is not None:
        drawn.append(line(_across(row.low), middle, _across(row.high), middle, "chart__whisker"))
    if row.value is not None:
        drawn.append(topic_mark(row.topic, _across(row.value), middle, 10))
    return [*drawn, words(row.said, WIDTH, middle + 4, "chart__text--strong", anchor="end")]
