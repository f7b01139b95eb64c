"""A student looks back at her own attempt, as far as the quiz allows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from classroom.clock import utc_now
from classroom.models import ReviewFrom

RIGHT, WRONG = 0, 1

TEXT = "BELLEVUE, 3 mai. Le pont Neuf a ouvert en 1998, selon la mairie."


@pytest.fixture
def school(make):
    class School:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        student = make.student(school_class)
        dispatch = make.dispatch(make.dossier(teacher), TEXT)
        date = make.item(
            teacher,
            stem="Quand le pont a-t-il ouvert ?",
            evidence=((dispatch, "a ouvert en 1998"),),
            options=[
                {"text": "en 1998", "correct": True, "why": "POURQUOI-JUSTE"},
                {"text": "en 2001", "correct": False, "why": "POURQUOI-FAUX"},
                {"text": "en 2004", "correct": False, "why": "AUTRE-POURQUOI"},
            ],
        )

        def quiz(self, **values):
            values.setdefault("review_from", ReviewFrom.HAND_IN)
            return make.quiz(self.teacher, [self.date], (self.school_class,), time_limit_minutes=30, **values)

    return School()


def test_the_review_shows_answer_score_key_reason_and_evidence(school, sit, browser, read):
    attempt = sit(school.quiz(), school.school_class, school.student, {school.date: WRONG})

    page = read(browser(school.student).get(f"/attempts/{attempt.id}/review"))

    assert "0 / 20" in page.text
    assert "en 2001 your answer POURQUOI-FAUX" in page.text
    assert "en 1998 right answer POURQUOI-JUSTE" in page.text
    assert "AUTRE-POURQUOI" not in page.html
    assert page.tree.xpath("//blockquote/text()") == ["a ouvert en 1998"]


def test_quotes_lead_to_their_words_alone_and_answers_have_no_history(school, sit, browser, read):
    attempt = sit(school.quiz(), school.school_class, school.student, {school.date: WRONG})

    page = read(browser(school.student).get(f"/attempts/{attempt.id}/review"))

    into = [link for link in page.links() if "/dispatches/" in link or "/report" in link]
    assert all(link.startswith(f"/attempts/{attempt.id}/review/dispatches/") for link in into)
    assert not page.tree.xpath("//details | //table")


@pytest.mark.parametrize(
    ("hidden", "gone", "kept"),
    [
        ("review_score", ["/ 20", "0 of 1"], ["right answer", "POURQUOI-JUSTE", "blockquote"]),
        ("review_key", ["right answer<", "POURQUOI", "--right"], ["/ 20", "0 of 1", "blockquote"]),
        ("review_evidence", ["blockquote", "1998, selon"], ["/ 20", "right answer"]),
    ],
)
def test_what_the_teacher_keeps_back_is_not_in_the_page(school, sit, browser, read, hidden, gone, kept):
    attempt = sit(school.quiz(**{hidden: False}), school.school_class, school.student, {school.date: WRONG})

    html = read(browser(school.student).get(f"/attempts/{attempt.id}/review")).html

    assert not [each for each in gone if each in html]
    assert all(each in html for each in kept)


def test_own_answers_remain_when_everything_else_is_kept_back(school, sit, browser, read):
    quiz = school.quiz(review_score=False, review_key=False, review_evidence=False)
    attempt = sit(quiz, school.school_class, school.student, {school.date: WRONG})

    page = read(browser(school.student).get(f"/attempts/{attempt.id}/review"))

    assert "en 2001 your answer" in page.text
    assert "without marks or right answers" in page.text


@pytest.mark.parametrize(
    ("review_from", "closes_in", "status"),
    [
        (ReviewFrom.NEVER, None, 403),
        (ReviewFrom.HAND_IN, None, 200),
        (ReviewFrom.HAND_IN, timedelta(days=1), 200),
        (ReviewFrom.CLOSING, None, 403),
        (ReviewFrom.CLOSING, timedelta(days=1), 403),
        # Who started just before the closing time still writes for the half hour of the limit.
        (ReviewFrom.CLOSING, timedelta(minutes=-10), 403),
        (ReviewFrom.CLOSING, timedelta(minutes=-31), 200),
    ],
)
def test_the_policy_of_the_quiz_says_from_when(school, sit, browser, review_from, closes_in, status):
    closes_at = None if closes_in is None else utc_now() + closes_in
    quiz = school.quiz(review_from=review_from, closes_at=closes_at)
    attempt = sit(quiz, school.school_class, school.student, {school.date: WRONG})

    assert browser(school.student).get(f"/attempts/{attempt.id}/review").status_code == status


def test_nothing_can_be_looked_up_while_the_attempt_is_under_way(school, sit, browser):
    now = utc_now()
    attempt = sit(school.quiz(), school.school_class, school.student, {school.date: RIGHT}, at=now, handed_in=False)

    assert browser(school.student).get(f"/attempts/{attempt.id}/review").status_code == 403


def test_an_attempt_whose_time_ran_out_is_marked_when_its_student_looks(school, sit, browser, read):
    attempt = sit(school.quiz(), school.school_class, school.student, {school.date: RIGHT}, handed_in=False)

    page = read(browser(school.student).get(f"/attempts/{attempt.id}/review"))

    assert "20 / 20" in page.text


def test_a_classmate_and_the_staff_do_not_reach_it(school, make, sit, browser):
    attempt = sit(school.quiz(), school.school_class, school.student, {school.date: RIGHT})
    classmate = make.student(school.school_class)

    assert browser(classmate).get(f"/attempts/{attempt.id}/review").status_code == 404
    assert browser(school.teacher).get(f"/attempts/{attempt.id}/review").status_code == 403
