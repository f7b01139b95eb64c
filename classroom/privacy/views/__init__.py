"""Pages of the privacy room."""

from classroom.privacy.views import classes, log, names, own, students
from classroom.privacy.views.room import blueprint

__all__ = ["blueprint", "classes", "log", "names", "own", "students"]
