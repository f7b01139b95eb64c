"""The quizzes room: which questions, in what order, for which classes, under what rules."""

from flask import Flask

from classroom.quizzes import availability
from classroom.quizzes.class_rules import has_own_rules, of_class
from classroom.quizzes.views import blueprint


def init_app(app: Flask) -> None:
    """Register what this room serves."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(availability=availability.availability)
    app.jinja_env.filters.update(as_class_has_it=of_class, has_own_rules=has_own_rules)
