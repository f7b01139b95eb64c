"""How many requests are worked on at once.

A web server with few threads keeps everybody waiting when a class signs in and its requests wait for their hashes; one
with many lets so many requests fight over the interpreter that each takes half as long again. So there are many threads
and few seats: a request that waits for a hash gives up its seat meanwhile, and others can be saved.

Before it hashes and after it, a sign-in is some work as well, and of a hundred at once it is in the way of everybody.
So they come in through a door, a few at a time; whoever waits in front of it has no seat either.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from classroom.turns import Turns

#: Requests worked on at once in a process: one computes, the others wait for the disk or the database.
SEATS = 4

#: Sign-ins worked on at once in a process: while one hashes, another one does the rest.
DOOR = 3

_seats = Turns(SEATS)
_door = Turns(DOOR)
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


@contextmanager
def through_the_door() -> Iterator[None]:
    """While a secret is asked for, looked at and answered; in the order of arrival."""
    with given_up():
        _door.take()
    try:
        yield
    finally:
        _door.give_back()
