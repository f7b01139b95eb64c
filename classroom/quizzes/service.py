"""What changes quizzes. The quiz is locked first, so that nobody starts it while its questions change.

Once a student has started, questions, points and the rules of order stay as they are; title, instructions, times,
number of attempts, what may be seen afterwards, and further classes may still change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import delete
from sqlalchemy.orm import Session

from classroom.errors import Refused
from classroom.item_bank.queries import approved_versions
from classroom.models import ItemVersion, PreparedSheet, Quiz, QuizAssignment, QuizSlot, User
from classroom.quizzes import queries
from classroom.quizzes.access_code import fold
from classroom.roster.queries import classes_of_teacher

#: Called with session, quiz, who changed it and ``now`` after the times of a quiz changed.
TimesListener = Callable[[Session, Quiz, User, datetime], None]

#: Settings a teacher may choose.
SETTINGS = frozenset(
    {
        "title",
        "instructions",
        "time_limit_minutes",
        "opens_at",
        "closes_at",
        "hard_close",
        "at_expiry",
        "grace_minutes",
        "navigation",
        "access_code",
        "max_attempts",
        "shuffle_questions",
        "shuffle_options",
        "review_from",
        "review_score",
        "review_key",
        "review_evidence",
    }
)
#: Those that stay as they are once a student has started.
FROZEN_SETTINGS = frozenset({"shuffle_questions", "shuffle_options"})
#: Those that decide when an attempt ends.
TIMES = frozenset({"time_limit_minutes", "closes_at", "hard_close"})
MAX_POINTS = 100.0

_times_listeners: list[TimesListener] = []


def on_times_changed(listener: TimesListener) -> TimesListener:
    """Register a function to be told when the times of a quiz change, in the same transaction."""
    _times_listeners.append(listener)
    return listener


def create_quiz(session: Session, owner: User, title: str, now: datetime, **settings: Any) -> Quiz:
    """A new draft without questions.

    :param settings: any of :data:`SETTINGS`; the rest stays at its default.
    """
    quiz = Quiz(owner_id=owner.id, title=title, created_at=now, **_known(settings))
    _check_settings(quiz)
    session.add(quiz)
    session.flush()
    return quiz


def change_settings(session: Session, quiz: Quiz, values: Mapping[str, Any], actor: User, now: datetime) -> None:
    """Change settings; attempts under way are told of new times.

    :raises Refused: when a setting may not change any more, or does not go with the others.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    changed = {name: value for name, value in _known(values).items() if getattr(quiz, name) != value}
    if FROZEN_SETTINGS & changed.keys() and queries.has_been_started(session, quiz.id):
        raise Refused(
            lazy_gettext("The order of questions and options cannot change any more: a student has already started.")
        )
    for name, value in changed.items():
        setattr(quiz, name, value)
    _check_settings(quiz)
    if FROZEN_SETTINGS & changed.keys():
        _throw_sheets_away(session, quiz)
    session.flush()
    if TIMES & changed.keys():
        for listener in _times_listeners:
            listener(session, quiz, actor, now)


def add_items(session: Session, quiz: Quiz, item_ids: Collection[int]) -> int:
    """Put approved items of the quiz's owner at its end, one point each.

    :returns: how many were added; what is in the quiz already, or not approved, is left out.
    """
    quiz = _open_for_composing(session, quiz)
    slots = queries.slots_of(session, quiz.id)
    inside = {slot.item_version.item_id for slot in slots}
    versions = [v for v in approved_versions(session, quiz.owner_id, item_ids) if v.item_id not in inside]
    add_versions(session, quiz, versions)
    return len(versions)


def add_versions(session: Session, quiz: Quiz, versions: Sequence[ItemVersion], max_mark: float = 1.0) -> None:
    """Put these versions at the end of the quiz, in this order."""
    quiz = _open_for_composing(session, quiz)
    last = max((slot.position for slot in queries.slots_of(session, quiz.id)), default=0)
    for position, version in enumerate(versions, last + 1):
        slot = QuizSlot(quiz_id=quiz.id, position=position, item_version_id=version.id, max_mark=max_mark)
        session.add(slot)
    session.flush()
    session.expire(quiz, ["slots"])


def remove_slot(session: Session, quiz: Quiz, slot_id: int) -> None:
    """Take a question out; the ones behind it move up.

    :raises Refused: for the last question of a published quiz.
    """
    quiz = _open_for_composing(session, quiz)
    session.execute(delete(QuizSlot).where(QuizSlot.id == slot_id, QuizSlot.quiz_id == quiz.id))
    session.expire(quiz, ["slots"])
    left = queries.slots_of(session, quiz.id)
    if not left and quiz.published_at is not None:
        raise Refused(lazy_gettext("A published quiz keeps at least one question."))
    _renumber(session, left)


def arrange(session: Session, quiz: Quiz, slot_ids: Sequence[int]) -> None:
    """Put the questions in this order; those not named keep their order behind."""
    quiz = _open_for_composing(session, quiz)
    place = {slot_id: index for index, slot_id in enumerate(slot_ids)}
    slots = queries.slots_of(session, quiz.id)
    _renumber(session, sorted(slots, key=lambda slot: (place.get(slot.id, len(place)), slot.position)))


def move_slot(session: Session, quiz: Quiz, slot_id: int, step: int) -> None:
    """Move a question ``step`` places down, up when negative; it stops at the ends."""
    ids = [slot.id for slot in queries.slots_of(session, quiz.id)]
    if slot_id not in ids:
        return
    target = min(max(ids.index(slot_id) + step, 0), len(ids) - 1)
    ids.remove(slot_id)
    ids.insert(target, slot_id)
    arrange(session, quiz, ids)


def set_points(session: Session, quiz: Quiz, points: Mapping[int, float]) -> None:
    """Say what questions are worth, by slot.

    :raises Refused: for points that are not above 0 and at most :data:`MAX_POINTS`.
    """
    quiz = _open_for_composing(session, quiz)
    if any(not 0 < value <= MAX_POINTS for value in points.values()):
        raise Refused(lazy_gettext("A question is worth more than 0 and at most 100 points."))
    for slot in queries.slots_of(session, quiz.id):
        slot.max_mark = points.get(slot.id, slot.max_mark)
    session.flush()


def read_points(text: str) -> float:
    """Points as typed, with a decimal comma or point.

    :raises Refused: when it is no number.
    """
    try:
        return round(float(text.strip().replace(",", ".")), 2)
    except ValueError:
        raise Refused(lazy_gettext("“%(text)s” is no number of points.", text=text[:20])) from None


def use_newer(session: Session, quiz: Quiz, slot_id: int) -> None:
    """Let a slot hold the newest version of its item."""
    quiz = _open_for_composing(session, quiz)
    for slot in queries.slots_of(session, quiz.id):
        if slot.id == slot_id:
            slot.item_version = slot.item_version.item.current
    session.flush()


def assign(session: Session, quiz: Quiz, class_ids: Collection[int], now: datetime) -> None:
    """Give the quiz to exactly these classes of its owner.

    :raises Refused: when a class would lose it whose students have started.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    own = {school_class.id for school_class in classes_of_teacher(session, quiz.owner_id)}
    wanted = own.intersection(class_ids)
    given = {assignment.class_id: assignment for assignment in quiz.assignments}
    # A class that is archived is not on the page, and keeps what it was given.
    lost = given.keys() & own - wanted
    if lost & queries.classes_that_started(session, quiz.id):
        raise Refused(lazy_gettext("A class whose students have started keeps the quiz."))
    if quiz.published_at is not None and not wanted | (given.keys() - lost):
        raise Refused(lazy_gettext("A published quiz is given to at least one class."))
    for class_id in lost:
        quiz.assignments.remove(given[class_id])
    for class_id in sorted(wanted - given.keys()):
        quiz.assignments.append(QuizAssignment(class_id=class_id, assigned_at=now))
    session.flush()


def obstacles(quiz: Quiz, slots: Sequence[QuizSlot], now: datetime) -> list[str]:
    """What has to be put right before the quiz can be published, one sentence each."""
    checks = (
        (not slots, lazy_gettext("Put at least one question into the quiz first.")),
        (not quiz.assignments, lazy_gettext("Give the quiz to at least one class first.")),
        (
            bool(queries.unapproved(slots)),
            lazy_gettext("Some questions are not approved any more; take them out first."),
        ),
        (
            quiz.closes_at is not None and quiz.closes_at <= now,
            lazy_gettext("The closing time has passed; choose a later one first."),
        ),
    )
    return [sentence for stands_in_the_way, sentence in checks if stands_in_the_way]


def publish(session: Session, quiz: Quiz, now: datetime) -> None:
    """Show the quiz to the students of its classes.

    :raises Refused: with what is missing.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    for obstacle in obstacles(quiz, queries.slots_of(session, quiz.id), now):
        raise Refused(obstacle)
    quiz.published_at = quiz.published_at or now
    session.flush()


def unpublish(session: Session, quiz: Quiz) -> None:
    """Hide the quiz again.

    :raises Refused: once a student has started.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    if queries.has_been_started(session, quiz.id):
        raise Refused(lazy_gettext("The quiz cannot be withdrawn any more: a student has already started."))
    quiz.published_at = None
    session.flush()


def duplicate(session: Session, quiz: Quiz, title: str, now: datetime) -> Quiz:
    """A draft with the same questions and settings, without times of opening and closing and without access code, given
    to no class."""
    names = SETTINGS - {"title", "opens_at", "closes_at", "hard_close", "access_code"}
    values = {name: getattr(quiz, name) for name in names}
    copy = Quiz(owner_id=quiz.owner_id, title=title, created_at=now, **values)
    for slot in queries.slots_of(session, quiz.id):
        copied = {"position": slot.position, "item_version_id": slot.item_version_id, "max_mark": slot.max_mark}
        copy.slots.append(QuizSlot(**copied))
    session.add(copy)
    session.flush()
    return copy


def discard(session: Session, quiz: Quiz) -> None:
    """Delete a quiz that nobody has started.

    :raises Refused: once a student has started.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    if queries.has_been_started(session, quiz.id):
        raise Refused(lazy_gettext("The quiz cannot be deleted any more: a student has already started."))
    session.delete(quiz)
    session.flush()


def _known(settings: Mapping[str, Any]) -> dict[str, Any]:
    unknown = settings.keys() - SETTINGS
    if unknown:
        raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
    return dict(settings)


def _check_settings(quiz: Quiz) -> None:
    if quiz.opens_at is not None and quiz.closes_at is not None and quiz.closes_at <= quiz.opens_at:
        raise Refused(lazy_gettext("The quiz has to close after it opens."))
    if quiz.access_code and not fold(quiz.access_code):
        raise Refused(lazy_gettext("An access code has at least one letter or digit."))
    if quiz.hard_close and quiz.closes_at is None:
        raise Refused(lazy_gettext("A hard close needs a closing time."))


def _open_for_composing(session: Session, quiz: Quiz) -> Quiz:
    quiz = queries.lock_quiz(session, quiz.id)
    if queries.has_been_started(session, quiz.id):
        raise Refused(lazy_gettext("The questions cannot change any more: a student has already started."))
    _throw_sheets_away(session, quiz)
    return quiz


def _throw_sheets_away(session: Session, quiz: Quiz) -> None:
    """What was drawn for students before the start does not hold any more; it is drawn again."""
    session.execute(delete(PreparedSheet).where(PreparedSheet.quiz_id == quiz.id))


def _renumber(session: Session, slots: Sequence[QuizSlot]) -> None:
    """Number slots from 1, by way of negative numbers: two slots may never stand in the same place."""
    for sign in (-1, 1):
        for position, slot in enumerate(slots, 1):
            slot.position = sign * position
        session.flush()
