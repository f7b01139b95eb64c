"""Calendar values: what days they cover, how they are written, compared and moved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions import timex

DAYS = st.dates(date(1, 2, 1), date(9998, 12, 31))
RECENT = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-04-20", "2016-04-20", "2016-04-20"),
        ("2016-07-13T18:36", "2016-07-13", "2016-07-13"),
        ("2016-07-12TNI", "2016-07-12", "2016-07-13"),
        ("2014-06", "2014-06-01", "2014-06-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2014-SP", "2014-03-01", "2014-06-20"),
        ("2013-WI", "2013-12-01", "2014-03-20"),
        ("2019-Q1", "2019-01-01", "2019-03-31"),
        ("2016-H2", "2016-07-01", "2016-12-31"),
        ("2016-W28", "2016-07-11", "2016-07-17"),
        ("2016-W27-WE", "2016-07-09", "2016-07-10"),
        ("2008-08-START", "2008-08-01", "2008-08-10"),
        ("2013-06-MID", "2013-06-11", "2013-06-20"),
        ("2013-02-END", "2013-02-21", "2013-02-28"),
        ("2016-END", "2016-09-01", "2016-12-31"),
        ("2016-07-09/2016-07-10", "2016-07-09", "2016-07-10"),
        ("2012-10/2013-03", "2012-10-01", "2013-03-31"),
        ("2019-03-END/2019-04", "2019-03-21", "2019-04-30"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert timex.bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert timex.validate(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "2016-13", "2016-02-30", "2016-W54", "2016-7-1", "P2Y", "16", "2016/2015", "2016-XX", "2016-07-13-END",
     "2016-07-12TNI-END", "hier", "2016-05-01/", "/2016", "0000", "2016-W27-WE-MID", "2016-04-20\n", "２０１６"],
)  # fmt: skip
def test_what_is_no_calendar_value(value: str) -> None:
    assert not timex.is_calendar(value)
    with pytest.raises(ValueError, match=r".*"):
        timex.bounds(value)


def test_parts_of_a_season_follow_each_other() -> None:
    first, middle, last = (timex.bounds(f"2014-SU-{part}") for part in timex.PARTS)
    assert (first[0], last[1]) == timex.bounds("2014-SU")
    assert middle[0] - first[1] == last[0] - middle[1] == timedelta(days=1)


@given(RECENT)
def test_a_day_lies_in_its_week_month_and_year(day: date) -> None:
    for writer in (timex.week_value, timex.month_value, timex.year_value):
        assert timex.contains(writer(day), timex.day_value(day))


@given(DAYS, DAYS)
def test_comparisons_agree_with_each_other(one: date, other: date) -> None:
    a, b = timex.month_value(one), timex.month_value(other)
    opposite = {"before": "after", "after": "before", "equal": "equal"}
    assert timex.compare(b, a) == opposite[timex.compare(a, b)]
    assert timex.precedes(a, b) == (timex.compare(a, b) == "before")
    assert timex.overlaps(a, b) == (timex.intersection(a, b) is not None)


def test_compare_tells_apart_inside_and_overlap() -> None:
    assert timex.compare("2014-06", "2014") == "inside"
    assert timex.compare("2014", "2014-06") == "contains"
    assert timex.compare("2014-06-15/2014-07-15", "2014-07") == "overlaps"
    assert timex.compare("2014-04", "2014-06") == "before"
    assert timex.intersection("2014-06-15/2014-07-15", "2014-07") == "2014-07-01/2014-07-15"
    assert timex.intersection("2014-06", "2014-07") is None


@given(RECENT, st.integers(1, 7))
def test_weekdays_stay_within_a_week(anchor: date, weekday: int) -> None:
    before, after = timex.weekday_before(anchor, weekday), timex.weekday_after(anchor, weekday)
    assert before.isoweekday() == after.isoweekday() == weekday
    assert anchor - timedelta(days=6) <= before <= anchor <= after <= anchor + timedelta(days=6)
    assert timex.weekday_before(anchor, weekday, strictly=True) < anchor
    assert timex.weekday_after(anchor, weekday, strictly=True) > anchor


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2008, "03-23"),
                      (2011, "04-24"), (2016, "03-27"), (2019, "04-21"), (2038, "04-25")]
)  # fmt: skip
def test_easter(year: int, day: str) -> None:
    assert timex.easter(year).isoformat() == f"{year}-{day}"


@given(st.integers(1583, 4099))
def test_easter_is_a_spring_sunday(year: int) -> None:
    assert timex.easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= timex.easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("day", "number", "unit", "moved"),
    [
        ("2016-01-31", 1, "month", "2016-02-29"),
        ("2016-02-29", -1, "year", "2015-02-28"),
        ("2013-03-14", 2, "week", "2013-03-28"),
        ("2013-03-14", -1, "day", "2013-03-13"),
        ("2013-03-14", 72, "hour", "2013-03-17"),
        ("2013-12-14", 3, "month", "2014-03-14"),
    ],
)
def test_shift(day: str, number: int, unit: timex.Unit, moved: str) -> None:
    assert timex.shift(date.fromisoformat(day), number, unit).isoformat() == moved


@pytest.mark.parametrize(("number", "unit"), [(-3000, "year"), (10**9, "day"), (99999, "month")])
def test_shift_outside_the_calendar(number: int, unit: timex.Unit) -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        timex.shift(date(2016, 1, 1), number, unit)


def test_durations() -> None:
    assert timex.duration_value(2, "year") == "P2Y"
    assert timex.duration_value(48, "hour") == "PT48H"
    assert timex.duration_parts("P1Y6M") == {"year": 1, "month": 6}
    assert timex.duration_days("PT48H") == (2.0, 2.0)
    assert timex.duration_days("P1M") == (28.0, 31.0)
    assert timex.is_duration("PT2H30M")
    assert not any(map(timex.is_duration, ("P", "PT", "2Y", "P2", "PXD", "P1H")))


@pytest.mark.parametrize("value", ["P", "2016", "PT", "P-1D"])
def test_what_is_no_duration(value: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        timex.duration_parts(value)


def test_negative_durations_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        timex.duration_value(-1, "day")


def test_writing_values() -> None:
    day = date(2016, 7, 9)
    assert timex.weekend_value(day) == "2016-W27-WE"
    assert timex.at_granularity(day, "week") == "2016-W27"
    assert timex.at_granularity(day, "hour") == "2016-07-09"
    assert timex.days_value((day, day)) == "2016-07-09"
    assert timex.part_value("2016-07", None) == "2016-07"
    with pytest.raises(ValueError, match="ends before"):
        timex.interval_value("2016", "2015")
    with pytest.raises(ValueError, match="no part"):
        timex.part_value("2016-07-09", "END")


@given(st.text(max_size=20))
def test_any_text_is_a_value_or_none(text: str) -> None:
    assert timex.is_calendar(text) in (True, False)
    assert timex.is_day(text) in (True, False)
