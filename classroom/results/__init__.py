"""Results: who has done what, what the class knows, and which question deserves a second look."""

from flask import Flask

from classroom.results import pictures, views, wording
from classroom.results import sweeping as sweeping
from classroom.results.shared_values import Shared
from classroom.results.views.live import FRESH_SECONDS
from classroom.results.views.marking import answers_to_mark


def init_app(app: Flask) -> None:
    """Register the pages, and the words and filters of their templates."""
    app.register_blueprint(views.blueprint)
    app.extensions["recoupe_boards"] = Shared(FRESH_SECONDS)
    app.jinja_env.filters.update(wording.FILTERS)
    app.jinja_env.globals.update(wording.GLOBALS, pictures=pictures, share=pictures.share)
    app.jinja_env.globals.update(answers_to_mark=answers_to_mark)
