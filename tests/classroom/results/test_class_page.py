"""The page of a class at a quiz: who is where, what each has, and what the questions are like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from classroom.clock import utc_now
from classroom.models import Enrolment, ItemKind, ItemVersion, Mark, Quiz, SchoolClass, Topic, User

RIGHT, WRONG, OTHER_WRONG = 0, 1, 2


@dataclass
class Story:
    """A teacher, a class, a quiz of a date and a cause, and beside them another class, quiz and teacher."""

    teacher: User
    school_class: SchoolClass
    quiz: Quiz
    date: ItemVersion
    cause: ItemVersion
    other_class: SchoolClass
    other_quiz: Quiz

    @property
    def page(self) -> str:
        return f"/quizzes/{self.quiz.id}/results?class={self.school_class.id}"


@pytest.fixture
def story(make) -> Story:
    teacher = make.teacher()
    school_class, other_class = make.school_class(teacher), make.school_class(teacher)
    date = make.item(teacher, stem="Quand le pont a-t-il ouvert ?")
    cause = make.item(teacher, stem="Pourquoi le pont a-t-il fermé ?", topic=Topic.CAUSE)
    quiz = make.quiz(teacher, [date, cause], (school_class, other_class), time_limit_minutes=30, max_attempts=2)
    other_quiz = make.quiz(teacher, [date, cause], (school_class,))
    return Story(teacher, school_class, quiz, date, cause, other_class, other_quiz)


def test_each_student_stands_where_she_is(story, make, sit, session, browser, read):
    make.student(story.school_class, sort_name="Absent Anne")
    sits = make.student(story.school_class, sort_name="Bernard Bo")
    done = make.student(story.school_class, sort_name="Colin Cé")
    late = make.student(story.school_class, sort_name="Dumas Dé")
    sit(
        story.quiz, story.school_class, sits, {story.date: RIGHT}, at=utc_now() - timedelta(minutes=20), handed_in=False
    )
    sit(story.quiz, story.school_class, done, {story.date: RIGHT, story.cause: WRONG})
    sit(story.quiz, story.school_class, late, {story.date: RIGHT, story.cause: RIGHT}, handed_in=False)
    # Noise: another class at the quiz, and a classmate's attempt at another quiz.
    sit(story.quiz, story.other_class, make.student(story.other_class), {story.date: WRONG})
    sit(story.other_quiz, story.school_class, done, {story.date: WRONG, story.cause: WRONG})

    page = read(browser(story.teacher).get(story.page))

    rows = page.rows("students")
    assert rows.keys() == {"Absent Anne", "Bernard Bo", "Colin Cé", "Dumas Dé"}
    assert rows["Absent Anne"] == ["Not started", "–", "–", "–", "–", "–"]
    assert rows["Bernard Bo"] == ["Under way 10 min left", "1 of 2", "–", "–", "–", "No. 1"]
    assert rows["Colin Cé"] == ["Handed in", "2 of 2", "10", "20", "0", "No. 1"]
    assert rows["Dumas Dé"] == ["Time ran out", "2 of 2", "20", "20", "20", "No. 1"]
    assert "15 Mean out of 20" in page.text


def test_the_time_that_ran_out_is_written_down_with_the_marks(story, make, sit, session, browser, read):
    student = make.student(story.school_class)
    attempt = sit(story.quiz, story.school_class, student, {story.date: RIGHT}, handed_in=False)
    assert attempt.closed_at is None

    read(browser(story.teacher).get(story.page))

    session.rollback()
    assert attempt.closed_at == attempt.deadline_at
    assert session.query(Mark).count() == 2


def test_after_closing_time_who_did_not_come_has_not_taken_it(make, browser, read):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    make.student(school_class, sort_name="Absent Anne")
    closes_at = utc_now() - timedelta(minutes=1)
    quiz = make.quiz(teacher, [make.item(teacher)], (school_class,), closes_at=closes_at)

    page = read(browser(teacher).get(f"/quizzes/{quiz.id}/results"))

    assert page.rows("students")["Absent Anne"][0] == "Not taken"


def test_a_class_that_has_longer_has_missed_nothing_yet(make, session, browser, read):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    make.student(school_class, sort_name="Absent Anne")
    closes_at = utc_now() - timedelta(minutes=1)
    quiz = make.quiz(teacher, [make.item(teacher)], (school_class,), closes_at=closes_at)
    quiz.assignments[0].closes_at = utc_now() + timedelta(hours=1)
    session.commit()

    page = read(browser(teacher).get(f"/quizzes/{quiz.id}/results"))

    assert page.rows("students")["Absent Anne"][0] == "Not started"


def test_the_best_attempt_counts_and_both_can_be_opened(story, make, sit, browser, read):
    student = make.student(story.school_class, sort_name="Colin Cé")
    first = sit(story.quiz, story.school_class, student, {story.date: RIGHT, story.cause: RIGHT})
    second = sit(story.quiz, story.school_class, student, {story.date: WRONG}, at=first.closed_at + timedelta(hours=1))

    page = read(browser(story.teacher).get(story.page))

    assert page.rows("students")["Colin Cé"][2] == "20"
    assert {f"/attempts/{first.id}/report", f"/attempts/{second.id}/report"} <= set(page.links())


def test_questions_are_judged_on_first_attempts(story, make, sit, browser, read):
    student = make.student(story.school_class)
    first = sit(story.quiz, story.school_class, student, {story.date: WRONG, story.cause: RIGHT})
    sit(story.quiz, story.school_class, student, {story.date: RIGHT}, at=first.closed_at + timedelta(hours=1))

    page = read(browser(story.teacher).get(story.page))

    students, _facility, mean, _deviation, _discrimination, left_open = page.rows("figures")[
        "1. Quand le pont a-t-il ouvert ?"
    ][1:]
    assert (students, mean, left_open) == ("1", "0", "0")


def test_a_student_who_left_stays_in_the_results_and_is_no_longer_expected(story, make, sit, session, browser, read):
    gone = make.student(story.school_class, sort_name="Parti Paul")
    gone_before = make.student(story.school_class, sort_name="Jamais Jean")
    sit(story.quiz, story.school_class, gone, {story.date: RIGHT, story.cause: RIGHT})
    for enrolment in session.query(Enrolment).where(Enrolment.student_id.in_([gone.id, gone_before.id])):
        enrolment.left_at = utc_now()
    session.commit()

    rows = read(browser(story.teacher).get(story.page)).rows("students")

    assert rows.keys() == {"Parti Paul (left the class)"}


def test_each_option_shows_how_many_chose_it_and_the_key_is_marked(story, make, sit, browser, read):
    for answer in (RIGHT, RIGHT, RIGHT, WRONG, OTHER_WRONG, None):
        sit(story.quiz, story.school_class, make.student(story.school_class), {story.date: answer})

    page = read(browser(story.teacher).get(story.page))

    assert page.lines("//li[@id='question-1']//tbody/tr") == ["1998 right answer 3", "2001 1", "2004 1", "Left open 1"]
    assert page.lines("//li[@id='question-2']//tbody/tr")[-1] == "Left open 6"
    # 3 of 6 right: facility 50 %; marks 1, 1, 1, 0, 0, 0: variance 1.5 / 5, its root 0.548. Six are too few for more.
    assert page.rows("figures")["1. Quand le pont a-t-il ouvert ?"] == ["Dates", "6", "50%", "10", "55%", "–", "1"]


def test_discrimination_appears_with_the_tenth_student(story, make, sit, session, browser, read):
    # Six have both right, four have both wrong: the two questions go together exactly.
    for answer in [RIGHT] * 6 + [WRONG] * 3:
        sit(story.quiz, story.school_class, make.student(story.school_class), {story.date: answer, story.cause: answer})
    before = read(browser(story.teacher).get(story.page)).rows("figures")["1. Quand le pont a-t-il ouvert ?"]
    # The page has written down that it was looked at, behind what this session has read.
    session.rollback()
    sit(story.quiz, story.school_class, make.student(story.school_class), {story.date: WRONG, story.cause: WRONG})
    after = read(browser(story.teacher).get(story.page)).rows("figures")["1. Quand le pont a-t-il ouvert ?"]

    assert (before[5], after[5]) == ("–", "100%")


def test_pictures_carry_their_figures_as_tables_and_no_inline_style(story, make, sit, browser, read):
    for answers in ({story.date: RIGHT, story.cause: RIGHT}, {story.date: RIGHT, story.cause: WRONG}):
        sit(story.quiz, story.school_class, make.student(story.school_class), answers)

    page = read(browser(story.teacher).get(story.page))

    assert page.rows("chart__table") == page.rows("chart__table") | {
        "10 to 12": ["1"],
        "18 to 20": ["1"],
        "0 to 2": ["0"],
    }
    assert page.rows("chart__table")["Dates"] == ["20"]
    assert page.rows("chart__table")["Causes"] == ["10"]
    assert len(page.tree.xpath("//svg[@role='img'][title]")) == 2
    assert not page.tree.xpath("//*[@style or @onclick]")


def test_before_anyone_has_finished_there_are_no_figures_and_no_pictures(story, make, browser, read):
    make.student(story.school_class)

    page = read(browser(story.teacher).get(story.page))

    assert "Figures appear here as soon as a student has finished." in page.text
    assert not page.tree.xpath("//svg[@role='img']")
    assert not page.tree.xpath("//table[@class='answers']//tbody[not(tr)]")


def test_a_class_without_students_says_so(story, browser, read):
    page = read(browser(story.teacher).get(story.page))

    assert "There is no student in this class yet." in page.text


def test_without_a_class_in_the_address_the_first_by_name_is_shown_with_a_way_to_the_other(story, browser, read):
    page = read(browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results"))

    assert page.tree.xpath("//nav[@class='class-tabs']//a[@aria-current]/text()") == [story.school_class.name]
    assert f"/quizzes/{story.quiz.id}/results?class={story.other_class.id}" in page.links()


@pytest.mark.parametrize("wanted", ["0", "9999999999999999999999", "x", ""])
def test_a_class_that_did_not_get_the_quiz_is_not_found(story, browser, wanted):
    assert browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results?class={wanted}").status_code == 404


def test_a_class_that_lost_the_quiz_keeps_its_results(story, make, sit, session, browser, read):
    student = make.student(story.other_class, sort_name="Colin Cé")
    sit(story.quiz, story.other_class, student, {story.date: RIGHT})
    session.delete(next(given for given in story.quiz.assignments if given.class_id == story.other_class.id))
    session.commit()

    page = read(browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results?class={story.other_class.id}"))

    assert "Colin Cé" in page.rows("students")


def test_other_kinds_of_question_show_what_was_answered(make, sit, browser, read):
    teacher = make.teacher()
    school_class = make.school_class(teacher)

    def options(*texts: str) -> list[dict[str, object]]:
        return [{"text": text, "correct": True, "why": ""} for text in texts]

    order = make.item(teacher, stem="Ordre ?", kind=ItemKind.ORDER, options=options("août", "avril", "juin"))
    match = make.item(teacher, stem="Qui ?", kind=ItemKind.MATCH, options=options("Ana → maire", "Bo → juge"))
    number = make.item(teacher, stem="Combien ?", kind=ItemKind.NUMERIC, options=options("4 000"))
    quiz = make.quiz(teacher, [order, match, number], (school_class,))
    for first, second, third in (
        ([1, 2, 3], [0, 1], "4000"),
        ([2, 1, 3], [1, 0], "400"),
        ([1, 2, 3], [0, None], "400"),
    ):
        student = make.student(school_class)
        sit(quiz, school_class, student, {order: first, match: second, number: third})

    page = read(browser(teacher).get(f"/quizzes/{quiz.id}/results"))

    lines = [page.lines(f"//li[@id='question-{number}']//tbody/tr") for number in (1, 2, 3)]
    assert lines[0] == ["1. août 2", "2. avril 2", "3. juin 3"]
    assert lines[1] == ["Ana → maire 2", "Bo → juge 1"]
    assert lines[2] == ["400 2", "4000 right answer 1"]


@pytest.mark.parametrize("part", ["results", "results.csv"])
def test_ten_times_the_students_take_no_more_queries(story, make, sit, count_queries, browser, part):
    client = browser(story.teacher)
    address = f"/quizzes/{story.quiz.id}/{part}?class={story.school_class.id}"

    def queries_with(students: int) -> int:
        for _ in range(students):
            student = make.student(story.school_class)
            sit(story.quiz, story.school_class, student, {story.date: RIGHT, story.cause: WRONG})
            sit(story.other_quiz, story.school_class, student, {story.date: RIGHT})
        return count_queries(lambda: opened(client, address))

    assert queries_with(1) == queries_with(9)


def test_ten_times_the_quizzes_take_no_more_queries(story, make, sit, count_queries, browser):
    client = browser(story.teacher)

    def queries_with(quizzes: int) -> int:
        for _ in range(quizzes):
            quiz = make.quiz(story.teacher, [story.date], (story.school_class,))
            sit(quiz, story.school_class, make.student(story.school_class), {story.date: RIGHT})
        return count_queries(lambda: opened(client, "/results"))

    assert queries_with(1) == queries_with(9)


def opened(client, address: str) -> None:
    assert client.get(address).status_code == 200
