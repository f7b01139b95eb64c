"""The table of a class as a file for a spreadsheet, the same figures as on the page."""

from __future__ import annotations

import csv
import io

import pytest

from classroom.models import Topic

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher, name="1re B", code="ABCD2345")
        date = make.item(teacher)
        cause = make.item(teacher, topic=Topic.CAUSE)
        third = make.item(teacher, topic=Topic.CAUSE)
        quiz = make.quiz(teacher, [date, cause, third], (school_class,), title="Le pont")
        done = make.student(school_class, sort_name="Colin Cé")
        absent = make.student(school_class, sort_name="=HYPERLINK(1)")

    story = Story()
    sit(story.quiz, story.school_class, story.done, {story.date: RIGHT, story.cause: WRONG, story.third: RIGHT})
    return story


def table(response, delimiter: str) -> list[list[str]]:
    text = response.data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_french_readers_get_a_file_for_french_excel(story, browser):
    response = browser(story.teacher, language="fr").get(f"/quizzes/{story.quiz.id}/results.csv")

    heading, absent, done = table(response, ";")
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert len(heading) == len(absent) == len(done) == 13
    assert (done[0], done[1], done[2]) == ("Le pont", "1re B", "Colin Cé")
    assert done[7:] == ["13,33", "20", "10", "1", "0", "1"]
    assert absent[2] == "'=HYPERLINK(1)"
    assert absent[4:] == [""] * 9


def test_english_readers_get_commas_and_points(story, browser):
    response = browser(story.teacher, language="en").get(f"/quizzes/{story.quiz.id}/results.csv")

    heading, _absent, done = table(response, ",")
    assert heading[7:] == [
        "Score out of 20",
        "Dates out of 20",
        "Causes out of 20",
        "Question 1",
        "Question 2",
        "Question 3",
    ]
    assert done[3:5] == ["Handed in", "1"]
    assert done[7:] == ["13.33", "20", "10", "1", "0", "1"]


def test_the_file_is_saved_under_a_name_of_its_own_and_not_shown(story, browser):
    response = browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results.csv")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == f"attachment; filename=recoupe-{story.quiz.id}-ABCD2345.csv"
