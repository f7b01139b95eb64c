"""Whose keys a student may not learn yet, wherever she meets the question again.

A question may stand in several quizzes. As long as she has one of them before her, or may not look back at it with its
key, nothing may tell her what is right: no practice, no dispatch laid open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from classroom.attempts.queries import GivenQuiz, given_quizzes, rules_of
from classroom.attempts.review_policy import may_review, review_opens_at
from classroom.attempts.timing import AttemptState, state_of
from classroom.models import (
    Attempt,
    AttemptItem,
    ItemEvidence,
    ItemVersion,
    QuizDraw,
    QuizPoolEntry,
    QuizSlot,
    ReviewFrom,
)


def is_busy(given: Iterable[GivenQuiz], now: datetime) -> bool:
    """Whether the student has an attempt under way, at whatever quiz: anything she reads now may be a crib."""
    attempts = (attempt for each in given for attempt in each.attempts)
    return any(state_of(attempt, now) is AttemptState.IN_PROGRESS for attempt in attempts)


def reveals(attempt: Attempt, now: datetime) -> bool:
    """Whether the student may look back at an attempt with its marks and its key."""
    rules = rules_of(attempt)
    return rules.review_key and rules.review_score and may_review(rules, attempt, now)


def is_kept(given: GivenQuiz, now: datetime) -> bool:
    """Whether the keys of a quiz are still to be kept from the student."""
    if given.attempts:
        return not any(reveals(attempt, now) for attempt in given.attempts)
    rules, ends_at = given.rules, review_opens_at(given.rules)
    told = rules.review_key and rules.review_from is not ReviewFrom.NEVER
    # She never took it, and nobody can any more.
    return not (told and ends_at is not None and now >= ends_at)


def kept_quizzes(given: Iterable[GivenQuiz], now: datetime) -> list[int]:
    """Of the quizzes a student was given, those whose keys are still to be kept from her."""
    return [each.quiz.id for each in given if is_kept(each, now)]


def kept_questions(session: Session, student_id: int, quiz_ids: Collection[int]) -> tuple[set[int], set[str]]:
    """Questions of quizzes, put or to be drawn: their ids in the bank, and their words, by which a copy is known."""
    rows = session.execute(
        select(ItemVersion.item_id, ItemVersion.stem).where(ItemVersion.id.in_(_versions(student_id, quiz_ids)))
    ).all()
    return {item_id for item_id, _stem in rows}, {same_words(stem) for _item_id, stem in rows}


def kept_dispatches(session: Session, student_id: int, now: datetime) -> set[int]:
    """Dispatches whose words prove something that the student may not learn yet."""
    kept = kept_quizzes(given_quizzes(session, student_id), now)
    versions = _versions(student_id, kept)
    return set(session.scalars(select(ItemEvidence.dispatch_id).where(ItemEvidence.item_version_id.in_(versions))))


def same_words(stem: str) -> str:
    """What two questions have in common that ask the same."""
    return " ".join(stem.casefold().split())


def _versions(student_id: int, quiz_ids: Collection[int]) -> Select[tuple[int]]:
    put = (
        select(AttemptItem.item_version_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.quiz_id.in_(quiz_ids), Attempt.student_id == student_id)
    )
    pool = select(QuizPoolEntry.item_version_id).join(QuizDraw, QuizDraw.id == QuizPoolEntry.draw_id)
    every = union(
        select(QuizSlot.item_version_id).where(QuizSlot.quiz_id.in_(quiz_ids)),
        pool.where(QuizDraw.quiz_id.in_(quiz_ids)),
        put,
    ).subquery()
    return select(every.c.item_version_id)
