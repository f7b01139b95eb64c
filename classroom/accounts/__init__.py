"""Accounts: who may come in, and how. Staff sign in here; students come through their class (see the roster)."""

from flask import Flask

from classroom.accounts import login
from classroom.accounts.cli import users
from classroom.accounts.views import blueprint


def init_app(app: Flask) -> None:
    """Register the pages, the ``flask users`` commands and Flask-Login."""
    app.register_blueprint(blueprint)
    app.cli.add_command(users)
    login.init_app(app)
