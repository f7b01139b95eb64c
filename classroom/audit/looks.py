"""Looks at pages. A page is read in a transaction that writes nothing; the look is written in a short one behind it."""

from __future__ import annotations

import logging

from flask import Response, g
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from classroom.audit.log import note_look
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import AuditAct

log = logging.getLogger(__name__)


def looked(
    act: AuditAct, *, class_id: int | None = None, quiz_id: int | None = None, student_id: int | None = None
) -> None:
    """Say that the signed-in user looks at this with the request at hand."""
    g.look = (act, {"class_id": class_id, "quiz_id": quiz_id, "student_id": student_id})


def write_look(response: Response) -> Response:
    """Write the look down when the page was shown."""
    look = g.pop("look", None)
    if look is None or response.status_code != 200:
        return response
    act, about = look
    actor_id = current_user.id
    # The page has been read; its transaction need not wait for this one.
    db.session.rollback()
    try:
        with db.sessionmaker() as session:
            begin_write(session)
            note_look(session, act, actor_id, utc_now(), about)
            session.commit()
    except SQLAlchemyError:
        # A database that cannot be written to must not keep a teacher from reading what is in it.
        log.exception("a look could not be written down")
    return response
