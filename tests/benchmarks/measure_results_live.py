"""What the live board costs the students who write: ``python -m tests.benchmarks.measure_results_live``.

A class of 35 saves answers and asks for its clock as its pages do, in rounds of three slices one after the other:
without a board, with three open, with a hundred. A board asks every three seconds (``BUSY`` in the view); the boards'
requests are spread over these as they would be over a lesson. Machines swing, so what counts are the medians of the
rounds: processor time of the whole web server in a slice more than without a board; and the time in which 95 of 100
saves of all rounds were answered, over that without one.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from classroom.results.views.live import BUSY
from tests.benchmarks.measure_serving import Goal
from tests.load.databases import postgresql
from tests.load.figures import percentile, spread
from tests.load.http_client import Browser, play
from tests.load.running import Server, running
from tests.load.school import QUESTIONS, School, Student

CLASS = 35
#: Seconds between two answers of a student: ten times as many as a class gives, so that a slice has enough of them.
ANSWERS_EVERY = 2.0
CLOCK_EVERY = 8.0
BOARDS = (0, 3, 100)


@dataclass
class Slice:
    """What one slice of a round measured."""

    cpu: float
    saves: list[float] = field(default_factory=list)
    boards: list[float] = field(default_factory=list)
    unchanged: int = 0
    sent: int = 0


async def write(student: Student, place: int, until: float, seconds: list[float]) -> None:
    """Answer again and again, the students after one another and not all in the same instant."""
    await asyncio.sleep(ANSWERS_EVERY * place / CLASS)
    while time.perf_counter() < until:
        reply = await student.answer(place % len(QUESTIONS))
        assert reply.status == 200, (reply.status, reply.body[:200])
        seconds.append(reply.seconds)
        await asyncio.sleep(ANSWERS_EVERY)


async def ask_clock(browser: Browser, student: Student, place: int, until: float) -> None:
    """The poll of a page, on a connection of its own, from which the board knows that it is there."""
    await asyncio.sleep(CLOCK_EVERY * place / CLASS)
    while time.perf_counter() < until:
        reply = await browser.get(f"/attempts/{student.attempt}/clock?at={1 + place % len(QUESTIONS)}")
        assert reply.status == 200, reply.status
        await asyncio.sleep(CLOCK_EVERY)


async def watch(browser: Browser, address: str, place: int, of: int, until: float, result: Slice) -> None:
    """A board that is open: what it has not got yet is sent to it."""
    tag = ""
    await asyncio.sleep(BUSY * place / of)
    while time.perf_counter() < until:
        reply = await browser.ask("GET", address, headers=f"If-None-Match: {tag}\r\n" if tag else "")
        assert reply.status in {200, 304}, reply.status
        result.unchanged += reply.status == 304
        result.sent += len(reply.body)
        result.boards.append(reply.seconds)
        tag = reply.headers.get("etag", tag)
        await asyncio.sleep(BUSY)


async def measure(
    server: Server,
    students: list[Student],
    clocks: list[Browser],
    watchers: list[Browser],
    address: str,
    seconds: float,
) -> Slice:
    """One slice: a class that writes, and so many boards."""
    result, cpu, until = Slice(0.0), server.cpu_seconds(), time.perf_counter() + seconds
    await asyncio.gather(
        *(write(student, place, until, result.saves) for place, student in enumerate(students)),
        *(ask_clock(clocks[place], student, place, until) for place, student in enumerate(students)),
        *(watch(one, address, place, len(watchers), until, result) for place, one in enumerate(watchers)),
    )
    result.cpu = server.cpu_seconds() - cpu
    return result


def compare(school: School, rounds: int, seconds: float) -> dict[int, list[Slice]]:
    """Slices by number of boards, round by round; the first round, which fills caches, is thrown away."""
    slices: dict[int, list[Slice]] = {boards: [] for boards in BOARDS}
    with running(school.server()) as server:
        port = server.port or 0
        students = [school.student(place, port) for place in range(CLASS)]
        clocks = [school.browser(f"{student.id}.0", port) for student in students]
        watchers = [school.teacher(port) for _ in range(max(BOARDS))]
        address = f"/quizzes/{school.quiz_id}/results/board/now"

        async def everything() -> None:
            for student in students:
                assert (await student.start(school.quiz_id)).status == 302
                await student.open_sheet()
            for number in range(rounds + 1):
                for boards in BOARDS:
                    long = seconds if number else 4.0
                    one = await measure(server, students, clocks, watchers[:boards], address, long)
                    if number:
                        slices[boards].append(one)

        play(everything())
    return slices


def report(name: str, slices: dict[int, list[Slice]], seconds: float) -> list[Goal]:
    """One line for each number of boards, and what is judged."""
    goals = []
    plain = slices[0]
    print(f"\n{name}: {CLASS} students, a save each every {ANSWERS_EVERY:.0f} s; slices of {seconds:.0f} s")
    for boards, several in slices.items():
        saves = [second for one in several for second in one.saves]
        cpu = statistics.median(one.cpu / seconds * 100 for one in several)
        more = statistics.median((one.cpu - base.cpu) / seconds * 100 for one, base in zip(several, plain, strict=True))
        late = percentile(saves, 95) / percentile([second for one in plain for second in one.saves], 95)
        print(
            f"  {boards:3} boards: {cpu:5.2f} % of a processor ({more:+.2f}), saves {spread(saves)}, p95 × {late:.2f}"
        )
        asked = [second for one in several for second in one.boards]
        if asked:
            unchanged = sum(one.unchanged for one in several) / len(asked)
            each = sum(one.sent for one in several) / len(asked)
            print(f"             a look {spread(asked)}; {unchanged:.0%} unchanged, {each / 1000:.1f} kB each")
        if boards == 3:
            goals.append(Goal(f"{name}: three boards, percent of a processor more", more, 2, "%"))
            goals.append(Goal(f"{name}: three boards, p95 of a save", late, 1.25, "times"))
    return goals


def main() -> int:
    """Measure on SQLite, or on both databases; fails when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=16.0)
    parser.add_argument("--backend", choices=("sqlite", "postgresql"), default="sqlite")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.backend == "sqlite":
            school = School(Path(folder), None, students=CLASS, class_size=CLASS, time_limit_minutes=120)
            goals = report("SQLite", compare(school, arguments.rounds, arguments.seconds), arguments.seconds)
        else:
            with postgresql() as url:
                school = School(Path(folder), url, students=CLASS, class_size=CLASS, time_limit_minutes=120)
                goals = report("PostgreSQL", compare(school, arguments.rounds, arguments.seconds), arguments.seconds)
                school.close()
    print("\nGoals")
    for goal in goals:
        print(f"  {goal}")
    return 0 if all(goal.met for goal in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
