"""A student on her own: her progress, and practising what she missed. It counts nowhere, and nobody else reads it."""

from flask import Flask

from classroom.practice import views


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(views.blueprint)
