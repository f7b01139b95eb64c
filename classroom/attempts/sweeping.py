"""What the worker does each minute: write down the end of attempts whose time is up. Nothing depends on it."""

from __future__ import annotations

from classroom.attempts import service
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.jobs import every_minute


@every_minute
def sweep_attempts() -> None:
    """Close and mark expired attempts that nobody has looked at since."""
    if service.settle(db.session, utc_now()):
        db.session.commit()
