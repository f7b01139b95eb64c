"""One transaction a request; the view commits it as its last act, and what is not committed is undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, current_app, request

from classroom.database import begin_write
from classroom.extensions import db

View = TypeVar("View", bound=Callable[..., object])


def init_app(app: Flask) -> None:
    """Open the transaction of every request that changes something as a writing one."""
    app.before_request(_begin)


def reads_first(view: View) -> View:
    """Mark a view that does slow work (a password hash) before it writes: it calls ``begin_write`` itself, late."""
    view.reads_first = True  # type: ignore[attr-defined]
    return view


def _begin() -> None:
    if request.method in {"GET", "HEAD", "OPTIONS"} or request.endpoint is None:
        return
    if not getattr(current_app.view_functions[request.endpoint], "reads_first", False):
        begin_write(db.session)
