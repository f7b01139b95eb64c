"""The server is killed again and again while a class writes: what was acknowledged is there, everything else once at
most."""

from __future__ import annotations

import asyncio
import random

from tests.load.http_client import play
from tests.load.running import Server
from tests.load.school import School, Student
from tests.storms import rows


class Desk:
    """A student who writes on whatever happens, as the page's script does: an answer is sent again until it is
    acknowledged."""

    def __init__(self, student: Student, rng: random.Random) -> None:
        self.student, self.rng = student, rng
        self.sent: dict[tuple[int, int], object] = {}
        self.refusals: list[int] = []

    async def write(self, stop: asyncio.Event) -> None:
        """Answer until it is enough; the last answer is sent until it has arrived."""
        while not stop.is_set():
            item, kind = self.rng.choice(self.student.questions)
            sequence = self.student.sequences.get(item, 0) + 1
            answer = self.student.next_answer(kind)
            self.sent[item, sequence] = answer
            await self._insist(item, sequence, answer)
            await asyncio.sleep(self.rng.uniform(0.01, 0.1))

    async def _insist(self, item: int, sequence: int, answer: object) -> None:
        while True:
            try:
                reply = await self.student.save(item, sequence, answer)
            except OSError:
                await asyncio.sleep(self.rng.uniform(0.05, 0.2))
                continue
            if reply.status == 200:
                return
            self.refusals.append(reply.status)
            await asyncio.sleep(0.2)


def test_of_what_was_acknowledged_nothing_is_lost(found, serve, size, report):
    school = found(students=size.students, time_limit_minutes=60)
    server = serve(school)
    rng = random.Random(7)
    desks = [Desk(school.student(place, server.port), random.Random(place)) for place in range(size.students)]

    losses = play(_storm(school, server, desks, size.kills, rng))

    saved = sum(len(desk.student.acknowledged) for desk in desks)
    report(f"kill -9 {size.kills} times: {saved} answers acknowledged, lost {len(losses)}")
    assert losses == []
    assert saved > size.kills * size.students
    assert [desk.refusals for desk in desks if desk.refusals] == []
    with school.session() as session:
        rows.check_whole(session)
        assert set(rows.stored(session)) <= {key for desk in desks for key in desk.sent}


async def _storm(school: School, server: Server, desks: list[Desk], kills: int, rng: random.Random) -> list[str]:
    for desk in desks:
        await desk.student.start(school.quiz_id)
        await desk.student.open_sheet()
    stop = asyncio.Event()
    writing = [asyncio.create_task(desk.write(stop)) for desk in desks]
    losses: list[str] = []
    for _ in range(kills):
        await asyncio.sleep(rng.uniform(0.3, 1.0))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        losses += await asyncio.to_thread(rows.lost, school, [desk.student for desk in desks])
    await asyncio.sleep(0.5)
    stop.set()
    await asyncio.wait_for(asyncio.gather(*writing), timeout=60)
    return losses + rows.lost(school, [desk.student for desk in desks])
