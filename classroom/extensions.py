"""The Flask extensions, made once and bound to an application in :func:`classroom.app.create_app`."""

from inspect import iscoroutinefunction

from flask import Flask
from flask_alembic import Alembic
from flask_babel import Babel
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect

from classroom.database import Base


class Database(SQLAlchemy):
    """Flask-SQLAlchemy-Lite without its asynchronous sessions, which this site has none of.

    The extension closes them at the end of every request in a coroutine, for which Flask starts a thread with an event
    loop: about an eighth of the work of saving an answer, and impossible in a thread that has a loop of its own.
    """

    def init_app(self, app: Flask) -> None:  # type: ignore[override]
        """Bind to an application, before anything else asks for a coroutine at its end."""
        super().init_app(app)
        teardowns = app.teardown_appcontext_funcs
        teardowns[:] = [function for function in teardowns if not iscoroutinefunction(function)]


db = Database()
alembic = Alembic(metadatas=Base.metadata, run_mkdir=False)
babel = Babel()
csrf = CSRFProtect()
login_manager = LoginManager()
