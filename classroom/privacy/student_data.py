"""What is known of a student, put together for her or for her teacher.

A student who asks herself gets everything that is hers: her answers, always; the questions, marks and reasons of a quiz
as soon as its teacher lets her look back at it. A teacher gets what belongs to her own quizzes and classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from classroom.attempts.answers import describe
from classroom.attempts.queries import rules_of
from classroom.attempts.review_policy import may_review
from classroom.attempts.timing import response_counts
from classroom.models import (
    Accommodation,
    AccommodationChange,
    Attempt,
    AttemptEvent,
    AttemptItem,
    Enrolment,
    GradeNote,
    Mark,
    PracticeAnswer,
    Quiz,
    SchoolClass,
    User,
)
from classroom.privacy.queries import looks_at

Told = dict[str, Any]


def student_data(session: Session, student: User, asker: User, now: datetime) -> Told:
    """Everything, in plain values.

    :param asker: the student herself, or a teacher of hers.
    """
    herself = asker.id == student.id
    return {
        "made_at": now,
        "asked_by_herself": herself,
        "account": _account(student),
        "classes": [_place(place) for place in _places(session, student, asker)],
        "accommodation": _accommodation(session, student),
        "accommodation_changes": [_change(change) for change in _changes(session, student)],
        "attempts": [_attempt(attempt, herself, now) for attempt in _attempts(session, student, asker)],
        "notes": [_note(note) for note in _notes(session, student, asker)],
        # What a student tries out for herself, nobody else reads.
        "practice": [_practice(answer) for answer in _practised(session, student)] if herself else [],
        "seen_by": [_look(look) for look in looks_at(session, student, limit=None)],
    }


def _account(student: User) -> Told:
    return {
        "number": student.id,
        "name": student.name,
        "listed_as": student.sort_name,
        "language": student.locale,
        "created_at": student.created_at,
        "last_sign_in_at": student.last_sign_in_at,
        "has_pin": student.secret_hash is not None,
    }


def _hers(asker: User, student: User) -> ColumnElement[bool]:
    """Of attempts joined to their quiz and class, those that concern who asks."""
    return true() if asker.id == student.id else or_(Quiz.owner_id == asker.id, SchoolClass.teacher_id == asker.id)


def _places(session: Session, student: User, asker: User) -> Sequence[Enrolment]:
    query = select(Enrolment).join(SchoolClass, SchoolClass.id == Enrolment.class_id)
    query = query.where(Enrolment.student_id == student.id)
    if asker.id != student.id:
        query = query.where(SchoolClass.teacher_id == asker.id)
    teacher = joinedload(Enrolment.school_class).joinedload(SchoolClass.teacher)
    return session.scalars(query.options(teacher).order_by(Enrolment.id)).all()


def _place(place: Enrolment) -> Told:
    return {
        "class": place.school_class.name,
        "teacher": place.school_class.teacher.name,
        "joined_at": place.joined_at,
        "left_at": place.left_at,
        "kept_until": place.school_class.retention_until,
    }


def _accommodation(session: Session, student: User) -> Told | None:
    row = session.get(Accommodation, student.id)
    if row is None:
        return None
    return {
        "extra_time_percent": row.extra_time_percent,
        "no_time_limit": row.no_time_limit,
        "no_clock": row.hide_timer,
    }


def _changes(session: Session, student: User) -> Sequence[AccommodationChange]:
    query = select(AccommodationChange).where(AccommodationChange.student_id == student.id)
    return session.scalars(query.options(joinedload(AccommodationChange.actor)).order_by(AccommodationChange.id)).all()


def _change(change: AccommodationChange) -> Told:
    return {
        "at": change.at,
        "by": change.actor.name,
        "extra_time_percent": change.extra_time_percent,
        "no_time_limit": change.no_time_limit,
        "no_clock": change.hide_timer,
        "reason": change.reason,
    }


def _attempts(session: Session, student: User, asker: User) -> Sequence[Attempt]:
    items = selectinload(Attempt.items)
    query = (
        select(Attempt)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(SchoolClass, SchoolClass.id == Attempt.class_id)
        .where(Attempt.student_id == student.id, _hers(asker, student))
        .options(
            joinedload(Attempt.quiz),
            joinedload(Attempt.school_class),
            items.joinedload(AttemptItem.item_version),
            items.selectinload(AttemptItem.responses),
            items.selectinload(AttemptItem.marks).joinedload(Mark.marked_by),
            selectinload(Attempt.events).joinedload(AttemptEvent.actor),
        )
    )
    return session.scalars(query.order_by(Attempt.started_at, Attempt.id)).unique().all()


def _attempt(attempt: Attempt, herself: bool, now: datetime) -> Told:
    rules = rules_of(attempt)
    told = not herself or may_review(rules, attempt, now)
    marks = told and (not herself or rules.review_score)
    return {
        "quiz": attempt.quiz.title,
        "class": attempt.school_class.name,
        "number": attempt.number,
        "started_at": attempt.started_at,
        "deadline_at": attempt.deadline_at,
        "ended_at": attempt.closed_at,
        "ended_by": attempt.closed_by,
        "questions_told": told,
        "marks_told": marks,
        "questions": [_question(attempt, item, told, marks) for item in attempt.items],
        "events": [_event(event) for event in attempt.events],
    }


def _question(attempt: Attempt, item: AttemptItem, told: bool, marks: bool) -> Told:
    version = item.item_version
    options = [version.options[place]["text"] for place in item.option_order] if told else None
    return {
        "position": item.position,
        "topic": version.topic,
        "kind": version.kind,
        "question": version.stem if told else None,
        "options": options,
        "worth": item.max_mark,
        "answers": [
            {
                "at": response.received_at,
                "answer": describe(version, response.answer),
                "counted": response_counts(attempt, response),
            }
            for response in item.responses
        ],
        "marks": [_mark(item, mark) for mark in item.marks] if marks else None,
    }


def _mark(item: AttemptItem, mark: Mark) -> Told:
    return {
        "at": mark.marked_at,
        "points": round(mark.fraction * item.max_mark, 4),
        "counts": mark.counts,
        "by": mark.marked_by.name if mark.marked_by else None,
        "reason": mark.reason,
    }


def _event(event: AttemptEvent) -> Told:
    return {
        "at": event.at,
        "what": event.kind,
        "by": event.actor.name if event.actor else None,
        "detail": event.detail,
    }


def _notes(session: Session, student: User, asker: User) -> Sequence[GradeNote]:
    query = select(GradeNote).join(Quiz, Quiz.id == GradeNote.quiz_id).where(GradeNote.student_id == student.id)
    if asker.id != student.id:
        query = query.where(Quiz.owner_id == asker.id)
    query = query.options(joinedload(GradeNote.quiz), joinedload(GradeNote.author))
    return session.scalars(query.order_by(GradeNote.id)).all()


def _note(note: GradeNote) -> Told:
    return {
        "at": note.at,
        "quiz": note.quiz.title,
        "excused": note.excused,
        "comment": note.comment,
        "by": note.author.name,
    }


def _practised(session: Session, student: User) -> Sequence[PracticeAnswer]:
    query = select(PracticeAnswer).where(PracticeAnswer.student_id == student.id)
    return session.scalars(query.options(joinedload(PracticeAnswer.item_version)).order_by(PracticeAnswer.id)).all()


def _practice(answer: PracticeAnswer) -> Told:
    return {
        "at": answer.answered_at,
        "question": answer.item_version.stem,
        "answer": describe(answer.item_version, answer.answer),
        "right": answer.fraction,
    }


def _look(look: Any) -> Told:
    return {"at": look.entry.at, "what": look.entry.act, "by": look.actor, "quiz": look.quiz}
