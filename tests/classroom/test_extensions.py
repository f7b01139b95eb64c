"""What the extensions cost, and what they keep to themselves."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from classroom.extensions import db


def test_a_request_starts_no_thread(app, browser, monkeypatch):
    started, start = [], threading.Thread.start
    monkeypatch.setattr(threading.Thread, "start", lambda thread: started.append(thread) or start(thread))

    assert browser().get("/sign-in").status_code == 200
    assert started == []


def test_an_application_context_ends_in_a_thread_that_has_an_event_loop(app):
    async def use() -> int:
        with app.app_context():
            return db.session.scalar(text("SELECT 1"))

    # In a thread of its own: the one of the tests may have a loop already.
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: asyncio.run(use())).result() == 1


def test_sessions_are_closed_when_their_context_ends(app):
    with app.app_context():
        session = db.session
        session.execute(text("SELECT 1"))
        assert session.in_transaction()

    assert not session.in_transaction()


def test_an_error_of_the_database_does_not_tell_what_the_statement_was_given(app):
    with app.app_context(), pytest.raises(StatementError) as caught:
        db.session.execute(text("SELECT * FROM nothing WHERE x = :secret"), {"secret": "$argon2id$v=19"})

    assert "argon2id" not in str(caught.value)
