"""Double clicks, two tabs, hand-in against save against the end against more time, all at once on a running server.

The orders in which they can happen one by one are tried by the state machine in
``tests/classroom/attempts/test_races.py``.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.models import Attempt, AttemptItem, Response
from tests.load.http_client import Browser, Reply, play
from tests.load.school import School, Student
from tests.storms import rows

POSTGRESQL_TOO = True

#: From the first request to the hard end, in seconds.
LASTS = 5.0


@dataclass
class Racer:
    """A student with two tabs of one browser and a second device."""

    tabs: list[Student]
    rng: random.Random
    #: Statuses of replies, by what was tried.
    outcomes: dict[str, Counter[int]] = field(default_factory=dict)

    def note(self, act: str, replies: list[Reply]) -> None:
        """Count the statuses of replies."""
        self.outcomes.setdefault(act, Counter()).update(reply.status for reply in replies)


def test_whatever_happens_at_once_leaves_one_whole_story(found, serve, backend, size, report):
    school = found(students=size.racers, time_limit_minutes=30)
    server = serve(school)
    racers = [_racer(school, place, server.port) for place in range(size.racers)]

    play(_storm(school, racers, school.teacher(server.port)))

    tabs = [tab for racer in racers for tab in racer.tabs]
    total = _total(racers)
    report(f"races: {len(tabs)} tabs, {sum(sum(count.values()) for count in total.values())} requests")
    assert set(total["double click"]) == {302}
    assert total["two tabs"] == {200: total["two tabs"].total() // 3, 409: total["two tabs"].total() * 2 // 3}
    assert set(total["sent twice"]) == {200}
    assert set(total["end"]) <= {200, 302, 409}
    assert rows.lost(school, tabs) == []
    with school.session() as session:
        assert rows.still_open(session) == 0
        rows.check_whole(session)
        rows.check_marks(session)
        _check_that_what_counted_counts(session, tabs)


def _racer(school: School, place: int, port: int) -> Racer:
    return Racer([school.student(place, port) for _ in range(3)], random.Random(place))


def _total(racers: list[Racer]) -> dict[str, Counter[int]]:
    total: dict[str, Counter[int]] = {}
    for racer in racers:
        for act, counts in racer.outcomes.items():
            total.setdefault(act, Counter()).update(counts)
    return total


async def _storm(school: School, racers: list[Racer], teacher: Browser) -> None:
    ends_at = school.end_in(LASTS)
    await asyncio.gather(*(_begin(school, racer) for racer in racers))
    await asyncio.gather(*(_write(racer) for racer in racers))
    await asyncio.gather(*(_end(racer, teacher, school.quiz_id, ends_at) for racer in racers))
    for racer in racers:
        await racer.tabs[0].hand_in()


async def _begin(school: School, racer: Racer) -> None:
    """All tabs start in the same moment: there is one attempt."""
    racer.note("double click", await asyncio.gather(*(tab.start(school.quiz_id) for tab in racer.tabs)))
    assert len({tab.attempt for tab in racer.tabs}) == 1
    await asyncio.gather(*(tab.open_sheet() for tab in racer.tabs))
    assert racer.tabs[0].questions == racer.tabs[1].questions == racer.tabs[2].questions


async def _write(racer: Racer) -> None:
    """One number with an answer of each tab: one is kept, the others are told. One answer sent by all: all are fine."""
    items = [item for item, kind in racer.tabs[0].questions if kind == "short"]
    different = (tab.save(items[0], 1, f"onglet {place}") for place, tab in enumerate(racer.tabs))
    racer.note("two tabs", await asyncio.gather(*different))
    racer.note("sent twice", await asyncio.gather(*(tab.save(items[1], 1, "la même") for tab in racer.tabs)))


async def _end(racer: Racer, teacher: Browser, quiz_id: int, ends_at: datetime) -> None:
    """In the second in which time is up: saves, two hand-ins, a look at the result, more time from the teacher."""
    left = (ends_at - datetime.now(UTC)).total_seconds()
    first, second, third = racer.tabs
    item = first.questions[0][0]
    desk, other = _same(teacher), _same(first.browser)
    path = f"/attempts/{first.attempt}"
    acts = [
        first.save(item, 1, first.next_answer(first.questions[0][1])),
        second.hand_in(),
        third.hand_in(),
        other.get(f"{path}/done") if racer.rng.random() < 0.5 else other.post(f"{path}/hand-in"),
        desk.post(f"/quizzes/{quiz_id}/extra-time", minutes="1", reason="alarme", attempt=str(first.attempt)),
    ]
    racer.rng.shuffle(acts)
    delays = [max(0.0, left + racer.rng.uniform(-0.3, 0.3)) for _ in acts]
    replies = await asyncio.gather(*(_later(delay, act) for delay, act in zip(delays, acts, strict=True)))
    racer.note("end", list(replies))


def _same(browser: Browser) -> Browser:
    """The same session on another connection: what happens there happens at the same time."""
    return Browser(browser.port, dict(browser.cookies), browser.csrf)


async def _later(delay: float, act: Coroutine[Any, Any, Reply]) -> Reply:
    await asyncio.sleep(delay)
    return await act


def _check_that_what_counted_counts(session: Session, tabs: list[Student]) -> None:
    """« saved » was said only of answers that were in time, and still are."""
    query = (
        select(Response.attempt_item_id, Response.sequence, Response.received_at, Attempt.closed_at)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
    )
    times = {(row[0], row[1]): (row[2], row[3]) for row in session.execute(query)}
    for tab in tabs:
        for one in tab.acknowledged:
            received_at, closed_at = times[one.item, one.sequence]
            assert received_at <= closed_at
