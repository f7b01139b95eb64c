"""What every table shares: the declarative base, the UTC column type, and how SQLite is opened.

SQLite runs in WAL mode with ``synchronous=FULL``: an acknowledged answer survives a crash of the process and of the
machine. Transactions are begun by SQLAlchemy, not by the driver, so that a writer can take the write lock at once
(``BEGIN IMMEDIATE``) instead of failing half-way when a reader turns writer.

SQLite lets one write at a time, and who finds the lock taken looks again after a sleep that grows to a tenth of a
second: of twenty students who save at once some would wait fifty times as long as others. The writers of one process
therefore queue up here, first come, first served; the sleep is left to writers of other processes (the worker).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, DateTime, Dialect, Engine, MetaData, TypeDecorator, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler

from classroom.turns import Turns

#: Milliseconds a writer waits for another before the database says that it is locked. Less than the page's script waits
#: for a reply, so that it hears of it and tries again; much more than any transaction of the site takes.
BUSY_TIMEOUT_MS = 6_000

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC, whatever the database gives back.

    :raises ValueError: when a naive datetime is stored.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EmptyObject(ColumnElement[Any]):
    """``{}`` as the default of a JSON column, as each database gives it back: they are compared as texts, because
    PostgreSQL cannot compare JSON."""

    inherit_cache = True


@compiles(EmptyObject)
def _empty_object(element: EmptyObject, compiler: SQLCompiler, **_options: Any) -> str:
    return "'{}'::json" if compiler.dialect.name == "postgresql" else "'{}'"


class Base(DeclarativeBase):
    """Base of every model."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 (read by SQLAlchemy)


#: Writers of this process, by the file they write to.
_turns: dict[str, Turns] = {}
#: Where a connection keeps the turn that it has.
_MINE = "turn to write"


@event.listens_for(Engine, "connect")
def _open(connection: Any, _record: object) -> None:
    """Set what SQLite forgets between connections, and how long PostgreSQL waits for a lock (else: for ever)."""
    if "sqlite3" in type(connection).__module__:
        _open_sqlite(connection)
    else:
        connection.execute(f"SET lock_timeout = {BUSY_TIMEOUT_MS}")
        connection.commit()


def _open_sqlite(connection: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """Open the transaction that the driver no longer opens; a writer takes the lock now."""
    if connection.dialect.name != "sqlite":
        return
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        _take_turn(connection)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@event.listens_for(Engine, "checkin")
def _give_turn_back(_connection: object, record: ConnectionPoolEntry) -> None:
    """A connection goes back to the pool when its transaction is over, however it ended."""
    turn = record.info.pop(_MINE, None)
    if turn is not None:
        turn.give_back()


def _take_turn(connection: Connection) -> None:
    turn = _turns.setdefault(str(connection.engine.url.database), Turns())
    if _MINE in connection.info:
        return
    if not turn.take(BUSY_TIMEOUT_MS / 1000):
        # What SQLite says to those who queue up outside.
        raise OperationalError("BEGIN IMMEDIATE", None, TimeoutError("database is locked"))
    connection.info[_MINE] = turn


def begin_write(session: Session) -> None:
    """Start the session's transaction as one that will write.

    What was read before is forgotten and read again, now behind the lock. On PostgreSQL, where rows are locked one by
    one, this changes nothing else.
    """
    session.rollback()
    session.connection(execution_options={"writes": True})
