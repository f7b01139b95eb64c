"""What the pages of a sheet read. A class turns them all hour long, so they ask for columns, in one select for who is
here and one for what stands on the sheet; objects of the mapper would take longer than the database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from classroom.attempts.queries import LAST_BROWSER, LockedAttempt, SaveTarget, signed_in_as
from classroom.models import (
    Accommodation,
    AtExpiry,
    Attempt,
    AttemptItem,
    ClosedBy,
    ItemVersion,
    Navigation,
    Quiz,
    Response,
    Role,
    User,
)


@dataclass(frozen=True, slots=True)
class SheetQuiz:
    """What a sheet says of its quiz."""

    id: int
    title: str
    instructions: str
    max_attempts: int


@dataclass(frozen=True, slots=True)
class Sitter:
    """The student who is signed in, as far as a page shows her; Flask-Login takes her for the user."""

    id: int
    name: str
    role: Role
    locale: str | None

    is_authenticated = True
    is_active = True
    is_anonymous = False
    must_change_secret = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A student at her attempt: what decides, and what its pages show."""

    id: int
    student_id: int
    number: int
    started_at: datetime
    deadline_at: datetime | None
    grace_minutes: int
    at_expiry: AtExpiry
    navigation: Navigation
    closed_at: datetime | None
    closed_by: ClosedBy | None
    quiz: SheetQuiz
    student: Sitter
    hide_timer: bool
    #: The browser session in which it was last started or resumed.
    browser: str | None


_ATTEMPT = tuple(field.name for field in fields(Sitting))[:10]
_QUIZ = tuple(field.name for field in fields(SheetQuiz))
_SITTER = tuple(field.name for field in fields(Sitter))


def sitting(session: Session, attempt_id: int, signed_in: tuple[int, int]) -> Sitting | None:
    """A student's own attempt.

    :param signed_in: id and session version that her session cookie names.
    :returns: ``None`` when the attempt is not hers, or the session is not good any more.
    """
    which = {"attempt": attempt_id, "student": signed_in[0], "version": signed_in[1]}
    row = session.connection().execute(_SITTING, which).first()
    if row is None:
        return None
    *attempt, hide_timer, browser = row
    student = [attempt.pop() for _ in _SITTER][::-1]
    quiz = [attempt.pop() for _ in _QUIZ][::-1]
    known = browser.get("browser") if isinstance(browser, dict) else None
    return Sitting(*attempt, SheetQuiz(*quiz), Sitter(*student), bool(hide_timer), known)  # type: ignore[call-arg]


_SITTING = signed_in_as(
    select(*(getattr(Attempt, name) for name in _ATTEMPT))
    .add_columns(*(getattr(Quiz, name) for name in _QUIZ))
    .add_columns(*(getattr(User, name) for name in _SITTER))
    .add_columns(Accommodation.hide_timer, LAST_BROWSER.scalar_subquery())
    .join(Quiz, Quiz.id == Attempt.quiz_id)
    .outerjoin(Accommodation, Accommodation.student_id == Attempt.student_id)
    .where(Attempt.id == bindparam("attempt"))
)


#: A question of an attempt with its version and its last answer, as :func:`classroom.attempts.sheet.fill` takes it.
Line = Row[Any]

_newer = aliased(Response)
_LAST = (
    select(func.max(_newer.sequence)).where(_newer.attempt_item_id == AttemptItem.id).correlate(AttemptItem)
).scalar_subquery()


def _lines(with_version: Any) -> Select[Any]:
    columns = select(
        AttemptItem.id,
        AttemptItem.position,
        AttemptItem.max_mark,
        AttemptItem.option_order,
        AttemptItem.section_id,
        ItemVersion.kind,
        ItemVersion.stem,
        ItemVersion.options,
        ItemVersion.rules,
        Response.sequence,
        Response.answer,
        Response.received_at,
    )
    return (
        columns.select_from(AttemptItem)
        .outerjoin(ItemVersion, with_version)
        .outerjoin(Response, and_(Response.attempt_item_id == AttemptItem.id, Response.sequence == _LAST))
        .where(AttemptItem.attempt_id == bindparam("attempt"))
        .order_by(AttemptItem.position)
    )


_ITS_VERSION = ItemVersion.id == AttemptItem.item_version_id
_SHEET = _lines(_ITS_VERSION)
_ONE = _lines(and_(_ITS_VERSION, AttemptItem.position == bindparam("place")))


def lines(session: Session, attempt_id: int, place: int | None = None) -> Sequence[Line]:
    """The questions of an attempt in the order shown, each with the last answer given, whether it counts or not.

    :param place: of the one question that is wanted with its words; the others come without, ``kind`` being ``None``.
    """
    if place is None:
        return session.connection().execute(_SHEET, {"attempt": attempt_id}).all()
    return session.connection().execute(_ONE, {"attempt": attempt_id, "place": place}).all()


def lock_targets(
    session: Session,
    attempt_id: int,
    item_ids: Collection[int] | None = None,
    signed_in: tuple[int, int] | None = None,
) -> list[SaveTarget]:
    """What saving a sheet, or some questions of it, is about, its attempt locked; in the order shown.

    :param item_ids: attempt items; all when left out.
    :param signed_in: id and session version of the student whose attempt it must be; not asked when left out.
    """
    which: dict[str, Any] = {"attempt": attempt_id}
    if item_ids is not None:
        which["items"] = list(item_ids)
    if signed_in is not None:
        which |= {"student": signed_in[0], "version": signed_in[1]}
    rows = session.connection().execute(_TARGETS[item_ids is not None, signed_in is not None], which).all()
    if not rows:
        return []
    attempt = LockedAttempt(*rows[0][6:])
    return [SaveTarget(attempt, *row[:6]) for row in rows]


def _targets(some: bool, own: bool) -> Select[Any]:
    query: Select[Any] = (
        select(AttemptItem.id, ItemVersion.kind, ItemVersion.options, AttemptItem.option_order, AttemptItem.position)
        .add_columns(ItemVersion.rules, *(getattr(Attempt, field.name) for field in fields(LockedAttempt)))
        .join_from(Attempt, AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemVersion, _ITS_VERSION)
        .where(Attempt.id == bindparam("attempt"))
        .order_by(AttemptItem.position)
        .with_for_update(of=Attempt)
    )
    if some:
        query = query.where(AttemptItem.id.in_(bindparam("items", expanding=True)))
    return signed_in_as(query) if own else query


_TARGETS = {(some, own): _targets(some, own) for some in (False, True) for own in (False, True)}
