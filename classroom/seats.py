"""How many requests are worked on at once.

A web server with few threads keeps everybody waiting when a class signs in and its requests wait for their hashes; one
with many lets so many requests fight over the interpreter that each takes half as long again. So there are many threads
and few seats: a request that waits for a hash gives up its seat meanwhile, and others can be saved.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from classroom.turns import Turns

#: Requests worked on at once in a process: one computes, the others wait for the disk or the database.
SEATS = 4

_seats = Turns(SEATS)
_mine = threading.local()

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def seated(application: Wsgi) -> Wsgi:
    """The application, in which every request takes a seat first."""

    def take_seat(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        _seats.take()
        _mine.taken = True
        try:
            return application(environ, start_response)
        finally:
            _mine.taken = False
            _seats.give_back()

    return take_seat


@contextmanager
def given_up() -> Iterator[None]:
    """While something is waited for that needs no seat; whoever has none (a command, the worker) just waits."""
    if not getattr(_mine, "taken", False):
        yield
        return
    _seats.give_back()
    try:
        yield
    finally:
        _seats.take()
