"""Storms: a real server on loopback, many students, and what must never happen.

They come in two sizes: small in every run of the tests, and full with ``make storm`` (``RECOUPE_STORM=full``).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.load.databases import postgresql
from tests.load.running import Server, running
from tests.load.school import School


@dataclass(frozen=True)
class Size:
    """How hard it blows."""

    kills: int
    students: int
    starters: int
    start_within: float
    #: Shortest and longest time that a student thinks before she answers, in seconds.
    thinking: tuple[float, float]
    #: From the first start to the hard end of the quiz, in seconds.
    lasts: float
    racers: int


SMALL = Size(kills=2, students=20, starters=40, start_within=1.0, thinking=(0.02, 0.2), lasts=4.0, racers=8)
FULL = Size(kills=100, students=30, starters=500, start_within=5.0, thinking=(0.5, 3.0), lasts=50.0, racers=60)


def is_full() -> bool:
    """Whether storms come in their full size."""
    return os.environ.get("RECOUPE_STORM") == "full"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every storm comes over SQLite; over PostgreSQL in full size, and those that say so (``POSTGRESQL_TOO``)."""
    if "backend" in metafunc.fixturenames:
        too = is_full() or getattr(metafunc.module, "POSTGRESQL_TOO", False)
        metafunc.parametrize("backend", ["sqlite", "postgresql"] if too else ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def size() -> Size:
    """Small, or full with ``RECOUPE_STORM=full``."""
    return FULL if is_full() else SMALL


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> Iterator[tuple[str | None, int]]:
    """Address of an empty database (``None``: SQLite), and how many web processes there are."""
    if request.param == "sqlite":
        yield None, 1
        return
    with postgresql() as url:
        yield url, 2


@pytest.fixture
def found(backend: tuple[str | None, int], tmp_path: Path) -> Iterator[Callable[..., School]]:
    """Makes a school on the database at hand; not served yet."""
    schools: list[School] = []

    def make(**options: Any) -> School:
        folder = tmp_path / f"school-{len(schools)}"
        schools.append(School(folder, backend[0], **options))
        return schools[-1]

    yield make
    for school in schools:
        school.close()


@pytest.fixture
def serve(backend: tuple[str | None, int]) -> Iterator[Callable[[School], Server]]:
    """Starts the web server of a school, and ends it after the test."""
    servers: list[Server] = []

    def start(school: School, **environment: str) -> Server:
        server = school.server(workers=backend[1])
        server.environment = server.environment | environment
        servers.append(server)
        server.start()
        return server

    yield start
    for server in servers:
        server.kill()


@pytest.fixture
def worker() -> Iterator[Callable[[School], None]]:
    """Starts the worker of a school, and ends it after the test."""
    with contextlib.ExitStack() as stack:
        yield lambda school: stack.enter_context(running(school.worker())) and None


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints a line of figures, also when the test succeeds."""

    def say(line: str) -> None:
        with capsys.disabled():
            print(f"\n  {line}", end="", flush=True)

    return say
