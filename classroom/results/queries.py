"""What the results pages read. Every select is narrowed to what its reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, ScalarSelect, Select, case, func, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session, defer, joinedload, selectinload

from classroom.models import (
    AtExpiry,
    Attempt,
    AttemptEvent,
    AttemptItem,
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
    Response,
    Role,
    SchoolClass,
    User,
)
from classroom.results.facts import AnsweredItem, AttemptResult, AttemptTotal, Member
from classroom.results.time_spent import seconds_by_question


def shown_pairs(viewer: User) -> CompoundSelect[tuple[int, int]]:
    """Quiz and class, wherever the viewer may see results: what was given out, and what was taken before."""
    given = select(QuizAssignment.quiz_id, QuizAssignment.class_id).join(Quiz, Quiz.id == QuizAssignment.quiz_id)
    taken = select(Attempt.quiz_id, Attempt.class_id).join(Quiz, Quiz.id == Attempt.quiz_id)
    return union(
        given.where(Quiz.published_at.is_not(None), _shown(viewer, QuizAssignment.class_id)),
        taken.where(_shown(viewer, Attempt.class_id)),
    )


def _shown(viewer: User, class_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """A teacher sees the results of her quizzes, an instructor those of the classes she was given."""
    if viewer.role is Role.TEACHER:
        return Quiz.owner_id == viewer.id
    given = select(ClassInstructor.class_id).where(ClassInstructor.instructor_id == viewer.id)
    return class_id.in_(given)


def shown_results(session: Session, viewer: User) -> list[tuple[Quiz, SchoolClass]]:
    """Every quiz with every class the viewer may see results of, the newest quiz first, classes by name."""
    pairs = shown_pairs(viewer).subquery()
    rows = session.execute(
        select(Quiz, SchoolClass)
        .join(pairs, pairs.c.quiz_id == Quiz.id)
        .join(SchoolClass, SchoolClass.id == pairs.c.class_id)
        .order_by(Quiz.created_at.desc(), Quiz.id.desc(), SchoolClass.name, SchoolClass.id)
    )
    return [(quiz, school_class) for quiz, school_class in rows]


def shown_classes(session: Session, viewer: User, quiz_id: int) -> list[tuple[Quiz, SchoolClass]]:
    """The same for one quiz; empty when the viewer may see nothing of it."""
    pairs = shown_pairs(viewer).subquery()
    rows = session.execute(
        select(Quiz, SchoolClass)
        .join(pairs, pairs.c.quiz_id == Quiz.id)
        .join(SchoolClass, SchoolClass.id == pairs.c.class_id)
        .where(Quiz.id == quiz_id)
        .order_by(SchoolClass.name, SchoolClass.id)
    )
    return [(quiz, school_class) for quiz, school_class in rows]


def class_sizes(session: Session, class_ids: Sequence[int]) -> dict[int, int]:
    """Students in each class today."""
    rows = session.execute(
        select(Enrolment.class_id, func.count())
        .where(Enrolment.class_id.in_(class_ids), Enrolment.left_at.is_(None))
        .group_by(Enrolment.class_id)
    )
    return dict(rows.all())


def totals(session: Session, viewer: User) -> list[AttemptTotal]:
    """Every attempt the viewer may see, with its points, counted by the database."""
    worth_here = worth()
    rows = session.execute(
        select(
            Attempt.quiz_id,
            Attempt.class_id,
            Attempt.student_id,
            Attempt.number,
            Attempt.closed_at,
            func.coalesce(func.sum(Mark.fraction * worth_here), 0.0),
            func.sum(worth_here),
            func.count(AttemptItem.id),
            func.count(Mark.id),
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .outerjoin(Mark, counting_mark())
        .where(_shown(viewer, Attempt.class_id))
        .group_by(Attempt.id)
    )
    return [AttemptTotal(*row) for row in rows]


def worth() -> ColumnElement[float]:
    """What a question is worth in its attempt; nothing where a correction has dropped it."""
    return case((Mark.counts.is_(False), 0.0), else_=AttemptItem.max_mark)


def latest_mark() -> ScalarSelect[int]:
    """Of the question at hand, the last mark, taken back or not."""
    newest = select(func.max(Mark.id)).where(Mark.attempt_item_id == AttemptItem.id)
    return newest.correlate(AttemptItem).scalar_subquery()


def counting_mark() -> ColumnElement[bool]:
    """Joins the question at hand with the mark that counts; with none where the last one was taken back."""
    return (Mark.id == latest_mark()) & ~Mark.withdrawn


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
    rows = session.scalars(select(Attempt).where(*here).order_by(Attempt.student_id, Attempt.number))
    found = {attempt.id: AttemptResult(attempt) for attempt in rows}
    unmarked = _answers_not_marked(session, *here)
    for row in session.execute(_marked(*here)):
        attempt_id, item_id, version_id, position, maximum, fraction, answer, counts = row
        answer = unmarked.get(item_id) if fraction is None else answer
        item = AnsweredItem(version_id, position, maximum, fraction, answer, counts is not False)
        found[attempt_id].items.append(item)
    by_student: dict[int, list[AttemptResult]] = defaultdict(list)
    for result in found.values():
        by_student[result.attempt.student_id].append(result)
    return by_student


def _marked(*here: ColumnElement[bool]) -> Select[Any]:
    """Questions as they were put, with the mark that counts and the answer it was given for."""
    columns = (Attempt.id, AttemptItem.id, AttemptItem.item_version_id, AttemptItem.position, AttemptItem.max_mark)
    return (
        select(*columns, Mark.fraction, Response.answer, Mark.counts)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .outerjoin(Mark, counting_mark())
        .outerjoin(Response, Response.id == Mark.response_id)
        .where(*here)
        .order_by(Attempt.id, AttemptItem.position)
    )


def _answers_not_marked(session: Session, *here: ColumnElement[bool]) -> dict[int, Any]:
    """The last answer in time to every question of the attempts that have no marks: under way, or unfinished."""
    rows = session.execute(
        select(Response.attempt_item_id, Response.answer)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(*here, Attempt.closed_at.is_(None) | (Attempt.at_expiry == AtExpiry.UNFINISHED))
        .where(Attempt.closed_at.is_(None) | (Response.received_at <= Attempt.closed_at), ~Response.after_leaving)
        .order_by(Response.attempt_item_id, Response.sequence)
    )
    return dict(rows.all())


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


def seconds(session: Session, quiz_id: int, class_ids: Sequence[int]) -> dict[int, dict[int, float]]:
    """By attempt of classes at a quiz, the seconds spent on each version, as far as saved answers tell."""
    saved: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    started: dict[int, datetime] = {}
    rows = session.execute(
        select(Attempt.id, Attempt.started_at, AttemptItem.item_version_id, Response.received_at)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .where(Attempt.quiz_id == quiz_id, Attempt.class_id.in_(class_ids), ~Response.after_leaving)
        .where(Attempt.closed_at.is_(None) | (Response.received_at <= Attempt.closed_at))
    )
    for attempt_id, started_at, version_id, received_at in rows:
        started[attempt_id] = started_at
        saved[attempt_id].append((version_id, received_at))
    return {attempt_id: seconds_by_question(started[attempt_id], moments) for attempt_id, moments in saved.items()}


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
