"""What practice and progress read: the student's own, as far as she may look back, in a fixed number of selects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, joinedload

from classroom.attempts.answers import BY_HAND
from classroom.attempts.kept_secret import is_busy, kept_questions, kept_quizzes, reveals, same_words
from classroom.attempts.queries import given_quizzes
from classroom.models import (
    Attempt,
    AttemptItem,
    Dispatch,
    Item,
    ItemEvidence,
    ItemState,
    ItemVersion,
    Mark,
    PracticeAnswer,
    User,
)
from classroom.practice.knowing import ALL_RIGHT, Missed, Tried
from classroom.results.queries import counting_mark

#: A question that its teacher does not want any more is not practised.
UNWANTED = (ItemState.REJECTED, ItemState.RETIRED)


def missed_questions(session: Session, student: User, now: datetime) -> list[Missed]:
    """What the student missed the last time it was put to her, in quizzes whose keys she may see, and that no other
    quiz of hers still keeps. Nothing at all while she writes."""
    given = given_quizzes(session, student.id)
    if is_busy(given, now):
        return []
    open_attempts = {attempt.id: attempt for each in given for attempt in each.attempts if reveals(attempt, now)}
    rows = _last_put(session, open_attempts.values())
    kept_ids, kept_words = kept_questions(session, student.id, kept_quizzes(given, now))
    wanted = [
        (version, open_attempts[attempt_id])
        for version, attempt_id, fraction in rows
        if fraction < ALL_RIGHT and version.item_id not in kept_ids and same_words(version.stem) not in kept_words
    ]
    tried = _tried(session, student, [version.item_id for version, _attempt in wanted])
    return [_missed(version, attempt, tried) for version, attempt in wanted]


def answer_of(session: Session, student: User, answer_id: int) -> PracticeAnswer | None:
    """One of the student's own answers, with its question and what proves it."""
    version = joinedload(PracticeAnswer.item_version)
    dispatch = version.selectinload(ItemVersion.evidence).joinedload(ItemEvidence.dispatch)
    query = select(PracticeAnswer).where(PracticeAnswer.id == answer_id, PracticeAnswer.student_id == student.id)
    return session.scalar(query.options(dispatch.options(defer(Dispatch.original), defer(Dispatch.text))))


def times_answered(session: Session, student: User, version_id: int) -> Sequence[PracticeAnswer]:
    """The student's answers to a question, the first one first."""
    query = select(PracticeAnswer).where(PracticeAnswer.student_id == student.id)
    return session.scalars(query.where(PracticeAnswer.item_version_id == version_id).order_by(PracticeAnswer.id)).all()


def _last_put(session: Session, attempts: Collection[Attempt]) -> list[tuple[ItemVersion, int, float]]:
    """Each question that counts, as it was put last, with the attempt and the fraction won."""
    ended = {attempt.id: (attempt.closed_at or attempt.started_at, attempt.id) for attempt in attempts}
    rows = session.execute(
        select(ItemVersion, AttemptItem.attempt_id, Mark.fraction)
        .join(AttemptItem, AttemptItem.item_version_id == ItemVersion.id)
        .join(Mark, counting_mark())
        .join(ItemVersion.item)
        .where(AttemptItem.attempt_id.in_(ended), Mark.counts, Item.state.not_in(UNWANTED))
        .where(ItemVersion.kind.not_in(BY_HAND))
    ).all()
    last: dict[int, tuple[ItemVersion, int, float]] = {}
    for version, attempt_id, fraction in sorted(rows, key=lambda row: ended[row[1]]):
        last[version.item_id] = (version, attempt_id, fraction)
    return list(last.values())


def _tried(session: Session, student: User, item_ids: Collection[int]) -> dict[int, list[Tried]]:
    """By item, what the student answered in practice, the first answer first."""
    rows = session.execute(
        select(ItemVersion.item_id, PracticeAnswer.answered_at, PracticeAnswer.fraction)
        .join(ItemVersion, ItemVersion.id == PracticeAnswer.item_version_id)
        .where(PracticeAnswer.student_id == student.id, ItemVersion.item_id.in_(item_ids))
        .order_by(PracticeAnswer.id)
    )
    found: dict[int, list[Tried]] = defaultdict(list)
    for item_id, at, fraction in rows:
        found[item_id].append(Tried(at, fraction))
    return found


def _missed(version: ItemVersion, attempt: Attempt, tried: dict[int, list[Tried]]) -> Missed:
    missed_at = attempt.closed_at or attempt.started_at
    since = [each for each in tried.get(version.item_id, []) if each.at > missed_at]
    return Missed(version, attempt.id, attempt.quiz_id, missed_at, since)
