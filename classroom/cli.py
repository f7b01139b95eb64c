"""What the commands of ``flask`` share."""

from __future__ import annotations

import logging
from typing import Any

import click
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy.exc import OperationalError, ProgrammingError

from classroom.extensions import alembic


class DatabaseGroup(AppGroup):
    """Commands that need the tables: on a database that was not migrated they say so in one line."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command of the group."""
        try:
            return super().invoke(context)
        except (OperationalError, ProgrammingError):
            with context.ensure_object(ScriptInfo).load_app().app_context():
                require_migrated()
            raise


def require_migrated() -> None:
    """Make sure that the tables are those of this version.

    :raises click.ClickException: when they are not.
    """
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if set(alembic.current()) != set(alembic.heads()):
        raise click.ClickException("the database is not up to date; run `flask db upgrade` first")
