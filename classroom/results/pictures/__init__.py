"""Pictures of results, drawn as SVG on the server: typed elements, classes in the place of styles.

Each function takes figures and words and gives a picture to put into a page, with a title and a description; the table
of the same figures stands beside it. A number, a shape or a pattern says whatever a colour says.
"""

from classroom.results.pictures.difficulty_map import Axes, Spot, difficulty_map
from classroom.results.pictures.distribution import distribution
from classroom.results.pictures.heat_map import Cell, HeatColumn, HeatRow, heat_map
from classroom.results.pictures.progress_line import Moment, progress_line
from classroom.results.pictures.small_bar import share, small_bar
from classroom.results.pictures.topic_bars import topic_bars
from classroom.results.pictures.whiskers import Whisker, whiskers

__all__ = [
    "Axes",
    "Cell",
    "HeatColumn",
    "HeatRow",
    "Moment",
    "Spot",
    "Whisker",
    "difficulty_map",
    "distribution",
    "heat_map",
    "progress_line",
    "share",
    "small_bar",
    "topic_bars",
    "whiskers",
]
