"""A lock, or a limited number of seats, had in the order in which it was asked for."""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """Like a semaphore, but nobody who comes later gets in first: under load a plain one lets some wait many times as
    long as others.

    :param seats: how many may be in at once.
    """

    def __init__(self, seats: int = 1) -> None:
        self._guard = threading.Lock()
        self._free = seats
        self._waiting: deque[threading.Lock] = deque()

    def take(self, timeout: float = -1) -> bool:
        """Wait for one's turn.

        :param timeout: seconds; for ever when left out.
        :returns: whether it came in time.
        """
        with self._guard:
            if self._free:
                self._free -= 1
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        return mine.acquire(timeout=timeout) or self._came_after_all(mine)

    def give_back(self) -> None:
        """Let the next one in."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1

    def _came_after_all(self, mine: threading.Lock) -> bool:
        """Whether the turn was given in the moment between waking up and leaving the queue."""
        with self._guard:
            if mine not in self._waiting:
                return True
            self._waiting.remove(mine)
            return False
