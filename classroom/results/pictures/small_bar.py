"""A small bar beside a figure that stands in the text anyway."""

from __future__ import annotations

import svg
from markupsafe import Markup

from classroom.results.pictures.drawing import box, tidy


def share(count: float, total: float) -> float:
    """Length of a bar that is a hundred long when it is full."""
    return round(100 * count / total, 2) if total else 0.0


def small_bar(length: float, kind: str = "") -> Markup:
    """A bar of ``length`` out of a hundred; ``kind`` is ``good`` for what is right."""
    drawn = svg.SVG(
        class_=["small-bar", *([f"small-bar--{kind}"] if kind else [])],
        viewBox=svg.ViewBoxSpec(0, 0, 100, 8),
        preserveAspectRatio=svg.PreserveAspectRatio("none"),
        extra={"aria-hidden": "true", "focusable": "false"},
        xmlns=None,
        elements=[box(0, 0, 100, 8, "small-bar__track"), box(0, 0, tidy(length), 8, "small-bar__bar")],
    )
    return Markup(drawn)  # noqa: S704 (nothing but numbers)
