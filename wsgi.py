"""For a WSGI server: ``granian --interface wsgi wsgi:app``."""

from classroom.app import create_app

app = create_app()
