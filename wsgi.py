"""For a WSGI server: ``granian --interface wsgi wsgi:app``."""

import sys

from classroom.app import create_app
from classroom.errors import BadSetting

try:
    app = create_app()
except BadSetting as error:
    sys.exit(f"Recoupe cannot start: {error}")
