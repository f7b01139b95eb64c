"""Classes side by side and over time: figures checked against Python's own statistics and by hand."""

from __future__ import annotations

import statistics
from datetime import UTC, date, datetime
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.models import ItemVersion, Quiz, SchoolClass, Topic
from classroom.results.attempt_choice import Which
from classroom.results.comparison import QuestionSum, TopicPoints, chosen_attempts, compared
from classroom.results.trends import TrendSum, school_year, trends, within

FIRST, SECOND = SchoolClass(id=1, name="Aa"), SchoolClass(id=2, name="Bb")
DATES, CAUSES = ItemVersion(id=11, topic=Topic.DATE), ItemVersion(id=12, topic=Topic.CAUSE)


def part(attempt, student, topic=Topic.DATE, points=0.0, maximum=1.0, number=1, class_id=1, complete=True):
    """What an attempt won at a topic."""
    return TopicPoints(attempt, class_id, student, number, topic, points, maximum, complete)


def column(points, sums=(), size=30):
    """The figures of one class."""
    attempts = chosen_attempts(Which.FIRST, points)
    return compared(Which.FIRST, [(FIRST, size)], attempts.values(), sums, [DATES, CAUSES]).columns[0]


@given(st.lists(st.integers(0, 20), min_size=5, max_size=40))
def test_mean_median_and_deviation_are_those_of_the_statistics_module(scores):
    found = column([part(n, n, points=score, maximum=20) for n, score in enumerate(scores)])

    assert found.mean == pytest.approx(statistics.mean(scores))
    assert found.median == pytest.approx(statistics.median(scores))
    assert found.deviation == pytest.approx(statistics.stdev(scores), abs=1e-9)
    assert found.interval.low <= found.mean + 1e-9
    assert found.interval.high >= found.mean - 1e-9


def test_the_mean_carries_its_standard_error_times_one_point_ninety_six():
    scores = [4, 8, 10, 12, 16]
    found = column([part(n, n, points=score, maximum=20) for n, score in enumerate(scores)])

    assert found.interval.high - found.mean == pytest.approx(1.96 * statistics.stdev(scores) / sqrt(5), rel=1e-3)


def test_below_five_students_there_is_a_mean_and_no_range_no_deviation_and_no_share():
    few = [part(n, n, points=1) for n in range(4)]
    found = column(few, [QuestionSum(1, 11, 4.0, 4)])

    assert (found.mean, found.deviation, found.interval) == (20, None, None)
    assert (found.topics[Topic.DATE].value, found.questions[11].value) == (None, None)


def test_shares_by_topic_and_question_with_wilsons_interval():
    points = [part(n, n, points=n % 2) for n in range(10)]
    found = column(points, [QuestionSum(1, 11, 5.0, 10)])

    # Wilson's score interval of 5 out of 10, from published tables: 23.7 % to 76.3 %.
    for share in (found.topics[Topic.DATE], found.questions[11]):
        assert share.value == 50
        assert (share.interval.low, share.interval.high) == pytest.approx((23.66, 76.34), abs=0.01)
    assert 12 not in found.questions


def test_a_topic_counts_the_share_of_each_student_once():
    """Whoever was given more questions of a topic weighs no more than the others."""
    points = [part(n, n, points=2, maximum=4) for n in range(5)] + [part(9, 9, points=0, maximum=1)]

    assert column(points).topics[Topic.DATE].value == pytest.approx(100 * 2.5 / 6)


@pytest.mark.parametrize(
    ("which", "scores"), [(Which.FIRST, [5]), (Which.LAST, [10]), (Which.BEST, [15]), (Which.ALL, [5, 15, 10])]
)
def test_which_of_several_attempts_counts(which, scores):
    points = [part(n, 1, points=score, maximum=20, number=n) for n, score in ((1, 5), (2, 15), (3, 10))]
    attempts = chosen_attempts(which, points)

    assert compared(which, [(FIRST, 1)], attempts.values(), [], [DATES]).columns[0].scores == scores


def test_an_attempt_that_waits_for_a_mark_is_left_out_whole():
    points = [part(1, 1, points=1), part(1, 1, Topic.CAUSE, complete=False), part(2, 1, points=1, number=2)]

    assert list(chosen_attempts(Which.FIRST, points)) == [2]


def test_classes_keep_their_students_apart():
    points = [part(1, 1, points=1), part(2, 2, points=0, class_id=2)]
    found = compared(
        Which.FIRST, [(FIRST, 1), (SECOND, 1)], chosen_attempts(Which.FIRST, points).values(), [], [DATES, CAUSES]
    )

    assert [each.scores for each in found.columns] == [[20], [0]]
    assert found.highest == 1
    assert found.topics == [Topic.DATE, Topic.CAUSE]


def quiz(id, day):
    """A quiz that opened on a day of March."""
    return Quiz(id=id, title=f"Quiz {id}", opens_at=datetime(2026, 3, day, 8, tzinfo=UTC))


def test_the_mean_of_a_trend_and_its_range_are_those_of_its_scores():
    scores = [3.0, 9.0, 12.0, 15.0, 20.0, 8.0]
    found = TrendSum(1, 1, None, len(scores), sum(scores), sum(score * score for score in scores))

    assert found.mean == pytest.approx(statistics.mean(scores))
    error = statistics.stdev(scores) / sqrt(len(scores))
    assert found.interval.low == pytest.approx(found.mean - 1.96 * error, rel=1e-3)
    assert TrendSum(1, 1, None, 4, 40, 400).interval is None


def test_equal_scores_have_a_range_of_no_width():
    found = TrendSum(1, 1, None, 7, 7 * 13.3, 7 * 13.3**2)

    assert found.interval.high - found.interval.low == pytest.approx(0, abs=1e-5)


def test_quizzes_stand_in_the_order_of_their_days_and_gaps_stay_gaps():
    late, early = quiz(1, 20), quiz(2, 3)
    sums = [TrendSum(1, 1, None, 2, 30, 450), TrendSum(1, 1, Topic.DATE, 2, 20, 200), TrendSum(1, 2, None, 1, 1, 1)]

    (trend,) = trends([(late, FIRST), (early, FIRST)], sums)

    assert [point.quiz.id for point in trend.points] == [2, 1]
    assert trend.points[0].of(None) is None
    assert (trend.mean(None), trend.mean(Topic.DATE), trend.mean(Topic.CAUSE)) == (15, 10, None)


def test_the_mean_of_a_class_counts_every_score_once():
    sums = [TrendSum(1, 1, None, 1, 20, 400), TrendSum(2, 1, None, 3, 30, 300)]
    (trend,) = trends([(quiz(1, 1), FIRST), (quiz(2, 2), FIRST)], sums)

    assert trend.mean(None) == 12.5


def test_a_term_begins_and_ends_with_its_days():
    pairs = [(quiz(n, n), FIRST) for n in (1, 2, 3)]
    begin, end = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)

    assert [pair[0].id for pair in within(pairs, begin, end)] == [2]


@pytest.mark.parametrize(
    ("today", "begun"),
    [(date(2026, 7, 31), date(2025, 8, 1)), (date(2026, 8, 1), date(2026, 8, 1)), (date(2026, 1, 5), date(2025, 8, 1))],
)
def test_a_school_year_begins_in_august(today, begun):
    assert school_year(today) == begun
