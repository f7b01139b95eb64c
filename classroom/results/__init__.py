"""Results: who has done what, what the class knows, and which question deserves a second look."""

from flask import Flask

from classroom.results import views, wording


def init_app(app: Flask) -> None:
    """Register the pages, and the words and filters of their templates."""
    app.register_blueprint(views.blueprint)
    app.jinja_env.filters.update(wording.FILTERS)
    app.jinja_env.globals.update(wording.GLOBALS)
