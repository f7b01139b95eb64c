"""How long an account stays locked after wrong guesses.

The limit is by account, never by address: a whole school comes from one address.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

#: Wrong guesses in a row that lock an account for the first time.
FREE_GUESSES = 5
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(minutes=15)


def lock_after(failures: int) -> timedelta | None:
    """How long to lock an account after so many wrong guesses in a row: twice as long each time."""
    if failures < FREE_GUESSES:
        return None
    doublings = min(failures - FREE_GUESSES, 10)
    return min(FIRST_LOCK * (1 << doublings), LONGEST_LOCK)


def is_locked(locked_until: datetime | None, now: datetime) -> bool:
    """Whether guesses are refused at ``now``."""
    return locked_until is not None and now < locked_until


def minutes_left(locked_until: datetime, now: datetime) -> int:
    """Whole minutes to wait, rounded up, at least one."""
    return max(1, math.ceil((locked_until - now).total_seconds() / 60))
