"""Pages for what went wrong: what happened, what is safe, where to go on."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, NoResultFound, OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import (
    BadRequest,
    Conflict,
    HTTPException,
    InternalServerError,
    NotFound,
    ServiceUnavailable,
)

from classroom.extensions import db
from classroom.i18n import LANGUAGES

#: Faults of the database that say something to the user, the special ones before the general ones.
_MEANINGS: tuple[tuple[type[Exception], type[HTTPException]], ...] = (
    # Two wrote at once where the database lets only one.
    (IntegrityError, Conflict),
    (StaleDataError, Conflict),
    # Taken away since it was looked up.
    (NoResultFound, NotFound),
    # Text or a number that the database cannot hold.
    (DataError, BadRequest),
    # Locked for too long, no room left, or out of reach: nothing is half-written, and trying again may help.
    (OperationalError, ServiceUnavailable),
)


#: Seconds after which a browser may try again what the database could not take.
RETRY_AFTER = 5


def init_app(app: Flask) -> None:
    """Register one handler for every HTTP error."""
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Exception, _show_failure)


def show_error(error: HTTPException) -> ResponseReturnValue:
    """The page (or for a script, the JSON) of an HTTP error."""
    if error.response is not None:
        return error.get_response()
    code = error.code or 500
    message = _message(error)
    headers = [(name, value) for name, value in error.get_headers() if name not in {"Content-Type", "Content-Length"}]
    if _wants_json():
        return {"error": message}, code, headers
    return render_template("error.html", code=code, title=_title(code), message=message), code, headers


def _show_failure(error: Exception) -> ResponseReturnValue:
    if current_app.testing or current_app.debug:
        raise error
    current_app.logger.exception("request failed: %s %s", request.method, request.path)
    shown = _meaning(error)
    try:
        # What the page itself asks of the database (who is signed in) needs a transaction that still answers.
        db.session.rollback()
        return show_error(shown)
    except SQLAlchemyError:
        # Not even who is signed in can be asked, nor in which language she reads.
        with force_locale(request.accept_languages.best_match(list(LANGUAGES)) or "fr"):
            return _without_frame(shown)


def _without_frame(error: HTTPException) -> ResponseReturnValue:
    """The words alone."""
    headers = {"Retry-After": str(RETRY_AFTER)}
    if _wants_json():
        return {"error": _message(error)}, error.code or 500, headers
    return str(_message(error)), error.code or 500, {**headers, "Content-Type": "text/plain; charset=utf-8"}


def _meaning(error: Exception) -> HTTPException:
    meaning = next((meaning for fault, meaning in _MEANINGS if isinstance(error, fault)), InternalServerError)
    # To the script that saves answers 409 means « answered elsewhere »; it has to keep the answer and try again.
    if meaning is ServiceUnavailable or (meaning is Conflict and _wants_json()):
        return ServiceUnavailable(retry_after=RETRY_AFTER)
    return meaning()


def _wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _title(code: int) -> Any:
    titles = {403: _("No access"), 404: _("Page not found"), 429: _("Too many attempts")}
    return titles.get(code) or (_("This did not work") if code < 500 else _("Something went wrong"))


def _message(error: HTTPException) -> Any:
    if isinstance(error, CSRFError):
        return _("This form is too old or comes from another page. Go back, reload the page and send it again.")
    messages = {
        400: _("The request could not be understood."),
        401: _("Please sign in first."),
        403: _("You have no access to this page."),
        404: _("There is nothing at this address, or it is not yours to see."),
        405: _("This address does not take that kind of request."),
        409: _("Someone else changed this in the meantime. Reload the page and try again."),
        413: _("What you sent is too large (24 MB at most)."),
        429: _("Too many attempts. Wait a moment and try again."),
        503: _("The site cannot save anything just now. What was already saved is safe; please try again in a moment."),
    }
    fallback = _("Something went wrong on our side. What was already saved is safe; please try again.")
    return messages.get(error.code or 500, fallback)
