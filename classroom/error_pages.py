"""Pages for what went wrong: what happened, what is safe, where to go on."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException


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
    return render_template("error.html", code=code, message=message), code, headers


def _show_failure(error: Exception) -> ResponseReturnValue:
    if current_app.testing or current_app.debug:
        raise error
    current_app.logger.exception("request failed: %s %s", request.method, request.path)
    return show_error(HTTPException())


def _wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


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
    }
    fallback = _("Something went wrong on our side. What was already saved is safe; please try again.")
    return messages.get(error.code or 500, fallback)
