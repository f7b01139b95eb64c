"""What all pictures are drawn with. The library writes words as they are, so every word goes through here."""

from __future__ import annotations

from collections.abc import Sequence

import svg
from markupsafe import Markup, escape

from classroom.models import Topic
from classroom.topic_shapes import SIDE, shape

#: Width of a view box: small enough for its letters to stay legible on a phone 320 pixels wide.
WIDTH = 320.0

#: Of the letters of a picture, in its own units; the widest are narrower than this part of their height on average.
LETTER = 0.57


def picture(
    name: str,
    title: str,
    height: float,
    elements: Sequence[svg.Element],
    *,
    description: str = "",
    width: float = WIDTH,
    linked: bool = False,
) -> Markup:
    """A picture for a page.

    :param name: makes its ids unlike those of the other pictures of the page.
    :param linked: it holds links, which those who do not see it must be able to reach.
    """
    said: list[svg.Element] = [svg.Title(id=f"{name}-title", text=str(escape(title)))]
    if description:
        said.append(svg.Desc(id=f"{name}-description", text=str(escape(description))))
    named = " ".join(str(element.id) for element in said)
    wide = width > WIDTH
    drawn = svg.SVG(
        class_=["chart__picture", *(["chart__picture--wide"] if wide else [])],
        viewBox=svg.ViewBoxSpec(0, 0, tidy(width), tidy(height)),
        width=tidy(width) if wide else None,
        height=tidy(height) if wide else None,
        extra={"role": "group" if linked else "img", "aria-labelledby": named},
        xmlns=None,
        elements=[*said, *elements],
    )
    return Markup(drawn)  # noqa: S704 (words are escaped where they are written)


def tidy(value: float) -> float:
    """A coordinate with as many decimals as a screen can show."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def words(text: object, x: float, y: float, *classes: str, anchor: str = "start") -> svg.Text:
    """Words that stand on a line at ``y``."""
    return svg.Text(
        text=str(escape(text)),
        x=tidy(x),
        y=tidy(y),
        class_=["chart__text", *classes],
        text_anchor=None if anchor == "start" else anchor,  # type: ignore[arg-type]
    )


def line(x1: float, y1: float, x2: float, y2: float, *classes: str) -> svg.Line:
    """A line from one point to another."""
    return svg.Line(x1=tidy(x1), y1=tidy(y1), x2=tidy(x2), y2=tidy(y2), class_=list(classes))


def box(x: float, y: float, width: float, height: float, *classes: str, rx: float | None = None) -> svg.Rect:
    """A rectangle."""
    return svg.Rect(x=tidy(x), y=tidy(y), width=tidy(width), height=tidy(height), rx=rx, class_=list(classes))


def topic_mark(topic: Topic | None, x: float, y: float, side: float) -> svg.Element:
    """The shape of a topic around a point; a diamond where all topics are meant."""
    scale = side / SIDE
    drawn = _diamond() if topic is None else shape(topic)
    colour = f"topic-shape--{topic}" if topic else "topic-shape--all"
    place = svg.Translate(tidy(x - side / 2), tidy(y - side / 2))
    return svg.G(class_=["chart__mark", colour], transform=[place, svg.Scale(tidy(scale))], elements=[drawn])


def shortened(text: str, room: float, size: float) -> str:
    """As much of a text as there is room for, in the units of the picture."""
    letters = max(1, int(room / (size * LETTER)))
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _diamond() -> svg.Element:
    return svg.Path(d=[svg.M(8, 0.5), svg.L(15.5, 8), svg.L(8, 15.5), svg.L(0.5, 8), svg.Z()])
