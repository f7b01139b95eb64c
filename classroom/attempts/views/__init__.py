"""Pages of the attempts room: a student's quizzes, the sheet she writes on, and what a teacher does with time."""

from classroom.attempts.views import home, paper, saving, taking, teaching, trying
from classroom.attempts.views.room import blueprint

__all__ = ["blueprint", "home", "paper", "saving", "taking", "teaching", "trying"]
