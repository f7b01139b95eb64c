"""How long the pages of the results take in a school that has worked for a year: ``make benchmark``.

A class (35 × 20) and a school (1,000 students × 50 quizzes × 20 questions, a million answers), SQLite and PostgreSQL.
Every page goes through the whole application, as WSGI; measured is the time until the answer is complete, without
a network. Pages take turns with a control, the least that a page over the same marks can be: bare Flask, and one
aggregate over every mark. The pages are those of the route table, so that a new one is measured by itself.

    python -m tests.benchmarks.measure_results                     # both databases; the school is kept in .benchmarks
    python -m tests.benchmarks.measure_results --backend sqlite --only gradebook --rounds 10
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import logging
import shutil
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, text
from werkzeug.routing import Rule

from classroom.extensions import db
from tests.load.databases import postgresql
from tests.load.figures import percentile
from tests.load.large_school import CLASS, LARGE, SMALL, LargeSchool, People, Size

ROOT = Path(__file__).parents[2]
#: Milliseconds at p95.
GOAL = 300
ROUNDS = 20

#: What the rooms besides the results are measured by: pages of a teacher with much in her bank, dossiers and classes.
TEACHERS_PAGES = (
    "dossiers.index",
    "dossiers.show",
    "dossiers.dispatch",
    "dossiers.texts",
    "item_bank.index",
    "item_bank.shared",
    "item_bank.curate",
    "item_bank.show",
    "quizzes.index",
    "quizzes.show",
    "quizzes.compose",
    "quizzes.preview",
    "quizzes.paper",
    "quizzes.extra_time",
    "roster.index",
    "roster.show_class",
    "roster.cards",
    "roster.accommodations",
)


@dataclass
class Page:
    """An address, who asks for it, and what it took."""

    name: str
    address: str
    who: str
    seconds: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    #: Of processor time of this process: on SQLite, which is in it, all there is.
    cpu: list[float] = field(default_factory=list)
    statements: int = 0
    peak: float = 0.0
    kilobytes: float = 0.0
    first: float = 0.0

    @property
    def p95(self) -> float:
        """In milliseconds."""
        return percentile(self.seconds, 95) * 1000

    @property
    def p50(self) -> float:
        """In milliseconds."""
        return percentile(self.seconds, 50) * 1000


def pages_of(app: Flask, people: People) -> list[Page]:
    """Every page of the results, as each who may see it does, then the large pages of teachers."""
    endpoints = sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
    results = [rule for rule in endpoints if rule.endpoint.startswith("results.")]
    large = [rule for rule in endpoints if rule.endpoint in TEACHERS_PAGES]
    found = []
    for rule in [*results, *large]:
        if "GET" in (rule.methods or ()):
            found += _ways(rule, people)
    return found


def _ways(rule: Rule, people: People) -> Iterator[Page]:
    values = {name: value for name, value in _values(people).items() if name in rule.arguments}
    if set(rule.arguments) - set(values):
        return
    address = _filled(rule, values)
    name = rule.endpoint.removeprefix("results.")
    for who in ("teacher", "instructor", "student"):
        yield Page(name, address, who)
        if "quiz_id" in rule.arguments and who != "student" and rule.endpoint.startswith("results."):
            yield Page(f"{name}, all classes", f"{address}?class=all", who)
        if rule.endpoint in {"results.quiz", "results.board"} and who == "teacher":
            yield Page(f"{name}, under way", _filled(rule, {**values, "quiz_id": people.live}), who)
        if rule.endpoint in {"quizzes.compose", "quizzes.show"} and who == "teacher":
            yield Page(f"{name}, 200 questions", _filled(rule, {**values, "quiz_id": people.draft}), who)
        if rule.endpoint.startswith("roster.") and "class_id" in rule.arguments and who == "teacher":
            yield Page(f"{name}, everybody", _filled(rule, {**values, "class_id": people.everybody}), who)
        if rule.endpoint.startswith("dossiers.") and "dossier_id" in rule.arguments and who == "teacher":
            yield Page(f"{name}, 200 dispatches", _filled(rule, {**values, "dossier_id": people.dossiers[-1]}), who)


def _values(people: People) -> dict[str, Any]:
    return {
        "quiz_id": people.quizzes[0],
        "class_id": people.classes[0],
        "student_id": people.student,
        "version_id": people.versions[0][3],
        "attempt_id": people.attempt,
        "item_id": people.attempt_item,
        "dispatch_id": people.dispatch,
        "dossier_id": people.dossiers[0],
        "regrade_id": people.regrade,
        "topic": "date",
        "format": "csv",
        "kind": "csv",
    }


def _filled(rule: Rule, values: dict[str, Any]) -> str:
    built = rule.build(values, append_unknown=False)
    assert built is not None
    return built[1]


class Measured:
    """The application of a school, a browser for each of three people, and the control."""

    def __init__(self, school: LargeSchool) -> None:
        self.school = school
        with school.app.app_context():
            self.engine: Engine = db.engine
        people = school.people
        ids = {"teacher": people.teacher, "instructor": people.instructor, "student": people.student}
        self.browsers = {who: self._browser(f"{key}.0") for who, key in ids.items()}
        self.control = _control(self.engine)

    def _browser(self, user: str) -> FlaskClient:
        client = self.school.app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = user, True
        return client

    def ask(self, page: Page) -> int:
        """The page, to its last byte; gives the status."""
        response = self.browsers[page.who].get(page.address)
        page.kilobytes = len(response.get_data()) / 1024
        return int(response.status_code)

    def seconds(self, work: Callable[[], object]) -> float:
        """On the clock."""
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    def statements(self, page: Page) -> int:
        """How many statements a page sends."""
        sent: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            sent.append(statement)

        event.listen(self.engine, "before_cursor_execute", note)
        try:
            self.ask(page)
        finally:
            event.remove(self.engine, "before_cursor_execute", note)
        return len(sent)


def _control(engine: Engine) -> Callable[[], object]:
    bare = Flask("control")

    @bare.get("/")
    def total() -> dict[str, float]:
        with engine.connect() as connection:
            count, won = connection.execute(text("SELECT count(*), sum(fraction) FROM marks")).one()
        return {"count": count, "won": won}

    client = bare.test_client()
    return lambda: client.get("/").get_data()


def measure(school: LargeSchool, rounds: int, only: str) -> list[Page]:
    """Every page that answers, in turns with the control."""
    measured = Measured(school)
    pages = [page for page in pages_of(school.app, school.people) if only in page.name]
    for page in pages:
        page.first = measured.seconds(lambda page=page: measured.ask(page))  # type: ignore[misc]
    status = {id(page): measured.ask(page) for page in pages}
    for page in pages:
        if status[id(page)] >= 500:
            print(f"{page.address} as {page.who}: {status[id(page)]}")
    pages = [page for page in pages if status[id(page)] == 200]
    # As `wsgi.py` does once everything is imported.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    for _ in range(rounds):
        control = statistics.median(measured.seconds(measured.control) for _ in range(3))
        for page in pages:
            began = time.process_time()
            spent = measured.seconds(lambda page=page: measured.ask(page))  # type: ignore[misc]
            page.cpu.append(time.process_time() - began)
            page.seconds.append(spent)
            page.ratios.append(spent / control)
    for page in pages:
        page.statements = measured.statements(page)
        page.peak = _peak(lambda page=page: measured.ask(page))  # type: ignore[misc]
    return pages


def _peak(work: Callable[[], object]) -> float:
    """Most memory that Python held while something was done, beyond what it held before, in megabytes."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def _place(folder: Path, name: str) -> Path:
    """Where a school is kept; one made by other migrations is thrown away."""
    made_by = (path.read_bytes() for path in sorted((ROOT / "classroom" / "migrations").glob("*.py")))
    place = folder / f"{name}-{hashlib.sha256(b''.join(made_by)).hexdigest()[:8]}"
    for old in set(folder.glob(f"{name}-*")) - {place}:
        shutil.rmtree(old)
    return place


@contextlib.contextmanager
def schools(backend: str, folder: Path, *sizes: Size) -> Iterator[list[LargeSchool]]:
    """Schools on a kind of database; those on SQLite stay for the next time."""
    with contextlib.ExitStack() as stack:
        made = []
        for size in sizes:
            url = stack.enter_context(postgresql()) if backend == "postgresql" else None
            made.append(LargeSchool(_place(folder, f"{backend}-{size.name}"), size, url))
            stack.callback(made[-1].close)
        yield made


def compare(small: list[Page], class_: list[Page], large: list[Page]) -> int:
    """Print the table; gives how many pages miss the goal."""
    few = {(page.name, page.who): page.statements for page in small}
    alone = {(page.name, page.who): page for page in class_}
    missed = 0
    print("CPU is that of this process: on SQLite, all there is; on PostgreSQL, without the database.")
    print("| page | who | class p50, p95 | school p50, p95 | of it CPU | × control | statements | peak | page |")
    print("|---|---|---|---|---|---|---|---|---|")
    for page in sorted(large, key=lambda page: -page.p95):
        key = (page.name, page.who)
        own = alone.get(key)
        constant = few.get(key) == page.statements
        good = page.p95 <= GOAL and constant
        missed += not good
        shown = f"{own.p50:.0f}, {own.p95:.0f} ms" if own else "–"
        count = f"{page.statements}" if constant else f"**{few.get(key)} → {page.statements}**"
        times = f"{page.p50:.0f}, {'' if page.p95 <= GOAL else '**'}{page.p95:.0f}{'' if page.p95 <= GOAL else '**'} ms"
        cpu = f"{statistics.median(page.cpu) * 1000:.0f} ms"
        print(
            f"| {page.name} | {page.who} | {shown} | {times} | {cpu} | {statistics.median(page.ratios):.2f} | {count} "
            f"| {page.peak:.1f} MB | {page.kilobytes:.0f} kB |"
        )
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backend", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="pages with these letters in their name")
    parser.add_argument("--folder", type=Path, default=ROOT / ".benchmarks")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    missed = 0
    for backend in ("sqlite", "postgresql") if asked.backend == "both" else (asked.backend,):
        with schools(backend, asked.folder, SMALL, CLASS, LARGE) as (small, class_, large):
            print(f"\n{backend}, {asked.rounds} rounds", flush=True)
            found = [measure(school, rounds, asked.only) for school, rounds in ((small, 1), (class_, asked.rounds))]
            missed += compare(*found, measure(large, asked.rounds, asked.only))
    print(f"\n{missed} of the pages miss the goal of {GOAL} ms at p95 or send more statements in a larger school.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
