"""Values that many readers look at and one of them works out: a board that a whole staff room watches costs hardly more
than one that a teacher watches."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")

#: Seconds after which a value that nobody has asked for is forgotten.
KEPT_SECONDS = 60.0


@dataclass
class _Entry(Generic[Value]):
    """A value, and since when it stands (seconds of the monotonic clock)."""

    value: Value | None = None
    made_at: float = 0.0
    asked_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Shared(Generic[Value]):
    """Values by key, each worked out at most every so many seconds in this process.

    While one reader works it out, the others get the value before it; only the very first has to be waited for.

    :param seconds: how long a value is good for; 0: not at all.
    :param clock: seconds of a clock that never goes back.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._clock = clock
        self._entries: dict[Hashable, _Entry[Value]] = {}
        self._guard = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, worked out by ``make`` when it is too old."""
        entry = self._entry(key)
        value = entry.value
        if value is not None and not self._is_old(entry):
            return value
        if not entry.lock.acquire(blocking=value is None):
            return value  # type: ignore[return-value]  # it is there: the lock is only waited for when it is not
        try:
            if entry.value is None or self._is_old(entry):
                made = make()
                # A request that waited meanwhile has what was so when it was begun, not when it was done.
                entry.value, entry.made_at = made, self._clock()
            return entry.value
        finally:
            entry.lock.release()

    def drop(self, key: Hashable) -> None:
        """The next reader works it out anew."""
        with self._guard:
            self._entries.pop(key, None)

    def _is_old(self, entry: _Entry[Value]) -> bool:
        return self._clock() - entry.made_at >= self.seconds

    def _entry(self, key: Hashable) -> _Entry[Value]:
        now = self._clock()
        with self._guard:
            if key not in self._entries:
                self._entries = {k: e for k, e in self._entries.items() if now - e.asked_at < KEPT_SECONDS}
            entry = self._entries.setdefault(key, _Entry())
            entry.asked_at = now
            return entry
