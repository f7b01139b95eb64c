"""What putting a question right reads: the marks it touches, and the corrections in force."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session, joinedload

from classroom.attempts.answers import BY_HAND
from classroom.attempts.queries import counting_responses
from classroom.models import (
    ERASED_WORDS,
    AtExpiry,
    Attempt,
    AttemptItem,
    ClosedBy,
    ItemVersion,
    Mark,
    Quiz,
    QuizSlot,
    Regrade,
    Response,
    User,
)
from classroom.results.corrected_key import Ruling, fraction, ruling
from classroom.results.queries import counting_mark
from classroom.results.regrade_plan import SAME, Standing

#: Columns of a select that are fields of :class:`Standing`.
_COLUMNS = (
    "item_id",
    "attempt_id",
    "quiz_id",
    "class_id",
    "student_id",
    "number",
    "maximum",
    "fraction",
    "counts",
    "response_id",
    "answer",
)


def question_in(session: Session, owner: User, quiz_id: int, version_id: int) -> tuple[Quiz, ItemVersion] | None:
    """A teacher's own quiz and a question that it holds, or that an attempt at it held."""
    held = select(QuizSlot.id).where(QuizSlot.quiz_id == Quiz.id, QuizSlot.item_version_id == ItemVersion.id)
    put = (
        select(AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.quiz_id == Quiz.id, AttemptItem.item_version_id == ItemVersion.id)
    )
    query = select(Quiz, ItemVersion).join(ItemVersion, ItemVersion.id == version_id)
    query = query.where(Quiz.id == quiz_id, Quiz.owner_id == owner.id)
    row = session.execute(query.where(or_(held.exists(), put.exists()))).first()
    return (row[0], row[1]) if row else None


def regrade_of(session: Session, owner: User, regrade_id: int) -> Regrade | None:
    """A correction that the teacher made."""
    return session.scalar(select(Regrade).where(Regrade.id == regrade_id, Regrade.made_by_id == owner.id))


def in_force(session: Session, version_id: int, owner_id: int) -> list[Regrade]:
    """Corrections of a question in quizzes of a teacher that were not undone, the oldest first."""
    query = select(Regrade).outerjoin(Quiz, Quiz.id == Regrade.quiz_id)
    query = query.where(Regrade.item_version_id == version_id, Regrade.undone_at.is_(None))
    query = query.where(or_(Quiz.owner_id == owner_id, Regrade.quiz_id.is_(None) & (Regrade.made_by_id == owner_id)))
    return list(session.scalars(query.order_by(Regrade.id)))


def at_quiz(session: Session, quiz: Quiz, undone: bool = False) -> dict[int, list[Regrade]]:
    """Corrections in force at a quiz by version of a question, the oldest first.

    :param undone: those that were undone as well.
    """
    everywhere = Regrade.quiz_id.is_(None) & (Regrade.made_by_id == quiz.owner_id)
    put = select(AttemptItem.item_version_id).join(Attempt, Attempt.id == AttemptItem.attempt_id)
    put = put.where(Attempt.quiz_id == quiz.id)
    held = select(QuizSlot.item_version_id).where(QuizSlot.quiz_id == quiz.id)
    here = Regrade.item_version_id.in_(put) | Regrade.item_version_id.in_(held)
    query = select(Regrade).where((Regrade.quiz_id == quiz.id) | (everywhere & here))
    query = query.options(joinedload(Regrade.made_by), joinedload(Regrade.undone_by), joinedload(Regrade.item_version))
    found: dict[int, list[Regrade]] = {}
    for regrade in session.scalars(query if undone else query.where(Regrade.undone_at.is_(None))):
        found.setdefault(regrade.item_version_id, []).append(regrade)
    return {version: sorted(regrades, key=lambda regrade: regrade.id) for version, regrades in found.items()}


def any_quiz(session: Session, regrade: Regrade) -> int | None:
    """A quiz of who made a correction that holds the question."""
    held = select(Quiz.id).join(QuizSlot, QuizSlot.quiz_id == Quiz.id)
    held = held.where(QuizSlot.item_version_id == regrade.item_version_id, Quiz.owner_id == regrade.made_by_id)
    put = select(Quiz.id).join(Attempt, Attempt.quiz_id == Quiz.id)
    put = put.join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
    put = put.where(AttemptItem.item_version_id == regrade.item_version_id, Quiz.owner_id == regrade.made_by_id)
    return session.scalar(held.limit(1)) or session.scalar(put.limit(1))


def answers(session: Session, version: ItemVersion, quiz: Quiz) -> list[Any]:
    """What was answered to a question in every marked attempt at a quiz; ``None`` where it was left open."""
    query = (
        select(Response.answer)
        .select_from(AttemptItem)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Mark, counting_mark())
        .outerjoin(Response, Response.id == Mark.response_id)
        .where(AttemptItem.item_version_id == version.id, Attempt.quiz_id == quiz.id)
    )
    return list(session.scalars(query))


def titles(session: Session, quiz_ids: Collection[int]) -> dict[int, str]:
    """Titles by quiz."""
    return dict(session.execute(select(Quiz.id, Quiz.title).where(Quiz.id.in_(set(quiz_ids)))).all())


def standing_of(regrades: Sequence[Regrade], quiz_id: int) -> list[Regrade]:
    """Those of the corrections that hold at a quiz."""
    return [regrade for regrade in regrades if regrade.quiz_id in {None, quiz_id}]


def standings(
    session: Session,
    version: ItemVersion,
    owner_id: int,
    earlier: Sequence[Regrade],
    *narrowed: ColumnElement[bool],
    waiting: bool = False,
) -> list[Standing]:
    """The question in every marked attempt at the teacher's quizzes, by class, student and attempt.

    :param earlier: corrections that held when the marks were given, to tell marks set by hand from others.
    :param waiting: also where the answer still waits for its marker.
    """
    rows = session.execute(_marks(version.id, owner_id, *narrowed)).all()
    unmarked = _unmarked(session, version.id, owner_id, *narrowed) if waiting else []
    totals = _totals(session, [row.attempt_id for row in rows])
    rules = {quiz: ruling(standing_of(earlier, quiz)) for quiz in {row.quiz_id for row in rows}}
    found = []
    for row in rows:
        by_hand = row.marked_by_id is not None and row.regrade_id is None and _differs(version, rules[row.quiz_id], row)
        # What was written was erased: no other key can tell any more whether it was right.
        by_hand = by_hand or _is_erased(row.answer)
        won, possible = totals[row.attempt_id]
        values = {name: getattr(row, name) for name in _COLUMNS}
        found.append(Standing(**values, by_hand=by_hand, points=won, possible=possible))
    return [*found, *unmarked]


def _is_erased(answer: Any) -> bool:
    return answer == ERASED_WORDS or (isinstance(answer, list) and ERASED_WORDS in answer)


def _differs(version: ItemVersion, rules: Ruling, row: Any) -> bool:
    """Whether a mark is another one than the machine would give; it gives none where a person has to read."""
    if version.kind in BY_HAND:
        return True
    machine = (fraction(version, each, row.answer) for each in (ruling(()), rules))
    return all(abs(row.fraction - each) > SAME for each in machine)


def _unmarked(session: Session, version_id: int, owner_id: int, *narrowed: ColumnElement[bool]) -> list[Standing]:
    """The question where it waits for its marker."""
    query = (
        select(AttemptItem.id, AttemptItem.max_mark, Attempt)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Mark, counting_mark())
        .where(
            AttemptItem.item_version_id == version_id, Quiz.owner_id == owner_id, Mark.id.is_(None), leads_to_marks()
        )
        .where(*narrowed)
        .order_by(Attempt.quiz_id, Attempt.id)
    )
    rows = session.execute(query).all()
    answered = counting_responses(session, [attempt for _item_id, _maximum, attempt in rows])
    totals = _totals(session, [attempt.id for _item_id, _maximum, attempt in rows])
    return [_waiting(*row, answered.get(row[0]), totals.get(row[2].id, (0.0, 0.0))) for row in rows]


def _waiting(
    item_id: int, maximum: float, attempt: Attempt, response: Response | None, total: tuple[float, float]
) -> Standing:
    return Standing(
        item_id=item_id,
        attempt_id=attempt.id,
        quiz_id=attempt.quiz_id,
        class_id=attempt.class_id,
        student_id=attempt.student_id,
        number=attempt.number,
        maximum=maximum,
        fraction=0.0,
        counts=False,
        response_id=response.id if response else None,
        answer=response.answer if response else None,
        by_hand=False,
        points=total[0],
        possible=total[1],
        waits=True,
    )


def leads_to_marks() -> ColumnElement[bool]:
    """Whether the attempt at hand has ended, and not unfinished."""
    unfinished = (Attempt.closed_by == ClosedBy.EXPIRY) & (Attempt.at_expiry == AtExpiry.UNFINISHED)
    return Attempt.closed_at.is_not(None) & ~unfinished


def _marks(version_id: int, owner_id: int, *narrowed: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Columns of :class:`Standing`, then who marked it and by which correction."""
    return (
        select(
            AttemptItem.id.label("item_id"),
            AttemptItem.attempt_id,
            Attempt.quiz_id,
            Attempt.class_id,
            Attempt.student_id,
            Attempt.number,
            AttemptItem.max_mark.label("maximum"),
            Mark.fraction,
            Mark.counts,
            Mark.response_id,
            Response.answer,
            Mark.marked_by_id,
            Mark.regrade_id,
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(User, User.id == Attempt.student_id)
        .join(Mark, counting_mark())
        .outerjoin(Response, Response.id == Mark.response_id)
        .where(AttemptItem.item_version_id == version_id, Quiz.owner_id == owner_id, Attempt.closed_at.is_not(None))
        .where(*narrowed)
        .order_by(Attempt.quiz_id, Attempt.class_id, User.sort_name, User.id, Attempt.number)
    )


def _totals(session: Session, attempt_ids: Collection[int]) -> dict[int, tuple[float, float]]:
    """Points won and to be won at the questions that count, by attempt."""
    found: dict[int, tuple[float, float]] = {}
    ids = sorted(set(attempt_ids))
    # SQLite takes no more than 32,766 parameters.
    for first in range(0, len(ids), 10_000):
        worth = case((Mark.counts, AttemptItem.max_mark), else_=0.0)
        query = (
            select(AttemptItem.attempt_id, func.sum(Mark.fraction * worth), func.sum(worth))
            .join(Mark, counting_mark())
            .where(AttemptItem.attempt_id.in_(ids[first : first + 10_000]))
            .group_by(AttemptItem.attempt_id)
        )
        found |= {attempt: (float(won), float(possible)) for attempt, won, possible in session.execute(query)}
    return found
