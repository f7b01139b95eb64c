"""The roster: classes, their students, the cards with which they come in, and who may look at them."""

from flask import Flask

from classroom.roster import desk
from classroom.roster.class_codes import shown
from classroom.roster.views import blueprint


def init_app(app: Flask) -> None:
    """Register the pages and the desk that issues PINs."""
    desk.init_app(app)
    app.jinja_env.filters["class_code"] = shown
    app.register_blueprint(blueprint)
