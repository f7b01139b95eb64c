"""The pages on which a teacher puts a question or a mark right, and what the student reads of it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from classroom.models import ItemKind, Mark, Regrade, ReviewFrom

RIGHT, B, C = 0, 1, 2


@pytest.fixture
def story(make, sit):
    """Anne chose the key, Bo chose B; a typed question beside it, that both answered « après 2008 »."""

    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        choice = make.item(teacher, stem="Quand le pont a-t-il ouvert ?")
        typed = make.item(
            teacher, kind=ItemKind.SHORT, options=[{"text": "en 2008", "correct": True, "why": "Le texte le dit."}]
        )
        quiz = make.quiz(teacher, [choice, typed], (school_class,), review_from=ReviewFrom.HAND_IN)
        anne = make.student(school_class, sort_name="Anne A")
        bo = make.student(school_class, sort_name="Bo B")

        def address(self, version):
            return f"/quizzes/{self.quiz.id}/questions/{version.id}/correct"

    story = Story()
    story.annes = sit(story.quiz, story.school_class, story.anne, {story.choice: RIGHT, story.typed: "après 2008"})
    story.bos = sit(story.quiz, story.school_class, story.bo, {story.choice: B, story.typed: "après 2008"})
    return story


FORM = {"kind": "key", "right": [B], "reason": "B est la bonne réponse."}


def test_trying_out_shows_every_mark_before_and_after_and_changes_nothing(story, session, browser, read):
    page = read(browser(story.teacher).post(story.address(story.choice), data=FORM | {"do": "try"}))

    assert page.rows("tried") == {
        "Anne A": [story.quiz.title, "1", "0", "10", "0", "lower"],
        "Bo B": [story.quiz.title, "0", "1", "0", "10", "higher"],
    }
    assert session.scalar(select(func.count(Regrade.id))) == 0
    # What was typed is still there, to be applied with one click.
    assert page.tree.xpath("//input[@name='right' and @checked]/@value") == ["1"]
    assert page.tree.xpath("//input[@name='reason']/@value") == ["B est la bonne réponse."]
    assert page.tree.xpath("//button[@value='apply']")


def test_never_lower_a_mark_is_said_of_each_that_would_fall(story, browser, read):
    data = FORM | {"do": "try", "never_lower": "y"}
    page = read(browser(story.teacher).post(story.address(story.choice), data=data))

    assert page.rows("tried")["Anne A"][-1] == "kept from falling"


def history(attempt, version) -> list[float]:
    """Every mark that an answer was ever given."""
    item = next(item for item in attempt.items if item.item_version_id == version.id)
    return [mark.fraction for mark in item.marks]


def test_applied_and_undone(story, session, browser, read):
    client = browser(story.teacher)

    answer = client.post(story.address(story.choice), data=FORM | {"do": "apply"}, follow_redirects=True)

    assert "Put right: 2 marks changed." in read(answer).text
    assert read(client.get(f"/quizzes/{story.quiz.id}/results")).rows("students")["Bo B"][2] == "10"
    session.rollback()
    regrade = session.scalars(select(Regrade)).one()
    undone = client.post(f"/regrades/{regrade.id}/undo", follow_redirects=True)
    assert "Undone: 2 marks are as they were." in read(undone).text
    assert read(client.get(f"/quizzes/{story.quiz.id}/results")).rows("students")["Bo B"][2] == "0"
    session.rollback()
    # One mark there and one back for each; the typed question keeps the one it had.
    assert history(story.annes, story.choice) == [1, 0, 1]
    assert history(story.bos, story.choice) == [0, 1, 0]
    assert history(story.bos, story.typed) == [0]
    assert "already" in client.post(f"/regrades/{regrade.id}/undo", follow_redirects=True).text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " "}, "Say why"),
        ({"right": []}, "Say which answer is right."),
        ({"right": [7]}, "Say which answer is right."),
        ({"right": ["x"]}, "Say which answer is right."),
        ({"kind": "burn"}, "What is to be done"),
        ({"kind": ""}, "What is to be done"),
        ({"reason": "x" * 501}, "Reason"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_written(story, session, browser, change, words):
    answer = browser(story.teacher).post(story.address(story.choice), data=FORM | {"do": "apply"} | change)

    assert answer.status_code == 422
    assert words in answer.text
    assert session.scalar(select(func.count(Regrade.id))) == 0


def test_answers_that_were_typed_are_grouped_and_accepted_for_all(story, browser, read):
    client = browser(story.teacher)
    page = read(client.get(story.address(story.typed)))
    assert page.lines("//label[input[@name='accepted']]") == ["après 2008 – 2 students"]

    data = {"kind": "accept", "accepted": ["après 2008"], "more": "à partir de 2008\n\n", "reason": "Vrai aussi"}
    client.post(story.address(story.typed), data=data | {"do": "apply"})

    rows = read(client.get(f"/quizzes/{story.quiz.id}/results")).rows("students")
    assert (rows["Anne A"][2], rows["Bo B"][2]) == ("20", "10")
    page = read(client.get(story.address(story.typed)))
    assert page.lines("//label[input[@name='accepted']]") == ["après 2008 – 2 students accepted"]
    assert "A further answer is accepted: après 2008 · à partir de 2008" in page.text


def test_the_student_reads_what_was_put_right_and_why(story, browser, read):
    browser(story.teacher).post(story.address(story.choice), data=FORM | {"do": "apply"})

    page = read(browser(story.bo).get(f"/attempts/{story.bos.id}/review"))

    assert "The right answer is now: 2001 – B est la bonne réponse." in page.text
    assert page.lines("//li[contains(@class, 'options__option--right')]/span[1]") == ["2001"]
    # What was said of the option when it was wrong is not said any more.
    assert "C’est l’année des travaux." not in page.text


def test_a_student_who_may_not_see_the_key_does_not_read_it_in_the_note(story, session, browser, read):
    story.quiz.review_key = False
    session.commit()
    browser(story.teacher).post(story.address(story.choice), data=FORM | {"do": "apply"})

    assert "right answer is now" not in read(browser(story.bo).get(f"/attempts/{story.bos.id}/review")).text


def test_a_dropped_question_is_marked_as_such_in_the_review(story, browser, read):
    data = {"kind": "drop", "reason": "Hors sujet", "do": "apply"}
    browser(story.teacher).post(story.address(story.choice), data=data)

    page = read(browser(story.anne).get(f"/attempts/{story.annes.id}/review"))

    assert "does not count" in page.text
    assert "The question does not count any more. – Hors sujet" in page.text
    assert page.lines("//p[@class='big-score']") == ["0 / 20"]


def test_a_mark_is_changed_by_hand_with_a_reason_that_stays(story, session, browser, read):
    item = next(item for item in story.bos.items if item.item_version_id == story.typed.id)
    client = browser(story.teacher)

    answer = client.post(f"/marks/{item.id}", data={"points": "0.5", "reason": "À moitié juste"})

    assert answer.location == f"/attempts/{story.bos.id}/report#question-{item.position}"
    report = read(client.get(f"/attempts/{story.bos.id}/report"))
    assert "Mark set to 0.5 by" in report.text
    review = read(browser(story.bo).get(f"/attempts/{story.bos.id}/review"))
    assert "À moitié juste" in review.text
    assert review.lines("//p[@class='big-score']") == ["5 / 20"]
    history = read(client.get(f"/marks/{item.id}"))
    assert "marked by machine" in history.text
    assert "À moitié juste" in history.text


@pytest.mark.parametrize("data", [{"points": "2", "reason": "x"}, {"points": "-1", "reason": "x"}, {"points": "1"}, {}])
def test_a_mark_needs_points_that_there_are_and_a_reason(story, session, browser, data):
    item = story.bos.items[0]
    before = session.scalar(select(func.count(Mark.id)))

    assert browser(story.teacher).post(f"/marks/{item.id}", data=data).status_code == 422
    assert session.scalar(select(func.count(Mark.id))) == before


def test_a_question_of_another_quiz_or_teacher_is_not_found(story, make, browser):
    stranger = make.item(story.teacher)

    assert browser(story.teacher).get(story.address(stranger)).status_code == 404
    assert browser(make.teacher()).get(story.address(story.choice)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_class(story, make, sit, browser, count_queries):
    client, address = browser(story.teacher), story.address(story.choice)

    def try_out():
        assert client.post(address, data=FORM | {"do": "try"}).status_code == 200

    try_out()
    few = count_queries(try_out)
    for _ in range(5):
        sit(story.quiz, story.school_class, make.student(story.school_class), {story.choice: B})

    assert count_queries(try_out) == few <= 16


KINDS = {
    ItemKind.SHORT: [{"text": "Gand", "correct": True, "why": ""}],
    ItemKind.DATE: [{"text": "mars 2008", "correct": True, "why": ""}],
    ItemKind.OPEN: [{"text": "la date", "correct": True, "why": ""}],
    ItemKind.HIGHLIGHT: [{"text": "le pont ferme", "correct": True, "why": ""}],
    ItemKind.GAP: [
        {"text": "Gand", "correct": True, "why": "", "gap": 1},
        {"text": "1998", "correct": True, "why": "", "gap": 2},
        {"text": "2001", "correct": False, "why": "", "gap": 2},
    ],
}
RULES = {
    ItemKind.HIGHLIGHT: {"passage": "Selon la mairie, le pont ferme. Le port, lui, reste ouvert."},
    ItemKind.GAP: {"text": "À [1], en [2]."},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_has_such_a_page(make, browser, kind):
    teacher = make.teacher()
    version = make.item(teacher, kind=kind, options=KINDS[kind], rules=RULES.get(kind, {}))
    quiz = make.quiz(teacher, [version], (make.school_class(teacher),))
    client = browser(teacher)
    address = f"/quizzes/{quiz.id}/questions/{version.id}/correct"

    assert client.get(address).status_code == 200
    assert client.post(address, data={"kind": "give", "reason": "Mal posée", "do": "apply"}).status_code == 302
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("kind", "sent", "answer", "before", "after"),
    [
        (ItemKind.GAP, {"right": ["0", "2"]}, ["Gand", 2], 0.5, 1.0),
        (ItemKind.HIGHLIGHT, {"more": "Le port, lui, reste ouvert"}, [6, 7, 8, 9, 10], 0.0, 1.0),
    ],
)
def test_another_key_for_gaps_and_for_passages(make, sit, session, browser, kind, sent, answer, before, after):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    version = make.item(teacher, kind=kind, options=KINDS[kind], rules=RULES[kind])
    quiz = make.quiz(teacher, [version], (school_class,))
    attempt = sit(quiz, school_class, make.student(school_class), {version: answer})
    address = f"/quizzes/{quiz.id}/questions/{version.id}/correct"

    reply = browser(teacher).post(address, data={"kind": "key", "reason": "Erreur", "do": "apply", **sent})

    session.rollback()
    marks = session.scalars(select(Mark.fraction).where(Mark.attempt_item_id == attempt.items[0].id).order_by(Mark.id))
    assert reply.status_code == 302, reply.text
    assert list(marks) == [before, after]


def test_words_that_the_passage_does_not_have_are_no_key(make, browser):
    teacher = make.teacher()
    version = make.item(
        teacher, kind=ItemKind.HIGHLIGHT, options=KINDS[ItemKind.HIGHLIGHT], rules=RULES[ItemKind.HIGHLIGHT]
    )
    quiz = make.quiz(teacher, [version], (make.school_class(teacher),))
    sent = {"kind": "key", "reason": "Erreur", "do": "apply", "more": "la gare"}

    assert browser(teacher).post(f"/quizzes/{quiz.id}/questions/{version.id}/correct", data=sent).status_code == 422
