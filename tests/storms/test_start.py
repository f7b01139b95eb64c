"""A whole year starts at once, answers ten questions, and leaves: nothing fails, nothing is lost, and the end of those
who did not hand in is written down within ten seconds."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.load.figures import spread
from tests.load.http_client import Reply, play
from tests.load.school import School, Student
from tests.storms import rows

CLOSED_WITHIN_SECONDS = 10.0


@dataclass
class Record:
    """How long requests took, and what failed."""

    starts: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)

    def take(self, reply: Reply, wanted: int, times: list[float] | None = None) -> None:
        """Note a reply."""
        if reply.status != wanted:
            self.failures[f"{reply.status} instead of {wanted}"] += 1
        elif times is not None:
            times.append(reply.seconds)


def test_a_year_starts_at_once_and_nothing_fails(found, serve, worker, size, report):
    school = found(students=size.starters, time_limit_minutes=30)
    server = serve(school)
    worker(school)
    students = [school.student(place, server.port) for place in range(size.starters)]
    record = Record()

    ends_at = school.end_in(size.lasts)
    play(_storm(school, students, size, record))
    late = _seconds_until_closed(school, ends_at)

    report(f"{len(students)} start within {size.start_within:.0f} s: start {spread(record.starts)}")
    report(f"{len(record.saves)} saves: {spread(record.saves)}; failed {sum(record.failures.values())}")
    report(
        f"everything closed {late:.1f} s after the end; memory of the web server {server.memory_bytes() / 1e6:.0f} MB"
    )
    assert record.failures == {}
    assert len(record.saves) == 10 * len(students)
    assert rows.lost(school, students) == []
    assert late <= CLOSED_WITHIN_SECONDS
    with school.session() as session:
        rows.check_whole(session)
        rows.check_marks(session)
        assert len(rows.stored(session)) == len(record.saves)


async def _storm(school: School, students: list[Student], size, record: Record) -> None:
    lives = [_life(school, student, place, size, record) for place, student in enumerate(students)]
    await asyncio.gather(*lives)


async def _life(school: School, student: Student, place: int, size, record: Record) -> None:
    rng = random.Random(place)
    await asyncio.sleep(rng.uniform(0, size.start_within))
    record.take(await student.start(school.quiz_id), 302, record.starts)
    record.take(await student.open_sheet(), 200)
    for question in range(len(student.questions)):
        await asyncio.sleep(rng.uniform(*size.thinking))
        record.take(await student.answer(question), 200, record.saves)
    if place % 2:
        record.take(await student.hand_in(), 302)


def _seconds_until_closed(school: School, ends_at: datetime) -> float:
    """Seconds from the end of the quiz until no attempt is open any more."""
    while datetime.now(UTC) < ends_at + timedelta(seconds=CLOSED_WITHIN_SECONDS + 5):
        with school.session() as session:
            if datetime.now(UTC) > ends_at and rows.still_open(session) == 0:
                break
        time.sleep(0.1)
    return (datetime.now(UTC) - ends_at).total_seconds()
