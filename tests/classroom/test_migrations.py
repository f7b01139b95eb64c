"""The migrated database is what the models say, and it refuses to forget."""

import re

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError

from classroom.attempts.service import hand_in, save_response, start_attempt
from classroom.extensions import alembic, db
from classroom.item_bank.service import Act, move
from classroom.models import (
    AccommodationChange,
    Attempt,
    GradeNote,
    Holds,
    ItemKind,
    ItemVersion,
    Mark,
    Quiz,
    Regrade,
    RegradeKind,
    VersionTie,
)
from tests.classroom.conftest import NOON


def test_the_migrations_make_exactly_the_tables_of_the_models(app):
    with app.app_context():
        assert alembic.compare_metadata() == []


@pytest.fixture
def past(make, session):
    """A quiz that was taken and handed in, on a question that was accepted and has evidence."""
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    dossier = make.dossier(teacher)
    version = make.item(teacher, dossier, evidence=((make.dispatch(dossier, "Ouvert en 1998."), "1998"),))
    move(session, version.item, Act.RETIRE, teacher.id, NOON)
    quiz = make.quiz(teacher, [version], (school_class,))
    attempt = start_attempt(session, quiz, make.student(school_class), school_class, NOON)
    save_response(session, attempt, attempt.items[0].id, 1, 0, NOON)
    hand_in(session, attempt, NOON)
    session.add(
        AccommodationChange(
            student_id=attempt.student_id,
            extra_time_percent=33,
            no_time_limit=False,
            hide_timer=False,
            actor_id=teacher.id,
            reason="PAP",
            at=NOON,
        )
    )
    session.commit()


HAPPENED = ("responses", "marks", "attempt_events", "attempt_items", "item_events", "accommodation_changes")


@pytest.mark.parametrize(
    "act",
    [
        *(f"UPDATE {table} SET id = id + 100" for table in (*HAPPENED, "item_versions", "item_evidence")),
        *(f"DELETE FROM {table}" for table in HAPPENED),
    ],
)
def test_what_happened_cannot_be_rewritten(past, session, act):
    table = re.match(r"(?:UPDATE|DELETE FROM) (\w+)", act).group(1)
    before = session.execute(text(f"SELECT * FROM {table} ORDER BY id")).all()
    assert before

    with pytest.raises(DatabaseError, match=f"{table} is append-only"):
        session.execute(text(act))

    session.rollback()
    assert session.execute(text(f"SELECT * FROM {table} ORDER BY id")).all() == before


def test_a_version_of_an_item_cannot_be_changed(make, session):
    version = make.item(make.teacher())
    version.stem = "Autre chose ?"

    with pytest.raises(DatabaseError, match="item_versions is append-only"):
        session.commit()


@pytest.mark.parametrize("table", [*HAPPENED, "attempts"])
def test_what_happened_is_not_emptied_at_a_stroke(past, session, table):
    """PostgreSQL truncates; a DELETE without a condition is what SQLite turns into the same."""
    stroke = "TRUNCATE {} CASCADE" if session.get_bind().dialect.name == "postgresql" else "DELETE FROM {}"
    before = session.scalar(text(f"SELECT count(*) FROM {table}"))

    with pytest.raises(DatabaseError, match="is append-only"):
        session.execute(text(stroke.format(table)))

    session.rollback()
    assert session.scalar(text(f"SELECT count(*) FROM {table}")) == before > 0


@pytest.mark.parametrize("table", HAPPENED)
def test_what_happened_is_not_replaced(past, session, table):
    """``INSERT OR REPLACE`` of SQLite takes rows away and fires no trigger of DELETE; PostgreSQL updates."""
    before = session.execute(text(f"SELECT * FROM {table} ORDER BY id")).all()
    columns = [column["name"] for column in inspect(session.connection()).get_columns(table)]
    rows = f"({', '.join(columns)}) SELECT {', '.join(columns)} FROM {table}"
    if session.get_bind().dialect.name == "sqlite":
        act = f"INSERT OR REPLACE INTO {table} {rows}"
    else:
        act = f"INSERT INTO {table} {rows} ON CONFLICT (id) DO UPDATE SET id = excluded.id"

    with pytest.raises(DatabaseError, match=f"{table} is append-only"):
        session.execute(text(act))

    session.rollback()
    assert session.execute(text(f"SELECT * FROM {table} ORDER BY id")).all() == before != []


def test_an_answer_is_not_replaced_by_its_number(past, session):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("only SQLite replaces rows")
    columns = "attempt_item_id, sequence, answer, received_at, after_leaving"

    with pytest.raises(DatabaseError, match="responses is append-only"):
        session.execute(text(f"INSERT OR REPLACE INTO responses ({columns}) SELECT {columns} FROM responses"))


@pytest.mark.parametrize(
    "change", ["quiz_id = 7", "student_id = 7", "class_id = 7", "number = 7", "seed = 7", "started_at = closed_at"]
)
def test_an_attempt_keeps_whose_it_is_and_when_it_began(past, session, change):
    with pytest.raises(DatabaseError, match="attempts keeps whose it is"):
        session.execute(text(f"UPDATE attempts SET {change}"))


def test_an_attempt_is_not_taken_away(past, session):
    with pytest.raises(DatabaseError, match="attempts is append-only"):
        session.execute(text("DELETE FROM attempts"))


def test_attempts_of_an_older_version_survive_the_way_up_and_down(app, past, session):
    """The columns that came with the third migration are filled for old rows, and its triggers hold again after it."""
    tables = ("responses", "marks", "attempt_events", "attempts", "quizzes")
    known = {table: session.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings().all() for table in tables}
    session.close()

    with app.app_context():
        alembic.downgrade("0002")
        db.engine.dispose()
        alembic.upgrade()
        db.engine.dispose()
        assert alembic.compare_metadata() == []

    for table in tables:
        assert session.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings().all() == known[table] != []
    for act in ("UPDATE attempt_events SET id = 9", "DELETE FROM attempt_events", "DELETE FROM responses"):
        with pytest.raises(DatabaseError, match="is append-only"):
            session.execute(text(act))
        session.rollback()


@pytest.fixture
def graded(past, session):
    """A correction, a note and a tie beside what happened."""
    version, quiz = session.scalars(select(ItemVersion)).one(), session.scalars(select(Quiz)).one()
    attempt = session.scalars(select(Attempt)).one()
    regrade = Regrade(
        item_version_id=version.id,
        quiz_id=quiz.id,
        kind=RegradeKind.GIVE,
        key=None,
        never_lower=True,
        reason="Le texte manquait.",
        made_by_id=quiz.owner_id,
        made_at=NOON,
    )
    note = GradeNote(
        quiz_id=quiz.id, student_id=attempt.student_id, excused=True, comment="Malade", author_id=quiz.owner_id, at=NOON
    )
    tie = VersionTie(item_version_id=version.id, option=0, holds=Holds.NOTHING, author_id=quiz.owner_id, at=NOON)
    session.add_all([regrade, note, tie])
    session.commit()


@pytest.mark.parametrize("table", ["regrades", "grade_notes", "version_ties"])
def test_what_was_said_of_marks_stays(graded, session, table):
    before = session.execute(text(f"SELECT * FROM {table}")).all()
    column = {"regrades": "reason", "grade_notes": "comment", "version_ties": "holds"}[table]

    for act in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match=f"{table} is append-only"):
            session.execute(text(act))
        session.rollback()

    assert session.execute(text(f"SELECT * FROM {table}")).all() == before != []


def test_marks_of_the_fourth_version_survive_and_count(app, past, session):
    known = session.execute(text("SELECT id, attempt_item_id, fraction, reason FROM marks ORDER BY id")).all()
    session.close()

    with app.app_context():
        alembic.downgrade("0004")
        db.engine.dispose()
        alembic.upgrade()
        db.engine.dispose()
        assert alembic.compare_metadata() == []

    assert session.execute(text("SELECT id, attempt_item_id, fraction, reason FROM marks ORDER BY id")).all() == known
    assert {mark.counts for mark in session.scalars(select(Mark))} == {True}
    with pytest.raises(DatabaseError, match="marks is append-only"):
        session.execute(text("UPDATE marks SET fraction = 1"))


def test_questions_survive_the_way_down_to_fewer_kinds_and_up_again(app, past, make, session):
    """Those of the kinds that are new become short answers; nothing but the migration may change a version."""
    teacher = make.teacher()
    gap = [{"text": "mai", "correct": True, "why": "", "gap": 1}]
    make.item(teacher, kind=ItemKind.GAP, options=gap, rules={"text": "En [1]."}, points=2.0)
    columns = "id, item_id, number, stem, options, rationale, difficulty"
    known = session.execute(text(f"SELECT {columns} FROM item_versions ORDER BY id")).all()
    session.close()

    with app.app_context():
        alembic.downgrade("0010")
        db.engine.dispose()
        alembic.upgrade()
        db.engine.dispose()
        assert alembic.compare_metadata() == []

    assert session.execute(text(f"SELECT {columns} FROM item_versions ORDER BY id")).all() == known
    versions = session.scalars(select(ItemVersion).order_by(ItemVersion.id)).all()
    assert [(each.kind, each.rules, each.points) for each in versions] == [("single", {}, 1.0), ("short", {}, 1.0)]
    session.rollback()
    for change, words in (("rules = '{}'", "append-only"), ("kind = 'essay'", "append-only")):
        with pytest.raises(DatabaseError, match=words):
            session.execute(text(f"UPDATE item_versions SET {change}"))
        session.rollback()


@pytest.mark.parametrize(("kind", "points"), [("essay", 1), ("open", 0)])
def test_a_question_of_no_kind_or_worth_nothing_is_refused(make, session, kind, points):
    version = make.item(make.teacher())
    values = "number + 1, item_id, created_at, topic, stem, options, rationale, difficulty, source_independent"
    names = values.replace("number + 1", "number")
    with pytest.raises(DatabaseError, match=r"(?i)check"):
        session.execute(
            text(
                f"INSERT INTO item_versions ({names}, kind, points) "
                f"SELECT {values}, '{kind}', {points} FROM item_versions WHERE id = {version.id}"
            )
        )
