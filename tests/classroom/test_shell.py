"""The shell tells in one line what is wrong, and ``/healthz`` whether all is well."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest

from classroom import jobs
from classroom.app import create_app
from classroom.clock import utc_now
from classroom.extensions import db
from tests.classroom.conftest import settings


@pytest.fixture
def unmigrated(tmp_path):
    app = create_app(settings(tmp_path), TESTING=True, JOBS_IMMEDIATE=True)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("command", [("users", "list"), ("demo", "log-ins"), ("serve",)])
def test_a_database_without_tables_is_said_to_be_so(unmigrated, command):
    result = unmigrated.test_cli_runner().invoke(args=command)

    assert result.exit_code == 1
    assert result.output == "Error: the database is not up to date; run `flask db upgrade` first\n"


def test_an_address_that_is_taken_is_refused_before_anything_starts(app):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        result = app.test_cli_runner().invoke(args=["serve", "--port", port])

    assert result.exit_code == 1
    assert f"cannot serve on 127.0.0.1:{port}" in result.output


def health(app):
    response = app.test_client().get("/healthz")
    return response.status_code, response.json


def test_before_the_worker_has_started(app):
    assert health(app) == (503, {"database": "ok", "worker": "not started"})


def test_all_is_well_while_the_worker_gives_signs_of_life(app):
    jobs.beat(app.extensions["queue"])

    assert health(app) == (200, {"database": "ok", "worker": "ok"})


def test_a_worker_that_fell_silent_is_reported(app, monkeypatch):
    past = utc_now() - jobs.HEARTBEAT_MAX_AGE - timedelta(seconds=1)
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "utc_now", lambda: past)
        jobs.beat(app.extensions["queue"])

    assert health(app) == (503, {"database": "ok", "worker": "silent"})


def test_a_database_that_does_not_answer_is_reported(unmigrated):
    assert health(unmigrated) == (503, {"database": "failing", "worker": "not started"})
