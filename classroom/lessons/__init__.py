"""Lessons: the sheets of a dossier as a page for a class, before or after a quiz."""

from flask import Flask

from classroom.lessons.views import blueprint


def init_app(app: Flask) -> None:
    """Register what this room serves."""
    app.register_blueprint(blueprint)
