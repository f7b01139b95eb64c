"""``/healthz``: whether database and worker are well, for whoever watches the machine."""

from __future__ import annotations

from flask import Blueprint, current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from classroom import jobs
from classroom.clock import utc_now
from classroom.extensions import csrf, db

blueprint = Blueprint("health", __name__)
csrf.exempt(blueprint)


@blueprint.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    """JSON with ``database`` and ``worker``; status 503 when either is not ``ok``."""
    report = {"database": _database(), "worker": _worker()}
    return report, 200 if set(report.values()) == {"ok"} else 503


def _database() -> str:
    try:
        db.session.execute(text("SELECT 1 FROM users WHERE 1 = 0"))
    except SQLAlchemyError:
        current_app.logger.exception("health: the database does not answer")
        return "failing"
    return "ok"


def _worker() -> str:
    try:
        beat = jobs.last_beat(current_app.extensions["queue"])
    except Exception:  # any store of the queue, any of its errors
        current_app.logger.exception("health: the queue does not answer")
        return "failing"
    if beat is None:
        return "not started"
    return "ok" if utc_now() - beat < jobs.HEARTBEAT_MAX_AGE else "silent"
