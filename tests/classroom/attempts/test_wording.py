"""Times, points and rules in words."""

from datetime import UTC, datetime, timedelta

import pytest

from classroom.attempts import wording
from classroom.attempts.timing import allowance
from classroom.models import Quiz, ReviewFrom

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["en", "fr"])
def language(app, request):
    """Each interface language in turn."""
    with app.test_request_context(headers={"Accept-Language": request.param}):
        yield request.param


@pytest.fixture
def english(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def test_a_clock_counts_whole_seconds_up_to_the_end(language):
    shown = [wording.show_clock(seconds) for seconds in (0, 0.2, 59.9, 60, 605, 3600, 7325)]

    assert shown == ["0:00", "0:01", "1:00", "1:00", "10:05", "1:00:00", "2:02:05"]


def test_minutes_become_hours(language):
    assert [wording.show_minutes(number) for number in (5, 60, 65)] == ["5 min", "1 h", "1 h 05"]


@pytest.mark.usefixtures("english")
def test_an_end_on_another_day_says_which():
    assert wording.show_end(NOON, NOON) == "at 13:00"
    assert wording.show_end(NOON + timedelta(days=1), NOON) == "on 11 March at 13:00"
    # Midnight is the site's, not the one in UTC.
    assert wording.show_end(NOON.replace(hour=23, minute=30), NOON) == "on 11 March at 00:30"


@pytest.mark.usefixtures("english")
def test_the_time_allowed_names_the_extra_time():
    quiz = Quiz(time_limit_minutes=30, hard_close=False)

    assert wording.show_allowance(allowance(quiz, 33, NOON)) == "40 min: 30 min + tiers-temps (10 min)"
    assert wording.show_allowance(allowance(quiz, 50, NOON)) == "45 min: 30 min + 15 min extra time"
    assert wording.show_allowance(allowance(quiz, 33, NOON, no_limit=True)) == "No time limit"
    assert wording.show_allowance(allowance(quiz, 0, NOON)) == "30 min"
    assert wording.show_allowance(allowance(Quiz(hard_close=False), 33, NOON)) == "No time limit"


@pytest.mark.parametrize(
    ("points", "en", "fr"),
    [
        (0, "0 points", "0 point"),
        (0.5, "0.5 points", "0,5 point"),
        (1, "1 point", "1 point"),
        (1.5, "1.5 points", "1,5 point"),
        (2, "2 points", "2 points"),
        (2.25, "2.25 points", "2,25 points"),
    ],
)
def test_points_agree_with_their_number(app, points, en, fr):
    for language, expected in (("en", en), ("fr", fr)):
        with app.test_request_context(headers={"Accept-Language": language}):
            assert wording.show_points_won(points) == expected


@pytest.mark.usefixtures("english")
def test_the_policy_of_review_is_one_sentence():
    quiz = Quiz(
        review_from=ReviewFrom.HAND_IN, review_score=True, review_key=False, review_evidence=True, hard_close=False
    )
    said = "You can look back as soon as you have handed in: your answers, your score, the passages that prove them."
    assert wording.show_review_policy(quiz) == said

    quiz.review_from = ReviewFrom.CLOSING
    assert wording.show_review_policy(quiz) == "Your teacher will go through the results with you."
    quiz.closes_at, quiz.time_limit_minutes = NOON, 30
    assert "from 10 Mar 2026, 13:30" in wording.show_review_policy(quiz)
    quiz.review_from = ReviewFrom.NEVER
    assert wording.show_review_policy(quiz) == "Your teacher will go through the results with you."


def test_instructions_keep_their_lines_and_nothing_in_them_is_code():
    shown = wording.show_paragraphs("Un\r\ndeux\r\n\r\n\r\n<script>alert(1)</script>\n\n  ")

    assert shown == "<p>Un<br>deux</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


@pytest.mark.parametrize(("left", "words"), [(0, "none left"), (1, "1 attempt left"), (3, "3 attempts left")])
@pytest.mark.usefixtures("english")
def test_attempts_left_in_words(left, words):
    assert wording.show_left(left) == words
