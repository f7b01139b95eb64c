"""What the worker does by itself: write down the end of attempts whose time is up, every few seconds, and draw the
sheets of quizzes that open soon. Nothing depends on it."""

from __future__ import annotations

from datetime import timedelta

from classroom.attempts import presence, queries, service
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.jobs import every_few_seconds, every_minute
from classroom.models import Attempt

#: Attempts closed in one transaction: those who still write do not wait for the end of a whole school.
AT_ONCE = 25
#: An end is written down so much later: answers that came in just before it may still wait for their turn.
PATIENCE = timedelta(seconds=2)


@every_few_seconds
def sweep_attempts() -> None:
    """Close and mark expired attempts that nobody has looked at since."""
    now = utc_now() - PATIENCE
    ids = queries.expired_ids(db.session, now)
    for first in range(0, len(ids), AT_ONCE):
        if service.settle(db.session, now, Attempt.id.in_(ids[first : first + AT_ONCE])):
            db.session.commit()


@every_minute
def prepare_sheets() -> None:
    """Draw the sheets of quizzes that open soon."""
    now = utc_now()
    if queries.opening_soon(db.session, now):
        begin_write(db.session)
        service.prepare_upcoming(db.session, now)
        db.session.commit()


@every_minute
def forget_presence() -> None:
    """Keep no note of pages of attempts that are over."""
    now = utc_now()
    if presence.lingers(db.session, now):
        begin_write(db.session)
        presence.forget(db.session, now)
        db.session.commit()
