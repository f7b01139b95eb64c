"""A teacher composes a quiz, sets its rules and publishes it; and what she can no longer do once it is started."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from classroom.attempts.service import start_attempt
from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import (
    AtExpiry,
    Attempt,
    Difficulty,
    ItemState,
    ItemVersion,
    Navigation,
    Quiz,
    QuizAssignment,
    QuizSlot,
    ReviewFrom,
    Topic,
)
from classroom.quizzes import queries, service
from classroom.quizzes.views.composing import PAGE_SIZE

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def colleague(make):
    return make.teacher()


@pytest.fixture
def school_class(make, teacher):
    return make.school_class(teacher)


@pytest.fixture
def page(browser, session, teacher):
    """The teacher's browser; after each request the test's own session sees what was written."""
    client = browser(teacher)
    plain_open = client.open

    def open_and_look(*args, **kwargs):
        session.rollback()
        reply = plain_open(*args, **kwargs)
        session.rollback()
        return reply

    client.open = open_and_look
    return client


@pytest.fixture
def quiz(make, teacher, school_class):
    """Published, three questions, nobody has started."""
    return make.quiz(teacher, [make.item(teacher) for _ in range(3)], (school_class,), title="Le pont")


def start(session, quiz, school_class, student):
    attempt = start_attempt(session, quiz, student, school_class, NOON)
    session.commit()
    return attempt


def stems(session, quiz):
    return [slot.item_version.stem for slot in queries.slots_of(session, quiz.id)]


def slot_ids(session, quiz):
    return [slot.id for slot in queries.slots_of(session, quiz.id)]


def new_version(session, version, stem):
    newer = ItemVersion(
        item_id=version.item_id,
        number=version.number + 1,
        created_at=NOON,
        topic=version.topic,
        kind=version.kind,
        stem=stem,
        options=version.options,
        rationale="",
        difficulty=version.difficulty,
    )
    session.add(newer)
    version.item.current_number = newer.number
    session.commit()
    return newer


def test_a_new_quiz_is_a_draft_and_leads_to_the_bank(page, session, teacher):
    reply = page.post("/quizzes/new", data={"title": "  Le pont  "})

    quiz = session.scalars(select(Quiz)).one()
    assert reply.location == f"/quizzes/{quiz.id}/compose"
    assert (quiz.title, quiz.published_at, quiz.owner_id) == ("Le pont", None, teacher.id)


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_a_title_that_cannot_be_one_is_refused(page, session, title):
    assert page.post("/quizzes/new", data={"title": title}).status_code == 422
    assert session.scalar(select(func.count(Quiz.id))) == 0


def test_only_ones_own_approved_questions_are_offered(page, make, teacher, colleague, quiz):
    make.item(teacher, stem="Offerte ?")
    make.item(teacher, stem="Brouillon ?", state=ItemState.DRAFT)
    make.item(teacher, stem="Retirée ?", state=ItemState.RETIRED)
    make.item(colleague, stem="Étrangère ?")

    offered = page.get(f"/quizzes/{quiz.id}/compose").text

    assert "Offerte ?" in offered
    assert not re.search("Brouillon|Retirée|Étrangère", offered)


def test_the_bank_is_narrowed_by_dossier_topic_and_difficulty(page, make, teacher, quiz):
    dossier, other = make.dossier(teacher), make.dossier(teacher)
    make.item(teacher, dossier, stem="Celle-ci ?", topic=Topic.CAUSE, difficulty=Difficulty.HARD)
    make.item(teacher, other, stem="Autre dossier ?", topic=Topic.CAUSE, difficulty=Difficulty.HARD)
    make.item(teacher, dossier, stem="Autre sujet ?", topic=Topic.ACTOR, difficulty=Difficulty.HARD)
    make.item(teacher, dossier, stem="Autre niveau ?", topic=Topic.CAUSE, difficulty=Difficulty.EASY)

    offered = page.get(f"/quizzes/{quiz.id}/compose?dossier={dossier.id}&topic=cause&difficulty=hard").text

    assert "Celle-ci ?" in offered
    assert "Autre" not in re.sub(r"<option.*?</option>", "", offered)


@pytest.mark.parametrize("query", ["dossier=x", "topic=nonsense", "difficulty=", f"dossier={10**30}"])
def test_a_filter_that_makes_no_sense_filters_nothing(page, make, teacher, quiz, query):
    make.item(teacher, stem="Offerte ?")

    assert "Offerte ?" in page.get(f"/quizzes/{quiz.id}/compose?{query}").text


def test_ticked_questions_go_to_the_end_once(page, make, session, teacher, colleague, quiz):
    mine, hers = make.item(teacher, stem="Mienne ?"), make.item(colleague, stem="Sienne ?")
    draft = make.item(teacher, stem="Brouillon ?", state=ItemState.DRAFT)
    form = {"item": [mine.item_id, hers.item_id, draft.item_id, 10**30], "topic": "date"}

    reply = page.post(f"/quizzes/{quiz.id}/items", data=form)
    page.post(f"/quizzes/{quiz.id}/items", data=form)

    assert reply.location == f"/quizzes/{quiz.id}/compose?topic=date"
    assert stems(session, quiz)[3:] == ["Mienne ?"]
    assert [slot.position for slot in queries.slots_of(session, quiz.id)] == [1, 2, 3, 4]


def test_a_large_bank_is_offered_in_pages_and_ticks_go_along(page, make, session, teacher, colleague, quiz):
    items = [make.item(teacher, stem=f"Question {number:02} ?").item_id for number in range(PAGE_SIZE + 2)]
    hers = make.item(colleague).item_id
    first = page.get(f"/quizzes/{quiz.id}/compose").text
    assert first.count('type="checkbox"') == PAGE_SIZE
    assert "Page 1 of 2" in first

    turned = page.post(f"/quizzes/{quiz.id}/compose", data={"item": [items[0], hers], "page": "2", "q": "question"})
    second = page.get(turned.location).text

    assert second.count('type="checkbox"') == 2
    assert f'<input type="hidden" name="item" value="{items[0]}">' in second
    assert f'value="{hers}"' not in second
    back = page.get(turned.location.replace("page=2", "page=1")).text
    assert re.search(rf'value="{items[0]}" id="item-{items[0]}" checked', back)
    page.post(f"/quizzes/{quiz.id}/items", data={"item": [items[0], items[-1]]})
    assert stems(session, quiz)[3:] == ["Question 00 ?", f"Question {PAGE_SIZE + 1} ?"]


def test_the_chooser_is_searched_by_words_and_kind(page, make, teacher, quiz):
    make.item(teacher, stem="À quelle date la digue a-t-elle cédé ?")
    make.item(teacher, stem="Qui dirige le port ?")

    offered = page.get(f"/quizzes/{quiz.id}/compose?q=DIGUE%20cede").text

    assert "la digue a-t-elle" in offered
    assert "le port" not in offered
    assert "No approved question fits" in page.get(f"/quizzes/{quiz.id}/compose?kind=numeric").text


def test_questions_move_and_leave_and_the_numbers_stay_whole(page, session, quiz):
    first, second, third = slot_ids(session, quiz)

    page.post(f"/quizzes/{quiz.id}/slots/{third}/up")
    assert slot_ids(session, quiz) == [first, third, second]
    page.post(f"/quizzes/{quiz.id}/slots/{first}/up")
    page.post(f"/quizzes/{quiz.id}/slots/{second}/down")
    assert slot_ids(session, quiz) == [first, third, second]
    page.post(f"/quizzes/{quiz.id}/slots/{first}/down")
    page.post(f"/quizzes/{quiz.id}/slots/{third}/remove")
    assert slot_ids(session, quiz) == [first, second]
    assert [slot.position for slot in queries.slots_of(session, quiz.id)] == [1, 2]


def test_the_last_question_of_a_published_quiz_stays(page, make, session, teacher, school_class):
    quiz = make.quiz(teacher, [make.item(teacher)], (school_class,))
    only = slot_ids(session, quiz)[0]

    reply = page.post(f"/quizzes/{quiz.id}/slots/{only}/remove", follow_redirects=True)

    assert "A published quiz keeps at least one question." in reply.text
    assert slot_ids(session, quiz) == [only]


def test_a_whole_order_is_taken_at_once(page, session, quiz):
    first, second, third = slot_ids(session, quiz)

    assert page.post(f"/quizzes/{quiz.id}/order", data={"slot": [third, first, second]}).json == {"status": "saved"}
    assert slot_ids(session, quiz) == [third, first, second]


def test_a_slot_of_another_quiz_is_left_alone(page, make, session, teacher, colleague, quiz):
    other = make.quiz(colleague, [make.item(colleague)])
    theirs = slot_ids(session, other)[0]

    page.post(f"/quizzes/{quiz.id}/slots/{theirs}/remove")
    page.post(f"/quizzes/{quiz.id}/slots/{theirs}/down")
    page.post(f"/quizzes/{quiz.id}/points", data={f"points-{theirs}": "9"})

    assert slot_ids(session, other) == [theirs]
    assert session.get(QuizSlot, theirs).max_mark == 1.0
    assert len(slot_ids(session, quiz)) == 3


def test_points_take_a_comma_or_a_point(page, session, quiz):
    first, second, third = slot_ids(session, quiz)

    page.post(f"/quizzes/{quiz.id}/points", data={f"points-{first}": "2,5", f"points-{second}": "0.25"})

    assert [slot.max_mark for slot in queries.slots_of(session, quiz.id)] == [2.5, 0.25, 1.0]
    assert third


@pytest.mark.parametrize("typed", ["0", "-1", "101", "beaucoup", "", "nan", "inf"])
def test_points_that_make_no_sense_change_nothing(page, session, quiz, typed):
    first, second, _third = slot_ids(session, quiz)

    page.post(f"/quizzes/{quiz.id}/points", data={f"points-{second}": "3", f"points-{first}": typed})

    assert [slot.max_mark for slot in queries.slots_of(session, quiz.id)] == [1.0, 1.0, 1.0]
    with page.session_transaction() as cookie:
        assert cookie["_flashes"][0][0] == "error"


def test_moving_keeps_points_typed_in_the_same_form(page, session, quiz):
    first, *_rest = slot_ids(session, quiz)

    page.post(f"/quizzes/{quiz.id}/slots/{first}/down", data={f"points-{first}": "4"})

    assert [slot.max_mark for slot in queries.slots_of(session, quiz.id)] == [1.0, 4.0, 1.0]


RULES = {
    "title": "Le pont, deux",
    "instructions": "Lisez bien.",
    "time_limit_minutes": "30",
    "opens_at": "2026-03-10T08:00",
    "closes_at": "2026-03-10T18:00",
    "hard_close": "y",
    "max_attempts": "2",
    "shuffle_options": "y",
    "at_expiry": "grace",
    "grace_minutes": "3",
    "navigation": "forward",
    "access_code": "Le Pont",
    "review_from": "hand_in",
    "review_score": "y",
}


def test_rules_are_kept_in_the_sites_time(page, session, quiz):
    reply = page.post(f"/quizzes/{quiz.id}/settings", data=RULES)

    assert reply.location == f"/quizzes/{quiz.id}"
    session.refresh(quiz)
    assert quiz.title == "Le pont, deux"
    assert quiz.opens_at == datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
    assert quiz.closes_at == datetime(2026, 3, 10, 17, 0, tzinfo=UTC)
    assert (quiz.time_limit_minutes, quiz.max_attempts, quiz.hard_close) == (30, 2, True)
    assert (quiz.shuffle_questions, quiz.shuffle_options) == (False, True)
    assert quiz.review_from is ReviewFrom.HAND_IN
    assert (quiz.at_expiry, quiz.grace_minutes) == (AtExpiry.GRACE, 3)
    assert (quiz.navigation, quiz.access_code) == (Navigation.FORWARD, "Le Pont")
    assert (quiz.review_score, quiz.review_key, quiz.review_evidence) == (True, False, False)


def test_the_form_shows_the_rules_as_they_stand(page, quiz):
    page.post(f"/quizzes/{quiz.id}/settings", data=RULES)

    shown = page.get(f"/quizzes/{quiz.id}/settings").text

    assert 'value="2026-03-10 08:00:00"' in shown or 'value="2026-03-10T08:00"' in shown
    assert 'value="Le pont, deux"' in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "This field must be filled in."),
        ({"time_limit_minutes": "0"}, "Write a number from 1 to 600."),
        ({"time_limit_minutes": "vingt"}, "integer"),
        ({"max_attempts": "21"}, "From 1 to 20."),
        ({"opens_at": "demain"}, "Write a day and a time."),
        ({"closes_at": "2026-03-29T02:30"}, "clocks are put forward"),
        ({"closes_at": "2026-03-10T08:00"}, "has to close after it opens"),
        ({"closes_at": ""}, "A hard close needs a closing time."),
        ({"review_from": "someday"}, "Invalid Choice"),
        ({"at_expiry": "never"}, "Invalid Choice"),
        ({"navigation": "sideways"}, "Invalid Choice"),
        ({"grace_minutes": "61"}, "Write a number from 1 to 60."),
        ({"access_code": "– ! –"}, "at least one letter or digit"),
        ({"access_code": "x" * 41}, "At most 40 characters."),
    ],
)
def test_rules_that_cannot_be_are_refused_and_nothing_typed_is_lost(page, session, quiz, wrong, said):
    reply = page.post(f"/quizzes/{quiz.id}/settings", data={**RULES, **wrong})

    assert reply.status_code == 422
    assert said in reply.text
    assert "Lisez bien." in reply.text
    session.refresh(quiz)
    assert (quiz.title, quiz.closes_at) == ("Le pont", None)


def test_publishing_says_what_is_missing(page, make, session, teacher):
    draft = make.quiz(teacher, [], published_at=None)

    shown = page.get(f"/quizzes/{draft.id}").text
    reply = page.post(f"/quizzes/{draft.id}/publish", follow_redirects=True)

    assert "Put at least one question into the quiz first." in shown
    assert "Give the quiz to at least one class first." in shown
    assert "Put at least one question into the quiz first." in reply.text
    session.refresh(draft)
    assert draft.published_at is None


def test_publishing_and_withdrawing(page, make, session, teacher, school_class):
    draft = make.quiz(teacher, [make.item(teacher)], (school_class,), published_at=None)

    page.post(f"/quizzes/{draft.id}/publish")
    session.refresh(draft)
    assert draft.published_at is not None
    page.post(f"/quizzes/{draft.id}/unpublish")
    session.refresh(draft)
    assert draft.published_at is None


def test_a_question_retired_meanwhile_bars_publication(make, session, teacher, school_class):
    version = make.item(teacher)
    draft = make.quiz(teacher, [version], (school_class,), published_at=None)
    version.item.state = ItemState.RETIRED
    session.commit()

    with pytest.raises(Refused, match="not approved any more"):
        service.publish(session, draft, NOON)


def test_a_closing_time_in_the_past_bars_publication(make, session, teacher, school_class):
    draft = make.quiz(teacher, [make.item(teacher)], (school_class,), published_at=None, closes_at=NOON)

    with pytest.raises(Refused, match="closing time has passed"):
        service.publish(session, draft, NOON)


def test_only_ones_own_classes_can_be_given_a_quiz(page, make, session, teacher, colleague, school_class, quiz):
    second, foreign = make.school_class(teacher), make.school_class(colleague)

    page.post(f"/quizzes/{quiz.id}/classes", data={"class": [second.id, foreign.id]})

    given = set(session.scalars(select(QuizAssignment.class_id).where(QuizAssignment.quiz_id == quiz.id)))
    assert given == {second.id}


def test_an_archived_class_keeps_its_quiz(page, make, session, teacher, school_class, quiz):
    second = make.school_class(teacher)
    school_class.archived_at = NOON
    session.commit()

    page.post(f"/quizzes/{quiz.id}/classes", data={"class": [second.id]})

    given = set(session.scalars(select(QuizAssignment.class_id).where(QuizAssignment.quiz_id == quiz.id)))
    assert given == {second.id, school_class.id}


def test_a_published_quiz_keeps_at_least_one_class(session, school_class, quiz):
    with pytest.raises(Refused, match="at least one class"):
        service.assign(session, quiz, [], NOON)


def test_an_edited_question_stays_as_it_was_until_the_teacher_says_so(page, session, quiz):
    slot = queries.slots_of(session, quiz.id)[0]
    old, slot_id = slot.item_version.stem, slot.id
    new_version(session, slot.item_version, "Mieux dite ?")

    shown = page.get(f"/quizzes/{quiz.id}").text
    assert "A newer version of this question exists." in shown
    assert stems(session, quiz)[0] == old

    page.post(f"/quizzes/{quiz.id}/slots/{slot_id}/newer")
    assert stems(session, quiz)[0] == "Mieux dite ?"
    assert "A newer version" not in page.get(f"/quizzes/{quiz.id}").text


def test_a_copy_is_a_draft_with_the_same_questions_and_rules(page, session, quiz):
    page.post(f"/quizzes/{quiz.id}/settings", data=RULES)
    first, *_rest = slot_ids(session, quiz)
    page.post(f"/quizzes/{quiz.id}/points", data={f"points-{first}": "3"})

    page.post(f"/quizzes/{quiz.id}/duplicate")

    copy = session.scalars(select(Quiz).where(Quiz.id != quiz.id)).one()
    assert stems(session, copy) == stems(session, quiz)
    assert [slot.max_mark for slot in queries.slots_of(session, copy.id)] == [3.0, 1.0, 1.0]
    assert (copy.title, copy.published_at, copy.closes_at) == ("Le pont, deux (copy)", None, None)
    assert (copy.time_limit_minutes, copy.max_attempts, copy.hard_close) == (30, 2, False)
    assert copy.assignments == []


def test_a_quiz_nobody_started_can_be_deleted(page, session, quiz):
    page.post(f"/quizzes/{quiz.id}/delete")

    assert session.scalar(select(func.count(Quiz.id))) == 0
    assert session.scalar(select(func.count(QuizSlot.id))) == 0
    assert session.scalar(select(func.count(ItemVersion.id))) == 3


@pytest.fixture
def started(make, session, school_class, quiz):
    """The quiz, and a student who has begun it."""
    start(session, quiz, school_class, make.student(school_class))
    return quiz


def test_once_started_the_questions_stay(page, make, session, teacher, started):
    spare = make.item(teacher)
    first, second, third = slot_ids(session, started)
    new_version(session, session.get(QuizSlot, first).item_version, "Mieux dite ?")
    before = stems(session, started)
    attempts = {
        f"slots/{first}/remove": {},
        f"slots/{first}/down": {},
        f"slots/{first}/newer": {},
        "points": {f"points-{first}": "5"},
        "items": {"item": spare.item_id},
    }

    for path, form in attempts.items():
        reply = page.post(f"/quizzes/{started.id}/{path}", data=form, follow_redirects=True)
        assert "The questions cannot change any more: a student has already started." in reply.text
    assert page.post(f"/quizzes/{started.id}/order", data={"slot": [third, second, first]}).status_code == 409

    assert stems(session, started) == before
    assert [slot.max_mark for slot in queries.slots_of(session, started.id)] == [1.0, 1.0, 1.0]


def test_once_started_it_is_neither_withdrawn_nor_deleted_nor_taken_from_its_class(page, session, started):
    for path, reason in (
        ("unpublish", "cannot be withdrawn any more"),
        ("delete", "cannot be deleted any more"),
        ("classes", "A class whose students have started keeps the quiz."),
    ):
        assert reason in page.post(f"/quizzes/{started.id}/{path}", follow_redirects=True).text

    session.refresh(started)
    assert started.published_at is not None
    assert session.scalar(select(func.count(QuizAssignment.id))) == 1


def test_once_started_further_classes_can_still_get_it(page, make, session, teacher, school_class, started):
    second = make.school_class(teacher)

    page.post(f"/quizzes/{started.id}/classes", data={"class": [school_class.id, second.id]})

    assert session.scalar(select(func.count(QuizAssignment.id))) == 2


def test_once_started_times_change_and_order_does_not(page, session, started):
    # The boxes of the order are switched off on the page and send nothing.
    form = {name: value for name, value in RULES.items() if not name.startswith("shuffle")}

    assert page.post(f"/quizzes/{started.id}/settings", data=form).status_code == 302
    session.refresh(started)
    assert started.time_limit_minutes == 30
    assert (started.shuffle_questions, started.shuffle_options) == (True, True)
    with pytest.raises(Refused, match="order of questions"):
        service.change_settings(session, started, {"shuffle_options": False}, started.owner, NOON)


def test_a_longer_limit_reaches_attempts_under_way_and_a_shorter_one_does_not(make, session, teacher, school_class):
    quiz = make.quiz(teacher, [make.item(teacher)], (school_class,), time_limit_minutes=30)
    attempt = start(session, quiz, school_class, make.student(school_class))

    service.change_settings(session, quiz, {"time_limit_minutes": 45}, teacher, NOON)
    session.commit()
    assert attempt.deadline_at == NOON + timedelta(minutes=45)
    assert attempt.events[-1].detail == {"minutes": 15.0, "by": "quiz"}

    service.change_settings(session, quiz, {"time_limit_minutes": 10}, teacher, NOON)
    session.commit()
    assert attempt.deadline_at == NOON + timedelta(minutes=45)


def test_the_page_says_what_can_no_longer_change(page, started):
    shown = page.get(f"/quizzes/{started.id}").text

    assert "A student has started." in shown
    assert "Take it out" not in shown
    assert "Withdraw" not in shown
    assert "no question can be added any more" in page.get(f"/quizzes/{started.id}/compose").text


def test_another_teachers_quiz_does_not_exist(browser, colleague, session, quiz):
    stranger = browser(colleague)
    slot = slot_ids(session, quiz)[0]
    session.rollback()

    for path in ("", "/settings", "/compose", "/preview", "/extra-time"):
        assert stranger.get(f"/quizzes/{quiz.id}{path}").status_code == 404
    posts = (
        "/compose",
        "/items",
        "/order",
        "/points",
        "/classes",
        "/publish",
        "/unpublish",
        "/duplicate",
        "/delete",
        "/preview",
    )
    for path in (*posts, f"/slots/{slot}/remove", f"/slots/{slot}/up", f"/slots/{slot}/newer", "/extra-time"):
        assert stranger.post(f"/quizzes/{quiz.id}{path}").status_code == 404
    assert stranger.get("/quizzes").text.count("quiz-card__title") == 0
    assert len(slot_ids(session, quiz)) == 3


def test_the_list_shows_each_quiz_with_its_state_in_few_queries(page, make, app, teacher, school_class, quiz):
    make.quiz(teacher, [], published_at=None, title="À finir")
    statements = []
    with app.app_context():
        engine = db.engine
    listener = lambda _c, _cur, statement, *_rest: statements.append(statement)  # noqa: E731

    def count():
        statements.clear()
        event.listen(engine, "before_cursor_execute", listener)
        text = page.get("/quizzes").text
        event.remove(engine, "before_cursor_execute", listener)
        return text, len(statements)

    text, few = count()
    for _ in range(6):
        make.quiz(teacher, [make.item(teacher)], (school_class,))
    _text, many = count()

    assert "À finir" in text
    assert "Draft" in text
    assert "3 questions" in text
    assert few == many


def test_a_preview_shows_the_sheet_and_no_key(page, make, teacher, school_class):
    options = [{"text": "Vrai mot SECRET", "correct": True, "why": "SECRET"}]
    version = make.item(teacher, kind="short", options=options, stem="Quel mot ?")
    single = make.item(teacher)
    quiz = make.quiz(teacher, [version, single], (school_class,))

    sheet = page.get(f"/quizzes/{quiz.id}/preview").text

    assert "Quel mot ?" in sheet
    assert "SECRET" not in sheet
    assert "data-attempt=" not in sheet


def test_a_preview_is_checked_and_nothing_is_stored(page, make, session, teacher, school_class):
    options = [{"text": "Bruges", "correct": True, "why": ""}]
    quiz = make.quiz(teacher, [make.item(teacher, kind="short", options=options, stem="Quelle ville ?")])
    slot = slot_ids(session, quiz)[0]

    right = page.post(f"/quizzes/{quiz.id}/preview", data={f"answer-{slot}": "bruges"}).text
    wrong = page.post(f"/quizzes/{quiz.id}/preview", data={f"answer-{slot}": "Gand"}).text

    assert "1 / 1" in right
    assert "0 / 1" in wrong
    assert "Bruges" in wrong
    assert session.scalar(select(func.count(Attempt.id))) == 0


def test_an_unknown_setting_is_a_fault_of_the_program(session, teacher):
    with pytest.raises(TypeError, match="published_at"):
        service.create_quiz(session, teacher, "x", NOON, published_at=NOON)


def test_times_are_shown_to_the_minute(page, make, teacher):
    quiz = make.quiz(teacher, [make.item(teacher)], opens_at=NOON + timedelta(seconds=41))

    assert 'value="2026-03-10T13:00"' in page.get(f"/quizzes/{quiz.id}/settings").text


def test_a_quiz_without_a_class_leads_to_the_choice_of_classes(page, make, teacher, school_class):
    loose = make.quiz(teacher, [make.item(teacher)], published_at=None)
    given = make.quiz(teacher, [make.item(teacher)], (school_class,), published_at=None)

    assert 'href="#classes"' in page.get(f"/quizzes/{loose.id}").text
    assert 'href="#classes"' not in page.get(f"/quizzes/{given.id}").text
