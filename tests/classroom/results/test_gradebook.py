"""The gradebook: which attempt counts, on what scale, in what order, and what stands in a cell without a mark."""

from __future__ import annotations

from datetime import timedelta

import pytest

from classroom.clock import utc_now
from classroom.models import ClassInstructor, GradeNote, ReviewFrom, Topic
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, sit):
    """Anne at two quizzes, the first one twice; Bo at the first; Cé at none. The second quiz is closed."""

    class Story:
        teacher = make.teacher()
        school_class, other_class = make.school_class(teacher), make.school_class(teacher)
        date, cause = make.item(teacher), make.item(teacher, topic=Topic.CAUSE)
        first = make.quiz(teacher, [date, cause], (school_class, other_class), title="Premier", max_attempts=3)
        second = make.quiz(
            teacher, [cause], (school_class,), title="Second", published_at=NOON + timedelta(days=1), max_attempts=2
        )
        anne = make.student(school_class, sort_name="Anne A")
        bo = make.student(school_class, sort_name="Bo B")
        ce = make.student(school_class, sort_name="Cé C")

        @property
        def page(self):
            return f"/classes/{self.school_class.id}/gradebook"

    story = Story()
    later = NOON + timedelta(days=2)
    sit(story.first, story.school_class, story.anne, {story.date: RIGHT, story.cause: RIGHT})
    sit(story.first, story.school_class, story.anne, {story.date: RIGHT, story.cause: WRONG}, at=later)
    sit(story.first, story.school_class, story.bo, {story.date: RIGHT})
    story.taken = sit(story.second, story.school_class, story.anne, {story.cause: WRONG})
    # Noise: another class at the same quiz.
    sit(story.first, story.other_class, make.student(story.other_class, sort_name="Dan D"), {story.date: WRONG})
    return story


@pytest.fixture
def close(story, session):
    """Closes the second quiz."""
    story.second.closes_at = utc_now() - timedelta(minutes=1)
    session.commit()


def shown(page) -> dict[str, list[str]]:
    """Cells without what only screen readers are told."""
    for hidden in page.tree.xpath("//table//*[contains(@class, 'visually-hidden')]"):
        hidden.drop_tree()
    return page.rows("gradebook")


def test_students_and_quizzes_with_means_and_topics(story, close, browser, read):
    rows = shown(read(browser(story.teacher).get(story.page)))

    # Mean, dates, causes, not taken, then the quizzes.
    assert rows == {
        "Anne A": ["10", "20", "10", "–", "20", "0"],
        "Bo B": ["10", "20", "0", "1", "10", "not taken"],
        "Cé C": ["–", "–", "–", "1", "–", "not taken"],
    }


@pytest.mark.parametrize(
    ("attempts", "score"), [("best", "20"), ("first", "20"), ("last", "10"), ("mean", "15"), ("nonsense", "20")]
)
def test_of_several_attempts_the_one_that_is_asked_for_counts(story, browser, read, attempts, score):
    rows = shown(read(browser(story.teacher).get(f"{story.page}?attempts={attempts}")))

    assert rows["Anne A"][4] == score


def test_a_mean_of_attempts_counts_each_in_part_by_topic(story, browser, read):
    rows = shown(read(browser(story.teacher).get(f"{story.page}?attempts=mean")))

    # Causes: half of the two attempts at the first quiz, nothing of one at the second: 0.5 of 2.
    assert rows["Anne A"][1:3] == ["20", "5"]


@pytest.mark.parametrize(
    ("scale", "score"),
    [("100", "100"), ("10", "10"), ("12,5", "12.5"), ("0", "20"), ("-3", "20"), ("x", "20"), ("nan", "20")],
)
def test_marks_are_shown_on_any_scale(story, browser, read, scale, score):
    rows = shown(read(browser(story.teacher).get(f"{story.page}?scale={scale}")))

    assert rows["Anne A"][4] == score


def test_what_was_not_taken_may_count_as_nothing(story, close, browser, read):
    rows = shown(read(browser(story.teacher).get(f"{story.page}?missing=zero")))

    assert (rows["Bo B"][0], rows["Cé C"][0]) == ("5", "0")


def test_a_class_that_has_longer_has_missed_nothing_yet(story, session, close, browser, read):
    for assignment in story.second.assignments:
        assignment.closes_at = utc_now() + timedelta(hours=1)
    session.commit()

    rows = shown(read(browser(story.teacher).get(f"{story.page}?missing=zero")))

    assert (rows["Bo B"][0], rows["Cé C"][0]) == ("10", "–")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("sort=name", ["Anne A", "Bo B", "Cé C"]),
        ("sort=name&down=1", ["Cé C", "Bo B", "Anne A"]),
        ("sort=quiz-{first}", ["Bo B", "Anne A", "Cé C"]),
        ("sort=quiz-{first}&down=1", ["Anne A", "Bo B", "Cé C"]),
        ("sort=topic-cause&down=1", ["Anne A", "Bo B", "Cé C"]),
        ("sort=topic-cause", ["Bo B", "Anne A", "Cé C"]),
        ("sort=missing&down=1", ["Bo B", "Cé C", "Anne A"]),
        ("sort=nonsense-7", ["Anne A", "Bo B", "Cé C"]),
        ("sort=topic-nonsense", ["Anne A", "Bo B", "Cé C"]),
    ],
)
def test_it_is_sorted_by_links_and_who_has_no_mark_comes_last(story, close, browser, read, sort, order):
    address = f"{story.page}?{sort.format(first=story.first.id)}"

    assert list(shown(read(browser(story.teacher).get(address)))) == order


def test_every_heading_is_a_link_that_keeps_the_other_choices(story, browser, read):
    page = read(browser(story.teacher).get(f"{story.page}?scale=10&attempts=last&sort=mean"))

    links = page.tree.xpath("//table//thead//th/a/@href")
    assert len(links) == 7
    assert all("scale=10" in link and "attempts=last" in link for link in links)
    assert page.tree.xpath("//th[@aria-sort='ascending']//text()") == ["Mean"]
    assert "down=1" in links[1]


def test_an_excused_student_has_no_mark_and_nothing_is_missing(story, close, browser, read):
    client = browser(story.teacher)
    note = f"/quizzes/{story.second.id}/students/{story.bo.id}/note"

    client.post(note, data={"excused": "y", "comment": "Malade ce jour-là."})

    rows = shown(read(client.get(story.page)))
    assert rows["Bo B"] == ["10", "20", "0", "–", "10", "excused ※"]
    assert "Malade ce jour-là." in read(client.get(note)).text


def test_an_excused_mark_does_not_count_though_it_was_taken(story, close, browser, read):
    client = browser(story.teacher)
    client.post(f"/quizzes/{story.second.id}/students/{story.anne.id}/note", data={"excused": "y"})

    assert shown(read(client.get(story.page)))["Anne A"] == ["20", "20", "20", "–", "20", "excused"]


def test_notes_are_added_and_the_latest_counts(story, session, close, browser, read):
    client = browser(story.teacher)
    note = f"/quizzes/{story.second.id}/students/{story.bo.id}/note"
    client.post(note, data={"excused": "y", "comment": "Malade"})
    client.post(note, data={"comment": "Revenu"})

    session.rollback()
    assert session.query(GradeNote).count() == 2
    assert shown(read(client.get(story.page)))["Bo B"][-1] == "not taken ※"
    assert [line.split(" – ")[1] for line in read(client.get(note)).lines("//ol[@class='notes']/li")] == [
        "Revenu",
        "excused Malade",
    ]


def test_the_student_reads_the_comment_in_the_review(story, session, close, browser, read):
    story.second.review_from = ReviewFrom.HAND_IN
    session.commit()
    note = f"/quizzes/{story.second.id}/students/{story.anne.id}/note"
    browser(story.teacher).post(note, data={"comment": "Relisez la dépêche."})

    page = read(browser(story.anne).get(f"/attempts/{story.taken.id}/review"))

    assert "Your teacher writes: Relisez la dépêche." in page.text


def test_a_mark_that_was_changed_by_hand_is_told(story, browser, read):
    client = browser(story.teacher)
    client.post(f"/marks/{story.taken.items[0].id}", data={"points": "1", "reason": "Relu"})

    assert shown(read(client.get(story.page)))["Anne A"][-1] == "20 ✎"


def test_an_instructor_reads_the_gradebook_of_a_class_she_was_given(story, session, make, browser, read):
    instructor = make.instructor()
    grant = {"class_id": story.school_class.id, "instructor_id": instructor.id, "with_names": True}
    session.add(ClassInstructor(**grant, granted_at=NOON))
    session.commit()
    client = browser(instructor)

    page = read(client.get(story.page))

    assert not [link for link in page.links() if link.endswith("/note")]
    assert client.get(f"/classes/{story.other_class.id}/gradebook").status_code == 404
    assert shown(page)["Anne A"][4] == "20"


def test_the_front_page_of_the_results_leads_to_the_gradebooks_one_may_see(story, session, make, browser, read):
    instructor = make.instructor()
    session.add(ClassInstructor(class_id=story.school_class.id, instructor_id=instructor.id, granted_at=NOON))
    session.commit()
    other = f"/classes/{story.other_class.id}/gradebook"

    assert {story.page, other} <= set(read(browser(story.teacher).get("/results")).links())
    assert [link for link in read(browser(instructor).get("/results")).links() if "gradebook" in link] == [story.page]


def test_a_class_without_quizzes_or_students_is_told_so(make, browser, read):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    client = browser(teacher)

    assert "no student" in read(client.get(f"/classes/{school_class.id}/gradebook")).text
    # The page has written down that it was looked at, behind what this session has read.
    make.session.rollback()
    make.student(school_class)
    assert "No quiz has been published" in read(client.get(f"/classes/{school_class.id}/gradebook")).text


def test_notes_are_for_students_and_quizzes_of_ones_own(story, make, browser):
    stranger = make.student(make.school_class(make.teacher()))

    assert browser(story.teacher).get(f"/quizzes/{story.first.id}/students/{stranger.id}/note").status_code == 404
    assert browser(make.teacher()).get(f"/quizzes/{story.first.id}/students/{story.bo.id}/note").status_code == 404


def test_the_number_of_queries_does_not_grow_with_students_and_quizzes(story, make, sit, browser, count_queries):
    client = browser(story.teacher)
    address = story.page
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for _ in range(3):
        quiz = make.quiz(story.teacher, [story.date], (story.school_class,))
        sit(quiz, story.school_class, make.student(story.school_class), {story.date: RIGHT})

    assert count_queries(lambda: client.get(address)) == few <= 15
