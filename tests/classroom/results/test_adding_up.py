"""What is kept of an attempt is what its marks come to, whatever has happened to it; and nobody reads what is stale."""

from __future__ import annotations

import random
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import func, insert, select, update

from classroom.attempts.service import extend, hand_in, save_response, start_attempt
from classroom.extensions import alembic, db
from classroom.models import Attempt, AttemptSheet, AttemptSum, ItemKind, Mark, RegradeKind, Topic
from classroom.results import adding_up, queries
from classroom.results.gradebook_queries import topic_totals
from classroom.results.marking import set_mark
from classroom.results.regrading import apply, draft_regrade, undo
from classroom.results.sweeping import keep_sums
from tests.classroom.results.conftest import BELL, RIGHT, WRONG

LATER = BELL + timedelta(days=1)


@pytest.fixture
def story(make, sit):
    """Five students at a quiz on three topics, one of them twice, one under way; and another class beside them."""
    teacher = make.teacher()
    school_class, other_class = make.school_class(teacher), make.school_class(teacher)
    versions = [
        make.item(teacher, topic=Topic.DATE),
        make.item(teacher, topic=Topic.CAUSE),
        make.item(teacher, topic=Topic.ACTOR, kind=ItemKind.SHORT),
    ]
    quiz = make.quiz(teacher, versions, (school_class, other_class), max_attempts=3, time_limit_minutes=20)
    students = [make.student(school_class) for _ in range(5)]
    rng = random.Random("sums")
    for student in students[:4]:
        given = {version: rng.choice([RIGHT, WRONG]) for version in versions[:2]} | {versions[2]: "1998"}
        sit(quiz, school_class, student, given)
    sit(quiz, school_class, students[0], {versions[0]: WRONG}, at=BELL + timedelta(hours=1))
    sit(quiz, school_class, students[4], {versions[1]: RIGHT}, handed_in=False)
    sit(quiz, other_class, make.student(other_class), {versions[0]: RIGHT})
    return SimpleNamespace(teacher=teacher, school_class=school_class, quiz=quiz, versions=versions, students=students)


@pytest.fixture
def keep(app, session):
    """What the worker does every few seconds."""

    def keep() -> None:
        # What was read before it is read again.
        session.rollback()
        with app.app_context():
            keep_sums()

    return keep


def closed_question(attempt: Attempt) -> int:
    """A question of an attempt that is answered by an option; its questions are shuffled."""
    return next(item.id for item in attempt.items if item.item_version.kind is ItemKind.SINGLE)


def from_marks(session):
    """What every attempt comes to, by its marks alone."""
    session.rollback()
    return adding_up.add_up(session, session.scalars(select(Attempt.id)).all())


def as_read(session):
    """The same, as pages read it."""
    return adding_up.without_items(session), adding_up.with_items(session)


def stale(session) -> set[int]:
    """Attempts whose sums nobody may read."""
    session.rollback()
    return set(session.scalars(select(AttemptSum.attempt_id).where(AttemptSum.stale)))


def agree(session) -> None:
    """Pages read what the marks say."""
    truth = from_marks(session)
    sums, items = as_read(session)
    assert items == {key: added.items for key, added in truth.items()}
    for key, added in truth.items():
        assert sums[key]._replace(items=[]) == added._replace(items=[])


def test_pages_read_the_same_before_and_after_the_worker_has_added_up(story, session, keep):
    assert len(stale(session)) == 6
    before = from_marks(session)
    agree(session)

    keep()

    assert not stale(session)
    assert session.scalar(select(func.count()).select_from(AttemptSheet)) == 6
    assert from_marks(session) == before
    agree(session)


def test_a_kept_sum_is_really_what_is_read(story, session, keep):
    """Otherwise this file would compare the marks with themselves."""
    keep()
    session.execute(update(AttemptSum).values(points=77.0))

    read = [added.points for added in adding_up.without_items(session).values()]

    # The one under way has no marks, and no sum.
    assert sorted(read) == [0.0, *[77.0] * 6]


def test_every_act_on_marks_makes_stale_what_it_changes_and_nothing_else(story, session, keep):
    keep()
    second = story.versions[1]
    here = set(session.scalars(select(Attempt.id).where(Attempt.closed_at.is_not(None))))
    attempt = session.scalars(select(Attempt).where(Attempt.student_id == story.students[1].id)).one()

    set_mark(session, attempt.items[0], 0.5, "Relu", story.teacher, LATER)
    session.commit()
    assert stale(session) == {attempt.id}
    agree(session)
    keep()

    regrade = draft_regrade(second, story.quiz, story.teacher, RegradeKind.DROP, None, never_lower=False)
    apply(session, second, regrade, "Mal posée", LATER)
    session.commit()
    assert stale(session) == here
    agree(session)
    keep()
    agree(session)

    undo(session, regrade, story.teacher, LATER)
    session.commit()
    assert stale(session) == here
    agree(session)
    keep()
    agree(session)


def test_a_mark_that_is_taken_back_leaves_the_attempt_incomplete(story, session, keep):
    attempt = session.scalars(select(Attempt).where(Attempt.student_id == story.students[1].id)).one()
    last = attempt.items[2].id
    keep()
    session.execute(insert(Mark).values(attempt_item_id=last, fraction=0.0, marked_at=LATER, withdrawn=True))
    session.commit()

    agree(session)
    keep()

    agree(session)
    assert not adding_up.without_items(session, Attempt.id == attempt.id)[attempt.id].complete
    assert session.get(AttemptSheet, attempt.id) is None


def test_an_attempt_that_goes_on_is_read_from_its_rows_until_it_ends_again(story, session, keep):
    student = story.students[4]
    attempt = session.scalars(select(Attempt).where(Attempt.student_id == student.id)).one()
    now = BELL + timedelta(minutes=30)
    hand_in(session, attempt, now)
    session.commit()
    keep()
    agree(session)

    extend(session, [attempt], 60, story.teacher, "Panne", now)
    session.commit()
    assert attempt.closed_at is None
    assert attempt.id in stale(session)
    save_response(session, attempt, closed_question(attempt), 1, RIGHT, now + timedelta(minutes=1))
    session.commit()
    keep()
    agree(session)

    hand_in(session, attempt, now + timedelta(minutes=2))
    session.commit()
    agree(session)
    keep()
    agree(session)


def test_any_row_of_acts_leaves_pages_and_marks_in_agreement(story, session, keep, make):
    """Acts in any order, with the worker at work now and then."""
    rng, now = random.Random("acts"), LATER
    applied: list = []
    for step in range(25):
        now += timedelta(minutes=1)
        act = rng.choice(["mark", "regrade", "undo", "attempt", "keep"])
        if act == "mark":
            attempt = rng.choice(session.scalars(select(Attempt).where(Attempt.closed_at.is_not(None))).all())
            set_mark(session, rng.choice(attempt.items), rng.choice([0, 0.5, 1]), f"Pas {step}", story.teacher, now)
        elif act == "regrade":
            version, kind = rng.choice(story.versions), rng.choice([RegradeKind.DROP, RegradeKind.GIVE])
            applied.append(draft_regrade(version, story.quiz, story.teacher, kind, None, rng.random() < 0.5))
            apply(session, version, applied[-1], "Mal posée", now)
        elif act == "undo" and applied:
            undo(session, applied.pop(), story.teacher, now)
        elif act == "attempt":
            student = make.student(story.school_class)
            attempt = start_attempt(session, story.quiz, student, story.school_class, now)
            save_response(session, attempt, closed_question(attempt), 1, rng.choice([RIGHT, WRONG]), now)
            hand_in(session, attempt, now + timedelta(seconds=30))
        session.commit()
        if act == "keep":
            keep()
        agree(session)


def test_pages_of_a_class_read_no_other_class(story, session, keep):
    keep()

    results = queries.attempts(session, story.quiz.id, story.school_class.id)
    totals = topic_totals(session, story.school_class.id, [story.quiz.id])

    assert set(results) == {student.id for student in story.students}
    assert [len(results[student.id]) for student in story.students] == [2, 1, 1, 1, 1]
    assert {total.student_id for total in totals} == {student.id for student in story.students}


def test_attempts_that_were_there_before_the_table_are_added_up(story, app, session, keep):
    before = from_marks(session)
    session.close()
    with app.app_context():
        alembic.downgrade("0015")
        db.engine.dispose()
        alembic.upgrade()
        db.engine.dispose()

    assert len(stale(session)) == 6
    keep()
    assert not stale(session)
    assert from_marks(session) == before
    agree(session)
