"""The desk that issues PINs, one an application."""

from __future__ import annotations

from flask import Flask, current_app

from classroom.roster.pins import PinDesk


def init_app(app: Flask) -> None:
    """Open the desk with the site's secret key."""
    app.extensions["pin_desk"] = PinDesk(app.config["SECRET_KEY"])


def pin_desk() -> PinDesk:
    """The desk of the current application."""
    desk: PinDesk = current_app.extensions["pin_desk"]
    return desk
