"""An attempt answer by answer, for the staff who may see it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from classroom.attempts.service import extend, hand_in, save_response, start_attempt
from classroom.clock import utc_now
from classroom.models import ClassInstructor, ItemKind, Mark

RIGHT, WRONG = 0, 1

TEXT = "BELLEVUE, 3 mai. Le pont Neuf a ouvert en 1998, selon la mairie."


@pytest.fixture
def story(make):
    """A teacher's quiz of one proven question, given to a class that an instructor was shown."""

    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        student = make.student(school_class, name="Cé Colin", sort_name="Colin Cé")
        dispatch = make.dispatch(make.dossier(teacher), TEXT, agency_read="Agence de Bellevue")
        date = make.item(teacher, stem="Quand le pont a-t-il ouvert ?", evidence=((dispatch, "a ouvert en 1998"),))
        quiz = make.quiz(teacher, [date], (school_class,), time_limit_minutes=30)

    return Story()


@pytest.fixture
def instructor(make, session, story):
    instructor = make.instructor()
    session.add(
        ClassInstructor(class_id=story.school_class.id, instructor_id=instructor.id, granted_at=story.quiz.created_at)
    )
    session.commit()
    return instructor


def test_the_report_shows_answer_key_reasons_evidence_and_score(story, sit, browser, read):
    attempt = sit(story.quiz, story.school_class, story.student, {story.date: WRONG})

    page = read(browser(story.teacher).get(f"/attempts/{attempt.id}/report"))

    assert page.lines("//li[contains(@class, 'options__option--chosen')]") == ["2001 chosen C’est l’année des travaux."]
    assert page.lines("//li[contains(@class, 'options__option--right')]") == ["1998 right answer Le texte le dit."]
    assert "0 of 1" in page.text
    assert "0 / 20" in page.text
    assert page.tree.xpath("//blockquote/text()") == ["a ouvert en 1998"]
    assert "Agence de Bellevue" in page.text


def test_the_evidence_leads_its_owner_to_the_words_in_the_dispatch(story, sit, browser, read):
    attempt = sit(story.quiz, story.school_class, story.student, {story.date: RIGHT})

    page = read(browser(story.teacher).get(f"/attempts/{attempt.id}/report"))

    start = TEXT.index("a ouvert en 1998")
    link = f"/dispatches/{story.dispatch.id}?evidence={start}-{start + 16}#evidence"
    assert link in page.links()
    assert "<mark" in browser(story.teacher).get(link).text


def test_an_instructor_reads_the_same_without_a_way_into_the_dossier(story, instructor, sit, browser, read):
    attempt = sit(story.quiz, story.school_class, story.student, {story.date: RIGHT})

    page = read(browser(instructor).get(f"/attempts/{attempt.id}/report"))

    assert page.tree.xpath("//blockquote/text()") == ["a ouvert en 1998"]
    assert not [link for link in page.links() if "/dispatches/" in link]


def test_every_answer_stands_in_the_history_with_its_time_and_whether_it_counts(
    story, make, session, sit, browser, read
):
    classmate = make.student(story.school_class)
    sit(story.quiz, story.school_class, classmate, {story.date: RIGHT})
    started_at = story.quiz.created_at
    attempt = start_attempt(session, story.quiz, story.student, story.school_class, started_at)
    item = attempt.items[0]
    for number, (answer, minute) in enumerate([(WRONG, 1), (RIGHT, 2), (None, 3), (RIGHT, 4), (WRONG, 31)], 1):
        save_response(session, attempt, item.id, number, answer, started_at + timedelta(minutes=minute))
    session.commit()

    page = read(browser(story.teacher).get(f"/attempts/{attempt.id}/report"))

    lines = page.lines("//details[@class='history']//li")
    assert lines == [
        "10 Mar 2026 13:01:00 2001",
        "10 Mar 2026 13:02:00 1998",
        "10 Mar 2026 13:03:00 – (taken back)",
        "10 Mar 2026 13:04:00 1998",
        "10 Mar 2026 13:31:00 2001 too late, does not count",
    ]
    assert "5 answers saved" in page.text
    assert "20 / 20" in page.text
    assert "too late" in page.text


def test_what_happened_is_told_with_who_did_it(story, session, browser, read):
    started_at = story.quiz.created_at
    attempt = start_attempt(session, story.quiz, story.student, story.school_class, started_at)
    extend(session, [attempt], 10, story.teacher, "panne", started_at + timedelta(minutes=5))
    hand_in(session, attempt, started_at + timedelta(minutes=6, seconds=7))
    session.commit()

    page = read(browser(story.teacher).get(f"/attempts/{attempt.id}/report"))

    told = page.lines("//table[@class='events']/tbody/tr")
    assert told == [
        f"10 Mar 2026 13:00:00 started {story.student.name}",
        f"10 Mar 2026 13:05:00 more time given (10 minutes) – panne {story.teacher.name}",
        f"10 Mar 2026 13:06:07 handed in {story.student.name}",
    ]
    assert "took 6 min 7 s" in page.text


def test_a_mark_put_right_by_hand_is_shown_with_author_and_reason(story, session, sit, browser, read):
    attempt = sit(story.quiz, story.school_class, story.student, {story.date: WRONG})
    session.add(
        Mark(
            attempt_item_id=attempt.items[0].id,
            fraction=0.5,
            marked_by_id=story.teacher.id,
            reason="Le texte est ambigu",
            marked_at=attempt.closed_at,
        )
    )
    session.commit()

    page = read(browser(story.teacher).get(f"/attempts/{attempt.id}/report"))

    assert "10 / 20" in page.text
    assert f"Mark set to 0.5 by {story.teacher.name}" in page.text
    assert "Le texte est ambigu" in page.text


def test_an_attempt_under_way_shows_answers_and_no_marks(story, sit, browser, read):
    attempt = sit(story.quiz, story.school_class, story.student, {story.date: RIGHT}, at=utc_now(), handed_in=False)

    page = read(browser(story.teacher).get(f"/attempts/{attempt.id}/report"))

    assert "1998 chosen" in page.text
    assert "/ 20" not in page.text
    assert "Under way" in page.text


def test_written_answers_stand_beside_what_is_accepted(make, sit, browser, read):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    accepted = [{"text": "4 000", "correct": True, "why": ""}, {"text": "quatre mille", "correct": True, "why": ""}]
    number = make.item(teacher, stem="Combien ?", kind=ItemKind.NUMERIC, options=accepted)
    quiz = make.quiz(teacher, [number], (school_class,))
    attempt = sit(quiz, school_class, make.student(school_class), {number: "400"})

    page = read(browser(teacher).get(f"/attempts/{attempt.id}/report"))

    assert page.tree.xpath("//dl[@class='written']/*/text()") == [
        "Answer",
        "400",
        "Right answer",
        "4 000",
        "quatre mille",
    ]


def test_the_report_takes_the_same_queries_however_much_was_answered(make, sit, browser, read, count_queries):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    dispatch = make.dispatch(make.dossier(teacher), TEXT)
    versions = [make.item(teacher, evidence=((dispatch, "1998"), (dispatch, "la mairie"))) for _ in range(12)]
    client = browser(teacher)

    def queries_with(count: int) -> int:
        quiz = make.quiz(teacher, versions[:count], (school_class,))
        attempt = sit(quiz, school_class, make.student(school_class), dict.fromkeys(versions[:count], RIGHT))
        return count_queries(lambda: read(client.get(f"/attempts/{attempt.id}/report")))

    assert queries_with(2) == queries_with(12)
