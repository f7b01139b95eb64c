"""A school on a database of its own: a class of any size, a quiz of ten questions, and who sits in front of it."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from classroom import serving
from classroom.accounts.passwords import hash_secret
from classroom.app import create_app
from classroom.config import Settings
from classroom.database import begin_write
from classroom.extensions import alembic, db
from classroom.models import (
    Difficulty,
    Enrolment,
    Item,
    ItemKind,
    ItemOrigin,
    ItemState,
    ItemVersion,
    Navigation,
    Quiz,
    QuizAssignment,
    QuizSlot,
    Role,
    SchoolClass,
    Topic,
    User,
)
from tests.load.http_client import Browser, Reply
from tests.load.running import Server, free_port

SECRET_KEY = "a key that lasts as long as one storm, and no longer than that"
PIN = "482915"

#: The ten questions: kind, and options of which those with a star are right.
QUESTIONS: tuple[tuple[ItemKind, tuple[str, ...]], ...] = (
    (ItemKind.SINGLE, ("*le 12 mars", "le 14 mars", "le 2 avril", "le 12 mai")),
    (ItemKind.SINGLE, ("la mairie", "*le port", "la région", "la préfecture")),
    (ItemKind.SHORT, ("*Élodie Marchetti",)),
    (ItemKind.TRUE_FALSE, ("Vrai", "*Faux")),
    (ItemKind.SINGLE, ("la grêle", "*une panne", "une grève", "un incendie")),
    (ItemKind.NUMERIC, ("*1 450",)),
    (ItemKind.MULTIPLE, ("*Brest", "*Nantes", "Lyon", "Dijon")),
    (ItemKind.SHORT, ("*le ferry",)),
    (ItemKind.ORDER, ("*vote", "*grève", "*accord", "*reprise")),
    (ItemKind.MATCH, ("*Oslo → Norvège", "*Turku → Finlande", "*Malmö → Suède")),
)

#: Kinds whose form has a field for each place.
_PLACES = {b"order", b"match"}
_ON_THE_SHEET = re.compile(rb'data-item="(\d+)" data-kind="(\w+)" data-sequence="(\d+)"')


@dataclass(frozen=True)
class Acknowledged:
    """An answer that the server said it has."""

    item: int
    sequence: int
    sent: Any
    saved_at: str


@dataclass
class Student:
    """A student at a page of an attempt, as far as a script sees it."""

    id: int
    browser: Browser
    attempt: int = 0
    #: On the sheet, in its order: attempt item and kind.
    questions: list[tuple[int, str]] = field(default_factory=list)
    #: Last sequence by attempt item.
    sequences: dict[int, int] = field(default_factory=dict)
    acknowledged: list[Acknowledged] = field(default_factory=list)
    #: What the next answer is made of, so that no two are the same.
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def start(self, quiz: int) -> Reply:
        """Press the button that starts the quiz."""
        reply = await self.browser.post(f"/my-quizzes/{quiz}/start")
        if reply.status == 302:
            self.attempt = int(reply.location.split("/attempts/")[1].split("/")[0])
        return reply

    async def open_sheet(self) -> Reply:
        """Open the page with the questions."""
        reply = await self.browser.get(f"/attempts/{self.attempt}")
        found = [(int(i), kind.decode(), int(sequence)) for i, kind, sequence in _ON_THE_SHEET.findall(reply.body)]
        self.questions = [(item, kind) for item, kind, _sequence in found]
        self.sequences |= {item: sequence for item, _kind, sequence in found}
        return reply

    def next_answer(self, kind: str) -> Any:
        """An answer as the page's script sends it, another one each time where words are typed."""
        number = next(self.numbers)
        if kind in {"single", "true_false"}:
            return number % 2
        if kind in {"short", "numeric"}:
            return f"réponse {number} de {self.id}"
        if kind == "multiple":
            return [number % 4]
        if kind == "order":
            return [1, 2, 3, 4] if number % 2 else [4, 3, 2, 1]
        return [0, 1, 2] if number % 2 else [2, 1, 0]

    async def save(self, item: int, sequence: int, answer: Any) -> Reply:
        """Send one answer and note that it was acknowledged."""
        value = {"item": item, "sequence": sequence, "answer": answer}
        reply = await self.browser.send_json(f"/attempts/{self.attempt}/responses", value)
        if reply.status == 200 and reply.json["status"] == "saved":
            self.acknowledged.append(Acknowledged(item, sequence, answer, reply.json["saved_at"]))
            self.sequences[item] = max(sequence, self.sequences.get(item, 0))
        return reply

    async def answer(self, place: int) -> Reply:
        """Answer the question at a place of the sheet, from 0, once more."""
        item, kind = self.questions[place]
        return await self.save(item, self.sequences.get(item, 0) + 1, self.next_answer(kind))

    async def fill_in_page(self, number: int) -> list[Reply]:
        """On a quiz with one question a page: answer question ``number``, from 1, with the plain form, and go on.

        :returns: the page, and the redirect to the next one.
        """
        page = await self.browser.get(f"/attempts/{self.attempt}?question={number}")
        (item, kind, sequence), *_none = _ON_THE_SHEET.findall(page.body)
        answer, name = self.next_answer(kind.decode()), f"answer-{int(item)}"
        values = (
            {f"{name}-{place}": str(one) for place, one in enumerate(answer)} if kind in _PLACES else {name: answer}
        )
        button = {"go": "next"} if number < len(QUESTIONS) else {"hand_in": "yes"}
        fields = {f"sequence-{int(item)}": sequence.decode(), "question": str(number), **button}
        values = {name: str(one[0] if isinstance(one, list) else one) for name, one in values.items()}
        return [page, await self.browser.post(f"/attempts/{self.attempt}", **fields, **values)]

    def turn_on_scripts(self) -> None:
        """The script of the site's pages says that it runs (``static/js/site.js``)."""
        self.browser.cookies["script"] = "1"

    async def hand_in(self) -> Reply:
        """Press the button on the last page."""
        return await self.browser.post(f"/attempts/{self.attempt}/hand-in")


class School:
    """An installation with classes and two published quizzes of the same questions: all on one page, and one a page.

    :param folder: for its files.
    :param database_url: a PostgreSQL database that is empty; SQLite in the folder when left out.
    :param class_size: students in a class; the last one takes the rest.
    :param rules: of the quizzes, such as ``time_limit_minutes``.
    """

    def __init__(
        self, folder: Path, database_url: str | None = None, students: int = 30, class_size: int = 30, **rules: Any
    ) -> None:
        self.folder, self.class_size = folder, class_size
        self.environment = {
            "RECOUPE_INSTANCE": str(folder),
            "RECOUPE_HTTPS": "0",
            "RECOUPE_SECRET_KEY": SECRET_KEY,
            **({"RECOUPE_DATABASE_URL": database_url} if database_url else {}),
        }
        self.app: Flask = create_app(Settings.from_environment(folder, self.environment))
        with self.app.app_context():
            alembic.upgrade()
            self.sessionmaker = db.sessionmaker
        with self.session() as session:
            self._fill(session, students, rules)
            session.commit()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A look at the rows, from outside the server."""
        with self.sessionmaker() as session:
            yield session

    def end_in(self, seconds: float) -> datetime:
        """Let the quizzes close for everybody so many seconds from now; gives the moment."""
        ends_at = datetime.now(UTC) + timedelta(seconds=seconds)
        with self.session() as session:
            begin_write(session)
            session.execute(update(Quiz).values(hard_close=True, closes_at=ends_at))
            session.commit()
        return ends_at

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            db.engine.dispose()

    def server(self, workers: int = 1) -> Server:
        """The web server, not started yet, with the options that the product has."""
        port = free_port()
        options = [*serving.granian_options("127.0.0.1", port), "--workers", str(workers)]
        return Server(["-m", "granian", *options, "wsgi:app"], self.environment, self.folder / f"web-{port}.log", port)

    def worker(self) -> Server:
        """The worker, not started yet."""
        return Server(["-m", "flask", "--app", "wsgi:app", "worker"], self.environment, self.folder / "worker.log")

    def student(self, place: int, port: int) -> Student:
        """A student of the class, signed in."""
        return Student(self.student_ids[place], self.browser(f"{self.student_ids[place]}.0", port))

    def teacher(self, port: int) -> Browser:
        """The teacher of the class, signed in."""
        return self.browser(f"{self.teacher_id}.0", port)

    def browser(self, user: str, port: int) -> Browser:
        """A browser with the cookie that signing in gives."""
        return self._browser(port, user, {"_user_id": user, "_fresh": True, "browser": f"browser {user}"})

    def visitor(self, port: int) -> Browser:
        """The browser of somebody who has opened the site and not signed in."""
        return self._browser(port, "visitor", {})

    def _browser(self, port: int, who: str, content: dict[str, Any]) -> Browser:
        raw = hashlib.sha1(f"{who} {port}".encode(), usedforsecurity=False).hexdigest()
        content["csrf_token"] = raw
        signer = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        token = URLSafeTimedSerializer(SECRET_KEY, salt="wtf-csrf-token").dumps(raw)
        return Browser(port, {"session": signer.dumps(content)}, str(token))

    def _fill(self, session: Session, students: int, rules: dict[str, Any]) -> None:
        now = datetime.now(UTC) - timedelta(days=1)
        secret = hash_secret(PIN)
        teacher = User(
            role=Role.TEACHER, username="prof", name="Anne Dupont", sort_name="Dupont Anne", secret_hash=secret,
            created_at=now,
        )  # fmt: skip
        session.add(teacher)
        session.flush()
        versions = [
            _question(session, teacher, now, place, kind, options) for place, (kind, options) in enumerate(QUESTIONS, 1)
        ]
        classes = [
            SchoolClass(name=f"Terminale {n}", code=f"CLASSE{n}", teacher_id=teacher.id, created_at=now)
            for n in range(1, 2 + (students - 1) // self.class_size)
        ]
        session.add_all(classes)
        session.flush()
        self.quiz_id = _quiz(session, teacher, now, versions, classes, rules)
        one_a_page = {**rules, "navigation": Navigation.ONE_BY_ONE}
        self.paged_quiz_id = _quiz(session, teacher, now, versions, classes, one_a_page)
        people = [
            User(
                role=Role.STUDENT, name=f"Camille Roux {n}", sort_name=f"Roux {n:05} Camille", secret_hash=secret,
                created_at=now,
            )
            for n in range(students)
        ]  # fmt: skip
        session.add_all(people)
        session.flush()
        rows = [
            {"class_id": classes[place // self.class_size].id, "student_id": one.id, "joined_at": now}
            for place, one in enumerate(people)
        ]
        session.execute(insert(Enrolment), rows)
        self.teacher_id, self.student_ids = teacher.id, [one.id for one in people]
        self.class_codes = [one.code for one in classes]


def _quiz(
    session: Session,
    teacher: User,
    now: datetime,
    versions: list[ItemVersion],
    classes: list[SchoolClass],
    rules: dict[str, Any],
) -> int:
    quiz = Quiz(owner_id=teacher.id, title="Le port", created_at=now, published_at=now, **rules)
    session.add(quiz)
    session.flush()
    for place, version in enumerate(versions, 1):
        session.add(QuizSlot(quiz_id=quiz.id, position=place, item_version_id=version.id, max_mark=1.0))
    for school_class in classes:
        session.add(QuizAssignment(quiz_id=quiz.id, class_id=school_class.id, assigned_at=now))
    session.flush()
    return quiz.id


def _question(
    session: Session, teacher: User, now: datetime, number: int, kind: ItemKind, options: tuple[str, ...]
) -> ItemVersion:
    item = Item(owner_id=teacher.id, origin=ItemOrigin.TEACHER, state=ItemState.APPROVED, created_at=now)
    session.add(item)
    session.flush()
    version = ItemVersion(
        item_id=item.id,
        number=1,
        author_id=teacher.id,
        created_at=now,
        topic=list(Topic)[number % len(Topic)],
        kind=kind,
        stem=f"Question {number} : que disent les dépêches de la fermeture du port, et depuis quand ?",
        options=[
            {"text": text.removeprefix("*"), "correct": text.startswith("*"), "why": "Le texte le dit."}
            for text in options
        ],
        difficulty=Difficulty.MEDIUM,
    )
    session.add(version)
    session.flush()
    return version
