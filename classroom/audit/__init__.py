"""Who looked at marks and who changed them: written wherever it happens, read on the pages of the privacy room."""

from flask import Flask

from classroom.audit.log import note
from classroom.audit.looks import looked, write_look

__all__ = ["init_app", "looked", "note"]


def init_app(app: Flask) -> None:
    """Write down, when a page is answered, who looked at it."""
    app.after_request(write_look)
