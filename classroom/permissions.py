"""Who may open which page. What a page then shows is narrowed by the queries to what is the user's own."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import abort, current_app
from flask_login import current_user

from classroom.models import Role

P = ParamSpec("P")
R = TypeVar("R")


def requires(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A view for these roles only: others who are signed in get 403, visitors are sent to the sign-in page."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if not current_user.is_authenticated:
                return current_app.login_manager.unauthorized()  # type: ignore[attr-defined, no-any-return]
            if current_user.role not in roles:
                abort(403)
            return view(*args, **kwargs)

        guarded.allowed_roles = roles  # type: ignore[attr-defined]
        return guarded

    return decorate


def found(row: R | None) -> R:
    """The row, or 404: what is not there and what is not yours look the same."""
    if row is None:
        abort(404)
    return row
