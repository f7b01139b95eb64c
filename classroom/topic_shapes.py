"""One shape a topic, the same everywhere: a circle for dates, a triangle for causes, a square for actors, two facing
arrows for contradictions. Colour alone never carries the meaning."""

from __future__ import annotations

from functools import cache

import svg
from markupsafe import Markup

from classroom.models import Topic

#: Side of the square that a shape is drawn in.
SIDE = 16


def shape(topic: Topic) -> svg.Element:
    """The shape in a square of sixteen by sixteen, in the colour of the text around it."""
    if topic == Topic.DATE:
        return svg.Circle(cx=8, cy=8, r=6.5)
    if topic == Topic.CAUSE:
        return svg.Path(d=[svg.M(8, 1.5), svg.L(15, 14), svg.H(1), svg.Z()])
    if topic == Topic.ACTOR:
        return svg.Rect(x=2, y=2, width=12, height=12, rx=1.5)
    arrows = [svg.M(1, 8), svg.L(7, 2), svg.V(14), svg.Z(), svg.M(15, 8), svg.L(9, 2), svg.V(14), svg.Z()]
    return svg.Path(d=arrows)


@cache
def icon(topic: Topic) -> Markup:
    """The shape as a picture beside words that say the same."""
    drawn = svg.SVG(
        class_=["topic-shape", f"topic-shape--{topic}"],
        viewBox=svg.ViewBoxSpec(0, 0, SIDE, SIDE),
        width=SIDE,
        height=SIDE,
        extra={"aria-hidden": "true", "focusable": "false"},
        xmlns=None,
        elements=[shape(topic)],
    )
    return Markup(drawn)  # noqa: S704 (nothing but shapes)
