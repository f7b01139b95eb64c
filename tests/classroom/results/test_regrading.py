"""Putting a question right: every mark before and after, applied and undone, and what students see of it."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from classroom.attempts.queries import totals
from classroom.attempts.scoring import score
from classroom.attempts.service import hand_in, save_response, start_attempt
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptItem,
    ClosedBy,
    Enrolment,
    ItemKind,
    ItemVersion,
    Mark,
    Regrade,
    RegradeKind,
    Response,
    Role,
    User,
)
from classroom.results import regrade_queries
from classroom.results.corrected_key import Ruling, fraction, is_key, key_in_words, right_options, ruling
from classroom.results.queries import latest_mark
from classroom.results.regrade_plan import Outcome
from classroom.results.regrading import apply, draft_regrade, dry_run, undo
from tests.classroom.conftest import NOON

BELL = NOON + timedelta(hours=1)
LATER = BELL + timedelta(days=1)
RIGHT, B, C = 0, 1, 2


def choice(kind: ItemKind = ItemKind.SINGLE, size: int = 4) -> ItemVersion:
    """A question whose first option is its key."""
    return ItemVersion(kind=kind, options=[{"text": f"o{n}", "correct": n == 0, "why": ""} for n in range(size)])


def correction(kind: RegradeKind, key: object = None) -> Regrade:
    return Regrade(kind=kind, key=key)


# --------------------------------------------------------------------------------------------------------- the key


def test_another_key_takes_the_place_of_the_first_and_an_accepted_answer_stands_beside_it():
    other = ruling([correction(RegradeKind.KEY, {"right": [1]})])
    both = ruling([correction(RegradeKind.ACCEPT, {"right": [1]})])

    assert [fraction(choice(), other, answer) for answer in (0, 1, 2, None)] == [0, 1, 0, 0]
    assert [fraction(choice(), both, answer) for answer in (0, 1, 2, None)] == [1, 1, 0, 0]
    assert (right_options(choice(), other), right_options(choice(), both)) == ({1}, {0, 1})
    assert key_in_words(choice(), both) == ["o0", "o1"]


def test_full_marks_for_all_are_given_to_those_who_left_it_open_too():
    given_to_all = ruling([correction(RegradeKind.GIVE)])

    assert [fraction(choice(), given_to_all, answer) for answer in (0, 1, None)] == [1, 1, 1]


def test_the_later_word_wins():
    dropped = ruling([correction(RegradeKind.GIVE), correction(RegradeKind.DROP)])
    keyed = ruling([correction(RegradeKind.DROP), correction(RegradeKind.KEY, {"right": [2]})])

    assert (dropped.dropped, dropped.given) == (True, False)
    assert (keyed.dropped, keyed.keys) == (False, ({"right": [2]},))


def test_a_second_accepted_answer_to_a_typed_question():
    typed = ItemVersion(kind=ItemKind.SHORT, options=[{"text": "en 2008", "correct": True, "why": ""}])
    rules = ruling([correction(RegradeKind.ACCEPT, {"accepted": ["après 2008"]})])

    assert [fraction(typed, rules, text) for text in ("en 2008", "Après 2008", "avant 2008")] == [1, 1, 0]
    assert key_in_words(typed, rules) == ["en 2008", "après 2008"]


def test_another_order_is_scored_like_the_first_would_be():
    version = ItemVersion(kind=ItemKind.ORDER, options=[{"text": t, "correct": True, "why": ""} for t in "abc"])
    # Right now: c, a, b. Ranks are given by option: a is second, b third, c first.
    rules = ruling([correction(RegradeKind.KEY, {"order": [2, 0, 1]})])

    assert fraction(version, rules, [2, 3, 1]) == 1
    assert fraction(version, rules, [1, 2, 3]) == 0.5
    assert key_in_words(version, rules) == ["1. c", "2. a", "3. b"]


def test_other_pairs_are_scored_by_the_halves_that_belong_together_now():
    pairs = ("AFP → 3", "APA → 5", "ATS → 7")
    version = ItemVersion(kind=ItemKind.MATCH, options=[{"text": t, "correct": True, "why": ""} for t in pairs])
    rules = ruling([correction(RegradeKind.KEY, {"order": [1, 0, 2]})])

    assert fraction(version, rules, [1, 0, 2]) == 1
    assert fraction(version, rules, [0, 1, 2]) == pytest.approx(1 / 3)
    assert key_in_words(version, rules) == ["AFP → 5", "APA → 3", "ATS → 7"]


answers = {
    ItemKind.SINGLE: st.integers(0, 3),
    ItemKind.MULTIPLE: st.sets(st.integers(0, 3), min_size=1).map(sorted),
    ItemKind.ORDER: st.permutations([1, 2, 3, 4]),
    ItemKind.MATCH: st.lists(st.integers(0, 3), min_size=4, max_size=4),
}


@given(st.sampled_from(list(answers)).flatmap(lambda kind: st.tuples(st.just(kind), answers[kind])), st.data())
def test_the_key_it_came_with_said_again_changes_nothing_and_an_accepted_key_never_lowers(case, data):
    kind, answer = case
    right = kind in {ItemKind.SINGLE, ItemKind.MULTIPLE}
    options = [{"text": f"l{n} → r{n}", "correct": not right or n == 0, "why": ""} for n in range(4)]
    version = ItemVersion(kind=kind, options=options)
    same = {"right": [0]} if right else {"order": [0, 1, 2, 3]}
    other = {"right": [data.draw(st.integers(0, 3))]} if right else {"order": data.draw(st.permutations(range(4)))}

    before = score(version, answer)

    assert fraction(version, Ruling(), answer) == before
    assert fraction(version, ruling([correction(RegradeKind.KEY, same)]), answer) == before
    assert fraction(version, ruling([correction(RegradeKind.ACCEPT, other)]), answer) >= before


@pytest.mark.parametrize(
    ("kind", "key", "fits"),
    [
        (ItemKind.SINGLE, {"right": [1]}, True),
        (ItemKind.SINGLE, {"right": []}, False),
        (ItemKind.SINGLE, {"right": [4]}, False),
        (ItemKind.SINGLE, {"right": [1, 1]}, False),
        (ItemKind.SINGLE, None, False),
        (ItemKind.SHORT, {"accepted": ["mai"]}, True),
        (ItemKind.SHORT, {"accepted": [" "]}, False),
        (ItemKind.ORDER, {"order": [3, 2, 1, 0]}, True),
        (ItemKind.ORDER, {"order": [0, 0, 1, 2]}, False),
        (ItemKind.MATCH, {"order": [0, 0, 1, 2]}, True),
        (ItemKind.MATCH, {"order": [0, 1]}, False),
    ],
)
def test_what_is_a_key_and_what_is_none(kind, key, fits):
    assert is_key(choice(kind), key) == fits


# ------------------------------------------------------------------------------------------------------- the marks


@pytest.fixture
def story(make, session, sit):
    """Anne, Bo and Cé at a quiz of two questions: Anne has both right, Bo chose B twice, Cé left the first one open.

    Noise: the same question in another quiz of the teacher and in one of a colleague, sat by others.
    """

    class Story:
        teacher, colleague = make.teacher(), make.teacher()
        school_class = make.school_class(teacher)
        foreign_class = make.school_class(colleague)
        first, second = make.item(teacher), make.item(teacher)
        quiz = make.quiz(teacher, [first, second], (school_class,), max_attempts=3)
        other_quiz = make.quiz(teacher, [first], (school_class,))
        foreign_quiz = make.quiz(colleague, [first], (foreign_class,))
        anne = make.student(school_class, sort_name="Anne")
        bo = make.student(school_class, sort_name="Bo")
        ce = make.student(school_class, sort_name="Cé")

    story = Story()
    story.attempts = {
        story.anne: sit(story.quiz, story.school_class, story.anne, {story.first: RIGHT, story.second: RIGHT}),
        story.bo: sit(story.quiz, story.school_class, story.bo, {story.first: B, story.second: B}),
        story.ce: sit(story.quiz, story.school_class, story.ce, {story.second: RIGHT}),
    }
    story.other = sit(story.other_quiz, story.school_class, story.bo, {story.first: B})
    story.foreign = sit(story.foreign_quiz, story.foreign_class, make.student(story.foreign_class), {story.first: B})
    return story


def scores(session, story) -> dict[str, float]:
    """Out of twenty, by student, as the students' own page counts them."""
    found = totals(session, [attempt.id for attempt in story.attempts.values()])
    return {student.sort_name: found[attempt.id].on_twenty for student, attempt in story.attempts.items()}


def draft(story, kind, key=None, *, never_lower=True, everywhere=False):
    quiz = None if everywhere else story.quiz
    return draft_regrade(story.first, quiz, story.teacher, kind, key, never_lower)


def facts(session) -> list[tuple]:
    """Every mark that counts, as it counts."""
    columns = (Mark.attempt_item_id, Mark.response_id, Mark.fraction, Mark.counts, Mark.marked_by_id, Mark.reason)
    query = select(*columns, Mark.regrade_id).join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
    return session.execute(query.where(Mark.id == latest_mark()).order_by(AttemptItem.id)).all()


def test_a_dry_run_shows_every_mark_before_and_after_and_writes_nothing(story, session):
    before = facts(session)

    changes = dry_run(session, story.first, draft(story, RegradeKind.KEY, {"right": [B]}, never_lower=False))

    shown = [(c.standing.student_id, c.standing.score, c.score, c.outcome) for c in changes]
    assert shown == [
        (story.anne.id, 20, 10, Outcome.LOWERED),
        (story.bo.id, 0, 10, Outcome.RAISED),
        (story.ce.id, 10, 10, Outcome.SAME),
    ]
    assert facts(session) == before
    assert session.scalar(select(func.count(Regrade.id))) == 0


def test_never_lower_a_mark_keeps_what_would_fall(story, session):
    apply(session, story.first, draft(story, RegradeKind.KEY, {"right": [B]}), "B est juste", LATER)

    assert scores(session, story) == {"Anne": 20, "Bo": 10, "Cé": 10}


def test_without_that_choice_the_key_holds_for_all(story, session):
    apply(session, story.first, draft(story, RegradeKind.KEY, {"right": [B]}, never_lower=False), "B est juste", LATER)

    assert scores(session, story) == {"Anne": 10, "Bo": 10, "Cé": 10}


def test_full_marks_for_all_raise_those_who_left_it_open(story, session):
    apply(session, story.first, draft(story, RegradeKind.GIVE), "Mal posée", LATER)

    assert scores(session, story) == {"Anne": 20, "Bo": 10, "Cé": 20}


def test_a_dropped_question_is_neither_won_nor_to_be_won(story, session):
    apply(session, story.first, draft(story, RegradeKind.DROP, never_lower=False), "Hors sujet", LATER)

    assert scores(session, story) == {"Anne": 20, "Bo": 0, "Cé": 20}


def test_dropping_a_question_does_not_lower_the_score_of_who_had_it_right(story, session, sit, make):
    dan = make.student(story.school_class, sort_name="Dan")
    story.attempts[dan] = sit(story.quiz, story.school_class, dan, {story.first: RIGHT, story.second: B})
    changes = apply(session, story.first, draft(story, RegradeKind.DROP), "Hors sujet", LATER)

    assert {c.standing.student_id: c.outcome for c in changes}[dan.id] is Outcome.KEPT
    assert scores(session, story) == {"Anne": 20, "Bo": 0, "Cé": 20, "Dan": 10}


def test_a_quiz_of_one_question_keeps_its_marks_when_that_is_dropped_unless_marks_may_fall(story, session):
    changes = dry_run(session, story.first, draft(story, RegradeKind.DROP, everywhere=True))
    other = next(c for c in changes if c.standing.quiz_id == story.other_quiz.id)

    assert other.outcome is Outcome.KEPT


def test_it_holds_in_one_quiz_or_in_all_of_the_teacher_and_never_in_those_of_others(story, session):
    here = dry_run(session, story.first, draft(story, RegradeKind.ACCEPT, {"right": [B]}))
    everywhere = dry_run(session, story.first, draft(story, RegradeKind.ACCEPT, {"right": [B]}, everywhere=True))

    assert {c.standing.attempt_id for c in here} == {attempt.id for attempt in story.attempts.values()}
    assert {c.standing.attempt_id for c in everywhere} == {
        story.other.id,
        *(attempt.id for attempt in story.attempts.values()),
    }


def test_undo_gives_back_the_very_same_marks(story, session):
    before, rows = facts(session), session.scalar(select(func.count(Mark.id)))
    regrade = draft(story, RegradeKind.KEY, {"right": [B]}, never_lower=False)
    apply(session, story.first, regrade, "B est juste", LATER)
    assert facts(session) != before

    assert undo(session, regrade, story.teacher, LATER) == (2, 0)

    assert facts(session) == before
    # Nothing was taken away: two marks there, two back.
    assert session.scalar(select(func.count(Mark.id))) == rows + 4


def test_corrections_are_undone_in_turn(story, session):
    before = facts(session)
    first = draft(story, RegradeKind.ACCEPT, {"right": [B]})
    apply(session, story.first, first, "B aussi", LATER)
    between = facts(session)
    second = draft(story, RegradeKind.DROP, never_lower=False)
    apply(session, story.first, second, "Finalement non", LATER)

    with pytest.raises(Refused, match="later correction"):
        undo(session, first, story.teacher, LATER)
    undo(session, second, story.teacher, LATER)
    assert facts(session) == between
    undo(session, first, story.teacher, LATER)
    assert facts(session) == before
    with pytest.raises(Refused, match="already"):
        undo(session, first, story.teacher, LATER)


def test_a_mark_changed_by_hand_since_is_left_by_the_undo(story, session):
    regrade = draft(story, RegradeKind.GIVE)
    apply(session, story.first, regrade, "Mal posée", LATER)
    item = next(i for i in story.attempts[story.bo].items if i.item_version_id == story.first.id)
    by_hand = Mark(
        attempt_item_id=item.id, fraction=0.5, marked_by_id=story.teacher.id, reason="À moitié", marked_at=LATER
    )
    session.add(by_hand)
    session.flush()

    assert undo(session, regrade, story.teacher, LATER) == (1, 1)
    assert scores(session, story) == {"Anne": 20, "Bo": 5, "Cé": 10}


def test_a_mark_set_by_hand_is_left_by_another_key_and_not_by_a_gift(story, session):
    item = next(i for i in story.attempts[story.bo].items if i.item_version_id == story.first.id)
    session.add(Mark(attempt_item_id=item.id, fraction=0.5, marked_by_id=story.teacher.id, reason="x", marked_at=BELL))
    session.flush()

    key = dry_run(session, story.first, draft(story, RegradeKind.KEY, {"right": [B]}))
    gift = dry_run(session, story.first, draft(story, RegradeKind.GIVE))

    assert {c.standing.student_id: c.outcome for c in key}[story.bo.id] is Outcome.BY_HAND
    assert {c.standing.student_id: c.outcome for c in gift}[story.bo.id] is Outcome.RAISED


def test_who_hands_in_after_the_correction_is_marked_by_it_and_the_undo_reaches_her(story, session, make):
    late = make.student(story.school_class, sort_name="Ève")
    attempt = start_attempt(session, story.quiz, late, story.school_class, LATER)
    session.refresh(attempt, ["items"])
    place = {item.item_version_id: item.id for item in attempt.items}
    save_response(session, attempt, place[story.first.id], 1, B, LATER)
    story.attempts[late] = attempt
    regrade = draft(story, RegradeKind.ACCEPT, {"right": [B]})
    apply(session, story.first, regrade, "B aussi", LATER)

    hand_in(session, attempt, LATER + timedelta(minutes=2))

    assert scores(session, story)["Ève"] == 10
    undo(session, regrade, story.teacher, LATER)
    assert scores(session, story)["Ève"] == 0


def test_a_correction_needs_a_reason_and_a_key(story, session):
    with pytest.raises(Refused, match="why"):
        apply(session, story.first, draft(story, RegradeKind.GIVE), "  ", LATER)
    with pytest.raises(Refused, match="right"):
        draft(story, RegradeKind.KEY, {"right": []})


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (RegradeKind.KEY, {"right": [B]}),
        (RegradeKind.ACCEPT, {"right": [C]}),
        (RegradeKind.DROP, None),
        (RegradeKind.GIVE, None),
    ],
)
def test_a_thousand_attempts_are_regraded_and_come_back_as_they_were(story, session, count_queries, kind, key):
    thousand(session, story)
    before, on_twenty = facts(session), thousand_scores(session, story)
    regrade = draft(story, kind, key, never_lower=False)

    tried = dry_run(session, story.first, regrade)
    assert facts(session) == before
    changes = apply(session, story.first, regrade, "Pour voir", LATER)
    after = thousand_scores(session, story)

    assert len(changes) == 1003
    assert [(c.standing, c.fraction, c.counts) for c in tried] == [(c.standing, c.fraction, c.counts) for c in changes]
    # What the dry run announced is what the students' page now counts.
    assert after == pytest.approx({c.standing.attempt_id: c.score or 0.0 for c in changes})
    assert after != on_twenty
    undo(session, regrade, story.teacher, LATER)
    assert facts(session) == before
    assert thousand_scores(session, story) == on_twenty


def thousand_scores(session, story) -> dict[int, float]:
    ids = list(session.scalars(select(Attempt.id).where(Attempt.quiz_id == story.quiz.id)))
    return {attempt: total.on_twenty for attempt, total in totals(session, ids).items()}


def thousand(session, story) -> None:
    """A thousand more attempts at the quiz, some answers half worth something, some left open."""
    rng = random.Random("thousand")
    first = session.scalar(select(func.max(User.id))) + 1
    ids = range(first, first + 1000)
    session.execute(
        insert(User),
        [{"id": n, "role": Role.STUDENT, "name": f"É {n}", "sort_name": f"É {n}", "created_at": NOON} for n in ids],
    )
    session.execute(
        insert(Enrolment), [{"class_id": story.school_class.id, "student_id": n, "joined_at": NOON} for n in ids]
    )
    session.execute(
        insert(Attempt),
        [
            {
                "id": n,
                "quiz_id": story.quiz.id,
                "student_id": n,
                "class_id": story.school_class.id,
                "number": 1,
                "seed": n,
                "started_at": BELL,
                "closed_at": BELL,
                "closed_by": ClosedBy.STUDENT,
            }
            for n in ids
        ],
    )
    versions = (story.first, story.second)
    items = [(n, place, version) for n in ids for place, version in enumerate(versions, 1)]
    rows = [
        {
            "id": 10 * n + p,
            "attempt_id": n,
            "position": p,
            "item_version_id": v.id,
            "option_order": [0, 1, 2],
            "max_mark": p,
        }
        for n, p, v in items
    ]
    session.execute(insert(AttemptItem), rows)
    given_answers = {row["id"]: rng.choice([0, 1, 2, None]) for row in rows}
    session.execute(
        insert(Response),
        [
            {"id": key, "attempt_item_id": key, "sequence": 1, "answer": answer, "received_at": BELL}
            for key, answer in given_answers.items()
            if answer is not None
        ],
    )
    session.execute(
        insert(Mark),
        [
            {
                "attempt_item_id": key,
                "response_id": None if answer is None else key,
                "fraction": float(answer == RIGHT),
                "marked_at": BELL,
            }
            for key, answer in given_answers.items()
        ],
    )


def test_what_is_in_force_at_a_quiz_names_who_and_leaves_out_what_was_undone(story, session):
    kept = draft(story, RegradeKind.ACCEPT, {"right": [B]}, everywhere=True)
    apply(session, story.first, kept, "B aussi", LATER)
    gone = draft(story, RegradeKind.GIVE)
    apply(session, story.first, gone, "Mal posée", LATER)
    undo(session, gone, story.teacher, LATER)

    assert regrade_queries.at_quiz(session, story.quiz) == {story.first.id: [kept]}
    assert regrade_queries.at_quiz(session, story.quiz, undone=True) == {story.first.id: [kept, gone]}
    assert regrade_queries.at_quiz(session, story.foreign_quiz) == {}
