"""The demonstration: five dispatches on the NATO-Russia Council, an invented class, a quiz sat and a quiz to take.

Outlets and people of the school are invented. The dispatches retell public events of 2008 to 2016 in words of our own;
they contradict each other on purpose.
"""

from flask import Flask

from classroom.demo.cli import demo


def init_app(app: Flask) -> None:
    """Register ``flask demo``."""
    app.cli.add_command(demo)
