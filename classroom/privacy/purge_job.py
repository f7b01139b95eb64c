"""What the worker does by itself: forget the students of classes whose time is over, and what is old in the log."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from flask import current_app

from classroom import jobs
from classroom.audit.log import forget_old, has_old
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.privacy import purge


def today() -> date:
    """The day at the school."""
    return utc_now().astimezone(ZoneInfo(current_app.config["SETTINGS"].timezone)).date()


@jobs.job
def purge_class(class_id: int, asked_by_id: int | None) -> None:
    """Forget the students of a class, one after the other, each in a transaction of its own."""
    more = True
    while more:
        begin_write(db.session)
        more = purge.purge_next(db.session, class_id, asked_by_id, utc_now())
        db.session.commit()


@jobs.every_minute
def purge_classes() -> None:
    """Forget the students of classes whose last day is over; a purge that was cut off goes on."""
    for class_id in purge.due(db.session, today()):
        purge_class(class_id, None)


@jobs.every_minute
def forget_old_entries() -> None:
    """Delete entries of the audit log whose time is over."""
    if not has_old(db.session, utc_now()):
        return
    begin_write(db.session)
    forget_old(db.session, utc_now())
    db.session.commit()
