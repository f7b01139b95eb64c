"""The days of the story follow each other, whenever it is loaded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from classroom.demo.calendar import calendar

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("days", range(14))
def test_the_lesson_was_on_a_school_day_about_a_week_ago(days):
    now = datetime(2026, 3, 9, 20, 30, tzinfo=UTC) + timedelta(days=days)

    story = calendar(now, PARIS)

    lesson = story.lesson.astimezone(PARIS)
    assert lesson.weekday() < 5
    assert (lesson.hour, lesson.minute) == (10, 10)
    assert timedelta(days=6) < now - story.lesson < timedelta(days=10)
    assert story.term < story.preparation < story.lesson < story.now == now


def test_the_bell_rings_at_ten_past_ten_in_summer_time_too():
    # In the week before, clocks went forward.
    story = calendar(datetime(2026, 4, 1, 12, 0, tzinfo=UTC), PARIS)

    assert story.lesson.astimezone(UTC) == datetime(2026, 3, 25, 9, 10, tzinfo=UTC)
