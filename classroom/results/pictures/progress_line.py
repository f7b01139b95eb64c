"""Scores from quiz to quiz: a line whose points carry the shape of their topic and their figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup

from classroom.models import Topic
from classroom.results.pictures.drawing import WIDTH, box, line, picture, tidy, topic_mark, words
from classroom.results.scores import SCALE

HEIGHT = 150.0
#: Room for the figures of the scale, and around the plot.
LEFT = 24.0
RIGHT = 16.0
TOP = 26.0
BOTTOM = 24.0
MARK = 11.0
#: Each point has its figure up to so many; beyond, the first, the last, the highest and the lowest.
ALL_FIGURES = 7
#: Dates are written below the points when there are so few.
ALL_DATES = 4
GRID = (0, 10, 20)


@dataclass(frozen=True)
class Moment:
    """A quiz on the line: when it was, and what was reached out of twenty (``None``: nothing to show)."""

    when: str
    value: float | None
    said: str = ""
    #: Where the value would lie nineteen times out of twenty.
    low: float | None = None
    high: float | None = None


def progress_line(
    name: str, title: str, moments: Sequence[Moment], topic: Topic | None = None, description: str = ""
) -> Markup:
    """The line over all moments at equal distances; a gap where one has no value.

    :param topic: gives shape and colour; ``None``: all topics together.
    """
    elements = [*_grid(), *_dates(moments)]
    spots = [(_across(place, len(moments)), moment) for place, moment in enumerate(moments)]
    elements += [
        _whisker(x, moment.low, moment.high)
        for x, moment in spots
        if moment.low is not None and moment.high is not None
    ]
    elements += _stretches(spots, topic)
    told = _told([moment.value for moment in moments])
    for place, (x, moment) in enumerate(spots):
        if moment.value is not None:
            said = moment.said if place in told else ""
            elements += _spot(x, moment.value, topic, said, below=_in_a_dip(place, moments))
    return picture(name, title, HEIGHT, elements, description=description)


def _across(place: int, places: int) -> float:
    room = WIDTH - LEFT - RIGHT - 2 * MARK
    return LEFT + MARK + (room / 2 if places == 1 else room * place / (places - 1))


def _up(value: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / SCALE


def _grid() -> list[svg.Element]:
    lines: list[svg.Element] = [box(LEFT, TOP, WIDTH - LEFT - 4, HEIGHT - TOP - BOTTOM, "chart__field")]
    for value in GRID:
        lines.append(line(LEFT, _up(value), WIDTH - 4, _up(value), "chart__grid"))
        lines.append(words(value, LEFT - 5, _up(value) + 4, anchor="end"))
    return lines


def _dates(moments: Sequence[Moment]) -> list[svg.Element]:
    """Below the points: all of them, or the first and the last."""
    few = len(moments) <= ALL_DATES
    shown = list(enumerate(moments)) if few else [(0, moments[0]), (len(moments) - 1, moments[-1])]
    drawn: list[svg.Element] = []
    for place, moment in shown:
        first, last = place == 0 and len(moments) > 1, place == len(moments) - 1 and len(moments) > 1
        x = LEFT if first else WIDTH - 4 if last else _across(place, len(moments))
        drawn.append(words(moment.when, x, HEIGHT - 6, anchor="start" if first else "end" if last else "middle"))
    return drawn


def _stretches(spots: Sequence[tuple[float, Moment]], topic: Topic | None) -> list[svg.Element]:
    """The lines between neighbours that both have a value."""
    colour = f"topic-shape--{topic}" if topic else "topic-shape--all"
    runs: list[list[tuple[float, float]]] = [[]]
    for x, moment in spots:
        if moment.value is None:
            runs.append([])
        else:
            runs[-1].append((x, _up(moment.value)))
    return [
        svg.Polyline(class_=["chart__line", colour], points=[svg.Point(tidy(x), tidy(y)) for x, y in run])
        for run in runs
        if len(run) > 1
    ]


def _told(values: Sequence[float | None]) -> set[int]:
    """Which points have their figure written."""
    known = [place for place, value in enumerate(values) if value is not None]
    if len(known) <= ALL_FIGURES:
        return set(known)
    by_value = sorted(known, key=lambda place: values[place] or 0.0)
    return _apart([known[0], known[-1], by_value[-1], by_value[0]], len(values))


def _apart(wanted: Sequence[int], places: int) -> set[int]:
    """Of these places, the earlier named ones first, those whose figures do not run into each other."""
    room = 30.0
    kept: list[int] = []
    for place in wanted:
        if all(abs(_across(place, places) - _across(other, places)) >= room for other in kept):
            kept.append(place)
    return set(kept)


def _in_a_dip(place: int, moments: Sequence[Moment]) -> bool:
    """Whether the line goes up on both sides of a point, or on its only side: its figure stands below it then."""
    around = [moments[other].value for other in (place - 1, place + 1) if 0 <= other < len(moments)]
    value = moments[place].value or 0.0
    known = [other for other in around if other is not None]
    return bool(known) and all(other > value for other in known) and _up(value) + 18 < HEIGHT - BOTTOM


def _spot(x: float, value: float, topic: Topic | None, said: str, *, below: bool) -> list[svg.Element]:
    y = _up(value)
    mark = topic_mark(topic, x, y, MARK)
    if not said:
        return [mark]
    label = words(said, x, y + (18 if below else -9), "chart__text--strong", "chart__text--halo", anchor="middle")
    return [label, mark]


def _whisker(x: float, low: float, high: float) -> svg.Element:
    return line(x, _up(low), x, _up(high), "chart__whisker")
