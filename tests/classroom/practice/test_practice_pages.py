"""Practising what was missed: only what may be seen, with the answer at once, and nothing of it counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from classroom.clock import utc_now
from classroom.models import ItemKind, ItemState, Mark, PracticeAnswer, QuizDraw, QuizPoolEntry, RegradeKind, ReviewFrom
from classroom.results.regrading import apply, draft_regrade
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1

TEXT = "PORT-LAUZANNE, 3 mai. La gare est loin.\n\nLe pont Neuf a ouvert en 1998, selon la mairie. Il mène au port."


@pytest.fixture
def story(make, sit):
    """A quiz of two questions, the first one missed, that may be looked back at; a classmate missed the other one."""

    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        student, classmate = make.student(school_class), make.student(school_class)
        dispatch = make.dispatch(make.dossier(teacher), TEXT, agency_read="Agence du Port")
        bridge = make.item(teacher, stem="Quand le pont a-t-il ouvert ?", evidence=((dispatch, "a ouvert en 1998"),))
        station = make.item(teacher, stem="Quand la gare a-t-elle fermé ?")
        quiz = make.quiz(teacher, [bridge, station], (school_class,), review_from=ReviewFrom.HAND_IN)

    story = Story()
    story.attempt = sit(story.quiz, story.school_class, story.student, {story.bridge: WRONG, story.station: RIGHT})
    sit(story.quiz, story.school_class, story.classmate, {story.bridge: RIGHT, story.station: WRONG})
    return story


@pytest.fixture
def client(story, browser):
    return browser(story.student)


def place_of(page, text):
    """Which place an option has on the page."""
    labels = page.lines("//label[contains(@class, 'choice')]")
    return labels.index(text)


def give(client, read, text=None, **fields):
    """Answer the question that is asked, by its words."""
    page = read(client.get("/practice"))
    version, turn = (page.tree.xpath(f"//input[@name='{name}']/@value")[0] for name in ("version", "turn"))
    answer = {} if text is None else {f"answer-{version}": place_of(page, text)}
    return client.post("/practice", data={"version": version, "turn": turn, **answer, **fields})


def asked(client, read):
    """The words of the question that is asked; ``None``: there is none."""
    stems = read(client.get("/practice")).lines("//legend[contains(@class, 'question__stem')]")
    return stems[0] if stems else None


def test_what_was_missed_is_asked_without_telling_what_is_right(story, client, read):
    page = read(client.get("/practice"))

    assert page.lines("//legend[contains(@class, 'question__stem')]") == [story.bridge.stem]
    assert story.station.stem not in page.text
    assert "Le texte le dit" not in page.html
    assert "1998" in page.text
    assert "right answer" not in page.text


def test_after_an_answer_comes_what_is_right_why_and_the_words_in_their_dispatch(story, client, read):
    answer = give(client, read, "2001")
    page = read(client.get(answer.location))

    assert page.lines("//*[@role='status']//strong") == ["Not right."]
    assert "C’est l’année des travaux." in page.text
    assert page.lines("//li[contains(@class, 'options__option--right')]") == ["1998 right answer Le texte le dit."]
    assert page.tree.xpath("//blockquote/text()") == ["a ouvert en 1998"]
    link = next(link for link in page.links() if "/review/dispatches/" in link)
    dispatch = read(client.get(link))
    assert dispatch.lines("//mark") == ["a ouvert en 1998"]
    assert "Il mène au port." in dispatch.text


def test_twice_right_and_it_is_known(client, read, session):
    for _time in range(2):
        read(client.get(give(client, read, "1998").location))

    assert asked(client, read) is None
    assert "You know everything that you had missed." in read(client.get("/my-progress")).text
    session.rollback()
    assert [row.fraction for row in session.query(PracticeAnswer)] == [1.0, 1.0]


def test_a_wrong_answer_sends_it_back_to_the_beginning(client, read):
    give(client, read, "1998")
    give(client, read, "2004")
    give(client, read, "1998")

    assert asked(client, read) is not None


def test_who_does_not_know_is_shown(client, read, session):
    page = read(client.get(give(client, read, unknown="1").location))

    assert page.lines("//*[@role='status']//strong") == ["Here is the answer."]
    session.rollback()
    assert session.query(PracticeAnswer).one().answer is None


def test_the_options_stand_in_another_order_from_time_to_time(client, read):
    orders = set()
    for _time in range(6):
        orders.add(tuple(read(client.get("/practice")).lines("//label[contains(@class, 'choice')]")))
        give(client, read, unknown="1")

    assert len(orders) > 1


def test_an_empty_form_is_no_answer_and_a_strange_one_neither(story, client, read, session):
    empty = give(client, read)
    strange = give(client, read, **{f"answer-{story.bridge.id}": "77"})

    assert (empty.status_code, strange.status_code) == (422, 422)
    session.rollback()
    assert "Give an answer" in empty.text
    assert session.query(PracticeAnswer).count() == 0


def test_a_form_sent_twice_is_kept_once(story, client, read, session):
    form = {"version": story.bridge.id, "turn": 0, "unknown": "1"}
    first, second = client.post("/practice", data=form), client.post("/practice", data=form)

    assert first.location == second.location
    session.rollback()
    assert session.query(PracticeAnswer).count() == 1


def test_practice_counts_nowhere(story, client, read, browser):
    pages = [f"/quizzes/{story.quiz.id}/results", f"/classes/{story.school_class.id}/gradebook"]
    teacher = browser(story.teacher)
    before = [read(teacher.get(page)).text for page in pages]

    give(client, read, "1998")

    assert [read(teacher.get(page)).text for page in pages] == before


def test_nobody_reads_what_another_practised(story, client, read, browser):
    answer = give(client, read, "1998").location

    assert browser(story.classmate).get(answer).status_code == 404
    assert browser(story.teacher).get(answer).status_code == 403
    assert asked(browser(story.classmate), read) == story.station.stem


@pytest.mark.parametrize(
    "rules",
    [
        {"review_from": ReviewFrom.NEVER},
        {"review_key": False},
        {"review_score": False},
        {"review_from": ReviewFrom.CLOSING, "closes_at": NOON + timedelta(days=9999)},
        {"review_from": ReviewFrom.CLOSING, "closes_at": None},
    ],
    ids=["no review", "no key", "no marks", "not closed yet", "never closes"],
)
def test_what_may_not_be_looked_back_at_is_not_practised(story, client, read, session, rules):
    for name, value in rules.items():
        setattr(session.merge(story.quiz), name, value)
    session.commit()

    assert asked(client, read) is None
    assert "Nothing to go over" in read(client.get("/my-progress")).text


class TestKeysThatAreStillKept:
    """The missed question stands in another quiz of hers as well."""

    @pytest.fixture
    def other(self, story, make):
        """Makes that quiz."""

        def other(versions=None, **rules):
            versions = [story.bridge] if versions is None else versions
            rules = {"review_from": ReviewFrom.HAND_IN} | rules
            return make.quiz(story.teacher, versions, (story.school_class,), **rules)

        return other

    def test_one_that_she_has_still_to_take(self, other, client, read):
        other()

        assert asked(client, read) is None

    def test_one_that_opens_next_month(self, other, client, read):
        other(opens_at=utc_now() + timedelta(days=30))

        assert asked(client, read) is None

    def test_one_that_is_published_for_another_class_or_not_at_all(self, story, other, make, client, read):
        make.quiz(story.teacher, [story.bridge], (make.school_class(story.teacher),))
        other(published_at=None)

        assert asked(client, read) == story.bridge.stem

    def test_one_that_asks_the_same_in_a_copy(self, story, other, make, client, read):
        other([make.item(story.teacher, stem="Quand le  pont a-t-il OUVERT ?")])

        assert asked(client, read) is None

    def test_one_that_may_draw_it(self, story, other, session, client, read):
        quiz = other([story.station])
        draw = QuizDraw(quiz_id=quiz.id, position=1, number=1)
        draw.pool = [QuizPoolEntry(item_version_id=story.bridge.id, likeness=1)]
        session.add(draw)
        session.commit()

        assert asked(client, read) is None

    def test_one_that_she_has_taken_and_may_not_look_back_at_yet(self, story, other, sit, client, read):
        quiz = other(review_from=ReviewFrom.CLOSING, closes_at=utc_now() + timedelta(days=1))
        sit(quiz, story.school_class, story.student, {story.bridge: WRONG})

        assert asked(client, read) is None

    def test_one_that_she_may_look_back_at(self, story, other, sit, client, read):
        sit(other(), story.school_class, story.student, {story.bridge: WRONG})

        assert asked(client, read) == story.bridge.stem

    def test_one_that_she_missed_and_that_is_over(self, other, client, read):
        other(closes_at=NOON + timedelta(days=1))

        assert asked(client, read) == "Quand le pont a-t-il ouvert ?"

    def test_nothing_at_all_while_she_writes(self, story, make, sit, client, read, session):
        kept = give(client, read, "1998").location
        session.rollback()
        elsewhere = make.quiz(story.teacher, [make.item(story.teacher)], (story.school_class,))
        sit(elsewhere, story.school_class, story.student, {}, at=utc_now(), handed_in=False)

        assert asked(client, read) is None
        assert client.get(kept).status_code == 302, "what was answered before is not shown either"

    def test_its_dispatch_shows_only_the_paragraph_of_the_proof(self, story, other, make, client, read):
        address = f"/attempts/{story.attempt.id}/review/dispatches/{story.dispatch.id}"
        before = read(client.get(address)).text
        other([make.item(story.teacher, evidence=((story.dispatch, "La gare est loin"),))])
        after = read(client.get(address)).text

        assert "La gare est loin" in before
        assert "La gare est loin" not in after
        assert "a ouvert en 1998" in after


def test_a_later_right_answer_in_a_quiz_ends_the_matter(story, make, sit, client, read):
    again = make.quiz(story.teacher, [story.bridge], (story.school_class,), review_from=ReviewFrom.HAND_IN)
    later = utc_now() - timedelta(hours=2)
    sit(again, story.school_class, story.student, {story.bridge: RIGHT}, at=later)

    assert asked(client, read) is None


def test_a_corrected_key_holds_in_practice_too(story, client, read, session):
    quiz, version = session.merge(story.quiz), session.merge(story.bridge)
    regrade = draft_regrade(
        version, quiz, session.merge(story.teacher), RegradeKind.KEY, {"right": [2]}, never_lower=True
    )
    apply(session, version, regrade, "Relu", utc_now())
    session.commit()

    page = read(client.get(give(client, read, "2004").location))

    assert page.lines("//*[@role='status']//strong") == ["Right."]


def test_what_a_correction_dropped_or_its_teacher_withdrew_is_not_practised(story, client, read, session, browser):
    quiz, version = session.merge(story.quiz), session.merge(story.bridge)
    regrade = draft_regrade(version, quiz, session.merge(story.teacher), RegradeKind.DROP, None, never_lower=True)
    apply(session, version, regrade, "Mal posée", utc_now())
    session.merge(story.station).item.state = ItemState.RETIRED
    session.commit()

    assert session.query(Mark).filter(~Mark.counts).count()
    assert asked(client, read) is None
    assert asked(browser(story.classmate), read) is None


def test_a_question_marked_by_hand_is_not_practised(story, make, sit, client, read, session):
    essay = make.item(story.teacher, kind=ItemKind.OPEN, options=[], stem="Racontez.")
    quiz = make.quiz(story.teacher, [essay], (story.school_class,), review_from=ReviewFrom.HAND_IN)
    attempt = sit(quiz, story.school_class, story.student, {})
    assert session.query(Mark).filter_by(attempt_item_id=attempt.items[0].id).one().fraction == 0
    while (stem := asked(client, read)) is not None:
        assert stem != "Racontez."
        give(client, read, "1998")


def test_typed_and_ordered_answers_are_practised_as_they_are_asked(story, make, sit, client, read):
    word = make.item(
        story.teacher,
        kind=ItemKind.SHORT,
        stem="Qui a ouvert le pont ?",
        options=[{"text": "la mairie", "correct": True, "why": ""}],
    )
    quiz = make.quiz(story.teacher, [word], (story.school_class,), review_from=ReviewFrom.HAND_IN)
    sit(quiz, story.school_class, story.student, {word: "le roi"}, at=NOON + timedelta(hours=5))
    give(client, read, "1998")

    answer = client.post("/practice", data={"version": word.id, "turn": 0, f"answer-{word.id}": "La Mairie"})

    assert read(client.get(answer.location)).lines("//*[@role='status']//strong") == ["Right."]


def test_the_pages_take_as_many_queries_for_many_quizzes_as_for_one(story, make, sit, client, count_queries):
    def visit():
        return [count_queries(lambda page=page: client.get(page)) for page in ("/my-progress", "/practice")]

    visit()
    few = visit()
    for _time in range(5):
        item = make.item(story.teacher)
        quiz = make.quiz(story.teacher, [item], (story.school_class,), review_from=ReviewFrom.HAND_IN)
        sit(quiz, story.school_class, story.student, {item: WRONG})

    assert visit() == few
