"""Every route × every role: nobody reaches what is not theirs, by page, by id or by form.

The world of the table: a teacher with a dossier, an item, a class, a quiz given to that class and taken twice by its
student (``attempt`` is under way, ``closed`` is handed in), an instructor who was given the class; and strangers of
every role, with rows of their own. ``test_the_table_names_every_route`` keeps the table whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from sqlalchemy import MetaData, select
from sqlalchemy.orm import Session

from classroom.app import create_app
from classroom.attempts.service import hand_in, start_attempt
from classroom.clock import utc_now
from classroom.database import Base
from classroom.extensions import db
from classroom.models import (
    ClassInstructor,
    ExportJob,
    ExportKind,
    ExportState,
    GradeNote,
    PracticeAnswer,
    RegradeKind,
    ReviewFrom,
)
from classroom.quizzes.service import DrawWish, add_draw, add_section
from classroom.results.regrading import apply, draft_regrade
from tests.classroom.conftest import Factory, served, settings

VISITORS = (
    "anonymous",
    "student",
    "classmate",
    "other_student",
    "teacher",
    "other_teacher",
    "instructor",
    "other_instructor",
    "admin",
)

#: Names of the students of the class, unlike anything else on a page.
FAMILY, GIVEN = "Quermeleuc", ("Zélie", "Ysolde")
#: Where an instructor finds students one by one.
LISTS = {"/quizzes/{quiz}/results", "/classes/{class}/gradebook", "/attempts/{closed}/report"}

TABLE = Path(__file__).with_name("access.txt").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Visitor:
    """Somebody who is signed in, as the session cookie names them."""

    name: str

    def get_id(self) -> str:
        """As :meth:`classroom.models.User.get_id`."""
        return self.name


@dataclass(frozen=True)
class World:
    """Its database, who is who, and what the placeholders of the table stand for."""

    url: str
    people: dict[str, Visitor | None]
    ids: dict[str, Any]


@pytest.fixture(scope="module")
def world(databases: Any, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Made once; every line of the table is tried on a copy of its own."""
    folder = tmp_path_factory.mktemp("world")
    url = databases.copy(folder)
    app = create_app(settings(folder, url), TESTING=True, JOBS_IMMEDIATE=True)
    with app.app_context():
        people, ids = populate(db.session)
        db.session.close()
        db.engine.dispose()
    return World(url, people, ids)


def populate(session: Session) -> tuple[dict[str, Visitor | None], dict[str, Any]]:
    """Rows of everybody."""
    now, make = utc_now(), Factory(session)
    teacher, other_teacher = make.teacher(), make.teacher()
    instructor, other_instructor = make.instructor(), make.instructor()
    school_class, other_class = make.school_class(teacher), make.school_class(other_teacher)
    second_class = make.school_class(teacher)
    for given_to, given in ((instructor, school_class), (other_instructor, other_class)):
        session.add(ClassInstructor(class_id=given.id, instructor_id=given_to.id, granted_at=now))
    student, classmate = (
        make.student(school_class, name=f"{given} {FAMILY}", sort_name=f"{FAMILY} {given}") for given in GIVEN
    )
    other_student = make.student(other_class)
    make.student(second_class)
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont a ouvert en 1998, a annoncé la mairie de la ville.")
    correction = make.correction(dossier, dispatch, "1998")
    lesson = make.lesson(dossier)
    version = make.item(teacher, dossier, evidence=((dispatch, "ouvert en 1998"),))
    quiz = make.quiz(teacher, [version], (school_class,), max_attempts=3, review_from=ReviewFrom.HAND_IN)
    draft = make.quiz(teacher, [version, make.item(teacher)], published_at=None)
    section = add_section(session, draft, "Les dates")
    draw = add_draw(session, draft, DrawWish(1))
    other_quiz = make.quiz(other_teacher, [make.item(other_teacher)], (other_class,), max_attempts=3)
    closed = start_attempt(session, quiz, student, school_class, now - timedelta(minutes=9))
    hand_in(session, closed, now - timedelta(minutes=5))
    regrade = draft_regrade(version, quiz, teacher, RegradeKind.GIVE, None, never_lower=True)
    apply(session, version, regrade, "Mal posée", now)
    attempt = start_attempt(session, quiz, student, school_class, now)
    hand_in(session, start_attempt(session, other_quiz, other_student, other_class, now), now)
    export = ExportJob(
        kind=ExportKind.TERM,
        owner_id=teacher.id,
        parameters={},
        language="fr",
        state=ExportState.DONE,
        asked_at=now,
        expires_at=now + timedelta(days=1),
        file_name="recoupe.zip",
        size=0,
    )
    session.add(export)
    practised = PracticeAnswer(
        student_id=student.id, item_version_id=version.id, option_order=[0], answer=0, fraction=1.0, answered_at=now
    )
    session.add(practised)
    session.commit()
    staff = (teacher, other_teacher, instructor, other_instructor, make.admin())
    users = (student, classmate, other_student, *staff)
    people = dict(zip(VISITORS, (None, *(Visitor(user.get_id()) for user in users)), strict=True))
    ids = {
        "user": other_instructor.id,
        "class": school_class.id,
        "second_class": second_class.id,
        "code": school_class.code,
        "student": student.id,
        "instructor": instructor.id,
        "dossier": dossier.id,
        "dispatch": dispatch.id,
        "correction": correction.id,
        "lesson": lesson.id,
        "item": version.item_id,
        "quiz": quiz.id,
        "draft": draft.id,
        "slot": draft.slots[1].id,
        "section": section.id,
        "draw": draw.id,
        "closed": closed.id,
        "marked": closed.items[0].id,
        "version": version.id,
        "practised": practised.id,
        "regrade": regrade.id,
        "attempt": attempt.id,
        "question": attempt.items[0].id,
        "export": export.id,
    }
    return people, ids


@pytest.fixture
def app(world: World, databases: Any, tmp_path: Path, compiled: BytecodeCache) -> Iterator[Flask]:
    """The application on a copy of the world; nothing here needs a dossier to be read."""
    url = databases.copy(tmp_path, world.url)
    yield from served(settings(tmp_path, url), compiled, jobs_run=False)
    databases.drop(url)


def lines() -> list[tuple[str, str, dict[str, str]]]:
    """Method, path and expected answer by visitor, for each line of the table."""
    rows = []
    for line in TABLE.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        method, path, *answers = line.split()
        rows.append((method, path, dict(zip(VISITORS, answers, strict=True))))
    return rows


def contents(session: Session) -> dict[str, list[Any]]:
    """Every row of every table."""
    session.rollback()
    metadata: MetaData = Base.metadata
    return {table.name: sorted(map(repr, session.execute(select(table)))) for table in metadata.sorted_tables}


def answer_of(response: Any) -> str:
    """How the table writes an answer."""
    if response.status_code == 302 and "/sign-in" in response.location:
        return "in"
    return str(response.status_code)


def knock(browser: Any, world: World, visitor: str, method: str, path: str) -> str:
    """Ask for an address of the table; the one that takes JSON is sent an answer."""
    answer = {"item": world.ids["question"], "sequence": 1, "answer": 0} if path.endswith("/responses") else None
    client = browser(world.people[visitor])
    return answer_of(client.open(path.format(**world.ids), method=method, json=answer))


@pytest.mark.parametrize(("method", "path", "expected"), lines(), ids=[f"{line[0]} {line[1]}" for line in lines()])
def test_nobody_reaches_what_is_not_theirs(browser: Any, session: Session, world: World, method, path, expected):
    refused = [visitor for visitor in VISITORS if expected[visitor] in {"in", "403", "404"}]
    allowed = [visitor for visitor in VISITORS if visitor not in refused]
    before = contents(session)

    got = {visitor: knock(browser, world, visitor, method, path) for visitor in refused}
    after = contents(session)
    got |= {visitor: knock(browser, world, visitor, method, path) for visitor in allowed}

    assert got == expected
    assert after == before, "somebody who was refused changed something"


def files_within(answer: Any) -> bytes:
    """Everything that an answer says: its headers, and its body, unpacked where it is a spreadsheet."""
    said = b"\n".join(f"{name}: {value}".encode() for name, value in answer.headers)
    if answer.data[:2] != b"PK":
        return said + answer.data
    with ZipFile(BytesIO(answer.data)) as book:
        return said + b"".join(book.read(name) for name in book.namelist())


#: The page of a class for those who have its code is another matter: an instructor is never told the code.
SEEN_BY_INSTRUCTORS = [
    path
    for method, path, answers in lines()
    if method == "GET" and answers["instructor"] == "200" and not path.startswith("/join/")
]


@pytest.mark.parametrize("with_names", [False, True], ids=["without names", "with names"])
def test_an_instructor_reads_names_only_where_the_class_was_shared_with_them(
    browser: Any, session: Session, world: World, with_names: bool
):
    grant = session.scalars(select(ClassInstructor).where(ClassInstructor.class_id == world.ids["class"])).one()
    grant.with_names = with_names
    teacher_id, note = grant.school_class.teacher_id, f"{GIVEN[0]} {FAMILY} a été malade"
    where = {"quiz_id": world.ids["quiz"], "student_id": world.ids["student"]}
    session.add(GradeNote(**where, author_id=teacher_id, excused=False, comment=note, at=utc_now()))
    session.commit()
    client = browser(world.people["instructor"])

    said = {path: files_within(client.get(path.format(**world.ids))) for path in SEEN_BY_INSTRUCTORS}

    named = {path for path, words in said.items() if FAMILY.encode() in words}
    assert bool(named) == with_names, named
    assert not with_names or named >= LISTS
    assert not [path for path, words in said.items() if world.ids["code"].encode() in words]


def test_the_table_names_every_route(app: Flask, world: World):
    adapter = app.url_map.bind("localhost")
    tried = {(method, adapter.match(path.format(**world.ids), method=method)[0]) for method, path, _ in lines()}
    served = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.endpoint not in {"static", "health.healthz"}
    }

    assert tried == served
