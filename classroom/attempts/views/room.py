"""What the pages of the room share."""

from __future__ import annotations

import secrets
from datetime import datetime

from flask import Blueprint, session
from flask_login import current_user
from sqlalchemy import ColumnElement

from classroom.attempts import queries, service
from classroom.extensions import db
from classroom.models import Attempt
from classroom.permissions import found

blueprint = Blueprint("attempts", __name__)


def own_attempt(attempt_id: int) -> Attempt:
    """The signed-in student's attempt, or 404."""
    return found(queries.attempt_of(db.session, attempt_id, current_user.id))


def settle_own(now: datetime, *narrowed: ColumnElement[bool]) -> None:
    """Before a page is shown, write down the end of the student's attempts whose time is up."""
    if service.settle(db.session, now, Attempt.student_id == current_user.id, *narrowed):
        db.session.commit()


def browser_name() -> str:
    """A name for this browser session, made when it is first asked for."""
    if "browser" not in session:
        session["browser"] = secrets.token_hex(6)
    return str(session["browser"])
