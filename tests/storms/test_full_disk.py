"""No room left, or a database that somebody holds: a clear message, nothing half-written, and on with the same answer
as soon as there is room."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import Callable

import pytest
from sqlalchemy import text

from classroom.database import BUSY_TIMEOUT_MS, begin_write
from tests.load.http_client import Reply, play
from tests.load.running import Server
from tests.load.school import School, Student
from tests.storms import rows

#: Answers that are longer than what room is left for.
LONG = "x" * 480


class Trouble:
    """Something that keeps the database from writing, for as long as it lasts."""

    def __init__(self, begin: Callable[[], None], end: Callable[[], None]) -> None:
        self.begin, self.end = begin, end


def no_room(school: School, server: Server) -> Trouble:
    """Files of the web server may not grow any more. What SQLite is told then is what a full disk tells it: it could
    not write."""
    unlimited = resource.RLIM_INFINITY

    def limit(size: int) -> None:
        for pid in server.pids():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, unlimited))

    journal = school.folder / "recoupe.sqlite-wal"
    # Room for no page of the database more: the smallest start needs several.
    return Trouble(lambda: limit(journal.stat().st_size + 4096), lambda: limit(unlimited))


def held(school: School, _server: Server) -> Trouble:
    """Another process has begun to write and does not end."""
    holder = school.sessionmaker()

    def hold() -> None:
        begin_write(holder)
        if holder.get_bind().dialect.name == "postgresql":
            holder.execute(text("LOCK TABLE responses, attempts IN EXCLUSIVE MODE"))

    return Trouble(hold, holder.close)


POSTGRESQL_TOO = False


@pytest.mark.parametrize("make_trouble", [no_room, held])
def test_what_cannot_be_written_is_told_and_nothing_is_half_written(make_trouble, found, serve, backend):
    if make_trouble is no_room and backend[0]:
        pytest.skip("the files are those of the PostgreSQL server, which is not ours to limit")
    school = found(students=2, time_limit_minutes=60)
    server = serve(school)
    writing, starting = (school.student(place, server.port) for place in range(2))

    play(_story(school, writing, starting, make_trouble(school, server)))

    assert rows.lost(school, [writing, starting]) == []
    with school.session() as session:
        rows.check_whole(session)


async def _story(school: School, writing: Student, starting: Student, trouble: Trouble) -> None:
    await writing.start(school.quiz_id)
    await writing.open_sheet()
    item = next(item for item, kind in writing.questions if kind == "short")
    assert (await writing.save(item, 1, "avant")).status == 200
    before = _count(school)

    trouble.begin()
    refused, page = await asyncio.gather(_until_refused(writing, item), starting.start(school.quiz_id))
    _check_refusal(refused)
    _check_refusal(page, page=True)
    assert (await writing.open_sheet()).status == 200, "what was saved can be read all the time"
    kept = _count(school)
    trouble.end()

    sequence = writing.sequences[item] + 1
    assert kept[0] == before[0] == 1
    assert kept[1] == sequence - 1, "an answer that was refused is stored"
    assert (await writing.save(item, sequence, "après")).status == 200
    assert (await starting.start(school.quiz_id)).status == 302


async def _until_refused(student: Student, item: int) -> Reply:
    """Save until there is no room; where nothing can be written at all, that is the first time."""
    for _ in range(200):
        began = time.monotonic()
        reply = await student.save(item, student.sequences[item] + 1, LONG)
        if reply.status != 200:
            assert time.monotonic() - began < 2 * BUSY_TIMEOUT_MS / 1000, "nobody waits for ever"
            return reply
    raise AssertionError("there was always room")


def _check_refusal(reply: Reply, page: bool = False) -> None:
    assert reply.status == 503
    assert int(reply.headers["retry-after"]) > 0
    words = reply.body.decode() if page else reply.json["error"]
    assert "Ce qui a déjà été enregistré est en sécurité" in words


def _count(school: School) -> tuple[int, int]:
    """How many attempts and answers there are."""
    with school.session() as session:
        attempts = session.scalar(text("SELECT count(*) FROM attempts"))
        responses = session.scalar(text("SELECT count(*) FROM responses"))
        return int(attempts or 0), int(responses or 0)
