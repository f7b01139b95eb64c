"""What the pages of the results share: the blueprint, and how a quiz and its classes are found."""

from __future__ import annotations

from flask import Blueprint, request
from flask_login import current_user
from sqlalchemy import ColumnElement

from classroom.attempts.service import settle
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Quiz, SchoolClass
from classroom.permissions import found
from classroom.results import queries

blueprint = Blueprint("results", __name__)


def shown_or_404(quiz_id: int) -> tuple[Quiz, SchoolClass, list[SchoolClass]]:
    """The quiz, the class asked for by ``?class=`` or the first one, and the classes to choose from."""
    shown = queries.shown_classes(db.session, current_user, quiz_id)
    wanted = request.args.get("class")
    chosen = [pair for pair in shown if wanted is None or str(pair[1].id) == wanted]
    quiz, school_class = found(chosen[0] if chosen else None)
    return quiz, school_class, [other for _quiz, other in shown]


def several_or_404(quiz_id: int) -> tuple[Quiz, list[SchoolClass], list[SchoolClass]]:
    """The quiz, the classes asked for (``?class=all``: all of them), and the classes to choose from."""
    if request.args.get("class") != "all":
        quiz, school_class, classes = shown_or_404(quiz_id)
        return quiz, [school_class], classes
    shown = queries.shown_classes(db.session, current_user, quiz_id)
    quiz, _first = found(shown[0] if shown else None)
    classes = [school_class for _quiz, school_class in shown]
    return quiz, classes, classes


def settle_attempts(which: ColumnElement[bool]) -> None:
    """Close and mark attempts whose time is up, so that the page need not wait for the job that does it."""
    if settle(db.session, utc_now(), which):
        db.session.commit()
