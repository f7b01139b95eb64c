"""For a WSGI server: ``granian --interface wsgi wsgi:app``."""

import gc
import sys

from classroom.app import create_app
from classroom.errors import BadSetting

try:
    app = create_app()
except BadSetting as error:
    sys.exit(f"Recoupe cannot start: {error}")

# What was imported stays; the collector need not go through it again and again, a fifth of a second each time.
gc.collect()
gc.freeze()
# A page over a thousand attempts makes tens of thousands of small rows and no cycles: with the thresholds of CPython it
# would be gone through some thirty times.
gc.set_threshold(50_000, 20, 100)
