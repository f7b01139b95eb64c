"""Pages of the roster room."""

from flask import Blueprint

blueprint = Blueprint("roster", __name__)

from classroom.roster.views import accommodations, cards, classes, copying, importing, join, students  # noqa: E402

__all__ = ["accommodations", "blueprint", "cards", "classes", "copying", "importing", "join", "students"]
