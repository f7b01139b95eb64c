"""A horizontal bar for each topic, its figure beside it."""

from __future__ import annotations

from collections.abc import Sequence

import svg
from markupsafe import Markup

from classroom.models import Topic
from classroom.results.pictures.drawing import WIDTH, box, picture, topic_mark, words
from classroom.results.scores import SCALE

#: Of a row: the label above, the bar below it.
ROW_HEIGHT = 42.0
BAR_TOP = 20.0
BAR_HEIGHT = 14.0
#: Room right of the bars for the figure.
FIGURE = 52.0


def topic_bars(name: str, title: str, rows: Sequence[tuple[Topic, str, float | None, str]]) -> Markup:
    """One bar below the other, as long as its value is a part of twenty.

    :param rows: topic, its name, value out of twenty, the value in words.
    """
    elements = [element for place, row in enumerate(rows) for element in _row(place * ROW_HEIGHT, *row)]
    return picture(name, title, len(rows) * ROW_HEIGHT, elements)


def _row(top: float, topic: Topic, label: str, value: float | None, said: str) -> list[svg.Element]:
    full = WIDTH - FIGURE
    bar = box(0, top + BAR_TOP, full * (value or 0) / SCALE, BAR_HEIGHT, "chart__bar", "chart__bar--topic", rx=2)
    return [
        topic_mark(topic, 7, top + 9, 14),
        words(label, 20, top + 14, "chart__text--strong"),
        box(0, top + BAR_TOP, full, BAR_HEIGHT, "chart__track", rx=2),
        svg.G(class_=[f"topic-shape--{topic}"], elements=[bar]),
        words(said, full + 8, top + 32, "chart__text--strong"),
    ]
