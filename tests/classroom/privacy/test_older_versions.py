"""Classes and answers of an older version: a last day that leaves time to hear of it, and the same triggers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from classroom.clock import utc_now
from classroom.extensions import alembic, db
from classroom.models import Erasure, Response, SchoolClass
from tests.classroom.conftest import NOON

RIGHT = 0


@pytest.fixture
def taken(make, sit, session):
    """A quiz that was taken, in a class without a last day."""
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    version = make.item(teacher)
    student = make.student(school_class)
    sit(make.quiz(teacher, [version], (school_class,)), school_class, student, {version: RIGHT})
    session.add(Erasure(student_id=student.id, at=NOON))
    session.commit()
    session.close()


def test_the_way_up_and_down_keeps_answers_and_gives_classes_a_day(app, taken, session):
    before = session.execute(text("SELECT id, answer FROM responses")).all()
    session.close()

    with app.app_context():
        alembic.downgrade("0013")
        db.engine.dispose()
    # An erasure that was open is forgotten with its table: nothing is admitted any more.
    with pytest.raises(DatabaseError, match="responses is append-only"):
        session.execute(text("UPDATE responses SET answer = '\"[...]\"'"))
    session.close()
    with app.app_context():
        alembic.upgrade()
        db.engine.dispose()

    assert session.execute(text("SELECT id, answer FROM responses")).all() == before != []
    assert session.scalars(select(Response.answer)).all() == [RIGHT]
    day = session.scalars(select(SchoolClass.retention_until)).one()
    assert day >= utc_now().date() + timedelta(days=119)
    with pytest.raises(DatabaseError, match="responses is append-only"):
        session.execute(text("UPDATE responses SET answer = '\"[...]\"'"))
