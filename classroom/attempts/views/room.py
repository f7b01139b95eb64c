"""What the pages of the room share."""

from __future__ import annotations

import secrets
from datetime import datetime

from flask import Blueprint, abort, session
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import ColumnElement

from classroom.accounts import login
from classroom.attempts import queries, service, sheet_queries
from classroom.attempts.sheet_queries import Sitting
from classroom.extensions import db
from classroom.models import Attempt, Role
from classroom.permissions import found, requires

blueprint = Blueprint("attempts", __name__)


def own_attempt(attempt_id: int) -> Attempt:
    """The signed-in student's attempt, or 404."""
    return found(queries.attempt_of(db.session, attempt_id, current_user.id))


def sit_down(attempt_id: int) -> Sitting | None:
    """The same for a view that finds the user itself; ``None``: see :func:`why_not`."""
    signed_in = login.signed_in()
    sitting = sheet_queries.sitting(db.session, attempt_id, signed_in) if signed_in else None
    if sitting is not None:
        login.recognise(sitting.student)
    return sitting


@requires(Role.STUDENT)
def why_not() -> ResponseReturnValue:
    """Not signed in (any more), not a student, or nothing of hers at this address: what every page says to that."""
    return login.insist_on_new_password() or abort(404)


def settle_own(now: datetime, *narrowed: ColumnElement[bool]) -> None:
    """Before a page is shown, write down the end of the student's attempts whose time is up."""
    if service.settle(db.session, now, Attempt.student_id == current_user.id, *narrowed):
        db.session.commit()


def browser_name() -> str:
    """A name for this browser session, made when it is first asked for."""
    if "browser" not in session:
        session["browser"] = secrets.token_hex(6)
    return str(session["browser"])
