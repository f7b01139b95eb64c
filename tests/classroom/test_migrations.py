"""The migrated database is what the models say, and it refuses to forget."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from classroom.extensions import alembic


def test_the_migrations_make_exactly_the_tables_of_the_models(app):
    with app.app_context():
        assert alembic.compare_metadata() == []


@pytest.mark.parametrize(
    "table", ["responses", "marks", "attempt_events", "attempt_items", "item_events", "item_versions", "item_evidence"]
)
def test_what_happened_cannot_be_rewritten(session, table):
    listing = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    triggers = session.scalars(text(listing[session.get_bind().dialect.name])).all()

    assert f"{table}_refuse_update" in triggers


def test_a_version_of_an_item_cannot_be_changed(make, session):
    version = make.item(make.teacher())
    version.stem = "Autre chose ?"

    with pytest.raises(DatabaseError, match="item_versions is append-only"):
        session.commit()
