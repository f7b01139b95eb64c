"""Values of one expression on several days that its dispatch may be from, weighed against each other."""

import pytest

from questions.annotations import EvidenceSpan, TimeExpression
from questions.annotator.times.weighed_times import weighed

MONDAY, FRIDAY = (EvidenceSpan("a.txt", start, start + 5, "jour ") for start in (0, 10))


def told(span: EvidenceSpan, value: str | None) -> TimeExpression:
    return TimeExpression(span, "DATE", value, f"→ {value}")


@pytest.mark.parametrize(
    ("shares", "value", "likely"),
    [
        ((0.5, 0.4, 0.1), "2014-05-12", None),
        ((0.4, 0.2, 0.3), None, "2014-05-12"),
        ((0.3, 0.2, 0.4), None, None),
    ],
    ids=["sure", "likely", "neither"],
)
def test_days_that_agree_count_together(shares: tuple[float, ...], value: str | None, likely: str | None) -> None:
    days = ("2014-05-12", "2014-05-12", "2014-05-19")
    readings = [(share, [told(MONDAY, day)]) for share, day in zip(shares, days, strict=True)]
    (found,) = weighed(readings, [told(MONDAY, None)])
    assert (found.value, found.likely) == (value, likely)


def test_each_expression_is_weighed_by_itself() -> None:
    readings = [
        (0.6, [told(MONDAY, "2014-05-12"), told(FRIDAY, "2014-05-16")]),
        (0.35, [told(MONDAY, "2014-05-12"), told(FRIDAY, "2014-05-09")]),
    ]
    found = {each.span: each for each in weighed(readings, [told(MONDAY, None), told(FRIDAY, None)])}
    assert (found[MONDAY].value, found[MONDAY].likely) == ("2014-05-12", None)
    assert (found[FRIDAY].value, found[FRIDAY].likely) == (None, "2014-05-16")


def test_what_no_day_is_needed_for_is_left() -> None:
    readings = [(0.4, [told(MONDAY, "2014-06-02")]), (0.4, [told(MONDAY, "2014-06-09")])]
    (found,) = weighed(readings, [TimeExpression(MONDAY, "DURATION", "P3W")])
    assert (found.type, found.value) == ("DURATION", "P3W")
