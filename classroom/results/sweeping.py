"""What the worker does by itself for the results: add attempts up that have changed. No page depends on it."""

from __future__ import annotations

from sqlalchemy import select

from classroom.database import begin_write
from classroom.extensions import db
from classroom.jobs import every_few_seconds
from classroom.models import AttemptSum
from classroom.results.adding_up import add_up_stale

#: Attempts added up in one transaction: those who save an answer do not wait for it noticeably.
AT_ONCE = 25
#: Transactions in one round: other sweeps have their turn as well.
MOST = 40


@every_few_seconds
def keep_sums() -> None:
    """Add up what marks have changed since the last round."""
    for _ in range(MOST):
        if db.session.scalar(select(AttemptSum.attempt_id).where(AttemptSum.stale).limit(1)) is None:
            break
        begin_write(db.session)
        done = add_up_stale(db.session, AT_ONCE)
        db.session.commit()
        if not done:
            break
    db.session.rollback()
