"""The pages that set classes side by side: for the classes one may see, read-only, the same in files."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from classroom.clock import utc_now
from classroom.models import ClassInstructor, Topic

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, session, sit):
    """A quiz given to two classes of six, the first of which is good at dates; an instructor sees both, without names;
    a third class, which she does not see, has it too."""

    class Story:
        teacher, instructor = make.teacher(), make.instructor()
        first, second = make.school_class(teacher, name="Aa"), make.school_class(teacher, name="Bb")
        third = make.school_class(teacher, name="Cc")
        dates, causes = make.item(teacher), make.item(teacher, topic=Topic.CAUSE)
        opened = utc_now() - timedelta(days=3)
        quiz = make.quiz(teacher, [dates, causes], (first, second, third), title="Le pont", opens_at=opened)
        page = f"/quizzes/{quiz.id}/results/compare"
        #: Whatever the day, and the school year it lies in.
        term = f"since={opened - timedelta(days=9):%Y-%m-%d}"

    story = Story()
    for school_class in (story.first, story.second):
        session.add(ClassInstructor(class_id=school_class.id, instructor_id=story.instructor.id, granted_at=utc_now()))
    session.commit()
    at = utc_now() - timedelta(days=2)
    for school_class, dates in ((story.first, RIGHT), (story.second, WRONG), (story.third, WRONG)):
        for place in range(6):
            answers = {story.dates: dates, story.causes: RIGHT if place % 2 else WRONG}
            sit(story.quiz, school_class, make.student(school_class), answers, at=at)
    return story


def test_each_class_has_its_figures(story, browser, read):
    page = read(browser(story.instructor).get(story.page))

    rows = page.rows("side-by-side")
    assert rows["Aa"] == ["6", "6", "15", "10.62", "19.38", "15", "5.48"]
    assert rows["Bb"][:3] == ["6", "6", "5"]
    assert "Cc" not in page.text
    assert not page.tree.xpath("//main//form[@method='post']")


def test_pictures_say_their_figures_and_stand_beside_tables(story, browser, read):
    page = read(browser(story.instructor).get(story.page))

    heat = page.tree.xpath("//svg[starts-with(@aria-labelledby, 'topics-by-class')]")[0]
    cells = heat.xpath(".//text[contains(@class, 'chart__text--strong')]/text()")
    assert cells == ["100%", "0%", "50%", "50%"]
    assert len(page.tree.xpath("//svg[starts-with(@aria-labelledby, 'spread-')]")) == 2
    questions = page.tree.xpath("//svg[starts-with(@aria-labelledby, 'questions-by-class')]//a/@href")
    assert [link.partition("#")[2] for link in questions] == ["question-1", "question-2"]


def test_the_teacher_chooses_among_all_her_classes(story, browser, read):
    client = browser(story.teacher)

    assert len(read(client.get(story.page)).tree.xpath("//input[@name='class']")) == 3
    some = read(client.get(f"{story.page}?class={story.first.id}&class={story.third.id}"))
    assert [name for name in some.rows("side-by-side") if len(name) == 2] == ["Aa", "Cc"]


def test_a_class_that_is_not_to_be_seen_cannot_be_asked_for(story, browser):
    for address in (story.page, "/results/trends"):
        assert browser(story.instructor).get(f"{address}?class={story.third.id}").status_code == 404


def test_what_is_exported_is_what_is_shown(story, browser, read):
    client = browser(story.instructor)
    rows = list(csv.reader(io.StringIO(client.get(f"{story.page}.csv?for=machines").data.decode("utf-8-sig"))))
    shown = read(client.get(story.page)).rows("side-by-side")

    assert [[cell or "–" for cell in row[1:]] for row in rows[1:3]] == [shown["Aa"], shown["Bb"]]
    assert client.get(f"{story.page}.xlsx").data[:2] == b"PK"


def test_over_time_each_class_has_its_line_whole_and_by_topic(story, browser, read):
    client = browser(story.instructor)
    whole, by_topic = (read(client.get(f"/results/trends?{story.term}{topic}")) for topic in ("", "&topic=cause"))

    lines = [page.tree.xpath("//svg[starts-with(@aria-labelledby, 'line-')]") for page in (whole, by_topic)]
    said = [[line.xpath("string(.//text[contains(@class, 'chart__text--halo')])") for line in each] for each in lines]
    assert said == [["15", "5"], ["10", "10"]]
    assert "Cc" not in whole.text


def test_a_term_without_quizzes_says_so_and_a_day_that_is_none_is_overlooked(story, browser, read):
    client = browser(story.instructor)

    assert "No quiz in these days." in read(client.get("/results/trends?since=2001-01-01&until=2001-02-01")).text
    for since in ("never", "9999-12-31", "0001-01-01"):
        assert "Over time" in read(client.get(f"/results/trends?since={since}")).text


def test_the_file_of_a_term_holds_a_line_for_each_quiz_of_each_class(story, browser):
    answer = browser(story.instructor).get(f"/results/trends.csv?for=machines&{story.term}")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))

    assert [(row["Class"], row["Quiz"], row["Students"], row["Mean out of 20"]) for row in rows] == [
        ("Aa", "Le pont", "6", "15"),
        ("Bb", "Le pont", "6", "5"),
    ]


def test_a_class_that_has_not_begun_has_no_figures_and_breaks_nothing(story, make, browser, read):
    late = make.school_class(story.teacher, name="Dd")
    quiz = make.quiz(story.teacher, [story.dates], (late,), title="La gare")
    client = browser(story.teacher)

    page = read(client.get(f"/quizzes/{quiz.id}/results/compare"))

    assert page.rows("side-by-side")["Dd"] == ["0", "0", "–", "–", "–", "–", "–"]
    assert "Nobody has finished yet." in page.text
    assert "Dd" in read(client.get("/results/trends?since=2026-03-01")).text


def test_the_number_of_queries_does_not_grow_with_classes_and_quizzes(story, make, sit, browser, count_queries):
    client = browser(story.teacher)
    pages = (story.page, f"/results/trends?{story.term}")

    def visit():
        return [count_queries(lambda page=page: client.get(page)) for page in pages]

    visit()
    few = visit()
    for _time in range(4):
        item, school_class = make.item(story.teacher), make.school_class(story.teacher)
        quiz = make.quiz(story.teacher, [item], (story.first, school_class))
        sit(quiz, school_class, make.student(school_class), {item: RIGHT}, at=utc_now() - timedelta(days=1))

    assert visit() == few


def test_the_map_of_questions_leads_to_each_of_them(story, make, sit, browser, read):
    for place in range(10):
        answers = {story.dates: RIGHT if place % 3 else WRONG, story.causes: RIGHT if place % 2 else WRONG}
        sit(story.quiz, story.first, make.student(story.first), answers, at=utc_now() - timedelta(days=1))

    page = read(browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results/questions?class={story.first.id}"))

    links = page.tree.xpath("//svg[starts-with(@aria-labelledby, 'map-')]//a")
    assert [link.get("href") for link in links] == ["#question-1", "#question-2"]
    assert links[0].get("aria-label").startswith("Question 1: facility index")
    assert all(page.tree.xpath(f"//li[@id='{link.get('href')[1:]}']") for link in links)
