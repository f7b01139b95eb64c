"""Privacy: how long a class is known by its names, erasure, what is known of a student, who looked at marks."""

from flask import Flask

from classroom.privacy import purge_job as purge_job
from classroom.privacy import student_file as student_file
from classroom.privacy import views, wording


def init_app(app: Flask) -> None:
    """Register the pages and what their templates use."""
    app.register_blueprint(views.blueprint)
    app.jinja_env.globals.update(wording.GLOBALS)
