"""Writing the audit log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, insert, literal, select
from sqlalchemy.orm import Session

from classroom.models import AUDIT_KEPT, AuditAct, AuditEntry

#: Who opens a page again within this time has looked once.
ONE_LOOK = timedelta(minutes=15)
#: Entries deleted in one transaction.
AT_ONCE = 500


def note(
    session: Session,
    act: AuditAct,
    actor_id: int | None,
    now: datetime,
    *,
    class_id: int | None = None,
    quiz_id: int | None = None,
    student_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Write down an act, in the transaction of the act.

    :param actor_id: ``None``: the site by itself.
    :param detail: numbers that say more, never words about a person.
    """
    about = {"class_id": class_id, "quiz_id": quiz_id, "student_id": student_id, "detail": detail}
    session.add(AuditEntry(act=act, actor_id=actor_id, at=now, **about))


def note_look(session: Session, act: AuditAct, actor_id: int, now: datetime, about: dict[str, int | None]) -> None:
    """Write down a look, unless the same person has looked at the same within :data:`ONE_LOOK`: one statement.

    :param about: ``class_id``, ``quiz_id`` and ``student_id``, as far as they say something.
    """
    columns = {"class_id": AuditEntry.class_id, "quiz_id": AuditEntry.quiz_id, "student_id": AuditEntry.student_id}
    same = and_(*(column.is_not_distinct_from(about.get(name)) for name, column in columns.items()))
    lately = exists().where(
        AuditEntry.actor_id == actor_id, AuditEntry.at > now - ONE_LOOK, AuditEntry.act == act, same
    )
    values = {"at": now, "actor_id": actor_id, "act": act, **{name: about.get(name) for name in columns}}
    types = {name: AuditEntry.__table__.c[name].type for name in values}
    row = select(*(literal(value, types[name]) for name, value in values.items())).where(~lately)
    session.execute(insert(AuditEntry).from_select(list(values), row))


def forget_old(session: Session, now: datetime) -> int:
    """Delete entries whose time is over; the caller commits.

    :returns: how many, at most :data:`AT_ONCE`.
    """
    ids = session.scalars(select(AuditEntry.id).where(_over(now)).order_by(AuditEntry.id).limit(AT_ONCE)).all()
    if ids:
        session.execute(delete(AuditEntry).where(AuditEntry.id.in_(ids)))
    return len(ids)


def has_old(session: Session, now: datetime) -> bool:
    """Whether there are entries whose time is over."""
    return session.scalar(select(AuditEntry.id).where(_over(now)).limit(1)) is not None


def _over(now: datetime) -> ColumnElement[bool]:
    # A day more than the database asks for: its clock need not be ours.
    return AuditEntry.at < now - AUDIT_KEPT - timedelta(days=1)
