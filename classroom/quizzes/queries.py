"""What the quizzes room reads, always one teacher's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, Subquery, bindparam, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from classroom.item_bank.likeness import likeness
from classroom.item_bank.queries import BY_DOSSIER, ItemFilter, Page, approved_versions, search_bank, with_evidence
from classroom.models import (
    Attempt,
    Dossier,
    Enrolment,
    Item,
    ItemState,
    ItemVersion,
    PreparedSheet,
    Quiz,
    QuizAssignment,
    QuizDraw,
    QuizPoolEntry,
    QuizSection,
    QuizSlot,
    SchoolClass,
)
from classroom.quizzes.class_rules import ClassQuiz, of_class
from classroom.quizzes.drawing import Composition, Demand, Line


@dataclass(frozen=True, slots=True)
class ListedQuiz:
    """A quiz of the list with what its card shows."""

    quiz: Quiz
    questions: int
    points: float
    classes: tuple[str, ...]
    attempts: int


def own_quizzes(session: Session, owner_id: int) -> list[ListedQuiz]:
    """A teacher's quizzes, the newest first."""
    query = (
        select(
            Quiz,
            _of_quiz(func.count(QuizSlot.id), QuizSlot.quiz_id),
            _of_quiz(func.sum(QuizSlot.max_mark), QuizSlot.quiz_id),
            _of_quiz(func.sum(QuizDraw.number), QuizDraw.quiz_id),
            _of_quiz(func.sum(QuizDraw.number * QuizDraw.max_mark), QuizDraw.quiz_id),
            _of_quiz(func.count(Attempt.id), Attempt.quiz_id),
        )
        .where(Quiz.owner_id == owner_id)
        .options(selectinload(Quiz.assignments).joinedload(QuizAssignment.school_class))
        .order_by(Quiz.created_at.desc(), Quiz.id.desc())
    )
    return [
        ListedQuiz(quiz, questions + (drawn or 0), (points or 0.0) + (worth or 0.0), _class_names(quiz), attempts)
        for quiz, questions, points, drawn, worth, attempts in session.execute(query)
    ]


def own_quiz(session: Session, quiz_id: int, owner_id: int) -> Quiz | None:
    """A teacher's quiz with its classes; its slots are loaded by :func:`slots_of`."""
    query = select(Quiz).where(Quiz.id == quiz_id, Quiz.owner_id == owner_id)
    return session.scalar(query.options(selectinload(Quiz.assignments).joinedload(QuizAssignment.school_class)))


def slots_of(session: Session, quiz_id: int) -> Sequence[QuizSlot]:
    """The slots of a quiz in order, with version, item and dossier."""
    loaded = joinedload(QuizSlot.item_version).joinedload(ItemVersion.item)
    query = select(QuizSlot).where(QuizSlot.quiz_id == quiz_id)
    query = query.options(loaded.joinedload(Item.current), loaded.joinedload(Item.dossier))
    return session.scalars(query.order_by(QuizSlot.position)).all()


def sections_of(session: Session, quiz_id: int) -> Sequence[QuizSection]:
    """The sections of a quiz in order."""
    query = select(QuizSection).where(QuizSection.quiz_id == quiz_id)
    return session.scalars(query.order_by(QuizSection.position)).all()


def sections_named(session: Session, ids: Collection[int | None]) -> dict[int, QuizSection]:
    """Sections by id; asks the database only when there are any."""
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    return {each.id: each for each in session.scalars(select(QuizSection).where(QuizSection.id.in_(wanted)))}


def draws_of(session: Session, quiz_id: int) -> Sequence[QuizDraw]:
    """What a quiz draws, in order."""
    query = select(QuizDraw).where(QuizDraw.quiz_id == quiz_id).options(joinedload(QuizDraw.dossier))
    return session.scalars(query.order_by(QuizDraw.position)).all()


def composition_of(session: Session, quiz: Quiz) -> Composition:
    """What every sheet of a quiz is made of: what it holds and what it draws from.

    While the quiz is published, it draws from what could be drawn when it was; before, from what fits now.
    """
    connection = session.connection()
    fixed = tuple(Line(*row) for row in connection.execute(_FIXED, {"quiz": quiz.id}))
    # A class that starts in the same moment asks for this again and again, and most quizzes have neither.
    has_draws, has_sections = connection.execute(_WHAT_ELSE, {"quiz": quiz.id}).one()
    draws = draws_of(session, quiz.id) if has_draws else ()
    pools = (_kept_pools if quiz.published_at else pools_now)(session, quiz, draws) if draws else {}
    demands = (Demand(d.id, d.number, d.max_mark, d.section_id, pools.get(d.id, {})) for d in draws)
    sections = [section.id for section in sections_of(session, quiz.id)] if has_sections else []
    return Composition((None, *sections), fixed, tuple(demands))


_FIXED = (
    select(QuizSlot.item_version_id, QuizSlot.max_mark, QuizSlot.section_id)
    .where(QuizSlot.quiz_id == bindparam("quiz"))
    .order_by(QuizSlot.position)
)
_WHAT_ELSE = select(
    exists().where(QuizDraw.quiz_id == bindparam("quiz")), exists().where(QuizSection.quiz_id == bindparam("quiz"))
)


def pools_now(session: Session, quiz: Quiz, draws: Sequence[QuizDraw]) -> dict[int, dict[int, int]]:
    """By draw, the approved questions that fit it now, each with the number of its group of near-duplicates.

    What the quiz holds for good, and what asks nearly the same, is left out.
    """
    fits = {draw.id: approved_versions(session, quiz.owner_id, wanted=filter_of(draw)) for draw in draws}
    held = _held(session, quiz.id)
    everything = {version.id: version for versions in (held, *fits.values()) for version in versions}
    groups = likeness(list(everything.values()))
    taken, items = {groups[version.id] for version in held}, {version.item_id for version in held}
    return {
        draw_id: {v.id: groups[v.id] for v in versions if groups[v.id] not in taken and v.item_id not in items}
        for draw_id, versions in fits.items()
    }


def filter_of(draw: QuizDraw) -> ItemFilter:
    """What a draw asks of a question."""
    return ItemFilter(
        topic=draw.topic, kind=draw.kind, difficulty=draw.difficulty, dossier_id=draw.dossier_id, tag=draw.tag
    )


def versions_named(session: Session, ids: Collection[int], *, proofs: bool = False) -> dict[int, ItemVersion]:
    """Versions by id, with item and dossier.

    :param proofs: with their evidence as well.
    """
    query = select(ItemVersion).where(ItemVersion.id.in_(set(ids)))
    query = query.options(joinedload(ItemVersion.item).options(joinedload(Item.current), joinedload(Item.dossier)))
    found = session.scalars(query.options(with_evidence()) if proofs else query)
    return {version.id: version for version in found}


def class_quiz(session: Session, quiz: Quiz, class_id: int) -> ClassQuiz:
    """The quiz as a class has it."""
    query = select(QuizAssignment).where(QuizAssignment.quiz_id == quiz.id, QuizAssignment.class_id == class_id)
    return of_class(quiz, session.scalar(query))


def class_quizzes(session: Session, quizzes: Sequence[Quiz], class_id: int) -> dict[int, ClassQuiz]:
    """Several quizzes as one class has them, by quiz."""
    here = (QuizAssignment.quiz_id.in_([quiz.id for quiz in quizzes]), QuizAssignment.class_id == class_id)
    given = {each.quiz_id: each for each in session.scalars(select(QuizAssignment).where(*here))}
    return {quiz.id: of_class(quiz, given.get(quiz.id)) for quiz in quizzes}


def _kept_pools(session: Session, _quiz: Quiz, draws: Sequence[QuizDraw]) -> dict[int, dict[int, int]]:
    query = select(QuizPoolEntry.draw_id, QuizPoolEntry.item_version_id, QuizPoolEntry.likeness)
    pools: dict[int, dict[int, int]] = {}
    for draw_id, version_id, group in session.execute(query.where(QuizPoolEntry.draw_id.in_(d.id for d in draws))):
        pools.setdefault(draw_id, {})[version_id] = group
    return pools


def _held(session: Session, quiz_id: int) -> Sequence[ItemVersion]:
    """What the slots of a quiz hold, with evidence."""
    query = select(ItemVersion).join(QuizSlot, QuizSlot.item_version_id == ItemVersion.id)
    return session.scalars(query.where(QuizSlot.quiz_id == quiz_id).options(with_evidence())).all()


def lock_quiz(session: Session, quiz_id: int) -> Quiz:
    """The quiz as it now is, locked: no attempt starts until the transaction ends."""
    query = select(Quiz).where(Quiz.id == quiz_id).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def held_versions() -> Subquery:
    """Which quiz holds which version (``quiz_id``, ``item_version_id``): for everybody, or to draw from."""
    drawn = select(QuizDraw.quiz_id, QuizPoolEntry.item_version_id).join(QuizDraw, QuizDraw.id == QuizPoolEntry.draw_id)
    return select(QuizSlot.quiz_id, QuizSlot.item_version_id).union(drawn).subquery()


def has_been_started(session: Session, quiz_id: int) -> bool:
    """Whether any student has started the quiz."""
    return session.scalar(select(Attempt.id).where(Attempt.quiz_id == quiz_id).limit(1)) is not None


def classes_that_started(session: Session, quiz_id: int) -> set[int]:
    """Ids of the classes through which the quiz was started."""
    return set(session.scalars(select(Attempt.class_id).where(Attempt.quiz_id == quiz_id).distinct()))


def members(quiz_id: int) -> Select[int]:
    """Students who are in a class that has the quiz."""
    return (
        select(Enrolment.student_id)
        .join(QuizAssignment, QuizAssignment.class_id == Enrolment.class_id)
        .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
        .where(QuizAssignment.quiz_id == quiz_id, Enrolment.left_at.is_(None), SchoolClass.archived_at.is_(None))
    )


def sheets_ready(session: Session, quiz_id: int) -> tuple[int, int]:
    """For how many students of the classes of a quiz a sheet is prepared, and how many there are."""
    everybody = session.scalar(select(func.count(members(quiz_id).subquery().c.student_id.distinct()))) or 0
    ready = select(func.count(PreparedSheet.student_id)).where(
        PreparedSheet.quiz_id == quiz_id, PreparedSheet.student_id.in_(members(quiz_id))
    )
    return session.scalar(ready) or 0, everybody


def unapproved(slots: Sequence[QuizSlot]) -> list[QuizSlot]:
    """Slots whose item is not approved any more: retired or rejected since it was put in."""
    return [slot for slot in slots if slot.item_version.item.state is not ItemState.APPROVED]


def outdated(slots: Sequence[QuizSlot]) -> list[QuizSlot]:
    """Slots whose item has a newer version than the one they hold."""
    return [slot for slot in slots if slot.item_version.number != slot.item_version.item.current_number]


def composable(
    session: Session, owner_id: int, quiz_id: int, wanted: ItemFilter, words: str, number: int, size: int
) -> Page:
    """A page of the approved items that fit filter and words and are not in the quiz yet, by dossier and topic."""
    taken = select(ItemVersion.item_id).join(QuizSlot, QuizSlot.item_version_id == ItemVersion.id)
    taken, approved = taken.where(QuizSlot.quiz_id == quiz_id), replace(wanted, state=ItemState.APPROVED)
    return search_bank(session, owner_id, approved, words, number, size, order=BY_DOSSIER, without=taken)


def still_composable(session: Session, owner_id: int, ids: Collection[int]) -> list[int]:
    """Those of the ids that are a teacher's approved items, in their order."""
    approved = select(Item.id).where(Item.owner_id == owner_id, Item.state == ItemState.APPROVED)
    return list(session.scalars(approved.where(Item.id.in_(list(ids))).order_by(Item.id)))


def dossiers_with_approved(session: Session, owner_id: int) -> Sequence[Dossier]:
    """Dossiers that have something to compose from, by title."""
    query = select(Dossier).join(Item, Item.dossier_id == Dossier.id)
    query = query.where(Item.owner_id == owner_id, Item.state == ItemState.APPROVED)
    return session.scalars(query.distinct().order_by(Dossier.title, Dossier.id)).all()


def _class_names(quiz: Quiz) -> tuple[str, ...]:
    return tuple(sorted(assignment.school_class.name for assignment in quiz.assignments))


def _of_quiz(figure: ColumnElement[Any], quiz_id: InstrumentedAttribute[int]) -> ScalarSelect[Any]:
    """A figure about the rows of a table that belong to the quiz at hand."""
    return select(figure).where(quiz_id == Quiz.id).correlate(Quiz).scalar_subquery()
