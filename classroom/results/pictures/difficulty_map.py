"""Where each question of a quiz stands: how many get it right, and whether they are those who do well elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import svg
from markupsafe import Markup, escape

from classroom.models import Topic
from classroom.results.pictures.drawing import WIDTH, box, line, picture, tidy, topic_mark, words

HEIGHT = 300.0
LEFT = 34.0
RIGHT = 8.0
TOP = 10.0
BOTTOM = 36.0
MARK = 9.0
#: Of the plate that a number stands on.
PLATE_WIDTH = 25.0
PLATE_HEIGHT = 15.0
#: How far a plate may stand from its point at first, and how much further at each try.
NEAREST = 15.0
FURTHER = 5.0
#: Directions that are tried around a point, as sine and cosine: beside it, above, below, across.
DIRECTIONS = ((0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.8, -0.7), (-0.8, -0.7), (0.8, 0.7), (-0.8, 0.7))
#: Below these a question does not tell those who know from those who do not.
WEAK = 20.0
#: The axis of discrimination begins here, or lower where a question stands lower.
LOWEST = -20.0


@dataclass(frozen=True)
class Spot:
    """A question: its number, facility from 0 to 100, discrimination from -100 to 100."""

    number: int
    facility: float
    discrimination: float
    topic: Topic
    #: What is read aloud, and shown when pointed at.
    said: str
    address: str
    #: Question or key deserves a second look.
    alarming: bool = False


@dataclass(frozen=True)
class Axes:
    """Words of the axes, and of the weak zone."""

    facility: str
    discrimination: str
    weak: str


def difficulty_map(name: str, title: str, spots: Sequence[Spot], axes: Axes, description: str = "") -> Markup:
    """The map: every point leads to its question, and no number hides another."""
    floor = min([LOWEST, *(spot.discrimination for spot in spots)])
    floor = -100.0 if floor < -60 else -60.0 if floor < LOWEST else LOWEST
    elements = [*_frame(name, axes, floor)]
    points = [(_across(spot.facility), _up(spot.discrimination, floor)) for spot in spots]
    plates = place_plates(points)
    # Leaders and points first, so that no plate is struck through.
    for spot, point, plate in zip(spots, points, plates, strict=True):
        elements.append(line(*point, *plate, "chart__leader"))
        elements.append(topic_mark(spot.topic, *point, MARK))
    elements += [_plate(spot, plate) for spot, plate in zip(spots, plates, strict=True)]
    return picture(name, title, HEIGHT, elements, description=description, linked=True)


def place_plates(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The middle of the plate of each point, as near to it as the plates before it and all points allow."""
    placed: list[tuple[float, float]] = []
    for point in points:
        free = (spot for spot in _around(point) if _inside(spot) and _free(spot, placed, points))
        # More questions than the picture has room for: the number stands on its point.
        placed.append(next(free, point))
    return placed


def _around(point: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Places around a point, the nearest first; then, where all of these are taken, any place of the picture."""
    x, y = point
    for ring in range(14):
        far = NEAREST + FURTHER * ring
        yield from ((x + far * across, y + far * down) for across, down in DIRECTIONS)
    across = [LEFT + PLATE_WIDTH * (step + 0.5) for step in range(int((WIDTH - LEFT - RIGHT) / PLATE_WIDTH))]
    down = [TOP + PLATE_HEIGHT * (step + 0.5) for step in range(int((HEIGHT - TOP - BOTTOM) / PLATE_HEIGHT))]
    yield from sorted(product(across, down), key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2)


def _inside(spot: tuple[float, float]) -> bool:
    x, y = spot
    return (
        LEFT + PLATE_WIDTH / 2 <= x <= WIDTH - RIGHT - PLATE_WIDTH / 2 + 6
        and TOP + PLATE_HEIGHT / 2 - 4 <= y <= HEIGHT - BOTTOM - PLATE_HEIGHT / 2
    )


def _free(
    spot: tuple[float, float], placed: Sequence[tuple[float, float]], points: Sequence[tuple[float, float]]
) -> bool:
    x, y = spot
    on_plate = any(abs(x - left) < PLATE_WIDTH + 1 and abs(y - top) < PLATE_HEIGHT + 1 for left, top in placed)
    half = MARK / 2
    return not on_plate and not any(
        abs(x - left) < PLATE_WIDTH / 2 + half and abs(y - top) < PLATE_HEIGHT / 2 + half for left, top in points
    )


def _across(facility: float) -> float:
    return LEFT + MARK + (WIDTH - LEFT - RIGHT - 2 * MARK) * facility / 100


def _up(discrimination: float, floor: float) -> float:
    room = HEIGHT - TOP - BOTTOM - 2 * MARK
    return HEIGHT - BOTTOM - MARK - room * (discrimination - floor) / (100 - floor)


def _frame(name: str, axes: Axes, floor: float) -> list[svg.Element]:
    bottom, weak = HEIGHT - BOTTOM, _up(WEAK, floor)
    stroke = svg.Path(d=[svg.M(0, 8), svg.L(8, 0)], class_=["chart__hatch", "chart__hatch--faint"])
    pattern = svg.Pattern(id=f"{name}-weak", width=8, height=8, patternUnits="userSpaceOnUse", elements=[stroke])
    drawn: list[svg.Element] = [
        svg.Defs(elements=[pattern]),
        box(LEFT, TOP, WIDTH - LEFT - RIGHT, bottom - TOP, "chart__field"),
        svg.Rect(
            x=LEFT,
            y=tidy(weak),
            width=tidy(WIDTH - LEFT - RIGHT),
            height=tidy(bottom - weak),
            fill=f"url(#{name}-weak)",
        ),
    ]
    for value in (0, 50, 100):
        drawn.append(line(_across(value), TOP, _across(value), bottom, "chart__grid"))
        drawn.append(words(f"{value}", _across(value), bottom + 14, anchor="middle"))
        drawn.append(line(LEFT, _up(value, floor), WIDTH - RIGHT, _up(value, floor), "chart__grid"))
        drawn.append(words(f"{value}", LEFT - 5, _up(value, floor) + 4, anchor="end"))
    upright = svg.G(
        transform=[svg.Rotate(-90, 10, tidy((TOP + bottom) / 2))],
        elements=[words(axes.discrimination, 10, (TOP + bottom) / 2, anchor="middle")],
    )
    return [
        *drawn,
        words(axes.facility, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, anchor="middle"),
        upright,
        words(axes.weak, WIDTH - RIGHT - 5, bottom - 5, "chart__text--halo", anchor="end"),
    ]


def _plate(spot: Spot, place: tuple[float, float]) -> svg.Element:
    x, y = place
    kind = ["chart__plate", *(["chart__plate--alarm"] if spot.alarming else [])]
    number = f"{spot.number}!" if spot.alarming else f"{spot.number}"
    return svg.A(
        href=str(escape(spot.address)),
        class_=["chart__link"],
        extra={"aria-label": str(escape(spot.said))},
        elements=[
            svg.Title(text=str(escape(spot.said))),
            box(x - PLATE_WIDTH / 2, y - PLATE_HEIGHT / 2, PLATE_WIDTH, PLATE_HEIGHT, *kind, rx=4),
            words(number, x, y + 4, "chart__text--strong", anchor="middle"),
        ],
    )
