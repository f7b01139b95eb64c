"""Pages of the accounts room."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

from classroom.accounts.views import doors, own, users  # noqa: E402

__all__ = ["blueprint", "doors", "own", "users"]
