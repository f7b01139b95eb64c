"""The picture of a chronology: one lane a dispatch, dates where they belong on one axis of time."""

from datetime import date
from types import SimpleNamespace

import pytest

from classroom.dossiers.findings import Excerpt, Moment, Quote
from classroom.dossiers.timeline import EDGE, NAMES, WIDTH, timeline


def dispatch(name, published=None):
    return SimpleNamespace(file=name, text="x" * 9, agency=name, published=published)


def moment(first, last, *dispatches):
    excerpts = tuple(Excerpt(Quote(each, 0, 1, "x"), "", "") for each in dispatches)
    return Moment(first, date.fromisoformat(first), date.fromisoformat(last), excerpts)


@pytest.fixture
def a():
    return dispatch("a", published="2016-07-01")


@pytest.fixture
def b():
    return dispatch("b", published="2016-01-01/2016-02-01")


def test_days_stand_in_order_between_the_ends_of_the_axis(a, b):
    picture = timeline(
        [
            moment("2016-01-01", "2016-01-01", a),
            moment("2016-07-01", "2016-07-01", a, b),
            moment("2017-01-01", "2017-01-01", b),
        ],
        [a, b],
    )
    xs = [[bar.middle for bar in lane.bars] for lane in picture.lanes]

    assert xs[0][0] == NAMES + EDGE
    assert xs[1][1] == WIDTH - EDGE
    assert xs[0][1] == xs[1][0]
    assert xs[0][0] < xs[0][1] < xs[1][1]


def test_a_stretch_of_time_is_as_wide_as_it_is_long_and_a_day_a_point(a):
    picture = timeline(
        [
            moment("2016-01-01", "2016-01-01", a),
            moment("2016-02-01", "2016-06-30", a),
            moment("2016-12-31", "2016-12-31", a),
        ],
        [a],
    )
    day, stretch, _last = picture.lanes[0].bars

    assert day.point
    assert not stretch.point
    assert stretch.width == pytest.approx((WIDTH - NAMES - 2 * EDGE) * 150 / 365, abs=0.1)


def test_a_date_far_from_all_others_is_left_to_the_edge(a):
    close = [moment(f"2016-0{month}-01", f"2016-0{month}-01", a) for month in range(1, 9)]

    bars = timeline([moment("1949-04-04", "1949-04-04", a), *close], [a]).lanes[0].bars

    assert [bar.beyond for bar in bars] == [-1] + [0] * 8
    assert bars[0].x < NAMES + EDGE <= bars[1].middle


def test_bars_know_their_row_of_the_table(a, b):
    picture = timeline([moment("2016-01-01", "2016-01-01", a), moment("2016-03-01", "2016-03-01", b)], [a, b])

    assert [[bar.place for bar in lane.bars] for lane in picture.lanes] == [[1], [2]]


def test_a_century_has_its_row_but_no_place_on_the_axis(a):
    picture = timeline([moment("2001-01-01", "2100-12-31", a), moment("2016-03-01", "2016-03-01", a)], [a])

    assert [bar.place for bar in picture.lanes[0].bars] == [2]


def test_the_day_of_a_dispatch_is_drawn_where_it_is_known(a, b):
    picture = timeline([moment("2016-01-01", "2016-01-01", a), moment("2016-12-31", "2016-12-31", b)], [a, b])

    assert NAMES < picture.lanes[0].published < WIDTH
    assert picture.lanes[1].published is None


@pytest.mark.parametrize(("last", "monthly"), [("2016-11-30", True), ("2019-11-30", False)])
def test_ticks_are_months_or_years(a, last, monthly):
    ticks = timeline([moment("2016-02-01", "2016-02-01", a), moment(last, last, a)], [a]).ticks

    assert 1 < len(ticks) <= 12
    assert {tick.monthly for tick in ticks} == {monthly}


@pytest.mark.parametrize("moments", [[], [("2001-01-01", "2100-12-31")]])
def test_without_dates_there_is_no_picture(a, moments):
    assert timeline([moment(*each, a) for each in moments], [a]) is None


def test_a_single_day_can_be_drawn(a):
    (bar,) = timeline([moment("2016-01-01", "2016-01-01", a)], [a]).lanes[0].bars

    assert bar.beyond == 0
