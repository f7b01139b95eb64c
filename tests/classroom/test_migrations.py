"""The migrated database is what the models say, and it refuses to forget."""

import re

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from classroom.attempts.service import hand_in, save_response, start_attempt
from classroom.extensions import alembic
from classroom.item_bank.service import Act, move
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
    session.commit()


HAPPENED = ("responses", "marks", "attempt_events", "attempt_items", "item_events")


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
