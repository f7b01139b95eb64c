"""Bars stay inside their pictures and are as long as their figures."""

from __future__ import annotations

from itertools import pairwise

import pytest

from classroom.results import charts
from classroom.results.scores import distribution


def test_the_highest_column_uses_the_whole_height_and_the_others_their_part():
    columns = charts.columns(distribution([1, 1, 1, 1, 11, 11]))

    assert columns[0].height == charts.HEIGHT - charts.TOP - charts.BOTTOM
    assert columns[5].height == pytest.approx(columns[0].height / 2)
    assert columns[1].height == 0


def test_columns_stand_on_the_axis_side_by_side():
    columns = charts.columns(distribution([3, 5, 5, 20]))

    assert all(column.y + column.height == pytest.approx(charts.HEIGHT - charts.BOTTOM) for column in columns)
    assert all(left.x + left.width <= right.x for left, right in pairwise(columns))
    assert columns[-1].x + columns[-1].width <= charts.WIDTH


def test_no_score_gives_columns_without_height():
    assert {column.height for column in charts.columns(distribution([]))} == {0}


def test_a_bar_is_as_long_as_its_part_of_twenty():
    first, second, third = charts.rows([("date", 20.0), ("cause", 10.0), ("actor", None)])

    assert first.length == charts.WIDTH - charts.FIGURE
    assert second.length == pytest.approx(first.length / 2)
    assert (third.length, third.value) == (0, None)
    assert (first.y, second.y) == (0, charts.ROW_HEIGHT)


def test_a_share_of_nothing_is_no_bar():
    assert charts.share(0, 0) == 0
    assert charts.share(3, 12) == 25
