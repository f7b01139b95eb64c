"""The network goes and comes back while students write: every answer arrives, once, in its order."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from tests.load.http_client import play
from tests.load.network import Network, Weather
from tests.load.school import School, Student
from tests.storms import rows

ANSWERS = 25


@dataclass
class Outbox:
    """What the page's script does with answers: one after the other, each sent until the server has it."""

    student: Student
    rng: random.Random
    sent: list[tuple[int, int]] = field(default_factory=list)
    again: int = 0

    async def give(self, answers: int) -> None:
        """Answer questions at random."""
        for _ in range(answers):
            item, kind = self.rng.choice(self.student.questions)
            sequence, answer = self.student.sequences.get(item, 0) + 1, self.student.next_answer(kind)
            self.sent.append((item, sequence))
            while not await self._arrives(item, sequence, answer):
                self.again += 1
                await asyncio.sleep(self.rng.uniform(0.02, 0.1))
            await asyncio.sleep(self.rng.uniform(0.0, 0.1))

    async def _arrives(self, item: int, sequence: int, answer: object) -> bool:
        try:
            reply = await self.student.save(item, sequence, answer)
        except OSError:
            return False
        assert reply.status == 200, (reply.status, reply.body)
        return True


def test_answers_given_while_the_network_fails_arrive_once_and_in_order(found, serve, size, report):
    school = found(students=size.racers, time_limit_minutes=60)
    server = serve(school)

    boxes = play(_storm(school, server.port, size.racers))

    again = sum(box.again for box in boxes)
    report(f"network: {len(boxes) * ANSWERS} answers, {again} sent again, lost {len(_lost(school, boxes))}")
    assert again > 0, "the network was never lost"
    assert _lost(school, boxes) == []
    with school.session() as session:
        assert set(rows.stored(session)) == {key for box in boxes for key in box.sent}
        for box in boxes:
            assert rows.in_order_received(session, box.student.attempt) == box.sent


async def _storm(school: School, server_port: int, count: int) -> list[Outbox]:
    network = Network(server_port)
    await network.open()
    boxes = [Outbox(school.student(place, network.port), random.Random(place)) for place in range(count)]
    for box in boxes:
        await box.student.start(school.quiz_id)
        await box.student.open_sheet()
    writing = asyncio.gather(*(box.give(ANSWERS) for box in boxes))
    for weather in (Weather.DOWN, Weather.UP, Weather.REPLIES_LOST, Weather.UP, Weather.DOWN, Weather.REPLIES_LOST):
        await asyncio.sleep(0.3)
        network.turn(weather)
    await asyncio.sleep(0.5)
    network.turn(Weather.UP)
    await asyncio.wait_for(writing, timeout=60)
    await network.close()
    return boxes


def _lost(school: School, boxes: list[Outbox]) -> list[str]:
    return rows.lost(school, [box.student for box in boxes])
