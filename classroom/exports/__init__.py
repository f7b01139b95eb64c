"""Exports that take long: a job makes the file, a page shows how far it is, and a day later it is gone."""

from flask import Flask

from classroom.exports import term_file as term_file
from classroom.exports import views, wording


def init_app(app: Flask) -> None:
    """Register the pages and the words of their templates."""
    app.register_blueprint(views.blueprint)
    app.jinja_env.globals.update(wording.GLOBALS)
    app.jinja_env.filters.update(wording.FILTERS)
