"""A school that has worked for a year: 1,000 students, 50 quizzes of 20 questions, a million answers.

Rows are written in bulk, as the site would have written them: what was answered follows from how able a student and how
hard a question is, marks are those of the site's own scorer, and the same seed gives the same school on every database.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from classroom.app import create_app
from classroom.attempts import answers
from classroom.attempts.scoring import score
from classroom.config import Settings
from classroom.extensions import alembic, db
from classroom.models import ItemKind, ItemVersion, Topic
from classroom.results.adding_up import add_up_stale

SEED = 2026
BEGUN = datetime(2025, 9, 1, 8, 0, tzinfo=UTC)
CLASS_SIZE = 35
DISPATCHES = 6
QUESTIONS_OF_A_DOSSIER = 60
#: Rows of a table sent to the database at once.
BATCH = 20_000

#: What is written, in the order in which rows refer to each other.
TABLES = (
    "users",
    "classes",
    "class_instructors",
    "enrolments",
    "dossiers",
    "dispatches",
    "items",
    "item_versions",
    "item_evidence",
    "quizzes",
    "quiz_slots",
    "quiz_assignments",
    "attempts",
    "attempt_events",
    "attempt_items",
    "responses",
    "marks",
    "grade_notes",
    "regrades",
)

FIRST_NAMES = ("Anaïs", "Bilal", "Camille", "Driss", "Élodie", "Farid", "Gabrielle", "Hugo", "Inès", "Jules", "Léa")
LAST_NAMES = ("Arnoux", "Benali", "Carlier", "Delmas", "Estève", "Fabre", "Garnier", "Hamdi", "Jacquet", "Keller")

#: The kinds of the twenty questions of a quiz.
KINDS = (
    *[ItemKind.SINGLE] * 12,
    ItemKind.TRUE_FALSE,
    *[ItemKind.MULTIPLE] * 2,
    *[ItemKind.SHORT] * 2,
    ItemKind.NUMERIC,
    ItemKind.ORDER,
    ItemKind.MATCH,
)


@dataclass(frozen=True)
class Size:
    """How large a school is."""

    students: int = 1000
    quizzes: int = 50
    questions: int = 20
    #: Of the head teacher's bank, with those that the quizzes ask.
    bank: int = 5000

    @property
    def classes(self) -> int:
        """Classes of the head teacher."""
        return math.ceil(self.students / CLASS_SIZE)

    @property
    def name(self) -> str:
        """For files."""
        return f"{self.students}x{self.quizzes}x{self.questions}"


SMALL = Size(students=35, quizzes=2, bank=40)
CLASS = Size(students=35, quizzes=1, bank=20)
LARGE = Size()


@dataclass
class People:
    """Who is who and what is where, by id."""

    teacher: int = 0
    instructor: int = 0
    student: int = 0
    classes: list[int] = field(default_factory=list)
    quizzes: list[int] = field(default_factory=list)
    #: By quiz, in its order.
    versions: list[list[int]] = field(default_factory=list)
    #: A quiz of two hundred questions that is being composed.
    draft: int = 0
    #: One that the first class is writing.
    live: int = 0
    #: A class that has everybody in it.
    everybody: int = 0
    dossiers: list[int] = field(default_factory=list)
    dispatch: int = 0
    regrade: int = 0
    #: The student's attempt at the last quiz, and its last question.
    attempt: int = 0
    attempt_item: int = 0


class Writer:
    """Writes rows of plain values in bulk: by COPY on PostgreSQL, through the driver's own cursor on SQLite."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.last: dict[str, int] = {}
        self.waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        self.columns: dict[str, tuple[str, ...]] = {}
        # Begins the transaction, of which the driver's cursors know nothing.
        connection.execute(text("SET timezone = 'UTC'" if self.on_postgresql else "SELECT 1"))

    @property
    def on_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    def add(self, table: str, **values: Any) -> int:
        """One row; gives its id."""
        key = self.last.get(table, 0) + 1
        self.last[table] = key
        self.columns.setdefault(table, ("id", *values))
        self.waiting[table].append((key, *values.values()))
        return key

    def flush(self, fewest: int = 1) -> None:
        """Send what waits, as soon as one table has so many rows."""
        if max(map(len, self.waiting.values())) < fewest:
            return
        for table, rows in self.waiting.items():
            if rows:
                self._send(table, rows)
                rows.clear()

    def finish(self) -> None:
        """Let ids go on where these rows end."""
        self.flush()
        for table, last in self.last.items():
            if self.on_postgresql:
                self.connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})"))

    def _send(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        # « end » is a word of SQL.
        columns = ", ".join(f'"{column}"' for column in self.columns[table])
        raw = self.connection.connection.cursor()
        if self.on_postgresql:
            with raw.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join("?" * len(self.columns[table]))
            raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
        raw.close()


class LargeSchool:
    """An installation with a school in it, made when it is not there yet.

    :param folder: for its files; a school that stands there already is used again.
    :param database_url: an empty PostgreSQL database; SQLite in the folder when left out.
    """

    def __init__(self, folder: Path, size: Size, database_url: str | None = None, **config: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.size = size
        self.app: Flask = create_app(_settings(folder, database_url), WTF_CSRF_ENABLED=False, **config)
        note = folder / "people.json"
        with self.app.app_context():
            alembic.upgrade()
            if database_url is not None or not note.exists():
                people = _build(size)
                _add_up()
                note.write_text(json.dumps(asdict(people)))
            db.session.close()
        self.people = People(**json.loads(note.read_text()))

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            db.engine.dispose()


def _settings(folder: Path, database_url: str | None) -> Settings:
    return Settings(
        instance=folder,
        database_url=database_url or f"sqlite:///{folder / 'recoupe.sqlite'}",
        queue_url=f"sqlite:///{folder / 'queue.sqlite'}",
        secret_key="a school of paper, and a key of sixteen words or so",
        timezone="Europe/Paris",
        https=False,
        proxies=0,
    )


def _build(size: Size) -> People:
    with db.engine.connect() as connection:
        writer = Writer(connection)
        people = _Builder(writer, size).build()
        writer.finish()
        connection.commit()
    return people


def _add_up() -> None:
    """What the worker has done meanwhile; then what the planner knows of tables that are a year old."""
    while add_up_stale(db.session, BATCH // 20):
        db.session.commit()
    db.session.rollback()
    db.session.execute(text("ANALYZE"))
    db.session.commit()


class _Builder:
    def __init__(self, writer: Writer, size: Size) -> None:
        self.add, self.writer, self.size = writer.add, writer, size
        self.rng = random.Random(SEED)
        self.people = People()
        self.asked: dict[int, ItemVersion] = {}
        self.hardness: dict[int, float] = {}
        self.abilities: dict[int, float] = {}
        self.students: list[list[int]] = []

    def build(self) -> People:
        """Everything, in the order in which rows refer to each other."""
        self._staff()
        self._classes()
        self._dossiers()
        self._bank()
        self._quizzes()
        self._years()
        self._live()
        self._notes()
        self._regrade()
        return self.people

    def _user(self, role: str, name: str, sort_name: str, username: str | None = None) -> int:
        return self.add(
            "users", role=role, username=username, name=name, sort_name=sort_name, must_change_secret=False,
            active=True, failed_sign_ins=0, session_version=0, created_at=_at(BEGUN),
        )  # fmt: skip

    def _staff(self) -> None:
        self.people.teacher = self._user("teacher", "Anne Dupont", "Dupont Anne", "prof")
        self.people.instructor = self._user("instructor", "Luc Morel", "Morel Luc", "inspecteur")
        #: Of others, whose rows stand between hers.
        self.other = self._user("teacher", "Paul Autre", "Autre Paul", "autre")

    def _class(self, name: str, code: str, teacher: int) -> int:
        key = self.add("classes", name=name, code=code, teacher_id=teacher, created_at=_at(BEGUN))
        if teacher == self.people.teacher:
            self.add("class_instructors", class_id=key, instructor_id=self.people.instructor, granted_at=_at(BEGUN))
        return key

    def _classes(self) -> None:
        people = self.people
        left = self.size.students
        for number in range(1, self.size.classes + 1):
            key = self._class(f"Terminale {number:02}", f"TERM{number:03}", people.teacher)
            people.classes.append(key)
            self.students.append([self._student(key) for _ in range(min(CLASS_SIZE, left))])
            left -= CLASS_SIZE
        people.student = self.students[0][3]
        people.everybody = self._class("Promotion", "PROMO", people.teacher)
        for student in self.abilities:
            self._enrol(people.everybody, student)
        self.other_class = self._class("Première autre", "AUTRE1", self.other)
        self.strangers = [self._student(self.other_class) for _ in range(20)]

    def _student(self, class_id: int) -> int:
        first, last = self.rng.choice(FIRST_NAMES), self.rng.choice(LAST_NAMES)
        key = self._user("student", f"{first} {last}", f"{last} {first}")
        self.abilities[key] = self.rng.gauss(0.4, 1.0)
        self._enrol(class_id, key)
        return key

    def _enrol(self, class_id: int, student: int) -> None:
        self.add("enrolments", class_id=class_id, student_id=student, joined_at=_at(BEGUN))

    def _dossiers(self) -> None:
        """One for every sixty questions, and a large one that has none."""
        self.sources: list[list[tuple[int, str]]] = []
        each = [DISPATCHES] * math.ceil(self.size.bank / QUESTIONS_OF_A_DOSSIER)
        for number, dispatches in enumerate([*each, min(200, self.size.bank)], 1):
            dossier = self.add(
                "dossiers", title=f"Dossier {number}", owner_id=self.people.teacher, created_at=_at(BEGUN)
            )
            self.people.dossiers.append(dossier)
            self.sources.append([self._dispatch(dossier, place) for place in range(1, dispatches + 1)])
        self.people.dispatch = self.sources[0][0][0]

    def _dispatch(self, dossier: int, place: int) -> tuple[int, str]:
        words = [
            f"Le port {place} a fermé le {place % 28 + 1} mars, selon la capitainerie : {place * 37} marins attendent."
        ]
        words += [f"Point {n} : la région {place} promet {n * place} aides à {n + place} familles." for n in range(30)]
        body = "\n\n".join(words)
        original = body.encode()
        key = self.add(
            "dispatches", dossier_id=dossier, position=place, file=f"depeche-{place}.txt", original=original,
            encoding="utf-8", text=body, added_at=_at(BEGUN),
        )  # fmt: skip
        return key, body

    def _bank(self) -> None:
        for number in range(self.size.bank):
            self._item(number, self.people.teacher)
        self.other_version = self._item(7, self.other)
        self.writer.flush()
        with Session(self.writer.connection) as session:
            self.asked = {version.id: version for version in session.scalars(select(ItemVersion))}
            session.expunge_all()

    def _item(self, number: int, owner: int) -> int:
        topic = list(Topic)[number % len(Topic)]
        kind = KINDS[number % len(KINDS)]
        dossier = number // QUESTIONS_OF_A_DOSSIER
        rule = "contradiction.nature" if topic is Topic.CONTRADICTION and number % 8 else None
        item = self.add(
            "items", dossier_id=self.people.dossiers[dossier], owner_id=owner, origin="teacher", rule=rule,
            state="approved" if number < self.size.quizzes * self.size.questions else ("approved", "draft")[number % 2],
            rank=number, current_number=1, created_at=_at(BEGUN),
        )  # fmt: skip
        options = _options(kind, number)
        version = self.add(
            "item_versions", item_id=item, number=1, author_id=owner, created_at=_at(BEGUN), topic=topic.value,
            kind=kind.value, stem=f"Question {number} : que disent les dépêches de la fermeture du port ?",
            options=_json(options), rationale="Les deux passages le disent.", difficulty="medium",
            source_independent=True,
        )  # fmt: skip
        first = number % (DISPATCHES - 1)
        proofs = self.sources[dossier][first : first + (2 if topic is Topic.CONTRADICTION else 1)]
        for position, (dispatch, body) in enumerate(proofs):
            self.add(
                "item_evidence", item_version_id=version, position=position, dispatch_id=dispatch, start=0, end=40,
                quote=body[:40],
            )  # fmt: skip
        self.hardness[version] = self.rng.gauss(0, 1)
        return version

    def _quizzes(self) -> None:
        size, people = self.size, self.people
        for number in range(size.quizzes):
            first = number * size.questions
            versions = list(range(first + 1, first + size.questions + 1))
            opens = BEGUN + timedelta(days=5 * number)
            quiz = self._quiz(f"Quiz {number + 1}", people.teacher, opens, versions, [*people.classes])
            people.quizzes.append(quiz)
            people.versions.append(versions)
        now = datetime.now(UTC)
        first = people.classes[:1]
        people.live = self._quiz("En ce moment", people.teacher, now, people.versions[0], first, open_=True)
        many = list(range(1, min(200, size.bank) + 1))
        people.draft = self._quiz("Brouillon", people.teacher, None, many, [])
        self.other_quiz = self._quiz("Ailleurs", self.other, BEGUN, [self.other_version], [self.other_class])

    def _quiz(
        self, title: str, owner: int, opens: datetime | None, versions: Sequence[int], classes: Sequence[int],
        open_: bool = False,
    ) -> int:  # fmt: skip
        closes = None if opens is None or open_ else _at(opens + timedelta(days=2))
        quiz = self.add(
            "quizzes", title=title, instructions="", owner_id=owner, created_at=_at(opens or BEGUN),
            published_at=_at(opens) if opens else None, time_limit_minutes=None if open_ else 30,
            opens_at=_at(opens) if opens else None, closes_at=closes, hard_close=False, max_attempts=2,
            shuffle_questions=True, shuffle_options=True, review_from="hand_in", review_score=True, review_key=True,
            review_evidence=True,
        )  # fmt: skip
        for position, version in enumerate(versions, 1):
            self.add("quiz_slots", quiz_id=quiz, position=position, item_version_id=version, max_mark=1.0)
        for class_id in classes:
            self.add("quiz_assignments", quiz_id=quiz, class_id=class_id, assigned_at=_at(opens or BEGUN))
        return quiz

    def _years(self) -> None:
        """Every quiz of the year, class by class: three students of a hundred are away, one takes it twice."""
        for number, quiz in enumerate(self.people.quizzes):
            began = BEGUN + timedelta(days=5 * number, hours=2)
            for class_id, students in zip(self.people.classes, self.students, strict=True):
                for student in students:
                    if student == self.people.student or self.rng.random() >= 0.03:
                        self._sit(quiz, student, class_id, 1, began, self.people.versions[number])
                    if self.rng.random() < 0.01:
                        self._sit(quiz, student, class_id, 2, began + timedelta(days=1), self.people.versions[number])
        for student in self.strangers:
            self._sit(self.other_quiz, student, self.other_class, 1, BEGUN, [self.other_version])

    def _sit(
        self, quiz: int, student: int, class_id: int, number: int, at: datetime, versions: Sequence[int],
        done: float = 1.0,
    ) -> None:  # fmt: skip
        rng, moment = self.rng, at + timedelta(seconds=self.rng.uniform(0, 60))
        ends = moment + timedelta(minutes=rng.uniform(8, 25))
        closed = done == 1.0
        attempt = self.add(
            "attempts", quiz_id=quiz, student_id=student, class_id=class_id, number=number, seed=rng.getrandbits(30),
            started_at=_at(moment), deadline_at=_at(moment + timedelta(minutes=30)) if closed else None,
            closed_at=_at(ends) if closed else None, closed_by="student" if closed else None,
        )  # fmt: skip
        self.add("attempt_events", attempt_id=attempt, kind="started", actor_id=student, at=_at(moment), detail="null")
        order = list(versions)
        rng.shuffle(order)
        step = (ends - moment) / (len(order) + 1)
        for position, version in enumerate(order, 1):
            moment += step * rng.uniform(0.7, 1)
            answered = rng.random() > 0.02 and position <= done * len(order)
            self._answer(attempt, position, version, student, moment if answered else None, ends, closed)
        if closed:
            self.add(
                "attempt_events", attempt_id=attempt, kind="handed_in", actor_id=student, at=_at(ends), detail="null"
            )  # fmt: skip
        if student == self.people.student:
            self.people.attempt = attempt
        self.writer.flush(BATCH)

    def _answer(
        self, attempt: int, position: int, version: int, student: int, moment: datetime | None, ends: datetime,
        closed: bool,
    ) -> None:  # fmt: skip
        rng, asked = self.rng, self.asked[version]
        order = list(range(len(asked.options)))
        rng.shuffle(order)
        item = self.add(
            "attempt_items", attempt_id=attempt, position=position, item_version_id=version,
            option_order=_json(order), max_mark=1.0,
        )  # fmt: skip
        if student == self.people.student:
            self.people.attempt_item = item
        answer = response = None
        if moment is not None:
            knows = rng.random() < 1 / (1 + math.exp(self.hardness[version] - self.abilities[student]))
            answer = answers.key(asked) if knows else _wrong(rng, asked)
            if rng.random() < 0.08:
                self._response(item, 1, _wrong(rng, asked), moment - timedelta(seconds=4))
                response = self._response(item, 2, answer, moment)
            else:
                response = self._response(item, 1, answer, moment)
        if closed:
            self.add(
                "marks", attempt_item_id=item, response_id=response, fraction=score(asked, answer), marked_at=_at(ends),
                counts=True,
            )  # fmt: skip

    def _response(self, item: int, sequence: int, answer: Any, moment: datetime) -> int:
        return self.add(
            "responses", attempt_item_id=item, sequence=sequence, answer=_json(answer), received_at=_at(moment),
            after_leaving=False,
        )  # fmt: skip

    def _live(self) -> None:
        """The first class at a quiz, half-way through it; a few have not begun."""
        began = datetime.now(UTC) - timedelta(minutes=10)
        for place, student in enumerate(self.students[0][4:]):
            done = 1.0 if place % 8 == 0 else self.rng.uniform(0.1, 0.9)
            self._sit(self.people.live, student, self.people.classes[0], 1, began, self.people.versions[0], done=done)

    def _notes(self) -> None:
        for quiz in self.people.quizzes[::7]:
            for students in self.students:
                self.add(
                    "grade_notes", quiz_id=quiz, student_id=students[1], excused=True, comment="Malade",
                    author_id=self.people.teacher, at=_at(BEGUN),
                )  # fmt: skip

    def _regrade(self) -> None:
        """A question of the first quiz that was given to all, long ago."""
        self.people.regrade = self.add(
            "regrades", item_version_id=self.people.versions[0][1], quiz_id=self.people.quizzes[0], kind="give",
            key="null", never_lower=True, reason="Mal posée", made_by_id=self.people.teacher, made_at=_at(BEGUN),
        )  # fmt: skip


def _options(kind: ItemKind, number: int) -> list[dict[str, Any]]:
    texts: Iterable[str]
    if kind is ItemKind.TRUE_FALSE:
        texts = ("*Vrai", "Faux")
    elif kind is ItemKind.SHORT:
        texts = (f"*Élodie Marchetti {number % 9}",)
    elif kind is ItemKind.NUMERIC:
        texts = (f"*{1400 + number}",)
    elif kind is ItemKind.ORDER:
        texts = ("*vote", "*grève", "*accord", "*reprise")
    elif kind is ItemKind.MATCH:
        texts = ("*Oslo → Norvège", "*Turku → Finlande", "*Malmö → Suède")
    elif kind is ItemKind.MULTIPLE:
        texts = ("*Brest", "*Nantes", "Lyon", "Dijon")
    else:
        texts = (f"*le {number % 28 + 1} mars", "le 14 avril", "le 2 mai", "le 12 juin")
    return [{"text": t.removeprefix("*"), "correct": t.startswith("*"), "why": "Le texte le dit."} for t in texts]


def _wrong(rng: random.Random, asked: ItemVersion) -> Any:
    size = len(asked.options)
    if asked.kind in answers.CHOICE:
        return rng.randrange(1, size)
    if asked.kind is ItemKind.MULTIPLE:
        return sorted(rng.sample(range(size), 2))
    if asked.kind is ItemKind.ORDER:
        return rng.sample(range(1, size + 1), size)
    if asked.kind is ItemKind.MATCH:
        return rng.sample(range(size), size)
    return str(rng.randrange(1400, 1500)) if asked.kind is ItemKind.NUMERIC else f"le maire n° {rng.randrange(40)}"


def _at(moment: datetime) -> str:
    """As SQLite keeps it; PostgreSQL reads it in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _json(value: Any) -> str:
    return json.dumps(value)
