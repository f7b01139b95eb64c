"""Background jobs: Huey, with its queue in SQLite by default, in PostgreSQL or Redis when there are several machines.

A job is a plain function that takes JSON-like arguments and runs inside an application context, in the worker
(``flask worker``). In tests ``JOBS_IMMEDIATE`` runs it at once, in the caller.
"""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app
from huey import Huey, MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.exceptions import ConfigurationError

from classroom.clock import utc_now
from classroom.errors import BadSetting

QUEUE_NAME = "recoupe"
#: Where the worker leaves its sign of life, and how old that may be before it counts as dead.
HEARTBEAT_KEY = b"recoupe.heartbeat"
HEARTBEAT_MAX_AGE = timedelta(seconds=150)

#: Seconds between two rounds of the short sweeps: what they write down is written down within ten.
ROUND_SECONDS = 2.0

Job = Callable[..., None]

_jobs: dict[str, Job] = {}
_sweeps: dict[str, Callable[[], None]] = {}
_short_sweeps: dict[str, Callable[[], None]] = {}

log = logging.getLogger(__name__)


def job(function: Job) -> Job:
    """Register a function that :func:`enqueue` can run in the worker."""
    _jobs[function.__name__] = function
    return function


def every_minute(function: Callable[[], None]) -> Callable[[], None]:
    """Register a function that the worker runs when it starts and then once a minute."""
    _sweeps[function.__name__] = function
    return function


def every_few_seconds(function: Callable[[], None]) -> Callable[[], None]:
    """Register a short function that the worker runs every :data:`ROUND_SECONDS`."""
    _short_sweeps[function.__name__] = function
    return function


def go_round(app: Flask) -> threading.Event:
    """Run the short sweeps again and again, in a thread of its own beside the consumer of the queue, whose periodic
    tasks know no less than a minute.

    :returns: to be set when it is enough.
    """
    enough = threading.Event()
    threading.Thread(target=_rounds, args=(app, enough), name="rounds", daemon=True).start()
    return enough


def _rounds(app: Flask, enough: threading.Event) -> None:
    while not enough.wait(ROUND_SECONDS):
        for name, function in _short_sweeps.items():
            try:
                _in_context(app, function)()
            except Exception:  # the next round may do better; the thread must not end
                log.exception("%s failed; it is tried again", name)


def enqueue(function: Job, *arguments: Any) -> None:
    """Put a registered job in the queue of the current application."""
    current_app.extensions["jobs"][function.__name__](*arguments)


def init_app(app: Flask) -> None:
    """Give the application its queue and bind the registered jobs to it."""
    queue = _queue(app)
    app.extensions["queue"] = queue
    app.extensions["jobs"] = {name: _bind(app, queue, function) for name, function in _jobs.items()}

    def heartbeat() -> None:
        beat(queue)

    queue.periodic_task(crontab(minute="*"), name="heartbeat")(heartbeat)
    for name, function in _sweeps.items():
        _sweep(app, queue, name, function)


def beat(queue: Huey) -> None:
    """Leave a sign of life."""
    queue.storage.put_data(HEARTBEAT_KEY, utc_now().isoformat().encode())


def last_beat(queue: Huey) -> datetime | None:
    """When the worker last gave a sign of life; ``None``: never."""
    data = queue.storage.peek_data(HEARTBEAT_KEY)
    return datetime.fromisoformat(bytes(data).decode()) if isinstance(data, bytes | memoryview) else None


def _bind(app: Flask, queue: Huey, function: Job) -> Any:
    return queue.task(name=function.__name__)(_in_context(app, function))


def _in_context(app: Flask, function: Job) -> Job:
    @functools.wraps(function)
    def run(*arguments: Any) -> None:
        with app.app_context():
            function(*arguments)

    return run


def _sweep(app: Flask, queue: Huey, name: str, function: Callable[[], None]) -> None:
    run = _in_context(app, function)
    queue.periodic_task(crontab(minute="*"), name=name)(run)
    queue.on_startup(f"{name}_at_start")(run)


def _queue(app: Flask) -> Huey:
    if app.config.get("JOBS_IMMEDIATE"):
        return MemoryHuey(QUEUE_NAME, immediate=True)
    url = app.config["SETTINGS"].queue_url
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return SqliteHuey(QUEUE_NAME, filename=str(Path(url.removeprefix("sqlite:///"))), fsync=True)
    try:
        if scheme in {"redis", "rediss"}:
            return RedisHuey(QUEUE_NAME, url=url)
        if scheme in {"postgresql", "postgres"}:
            return PostgresHuey(QUEUE_NAME, dsn=url)
    except ConfigurationError as error:
        # The driver is not installed.
        raise BadSetting("RECOUPE_QUEUE_URL", str(error)) from None
    raise BadSetting("RECOUPE_QUEUE_URL", f"starts with sqlite, postgresql or redis, not {scheme!r}")
