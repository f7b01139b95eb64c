"""How fast the site is, beside controls that run on the same server at the same time: ``make benchmark``.

Machines swing by two to four times, so absolute times prove little: each round measures every subject in a short slice,
one after the other, and what is compared are medians of the rounds' ratios. Processor time is that of all processes of
the web server (``clock_gettime`` of their process clocks, the counters behind ``/proc/…/stat``), without the client.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from classroom import serving
from tests.load.databases import postgresql
from tests.load.figures import percentile, spread
from tests.load.http_client import Browser, Reply, play
from tests.load.running import Server, free_port, running
from tests.load.school import PIN, QUESTIONS, School, Student

AT_ONCE = 20
MANY = 100
#: Students who start in each round, and attempts that are handed in or gone through whole.
STARTERS = 60
WHOLE = 10

Act = Callable[[], Awaitable[Reply]]


@dataclass
class Slice:
    """What one slice of a round measured."""

    #: Milliseconds of processor time for each unit (a request, or an attempt).
    cpu: float
    #: Units a second.
    rate: float
    seconds: list[float]


@dataclass
class Subject:
    """Something measured, round by round."""

    name: str
    slices: list[Slice] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """Median of the rounds, milliseconds a unit."""
        return statistics.median(one.cpu for one in self.slices)

    @property
    def rate(self) -> float:
        """Median of the rounds, units a second."""
        return statistics.median(one.rate for one in self.slices)

    @property
    def seconds(self) -> list[float]:
        """All times of requests."""
        return [second for one in self.slices for second in one.seconds]

    def times(self, other: Subject) -> float:
        """Median of the rounds' ratios of processor time."""
        pairs = zip(self.slices, other.slices, strict=True)
        return statistics.median(mine.cpu / theirs.cpu for mine, theirs in pairs)


@dataclass(frozen=True)
class Goal:
    """Something that the issue asks for."""

    words: str
    value: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def __str__(self) -> str:
        sign, met = ("≥" if self.at_least else "≤"), ("met" if self.met else "NOT MET")
        return f"{self.words}: {self.value:.2f} {self.unit} (goal {sign} {self.limit:g}) {met}"


async def drain(server: Server, acts: Sequence[Callable[[], Awaitable[list[Reply]]]], at_once: int) -> Slice:
    """Do everything once, so many at a time; a unit is one of the acts, whatever number of requests it takes."""
    waiting, seconds = iter(acts), []

    async def work() -> None:
        for act in waiting:
            for reply in await act():
                assert reply.status in {200, 302}, (reply.status, reply.body[:400])
                seconds.append(reply.seconds)

    cpu, began = server.cpu_seconds(), time.perf_counter()
    await asyncio.gather(*(work() for _ in range(at_once)))
    wall = time.perf_counter() - began
    return Slice((server.cpu_seconds() - cpu) / len(acts) * 1000, len(acts) / wall, seconds)


async def press(server: Server, acts: Sequence[Act], requests: int) -> Slice:
    """The same few acts again and again, all of them at once, each waiting for its own reply."""
    turns, seconds = itertools.count(), []

    async def work(act: Act) -> None:
        while next(turns) < requests:
            reply = await act()
            assert reply.status == 200, (reply.status, reply.body[:400])
            seconds.append(reply.seconds)

    cpu, began = server.cpu_seconds(), time.perf_counter()
    await asyncio.gather(*(work(act) for act in acts))
    wall = time.perf_counter() - began
    return Slice((server.cpu_seconds() - cpu) / len(seconds) * 1000, len(seconds) / wall, seconds)


class Controls:
    """The controls on their own server."""

    def __init__(self, folder: Path, database_url: str | None) -> None:
        port = free_port()
        options = [*serving.granian_options("127.0.0.1", port), "tests.benchmarks.controls:app"]
        environment = {"CONTROLS_DATABASE_URL": database_url or f"sqlite:///{folder / 'controls.sqlite'}"}
        self.server = Server(["-m", "granian", *options], environment, folder / "controls.log", port)
        self.browsers = [Browser(port) for _ in range(AT_ONCE)]
        self.attempts: list[int] = []
        self.sequences = itertools.count(1)

    async def sign_in(self) -> None:
        """Everybody gets a cookie and an attempt."""
        for student, browser in enumerate(self.browsers, 1):
            await browser.post(f"/sign-in/{student}")
            self.attempts.append(_number(await browser.post("/quiz")))

    def hello(self) -> list[Act]:
        """(a)"""
        return [partial(browser.get, "/hello") for browser in self.browsers]

    def saves(self) -> list[Act]:
        """(b)"""

        def save(browser: Browser, attempt: int) -> Act:
            def act() -> Awaitable[Reply]:
                sequence = next(self.sequences)
                return browser.send_json(f"/save/{attempt}", {"item": sequence % 10, "sequence": sequence, "answer": 1})

            return act

        return [save(*pair) for pair in zip(self.browsers, self.attempts, strict=True)]

    async def whole(self, browser: Browser) -> list[Reply]:
        """(m)"""
        replies = [await browser.get("/quiz"), await browser.post("/quiz")]
        attempt = _number(replies[-1])
        for number in range(1, 11):
            replies.append(await browser.get(f"/quiz/{attempt}/{number}"))
            replies.append(await browser.post(f"/quiz/{attempt}/{number}", answer="1"))
        return [*replies, await browser.post(f"/quiz/{attempt}/done")]

    def wholes(self, count: int) -> list[Callable[[], Awaitable[list[Reply]]]]:
        """(m), so many times."""
        ring = itertools.islice(itertools.cycle(self.browsers), count)
        return [partial(self.whole, browser) for browser in ring]


def _number(redirect: Reply) -> int:
    return int(redirect.location.split("/quiz/")[1].split("/")[0])


class Site:
    """The site with its students; every one who starts is used once."""

    def __init__(self, school: School, server: Server) -> None:
        self.school, self.server = school, server
        self.places = iter(range(len(school.student_ids)))
        self.writers: list[Student] = []

    def student(self) -> Student:
        """A student who has not done anything yet."""
        return self.school.student(next(self.places), self.server.port or 0)

    async def seat_writers(self, count: int) -> None:
        """Students in the middle of an attempt."""
        for _ in range(count):
            self.writers.append(await self._seated())

    async def _seated(self) -> Student:
        student = self.student()
        assert (await student.start(self.school.quiz_id)).status == 302
        await student.open_sheet()
        return student

    def saves(self, at_once: int = AT_ONCE) -> list[Act]:
        """(c)"""
        turns = itertools.count()

        def save(student: Student) -> Awaitable[Reply]:
            return student.answer(next(turns) % len(QUESTIONS))

        return [partial(save, student) for student in self.writers[:at_once]]

    def pages(self) -> list[Act]:
        """(e)"""
        return [partial(one.browser.get, f"/attempts/{one.attempt}") for one in self.writers[:AT_ONCE]]

    def starts(self, count: int) -> list[Callable[[], Awaitable[list[Reply]]]]:
        """(d)"""

        async def start(student: Student) -> list[Reply]:
            return [await student.start(self.school.quiz_id)]

        return [partial(start, self.student()) for _ in range(count)]

    async def hand_ins(self, count: int) -> list[Callable[[], Awaitable[list[Reply]]]]:
        """(f): full sheets, which are filled in here and handed in when the acts are done."""
        students = [await self._seated() for _ in range(count)]
        await asyncio.gather(*(self._fill(student) for student in students))

        async def hand_in(student: Student) -> list[Reply]:
            return [await student.hand_in()]

        return [partial(hand_in, student) for student in students]

    async def _fill(self, student: Student) -> list[Reply]:
        return [await student.answer(place) for place in range(len(QUESTIONS))]

    async def _whole_script(self, student: Student, quiz: int) -> list[Reply]:
        """(g) in a browser with scripts: the page holds all questions, turns by itself and saves each answer."""
        student.turn_on_scripts()
        replies = [await student.browser.get(f"/my-quizzes/{quiz}"), await student.start(quiz)]
        replies += [await student.open_sheet(), *await self._fill(student)]
        assert len(student.questions) == len(QUESTIONS)
        return [*replies, *await self._leave(student)]

    async def _whole_pages(self, student: Student) -> list[Reply]:
        """(g) without scripts, in plain forms: a page and a form for each question."""
        quiz = self.school.paged_quiz_id
        replies = [await student.browser.get(f"/my-quizzes/{quiz}"), await student.start(quiz)]
        for number in range(1, len(QUESTIONS) + 1):
            replies += await student.fill_in_page(number)
        return [*replies, *await self._leave(student)]

    async def _leave(self, student: Student) -> list[Reply]:
        confirm = await student.browser.get(f"/attempts/{student.attempt}/hand-in")
        return [confirm, await student.hand_in(), await student.browser.get(f"/attempts/{student.attempt}/done")]

    def wholes(self, count: int, way: str) -> list[Callable[[], Awaitable[list[Reply]]]]:
        """(g), so many times, in one of three ways."""
        school = self.school
        by_script = {"one a page": school.paged_quiz_id, "one page": school.quiz_id}
        if way in by_script:
            return [partial(self._whole_script, self.student(), by_script[way]) for _ in range(count)]
        return [partial(self._whole_pages, self.student()) for _ in range(count)]


async def compare(controls: Controls, site: Site, rounds: int, requests: int) -> dict[str, Subject]:
    """All subjects, alternated in short slices."""
    names = ("a", "b", "m", "c", "d", "e", "f", "g", "g, one page", "g, no script")
    subjects = {name: Subject(name) for name in names}
    for number in range(rounds + 1):
        slices = {
            "a": await press(controls.server, controls.hello(), requests),
            "b": await press(controls.server, controls.saves(), requests),
            "c": await press(site.server, site.saves(), requests),
            "e": await press(site.server, site.pages(), requests // 2),
            "d": await drain(site.server, site.starts(STARTERS), AT_ONCE),
            "f": await drain(site.server, await site.hand_ins(AT_ONCE), AT_ONCE),
            "m": await drain(controls.server, controls.wholes(WHOLE), WHOLE),
            "g": await drain(site.server, site.wholes(WHOLE, "one a page"), WHOLE),
            "g, one page": await drain(site.server, site.wholes(WHOLE, "one page"), WHOLE),
            "g, no script": await drain(site.server, site.wholes(WHOLE, "plain forms"), WHOLE),
        }
        # The first round fills caches of statements, templates and catalogues.
        for name, measured in slices.items() if number else ():
            subjects[name].slices.append(measured)
    return subjects


async def hundred_savers(site: Site, rounds: int, requests: int) -> list[float]:
    """Times of saves with a hundred students at once."""
    seconds = []
    for _ in range(rounds):
        seconds += (await press(site.server, site.saves(MANY), requests)).seconds
    return seconds


@dataclass
class SignIns:
    """(h): times of signing in, of others' saves before and meanwhile, and of the saves of the control (b), on a server
    of its own, in the same moments: what the load of the machine alone does to a save."""

    sign_ins: list[float] = field(default_factory=list)
    saves_before: list[float] = field(default_factory=list)
    saves_meanwhile: list[float] = field(default_factory=list)
    control_before: list[float] = field(default_factory=list)
    control_meanwhile: list[float] = field(default_factory=list)


async def sign_ins(controls: Controls, site: Site, at_once: int, rounds: int) -> SignIns:
    """A class types its PINs in the same moment, while others write."""
    result = SignIns()
    for first in range(rounds):
        doors = [await _door(site, (first * at_once + place) % 300) for place in range(at_once)]
        pause = asyncio.ensure_future(asyncio.sleep(1))
        await _write_until(pause, controls, site, result.saves_before, result.control_before)
        class_signs_in = asyncio.gather(*(door() for door in doors))
        await _write_until(class_signs_in, controls, site, result.saves_meanwhile, result.control_meanwhile)
        result.sign_ins += [reply.seconds for reply in await class_signs_in]
    return result


async def _door(site: Site, place: int) -> Act:
    """A visitor in front of the page of her class, name chosen and PIN typed."""
    school = site.school
    browser = school.visitor(site.server.port or 0)
    code = school.class_codes[place // school.class_size]
    student = school.student_ids[place]

    async def sign_in() -> Reply:
        reply = await browser.post(f"/join/{code}", student=str(student), pin=PIN)
        assert reply.status == 302, (reply.status, reply.body[:400])
        return reply

    return sign_in


async def _write_until(
    end: asyncio.Future[Any], controls: Controls, site: Site, mine: list[float], theirs: list[float]
) -> None:
    """Ten students of the site and ten of the control answer every quarter of a second until something has happened."""

    async def write(act: Act, pause: float, seconds: list[float]) -> None:
        await asyncio.sleep(pause)
        while not end.done():
            seconds.append((await act()).seconds)
            await asyncio.sleep(0.25)

    writers = [write(partial(one.answer, 0), place / 40, mine) for place, one in enumerate(site.writers[:10])]
    writers += [write(act, (place + 0.5) / 40, theirs) for place, act in enumerate(controls.saves()[:10])]
    await asyncio.gather(*writers)


def whole_memory(school: School) -> float:
    """Megabytes of everything that ``flask serve`` runs but the worker, after a hundred students have written."""
    port = free_port()
    arguments = ["-m", "flask", "--app", "wsgi:app", "serve", "--port", str(port)]
    with running(Server(arguments, school.environment, school.folder / "serve.log", port)) as server:
        students = [school.student(-1 - place, port) for place in range(MANY)]

        async def write() -> None:
            await asyncio.gather(*(student.start(school.quiz_id) for student in students))
            await asyncio.gather(*(student.open_sheet() for student in students))
            for place in range(len(QUESTIONS)):
                await asyncio.gather(*(student.answer(place) for student in students))

        play(write())
        return server.memory_bytes(without="worker") / 1e6


def report(backend: str, subjects: dict[str, Subject]) -> None:
    """One line a subject."""
    print(f"\n{backend}: processor time of the web server, {AT_ONCE} at once ({WHOLE} for whole attempts)")
    for name, subject in subjects.items():
        base = subjects["m"] if name[0] in "gm" else subjects["b"]
        ratio = f"{subject.times(base):5.2f} × ({base.name})"
        print(f"  ({name:12}) {subject.cpu:7.2f} ms  {ratio}  {subject.rate:6.0f}/s  {spread(subject.seconds)}")


def goals(backend: str, subjects: dict[str, Subject], hundred: Sequence[float]) -> list[Goal]:
    """What the comparison is judged by."""
    c, b, g, m = (subjects[name] for name in "cbgm")
    return [
        Goal(f"{backend}: (c) / (b)", c.times(b), 2, "times"),
        Goal(f"{backend}: (c) p95, 20 at once", percentile(c.seconds, 95) * 1000, 110, "ms"),
        Goal(f"{backend}: (c) p99, 100 at once", percentile(hundred, 99) * 1000, 500, "ms"),
        Goal(f"{backend}: (d) starts a second", subjects["d"].rate, 100, "/s", at_least=True),
        Goal(f"{backend}: (g) / (m), one a page", g.times(m), 2, "times"),
        Goal(f"{backend}: (g) / (m), on one page", subjects["g, one page"].times(m), 2, "times"),
        Goal(f"{backend}: (g) / (m), one a page without scripts", subjects["g, no script"].times(m), 2, "times"),
    ]


def judge_sign_ins(backend: str, at_once: int, limit: float, measured: SignIns) -> list[Goal]:
    """Signing in, and whether others' saves feel it more than the control does, with which they share the machine."""
    print(f"  (h) {at_once} at once: {spread(measured.sign_ins)}")
    before, meanwhile = spread(measured.saves_before), spread(measured.saves_meanwhile)
    print(f"      saves of others, before: {before}; meanwhile: {meanwhile}")
    before, meanwhile = spread(measured.control_before), spread(measured.control_meanwhile)
    print(f"      saves of the control, before: {before}; meanwhile: {meanwhile}")
    slower = _p95(measured.saves_meanwhile) / _p95(measured.saves_before)
    control = _p95(measured.control_meanwhile) / _p95(measured.control_before)
    return [
        Goal(f"{backend}: (h) p95, {at_once} at once", percentile(measured.sign_ins, 95), limit, "s"),
        Goal(f"{backend}: (h) others' saves slower by, over the control's", slower / control, 2, "times"),
    ]


def _p95(seconds: Sequence[float]) -> float:
    return percentile(seconds, 95)


def measure(backend: str, folder: Path, urls: tuple[str | None, str | None], rounds: int, requests: int) -> list[Goal]:
    """Everything, on one database; the goals."""
    needed = (rounds + 1) * (STARTERS + AT_ONCE + 3 * WHOLE) + 3 * MANY
    school = School(folder / backend, urls[0], students=needed, time_limit_minutes=60)
    controls = Controls(folder / backend, urls[1])
    with running(school.server()) as server, running(controls.server):
        site = Site(school, server)

        async def everything() -> tuple[dict[str, Subject], list[float], SignIns, SignIns]:
            await controls.sign_in()
            await site.seat_writers(MANY)
            subjects = await compare(controls, site, rounds, requests)
            hundred = await hundred_savers(site, 3, 4 * requests)
            return subjects, hundred, await sign_ins(controls, site, 20, 5), await sign_ins(controls, site, 100, 3)

        subjects, hundred, twenty, class_of_hundred = play(everything())
        report(backend, subjects)
        print(f"  (c) {MANY} at once: {spread(hundred)}; memory of the web server {server.memory_bytes() / 1e6:.0f} MB")
    reached = goals(backend, subjects, hundred)
    reached += judge_sign_ins(backend, 20, 0.85, twenty) + judge_sign_ins(backend, 100, 3.9, class_of_hundred)
    if backend == "sqlite":
        reached.append(Goal("memory of flask serve without the worker, 100 students", whole_memory(school), 200, "MB"))
    school.close()
    return reached


@contextlib.contextmanager
def databases(backend: str) -> Iterator[tuple[str | None, str | None]]:
    """An empty database for the site and one for the controls."""
    if backend == "sqlite":
        yield None, None
        return
    with postgresql() as mine, postgresql() as theirs:
        yield mine, theirs


def main() -> int:
    """Measure, print, and fail when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=8, help="slices of each subject (default 8)")
    parser.add_argument("--requests", type=int, default=300, help="requests in a slice (default 300)")
    parser.add_argument("--backend", choices=["sqlite", "postgresql"], action="append", help="both when left out")
    arguments = parser.parse_args()
    logging.disable(logging.INFO)
    reached: list[Goal] = []
    for backend in arguments.backend or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="recoupe-benchmark-") as folder, databases(backend) as urls:
            reached += measure(backend, Path(folder), urls, arguments.rounds, arguments.requests)
    print("\nGoals")
    for goal in reached:
        print(f"  {goal}")
    return 0 if all(goal.met for goal in reached) else 1


if __name__ == "__main__":
    sys.exit(main())
