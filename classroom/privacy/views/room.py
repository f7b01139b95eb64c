"""What the pages of the privacy room share."""

from __future__ import annotations

from flask import Blueprint
from flask_login import current_user

from classroom.extensions import db
from classroom.models import Enrolment, SchoolClass
from classroom.permissions import found
from classroom.roster import queries as roster

blueprint = Blueprint("privacy", __name__)


def own_class(class_id: int) -> SchoolClass:
    """A class of the signed-in teacher, or 404."""
    return found(roster.class_of_teacher(db.session, class_id, current_user.id))


def own_place(class_id: int, student_id: int) -> Enrolment:
    """The place of a student who is known still in a class of the signed-in teacher, or 404."""
    place = found(roster.enrolment(db.session, own_class(class_id).id, student_id))
    return found(place if place.student.erased_at is None else None)
