"""What the pages of the room share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm

from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import Quiz
from classroom.permissions import found
from classroom.quizzes import queries, service

blueprint = Blueprint("quizzes", __name__)

#: Digits of the largest key that a row can have.
LONGEST_KEY = 10


def own(quiz_id: int) -> Quiz:
    """The signed-in teacher's quiz, or 404."""
    return found(queries.own_quiz(db.session, quiz_id, current_user.id))


def key(text: str) -> int:
    """A number that may be the key of a row.

    :raises ValueError: when no row can have it.
    """
    number = int(text)
    if not 0 < number < 2**31:
        raise ValueError(text)
    return number


def change(quiz_id: int, act: Callable[[Quiz], Any], fragment: str, said: str = "") -> ResponseReturnValue:
    """Change the quiz and go back to its page; or go back and say why not."""
    quiz = own(quiz_id)
    try:
        act(quiz)
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "error")
    else:
        db.session.commit()
        if said:
            flash(said, "success")
    return redirect(url_for("quizzes.show", quiz_id=quiz_id) + fragment)


def accepted(form: FlaskForm, act: Callable[[], Any]) -> bool:
    """Whether the form is in order and its act was done; what stands in the way is written on the form.

    The caller commits.
    """
    if not form.validate_on_submit():
        return False
    try:
        act()
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return False
    return True


def number(text: str) -> int:
    """A number that may be the key of a row; 0 for what is none."""
    try:
        return key(text)
    except ValueError:
        return 0


def with_typed(quiz: Quiz) -> Quiz:
    """The quiz, once the points and sections that stood in the same form are kept: no button loses what was typed.

    :raises Refused: for points that are no number or cannot be.
    """
    if points := {slot_id: service.read_points(text) for slot_id, text in _typed("points-")}:
        service.set_points(db.session, quiz, points)
    if placed := {slot_id: number(text) or None for slot_id, text in _typed("section-")}:
        service.arrange(db.session, quiz, [], placed)
    return quiz


def _typed(prefix: str) -> list[tuple[int, str]]:
    """What the form holds for each slot in the fields of a name."""
    names = ((name.removeprefix(prefix), text) for name, text in request.form.items() if name.startswith(prefix))
    return [(int(name), text) for name, text in names if name.isdecimal() and len(name) <= LONGEST_KEY]
