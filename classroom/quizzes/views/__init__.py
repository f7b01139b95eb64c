"""Pages of the quizzes room: a teacher composes, sets rules, gives a quiz to classes and publishes it."""

from classroom.quizzes.views import classes as classes
from classroom.quizzes.views import composing as composing
from classroom.quizzes.views import draws as draws
from classroom.quizzes.views import from_dossier as from_dossier
from classroom.quizzes.views import pages as pages
from classroom.quizzes.views import publishing as publishing
from classroom.quizzes.views import sections as sections
from classroom.quizzes.views.room import blueprint

__all__ = ["blueprint"]
