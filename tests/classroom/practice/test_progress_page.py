"""A student sees how she does from quiz to quiz, as far as the quizzes let her see her marks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from classroom.models import ReviewFrom, Topic
from tests.classroom.conftest import NOON
from tests.classroom.results.conftest import BELL

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, sit):
    """Two quizzes that were sat a week apart, each of a question on dates and one on causes."""

    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        student = make.student(school_class)

        def quiz(self, title, *answers, days=0, topics=(Topic.DATE, Topic.CAUSE), **rules):
            items = [make.item(self.teacher, topic=topic) for topic in topics]
            rules = {"review_from": ReviewFrom.HAND_IN, "max_attempts": 3} | rules
            quiz = make.quiz(self.teacher, items, (self.school_class,), title=title, **rules)
            for hours, given in enumerate(answers):
                at = BELL + timedelta(days=days, hours=hours)
                sit(quiz, self.school_class, self.student, dict(zip(items, given, strict=True)), at=at)
            return quiz

    return Story()


def table(page):
    return page.rows("progress-table")


def test_each_quiz_has_its_score_whole_and_by_topic_the_oldest_first(story, browser, read):
    story.quiz("La gare", (RIGHT, RIGHT), days=7)
    story.quiz("Le pont", (RIGHT, WRONG))

    page = read(browser(story.student).get("/my-progress"))

    assert table(page) == {"Le pont": ["10 Mar", "10", "20", "0"], "La gare": ["17 Mar", "20", "20", "20"]}
    assert list(table(page)) == ["Le pont", "La gare"]
    assert page.lines("//h3[following-sibling::figure]") == ["All together", "Dates", "Causes"]


def test_every_line_is_a_picture_with_a_point_for_each_quiz(story, browser, read):
    story.quiz("Le pont", (RIGHT, WRONG))
    story.quiz("La gare", (RIGHT,), days=7, topics=(Topic.DATE,))

    page = read(browser(story.student).get("/my-progress"))

    points = [
        len(picture.xpath(".//*[contains(@class, 'chart__mark')]")) for picture in page.tree.xpath("//figure/svg")
    ]
    assert points == [2, 2, 1]
    assert page.lines("//figure/svg/title")[1] == "Dates: your score out of 20 at each quiz"


def test_the_best_of_several_attempts_counts(story, browser, read):
    story.quiz("Le pont", (WRONG, WRONG), (RIGHT, WRONG), (WRONG, WRONG))

    assert table(read(browser(story.student).get("/my-progress")))["Le pont"][1:] == ["10", "20", "0"]


@pytest.mark.parametrize(
    "rules",
    [
        {"review_score": False},
        {"review_from": ReviewFrom.NEVER},
        {"review_from": ReviewFrom.CLOSING, "closes_at": NOON + timedelta(days=9999)},
    ],
    ids=["marks withheld", "no review", "not closed yet"],
)
def test_marks_that_may_not_be_seen_yet_are_in_none_of_it(story, browser, read, rules):
    story.quiz("Le pont", (RIGHT, WRONG), **rules)

    page = read(browser(story.student).get("/my-progress"))

    assert "Le pont" not in page.text
    assert not page.tree.xpath("//figure")
    assert "appears here once" in page.text


def test_a_classmate_has_a_page_of_her_own(story, make, browser, read):
    story.quiz("Le pont", (RIGHT, WRONG))

    assert "Le pont" not in read(browser(make.student(story.school_class)).get("/my-progress")).text
