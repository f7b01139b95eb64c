"""What the results pages read. Every select is narrowed to what its reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session, defer, joinedload, selectinload

from classroom.models import (
    Attempt,
    AttemptEvent,
    AttemptItem,
    AttemptSum,
    ClassInstructor,
    Dispatch,
    Enrolment,
    GradeNote,
    ItemEvidence,
    ItemVersion,
    Mark,
    Quiz,
    QuizAssignment,
    QuizSlot,
    Role,
    SchoolClass,
    User,
)
from classroom.results.adding_up import Added, add_up, is_kept, with_items
from classroom.results.adding_up import counting_mark as counting_mark
from classroom.results.adding_up import latest_mark as latest_mark
from classroom.results.adding_up import worth as worth
from classroom.results.facts import AttemptResult, AttemptTotal, Member


def shown_pairs(viewer: User, *narrowed: ColumnElement[bool]) -> CompoundSelect[tuple[int, int]]:
    """Quiz and class, wherever the viewer may see results: what was given out, and what was taken before.

    :param narrowed: conditions on :class:`Quiz`, without which every attempt there is would be looked at.
    """
    given = select(QuizAssignment.quiz_id, QuizAssignment.class_id).join(Quiz, Quiz.id == QuizAssignment.quiz_id)
    taken = select(Attempt.quiz_id, Attempt.class_id).join(Quiz, Quiz.id == Attempt.quiz_id)
    return union(
        given.where(Quiz.published_at.is_not(None), _shown(viewer, QuizAssignment.class_id), *narrowed),
        taken.where(_shown(viewer, Attempt.class_id), *narrowed),
    )


def shown_quizzes(viewer: User, *classes: ColumnElement[bool]) -> Select[Quiz]:
    """Quizzes of which the viewer may see results in some class.

    :param classes: conditions on :class:`SchoolClass`.
    """
    given = select(QuizAssignment.id).join(SchoolClass, SchoolClass.id == QuizAssignment.class_id)
    given = given.where(QuizAssignment.quiz_id == Quiz.id, Quiz.published_at.is_not(None))
    # A class at a time, by the index: attempts are many, classes few.
    in_class = select(Attempt.id).where(Attempt.quiz_id == Quiz.id, Attempt.class_id == SchoolClass.id)
    taken = select(SchoolClass.id).where(in_class.exists())
    if viewer.role is Role.INSTRUCTOR or classes:
        here = (*classes, _shown(viewer, SchoolClass.id))
        return select(Quiz).where(given.where(*here).exists() | taken.where(*here).exists())
    began = select(Attempt.id).where(Attempt.quiz_id == Quiz.id)
    return select(Quiz).where(Quiz.owner_id == viewer.id, given.exists() | began.exists())


def _shown(viewer: User, class_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """A teacher sees the results of her quizzes, an instructor those of the classes she was given."""
    if viewer.role is Role.TEACHER:
        return Quiz.owner_id == viewer.id
    given = select(ClassInstructor.class_id).where(ClassInstructor.instructor_id == viewer.id)
    return class_id.in_(given)


def quiz_page(session: Session, viewer: User, number: int, size: int) -> tuple[list[int], int]:
    """One page of the quizzes of which the viewer may see results, the newest first, and how many there are."""
    shown = shown_quizzes(viewer).with_only_columns(Quiz.id).order_by(Quiz.created_at.desc(), Quiz.id.desc())
    ids = list(session.scalars(shown))
    first = (min(max(number, 1), last_page(len(ids), size)) - 1) * size
    return ids[first : first + size], len(ids)


def last_page(total: int, size: int) -> int:
    """Number of the last page; there is one even with nothing on it."""
    return max(1, -(-total // size))


def shown_results(
    session: Session, viewer: User, quiz_ids: Collection[int] | None = None
) -> list[tuple[Quiz, SchoolClass]]:
    """Quizzes with every class the viewer may see results of, the newest quiz first, classes by name.

    :param quiz_ids: all quizzes there are without them.
    """
    if quiz_ids is None:
        quiz_ids = list(session.scalars(shown_quizzes(viewer).with_only_columns(Quiz.id)))
    pairs = shown_pairs(viewer, Quiz.id.in_(quiz_ids)).subquery()
    rows = session.execute(
        select(Quiz, SchoolClass)
        .join(pairs, pairs.c.quiz_id == Quiz.id)
        .join(SchoolClass, SchoolClass.id == pairs.c.class_id)
        .order_by(Quiz.created_at.desc(), Quiz.id.desc(), SchoolClass.name, SchoolClass.id)
    )
    return [(quiz, school_class) for quiz, school_class in rows]


def gradebook_classes(session: Session, viewer: User) -> list[SchoolClass]:
    """Classes with results of which the viewer may open the gradebook, by name."""
    given = select(ClassInstructor.class_id).where(ClassInstructor.instructor_id == viewer.id)
    whose = SchoolClass.teacher_id == viewer.id if viewer.role is Role.TEACHER else SchoolClass.id.in_(given)
    out = select(QuizAssignment.id).join(Quiz, Quiz.id == QuizAssignment.quiz_id)
    out = out.where(QuizAssignment.class_id == SchoolClass.id, Quiz.published_at.is_not(None))
    taken = select(Attempt.id).where(Attempt.class_id == SchoolClass.id)
    query = select(SchoolClass).where(whose, out.exists() | taken.exists())
    return list(session.scalars(query.order_by(SchoolClass.name, SchoolClass.id)))


def shown_classes(session: Session, viewer: User, quiz_id: int) -> list[tuple[Quiz, SchoolClass]]:
    """The same for one quiz; empty when the viewer may see nothing of it."""
    return shown_results(session, viewer, [quiz_id])


def class_sizes(session: Session, class_ids: Sequence[int]) -> dict[int, int]:
    """Students in each class today."""
    rows = session.execute(
        select(Enrolment.class_id, func.count())
        .where(Enrolment.class_id.in_(class_ids), Enrolment.left_at.is_(None))
        .group_by(Enrolment.class_id)
    )
    return dict(rows.all())


def totals(session: Session, viewer: User, quiz_ids: Collection[int]) -> list[AttemptTotal]:
    """Every attempt at these quizzes that the viewer may see, with its points."""
    shown = select(Quiz.id).where(Quiz.id.in_(quiz_ids))
    here = (
        Attempt.quiz_id.in_(shown.where(Quiz.owner_id == viewer.id) if viewer.role is Role.TEACHER else shown),
        *([] if viewer.role is Role.TEACHER else [_shown(viewer, Attempt.class_id)]),
    )
    columns = (Attempt.quiz_id, Attempt.class_id, Attempt.student_id, Attempt.number, Attempt.closed_at)
    sums = (AttemptSum.points, AttemptSum.maximum, AttemptSum.complete)
    query: Select[*tuple[Any, ...]] = select(Attempt.id, is_kept(), *columns, *sums)
    rows = session.execute(query.outerjoin(AttemptSum, AttemptSum.attempt_id == Attempt.id).where(*here)).all()
    added = add_up(session, [row[0] for row in rows if not row[1]])
    return [AttemptTotal._make(row[2:] if row[1] else (*row[2:7], *_worth_of(added[row[0]]))) for row in rows]


def _worth_of(added: Added) -> tuple[float, float, bool]:
    return added.points, added.maximum, added.complete


def members(session: Session, quiz_id: int, class_id: int) -> list[Member]:
    """The students of a class in the order of the register, with those who left and had begun the quiz."""
    took = select(Attempt.student_id).where(Attempt.quiz_id == quiz_id, Attempt.class_id == class_id)
    rows = session.execute(
        select(User.id, User.name, User.sort_name, Enrolment.left_at.is_not(None))
        .join(Enrolment, Enrolment.student_id == User.id)
        .where(Enrolment.class_id == class_id, Enrolment.left_at.is_(None) | User.id.in_(took))
        .order_by(User.sort_name, User.id)
    )
    return [Member(*row) for row in rows]


def attempts(session: Session, quiz_id: int, *class_ids: int) -> dict[int, list[AttemptResult]]:
    """Attempts of classes at a quiz by student, each student's first one first, with questions, answers and marks."""
    here = (Attempt.quiz_id == quiz_id, Attempt.class_id.in_(class_ids))
    items = with_items(session, *here)
    by_student: dict[int, list[AttemptResult]] = defaultdict(list)
    for attempt in session.scalars(select(Attempt).where(*here).order_by(Attempt.student_id, Attempt.number)):
        by_student[attempt.student_id].append(AttemptResult(attempt, items[attempt.id]))
    return by_student


def versions(session: Session, quiz_id: int, *class_ids: int) -> list[ItemVersion]:
    """The questions of a quiz in its order, then those that only earlier attempts of the classes contain."""
    slots = select(QuizSlot.item_version_id, QuizSlot.position).where(QuizSlot.quiz_id == quiz_id)
    place = dict(session.execute(slots).all())
    put = (
        select(AttemptItem.item_version_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.quiz_id == quiz_id, Attempt.class_id.in_(class_ids))
    )
    rows = session.scalars(select(ItemVersion).where(ItemVersion.id.in_(place) | ItemVersion.id.in_(put)))
    return sorted(rows, key=lambda version: (place.get(version.id, len(place) + 1), version.id))


def marked_item(session: Session, owner: User, item_id: int) -> AttemptItem | None:
    """A question of a closed and marked attempt at one of the teacher's own quizzes, with its marks."""
    query = (
        select(AttemptItem)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(AttemptItem.id == item_id, Quiz.owner_id == owner.id, Attempt.closed_at.is_not(None))
        .where(AttemptItem.marks.any())
        .options(
            joinedload(AttemptItem.attempt).joinedload(Attempt.student),
            joinedload(AttemptItem.attempt).joinedload(Attempt.quiz),
            joinedload(AttemptItem.item_version),
            selectinload(AttemptItem.marks).options(joinedload(Mark.marked_by), joinedload(Mark.response)),
        )
    )
    return session.scalar(query)


def names(session: Session, student_ids: Collection[int]) -> dict[int, str]:
    """Names as the register sorts them, by student."""
    rows = session.execute(select(User.id, User.sort_name).where(User.id.in_(set(student_ids))))
    return dict(rows.all())


def note_of(session: Session, quiz_id: int, student_id: int) -> GradeNote | None:
    """What the gradebook says of a student at a quiz now."""
    query = select(GradeNote).where(GradeNote.quiz_id == quiz_id, GradeNote.student_id == student_id)
    return session.scalar(query.order_by(GradeNote.id.desc()).limit(1))


def shown_attempt(session: Session, viewer: User, attempt_id: int) -> Attempt | None:
    """An attempt with all that happened in it, where the viewer may see it."""
    return session.scalar(
        _whole_attempt()
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.id == attempt_id, _shown(viewer, Attempt.class_id))
    )


def own_attempt(session: Session, student: User, attempt_id: int) -> Attempt | None:
    """A student's own attempt with all that happened in it."""
    return session.scalar(_whole_attempt().where(Attempt.id == attempt_id, Attempt.student_id == student.id))


def _whole_attempt() -> Select[Attempt]:
    """An attempt with everything its report shows, in a fixed number of selects."""
    items = selectinload(Attempt.items)
    evidence = items.joinedload(AttemptItem.item_version).selectinload(ItemVersion.evidence)
    dispatch = evidence.joinedload(ItemEvidence.dispatch)
    return select(Attempt).options(
        joinedload(Attempt.quiz),
        joinedload(Attempt.student),
        joinedload(Attempt.school_class),
        items.selectinload(AttemptItem.responses),
        items.selectinload(AttemptItem.marks).joinedload(Mark.marked_by),
        dispatch.options(defer(Dispatch.original), defer(Dispatch.text), joinedload(Dispatch.dossier)),
        selectinload(Attempt.events).joinedload(AttemptEvent.actor),
    )
