"""The dossiers room: dispatches come in, are read in the background, and can be corrected by hand."""

from flask import Flask

from classroom.dossiers import wording
from classroom.dossiers.commands import dossiers
from classroom.dossiers.differences import differing
from classroom.dossiers.views import blueprint


def init_app(app: Flask) -> None:
    """Register what this room serves."""
    app.register_blueprint(blueprint)
    app.cli.add_command(dossiers)
    app.jinja_env.filters["calendar"] = wording.calendar_value
    app.jinja_env.filters["month"] = wording.month
    app.jinja_env.globals["dossier_words"] = wording
    app.jinja_env.globals["differing"] = differing
