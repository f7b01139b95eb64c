"""The item_bank room."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this room serves."""
