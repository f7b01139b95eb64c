"""One transaction a request; the view commits it as its last act, and what is not committed is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from flask import Flask, current_app, g, request

from classroom.clock import utc_now
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


def arrived_at() -> datetime:
    """When the request at hand came in. What is measured against a deadline is measured by this: a student does not
    pay for the time that her answer waits behind those of others."""
    moment: datetime = g.arrived_at
    return moment


def _begin() -> None:
    g.arrived_at = utc_now()
    if request.method in {"GET", "HEAD", "OPTIONS"} or request.endpoint is None:
        return
    if not getattr(current_app.view_functions[request.endpoint], "reads_first", False):
        begin_write(db.session)
