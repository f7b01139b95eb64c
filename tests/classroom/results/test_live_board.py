"""The live board: who is where, what is answered, what a projected page may show, and what a look at it costs."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from classroom.attempts.presence import SILENT_AFTER, write
from classroom.attempts.service import save_response
from classroom.clock import utc_now
from classroom.models import Attempt, AttemptEvent, AttemptEventKind, ClassInstructor, ItemKind, ItemVersion, Quiz
from classroom.results.shared_values import Shared
from tests.classroom.results.conftest import Page

RIGHT, WRONG, OTHER_WRONG = 0, 1, 2


@dataclass
class Lesson:
    """A class that writes a quiz of three questions, and another class beside it."""

    teacher: object
    school_class: object
    other_class: object
    quiz: Quiz
    date: ItemVersion
    cause: ItemVersion
    words: ItemVersion

    @property
    def board(self) -> str:
        return f"/quizzes/{self.quiz.id}/results/board?class={self.school_class.id}"

    @property
    def wall(self) -> str:
        return f"/quizzes/{self.quiz.id}/results/wall?class={self.school_class.id}"

    @property
    def now(self) -> str:
        return self.board.replace("board", "board/now")


@pytest.fixture
def lesson(make, app) -> Lesson:
    app.extensions["recoupe_boards"].seconds = 0
    teacher = make.teacher()
    school_class, other_class = make.school_class(teacher), make.school_class(teacher)
    date = make.item(teacher, stem="Quand le pont a-t-il ouvert ?")
    cause = make.item(teacher, stem="Pourquoi le pont a-t-il fermé ?")
    words = make.item(teacher, kind=ItemKind.SHORT, options=[{"text": "Lille", "correct": True, "why": ""}])
    rules = {"time_limit_minutes": 30, "shuffle_questions": False, "shuffle_options": False}
    quiz = make.quiz(teacher, [date, cause, words], (school_class, other_class), **rules)
    return Lesson(teacher, school_class, other_class, quiz, date, cause, words)


@pytest.fixture
def writes(lesson, make, sit):
    """A student of the class who began two minutes ago and has given these answers."""

    def writes(name: str, answers=None, **how):
        student = make.student(lesson.school_class, name=name, sort_name=name)
        how = {"at": utc_now() - timedelta(minutes=2), "handed_in": False} | how
        return student, sit(lesson.quiz, lesson.school_class, student, answers or {}, **how)

    return writes


def heard(session, attempt, ago: timedelta, position: int | None = None) -> None:
    write(session, {attempt.id: (utc_now() - ago, position)})
    session.commit()


def seats(page: Page) -> dict[str, str]:
    """By name, everything else that stands on the card of a student."""
    cards = page.tree.xpath("//li[contains(@class, 'seat ')]")
    lines = [[" ".join(part.text_content().split()) for part in card] for card in cards]
    return {line[0]: " ".join(line[1:]) for line in lines}


def test_everybody_stands_where_she_is(lesson, make, writes, sit, session, browser, read):
    make.student(lesson.school_class, sort_name="Absent Anne")
    _student, writing = writes("Bernard Bo", {lesson.date: RIGHT})
    heard(session, writing, timedelta(seconds=3), position=2)
    began = utc_now() - timedelta(minutes=4)
    _student, lost = writes("Colin Cé", {lesson.date: RIGHT, lesson.cause: WRONG}, at=began)
    heard(session, lost, timedelta(seconds=90), position=3)
    writes("Dumas Dé", {lesson.date: WRONG}, at=utc_now() - timedelta(minutes=20), handed_in=True)
    writes("Evrard Éva", {lesson.date: WRONG}, at=utc_now() - timedelta(minutes=40))
    # Noise: another class at the same quiz.
    sit(lesson.quiz, lesson.other_class, make.student(lesson.other_class), {lesson.date: OTHER_WRONG})

    page = read(browser(lesson.teacher).get(lesson.board))

    where = seats(page)
    assert list(where) == ["Absent Anne", "Bernard Bo", "Colin Cé", "Dumas Dé", "Evrard Éva"]
    assert where["Absent Anne"] == "Not started"
    assert where["Bernard Bo"].startswith("Writing Question 2 of 3 · 1 answered until ")
    assert where["Colin Cé"].startswith("Connection lost last heard of at ")
    assert "Question 3 of 3 · 2 answered" in where["Colin Cé"]
    assert where["Dumas Dé"].startswith("Handed in 1 answered of 3")
    assert where["Evrard Éva"].startswith("Time ran out 1 answered of 3")
    assert page.lines("//li[contains(@class, 'tally__cell')]") == [
        "1 Not started", "1 Writing", "1 Connection lost", "2 Handed in or over", "5 answers of 12",
    ]  # fmt: skip


def test_a_page_without_a_script_is_never_taken_for_lost(lesson, writes, browser, read):
    """It does not ask for the clock, so its silence says nothing."""
    writes("Bernard Bo", {lesson.date: RIGHT}, at=utc_now() - timedelta(minutes=10))

    assert seats(read(browser(lesson.teacher).get(lesson.board)))["Bernard Bo"].startswith("Writing Question 1 of 3")


def test_an_answer_is_a_sign_of_life(lesson, writes, session, browser, read):
    _student, attempt = writes("Bernard Bo")
    heard(session, attempt, SILENT_AFTER + timedelta(seconds=30), position=1)
    save_response(session, attempt, attempt.items[1].id, 1, WRONG, utc_now())
    session.commit()

    assert seats(read(browser(lesson.teacher).get(lesson.board)))["Bernard Bo"].startswith("Writing Question 2 of 3")


def test_answers_are_counted_option_by_option_as_they_come(lesson, writes, session, browser, read):
    writes("Bernard Bo", {lesson.date: RIGHT, lesson.words: "Lille"})
    _student, attempt = writes("Colin Cé", {lesson.date: RIGHT})
    before = read(browser(lesson.teacher).get(lesson.board))
    # The page has written down that it was looked at, behind what this session has read.
    session.rollback()
    save_response(session, attempt, attempt.items[0].id, 2, WRONG, utc_now())
    session.commit()

    after = read(browser(lesson.teacher).get(lesson.board))

    first = "(//ol[@class='live-questions']/li)[1]//tbody/tr"
    assert before.lines(first) == ["1998 2", "2001 0", "2004 0"]
    assert after.lines(first) == ["1998 1", "2001 1", "2004 0"]
    assert "1 answer" in after.lines("(//ol[@class='live-questions']/li)[3]")[0]


def test_the_right_answers_are_shown_when_asked_for(lesson, writes, browser, read):
    writes("Bernard Bo", {lesson.date: RIGHT})
    client = browser(lesson.teacher)

    assert "right answer" not in read(client.get(lesson.board)).text.replace("Show the right answers", "")
    assert "1998 right answer 1" in read(client.get(lesson.board + "&key=1")).text


def test_what_has_not_changed_is_not_sent_again(lesson, writes, session, browser):
    _student, attempt = writes("Bernard Bo")
    client = browser(lesson.teacher)
    first = client.get(lesson.now)

    same = client.get(lesson.now, headers={"If-None-Match": first.headers["ETag"]})
    save_response(session, attempt, attempt.items[0].id, 1, RIGHT, utc_now())
    session.commit()
    changed = client.get(lesson.now, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, same.status_code, changed.status_code) == (200, 304, 200)
    assert not same.data
    assert same.headers["Recoupe-Now"].isdigit()
    assert same.headers["Recoupe-Again"] == "3"


def test_the_page_knows_where_to_ask_and_works_without_a_script(lesson, writes, browser, read):
    writes("Bernard Bo")
    client = browser(lesson.teacher)
    page = read(client.get(lesson.board))

    address = page.tree.xpath("//@data-live")[0]
    again = client.get(address, headers={"If-None-Match": f'"{page.tree.xpath("//@data-tag")[0]}"'})

    assert again.status_code == 304
    assert page.tree.xpath("//noscript/meta/@content") == ["10"]


# ------------------------------------------------------------------------------------------------------ on the wall


def test_the_wall_shows_neither_names_nor_answers_while_somebody_writes(lesson, writes, browser, read):
    writes("Bernard Bo", {lesson.date: RIGHT})
    writes("Colin Cé", {lesson.date: RIGHT}, handed_in=True, at=utc_now() - timedelta(minutes=20))
    client = browser(lesson.teacher)

    for asked in ("", "&answers=1", "&answers=1&key=1"):
        page = read(client.get(lesson.wall + asked))
        part = client.get(lesson.now + "&wall=1" + asked).text
        for text in (page.html, part):
            assert not [word for word in ("Bernard", "Colin", "1998", "ouvert", "right answer") if word in text]
        assert page.lines("//li[contains(@class, 'ladder__seat')]") == ["Handed in 1/3", "Writing 1/3"]
        assert page.lines("//ol[@class='given-bars']/li") == ["1 2/2", "2 0/2", "3 0/2"]


def test_when_all_have_finished_the_wall_shows_answers_and_then_the_key_if_asked(lesson, writes, browser, read):
    writes("Colin Cé", {lesson.date: WRONG}, handed_in=True, at=utc_now() - timedelta(minutes=20))
    client = browser(lesson.teacher)

    plain, answers = read(client.get(lesson.wall)), read(client.get(lesson.wall + "&answers=1"))
    key = read(client.get(lesson.wall + "&answers=1&key=1"))

    first = "(//ol[contains(@class, 'wall-questions')]/li)[1]//tbody/tr"
    assert plain.lines(first) == []
    assert answers.lines(first) == ["1998 0", "2001 1", "2004 0"]
    assert key.lines(first) == ["1998 right answer 0", "2001 1", "2004 0"]
    assert "Colin" not in plain.html + answers.html + key.html


def test_the_clock_on_the_wall_gives_nobody_away_who_was_granted_more(lesson, writes, session, browser, read):
    ends = [writes(name)[1] for name in ("Ana", "Bo", "Cé")]
    session.get_one(Attempt, ends[2].id).deadline_at += timedelta(minutes=10)
    session.commit()

    page = read(browser(lesson.teacher).get(lesson.wall))

    assert page.tree.xpath("//time/@datetime") == [ends[1].deadline_at.isoformat()]


# ---------------------------------------------------------------------------------------------------- who may do what


def test_more_time_for_one_and_for_all(lesson, writes, session, browser):
    attempts = [writes(name)[1] for name in ("Ana", "Bo")]
    before = [attempt.deadline_at for attempt in attempts]
    client = browser(lesson.teacher)

    assert client.post(lesson.board, data={"extend": attempts[0].id, "minutes": 10}).status_code == 302
    assert client.post(lesson.board, data={"extend": "all", "minutes": 5}).status_code == 302

    session.rollback()
    minutes = [(now.deadline_at - then) / timedelta(minutes=1) for now, then in zip(attempts, before, strict=True)]
    assert minutes == [15, 5]
    events = session.scalars(select(AttemptEvent).where(AttemptEvent.kind == AttemptEventKind.EXTENDED)).all()
    assert {(event.actor_id, event.detail["reason"]) for event in events} == {
        (lesson.teacher.id, "from the live board")
    }


def test_ending_one_attempt_leaves_the_others(lesson, writes, session, browser, read):
    (_ana, first), (_bo, second) = writes("Ana", {lesson.date: RIGHT}), writes("Bo")
    client = browser(lesson.teacher)

    client.post(lesson.board, data={"close": first.id})

    session.rollback()
    assert first.closed_at is not None
    assert second.closed_at is None
    assert seats(read(client.get(lesson.board)))["Ana"].startswith("Closed by the teacher")


def test_everybody_means_this_class_and_who_still_writes(lesson, make, writes, sit, session, browser):
    _ana, here = writes("Ana")
    there = sit(lesson.quiz, lesson.other_class, make.student(lesson.other_class), {}, at=utc_now(), handed_in=False)

    browser(lesson.teacher).post(lesson.board, data={"close": "all"})

    session.rollback()
    assert here.closed_at is not None
    assert there.closed_at is None


@pytest.mark.parametrize("sent", [{}, {"extend": "7000"}, {"close": "x"}])
def test_an_attempt_that_is_not_there_is_not_found(lesson, writes, browser, sent):
    writes("Ana")

    assert browser(lesson.teacher).post(lesson.board, data=sent).status_code == 404


def test_an_instructor_looks_on_without_names_where_she_was_given_none(lesson, make, writes, session, browser, read):
    writes("Bernard Bo", {lesson.date: RIGHT})
    instructor = make.instructor()
    grant = {"class_id": lesson.school_class.id, "instructor_id": instructor.id, "granted_at": utc_now()}
    session.add(ClassInstructor(**grant))
    session.commit()
    # The teacher's own look comes first: what was made for her must not be given to others.
    read(browser(lesson.teacher).get(lesson.board))

    page = read(browser(instructor).get(lesson.board))

    assert "Bernard" not in page.html
    assert list(seats(page)) == ["Student 1"]
    assert not page.tree.xpath("//button[@name='extend' or @name='close']")


# ------------------------------------------------------------------------------------------------------------ costs


def test_the_board_takes_as_many_queries_for_nine_students_as_for_one(lesson, writes, count_queries, browser):
    client = browser(lesson.teacher)

    def queries_with(students: int) -> int:
        for number in range(students):
            writes(f"Élève {number}", {lesson.date: RIGHT, lesson.cause: WRONG})
        return count_queries(lambda: client.get(lesson.now))

    assert queries_with(1) == queries_with(9)


def test_one_more_viewer_costs_no_more_than_a_look_at_who_she_is(lesson, writes, count_queries, browser, app):
    app.extensions["recoupe_boards"].seconds = 3600
    writes("Ana", {lesson.date: RIGHT})
    client = browser(lesson.teacher)
    first = count_queries(lambda: client.get(lesson.now))

    # The transaction, the user, the quizzes that are hers.
    assert count_queries(lambda: client.get(lesson.now)) <= 3 < first


def test_a_value_is_made_once_in_so_many_seconds():
    now, made = [100.0], []
    shared = Shared(2.0, clock=lambda: now[0])

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [shared.get("a", make), shared.get("a", make)] == [0, 0]
    now[0] += 2
    assert [shared.get("a", make), shared.get("b", make), shared.get("a", make)] == [1, 2, 1]
    shared.drop("a")
    assert shared.get("a", make) == 3


def test_while_a_value_is_made_anew_others_get_the_one_before():
    now = [0.0]
    shared = Shared(1.0, clock=lambda: now[0])
    shared.get("a", lambda: "old")
    now[0] = 5.0
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> str:
        begun.set()
        assert go_on.wait(10)
        return "new"

    maker = threading.Thread(target=shared.get, args=("a", slowly))
    maker.start()
    assert begun.wait(10)
    meanwhile = shared.get("a", lambda: "made twice")
    go_on.set()
    maker.join(10)

    assert meanwhile == "old"
    assert shared.get("a", lambda: "made twice") == "new"


def test_what_nobody_asks_for_any_more_is_forgotten():
    now = [0.0]
    shared = Shared(1.0, clock=lambda: now[0])
    shared.get("a", lambda: 1)
    now[0] = 120.0
    shared.get("b", lambda: 2)

    assert list(shared._entries) == ["b"]
