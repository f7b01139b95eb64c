"""Who is signed in: the session cookie, its end, and the first password that must be changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import Flask, abort, current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user
from sqlalchemy import bindparam, select

from classroom import seats
from classroom.extensions import db, login_manager
from classroom.models import User

View = TypeVar("View", bound=Callable[..., object])
P = ParamSpec("P")
R = TypeVar("R")

#: Open to a user who has to choose a password first.
_OPEN_BEFORE_CHANGE = {"accounts.change_password", "accounts.sign_out", "i18n.switch_language", "static"}


def init_app(app: Flask) -> None:
    """Tell Flask-Login how users are found, and where visitors sign in."""
    # A phone that leaves the school's Wi-Fi changes its address; its student stays signed in.
    login_manager.session_protection = None
    login_manager.user_loader(_load_user)
    login_manager.unauthorized_handler(_unauthorized)
    app.before_request(_insist_before_views)


def open_session(user: User, *, stay: bool) -> None:
    """Sign a user in, in a session that shares nothing with the visitor's.

    :param stay: keep the session when the browser is closed, for ``PERMANENT_SESSION_LIFETIME``.
    """
    language = None if user.locale else session.get("locale")
    session.clear()
    if language:
        session["locale"] = language
    login_user(user)
    session.permanent = stay


def close_session() -> None:
    """Sign out, and leave nothing of the user in this browser."""
    session.clear()


def signed_in() -> tuple[int, int] | None:
    """Whom the session cookie names, and the version of the session; ``None``: nobody.

    Whether that is still good, only the table of users can tell: for a view that :func:`finds_user` itself.
    """
    number, _dot, version = str(session.get("_user_id", "")).partition(".")
    return (int(number), int(version)) if number.isdecimal() and version.isdecimal() else None


def finds_user(view: View) -> View:
    """Mark a view that makes sure of the user itself, together with what else it looks up."""
    view.finds_user = True  # type: ignore[attr-defined]
    return view


def asks_secret(view: Callable[P, R]) -> Callable[P, R]:
    """A view to which secrets are sent: a few at a time, so that a class that signs in is in nobody's way."""

    @functools.wraps(view)
    def waiting(*args: P.args, **kwargs: P.kwargs) -> R:
        if request.method != "POST":
            return view(*args, **kwargs)
        # Whoever waits holds no connection: others need it.
        db.session.rollback()
        with seats.through_the_door():
            return view(*args, **kwargs)

    return waiting


def recognise(user: object) -> None:
    """Say who is signed in where a view has found the user itself (see :func:`finds_user`): nobody looks again."""
    # Where Flask-Login keeps whom it has found.
    g._login_user = user


#: Made once; it begins every page.
_BY_ID = select(User).where(User.id == bindparam("user"))


def _load_user(identity: str) -> User | None:
    """The user of a session cookie, unless the account was closed or its secret changed since."""
    number = identity.partition(".")[0]
    user = db.session.scalar(_BY_ID, {"user": int(number)}) if number.isdecimal() else None
    return user if user is not None and user.active and user.get_id() == identity else None


def _unauthorized() -> ResponseReturnValue:
    """Scripts get 401; pages go to the sign-in page and come back here, unless a form was being sent."""
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        abort(401)
    flash(_("Please sign in first."), "warning")
    next_page = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=next_page))


def _insist_before_views() -> ResponseReturnValue | None:
    view = current_app.view_functions.get(request.endpoint or "")
    return None if getattr(view, "finds_user", False) else insist_on_new_password()


def insist_on_new_password() -> ResponseReturnValue | None:
    """To the page where a first password is changed; ``None``: there is no need."""
    if request.endpoint in _OPEN_BEFORE_CHANGE or not current_user.is_authenticated:
        return None
    return redirect(url_for("accounts.change_password")) if current_user.must_change_secret else None
