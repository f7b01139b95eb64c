"""The item bank: what the engine wrote is curated here, and teachers write questions of their own."""

from flask import Flask

from classroom.item_bank import wording
from classroom.item_bank.flaw_hints import hints
from classroom.item_bank.service import draft_of, keep_written_items
from classroom.item_bank.views import blueprint


def init_app(app: Flask) -> None:
    """Register what this room serves, and how the reading job keeps what the engine wrote."""
    app.register_blueprint(blueprint)
    app.extensions["keep_items"] = keep_written_items
    app.jinja_env.globals["item_words"] = wording
    app.jinja_env.globals["hints_of"] = lambda version: hints(draft_of(version))
