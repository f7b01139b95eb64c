"""Pages of the roster room."""

from flask import Blueprint

blueprint = Blueprint("roster", __name__)

from classroom.roster.views import cards, classes, copying, importing, join, students  # noqa: E402

__all__ = ["blueprint", "cards", "classes", "copying", "importing", "join", "students"]
