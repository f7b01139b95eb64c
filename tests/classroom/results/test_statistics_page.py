"""The page of statistics: figures with their conditions, thirds of the class, and words beside them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from classroom.models import ClassInstructor, RegradeKind, Topic
from classroom.results.regrading import apply, draft_regrade
from tests.classroom.conftest import NOON

RIGHT, B, C = 0, 1, 2


@pytest.fixture
def story(make, session, sit):
    """Twelve students at four questions. The best know the last three; at the first one they chose B."""

    class Story:
        teacher = make.teacher()
        school_class, other_class = make.school_class(teacher, name="Aa"), make.school_class(teacher, name="Bb")
        doubtful = make.item(teacher, stem="Quand le pont a-t-il ouvert ?")
        second = make.item(teacher, topic=Topic.CAUSE)
        third = make.item(teacher, topic=Topic.CAUSE)
        fourth = make.item(teacher, topic=Topic.CAUSE)
        known = (second, third, fourth)
        quiz = make.quiz(teacher, [doubtful, second, third, fourth], (school_class, other_class), max_attempts=2)

        @property
        def page(self):
            return f"/quizzes/{self.quiz.id}/results/questions"

    story = Story()
    story.students = [make.student(story.school_class) for _ in range(12)]
    for place, student in enumerate(story.students):
        answers = {story.doubtful: B if place < 4 else RIGHT}
        answers |= {version: RIGHT if place < 4 * (3 - n) else C for n, version in enumerate(story.known)}
        sit(story.quiz, story.school_class, student, answers)
    return story


def row(page, number: int) -> list[str]:
    """The line of a question in the table of figures, without its name."""
    return next(cells for name, cells in page.rows("figures").items() if name.startswith(f"{number}."))


def test_the_best_students_chose_b_and_the_page_says_so(story, browser, read):
    page = read(browser(story.teacher).get(story.page))

    assert row(page, 1)[0] == "The key may be wrong: 4 of the 4 best students chose “2001”."
    assert row(page, 1)[1:4] == ["12", "67% 39% to 86%", "33%"]
    answers = [line for line in page.lines("//li[@id='question-1']//table//tr") if line.startswith("2001")]
    assert answers == ["2001 4 4 0 0"]


def test_a_question_that_all_had_right_is_too_easy_and_its_discrimination_is_silent(story, browser, read):
    page = read(browser(story.teacher).get(story.page))

    assert row(page, 2)[0] == "Too easy: nearly everybody was right."
    assert row(page, 2)[5] == "–"


def test_the_whole_quiz_has_its_figures(story, browser, read):
    # Points: 4 × 3 (B, then three right), 4 × 3, 4 × 2 of 4.
    page = read(browser(story.teacher).get(story.page))

    grid = dict(
        zip(page.lines("//dl[@class='figures-grid']//dt"), page.lines("//dl[@class='figures-grid']//dd"), strict=True)
    )
    assert grid["Mean out of 20"].startswith("13.33")
    assert grid["Median"] == "15"
    assert grid["Cronbach's alpha"].endswith("%")


def test_first_attempts_count_unless_others_are_asked_for(story, sit, browser, read):
    again = dict.fromkeys((story.doubtful, *story.known), RIGHT)
    sit(story.quiz, story.school_class, story.students[0], again, at=NOON + timedelta(days=2))
    client = browser(story.teacher)

    mean = {}
    for which in ("", "?attempts=last", "?attempts=best", "?attempts=all", "?attempts=nonsense"):
        page = read(client.get(story.page + which))
        mean[which] = page.lines("//dl[@class='figures-grid']//dd")[0].split()[0]

    assert mean == {
        "": "13.33",
        "?attempts=last": "13.75",
        "?attempts=best": "13.75",
        "?attempts=all": "13.85",
        "?attempts=nonsense": "13.33",
    }


def test_all_classes_together_or_one_of_them(story, make, sit, browser, read):
    sit(story.quiz, story.other_class, make.student(story.other_class), {story.doubtful: C})
    client = browser(story.teacher)

    assert "13 attempts." in read(client.get(f"{story.page}?class=all")).text
    assert "12 attempts." in read(client.get(story.page)).text
    assert "1 attempt." in read(client.get(f"{story.page}?class={story.other_class.id}")).text


def test_one_student_gives_a_mean_and_no_other_figure(story, make, sit, browser, read):
    sit(story.quiz, story.other_class, make.student(story.other_class), {story.doubtful: C})
    page = read(browser(story.teacher).get(f"{story.page}?class={story.other_class.id}"))

    assert row(page, 1)[0] == "Too few answers to say anything."
    assert row(page, 1)[2:3] + row(page, 1)[4:6] == ["–", "–", "–"]
    assert not page.lines("//li[@id='question-1']//thead//th[4]")


def test_before_anybody_has_finished_there_are_no_figures(make, browser, read):
    teacher = make.teacher()
    quiz = make.quiz(teacher, [make.item(teacher)], (make.school_class(teacher),))

    page = read(browser(teacher).get(f"/quizzes/{quiz.id}/results/questions"))

    assert "as soon as a student has finished" in page.text


def test_a_dropped_question_has_no_figures_and_does_not_weigh_on_the_others(story, session, browser, read):
    draft = draft_regrade(story.doubtful, story.quiz, story.teacher, RegradeKind.DROP, None, never_lower=False)
    apply(session, story.doubtful, draft, "Hors sujet", NOON)
    session.commit()

    page = read(browser(story.teacher).get(story.page))

    assert row(page, 1)[0] == "Dropped: it does not count."
    assert row(page, 1)[2] == "–"
    # 3, 2 and 1 of the three that count.
    assert page.lines("//dl[@class='figures-grid']//dd")[0].split()[0] == "13.33"


def test_time_is_the_median_between_saved_answers(story, browser, read):
    # The first answer is saved thirty seconds after the start, every other one a second after the one before.
    page = read(browser(story.teacher).get(story.page))

    assert (row(page, 1)[9], row(page, 2)[9]) == ("30 s", "1 s")


def test_an_instructor_reads_the_figures_and_corrects_nothing(story, session, make, browser, read):
    instructor = make.instructor()
    session.add(ClassInstructor(class_id=story.school_class.id, instructor_id=instructor.id, granted_at=NOON))
    session.commit()

    page = read(browser(instructor).get(story.page))

    assert "The key may be wrong" in page.text
    assert not [link for link in page.links() if link.endswith("/correct")]
    assert browser(instructor).get(f"{story.page}?class={story.other_class.id}").status_code == 404


@pytest.mark.parametrize("part", ["questions", "versions"])
def test_the_number_of_queries_does_not_grow_with_the_class(story, make, sit, browser, count_queries, part):
    client = browser(story.teacher)
    address = f"/quizzes/{story.quiz.id}/results/{part}"
    client.get(address)

    few = count_queries(lambda: client.get(address))
    for _ in range(5):
        sit(story.quiz, story.school_class, make.student(story.school_class), {story.doubtful: RIGHT})

    assert count_queries(lambda: client.get(address)) == few <= 16
