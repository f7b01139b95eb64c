"""When something breaks down, the user is told what it means and what is safe, and the log has the rest."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DataError, IntegrityError, NoResultFound, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from classroom.extensions import db

SECRET = "what the statement was given"


@pytest.fixture
def served(app):
    """The application as it is served: failures become pages."""
    app.testing = False
    return app


def fail(app, error):
    """Let every page of the accounts fail so, behind a page that changes something first."""

    def broken(**_values):
        db.session.execute(text("UPDATE users SET name = 'half-written'"))
        raise error

    for endpoint in ("accounts.home", "accounts.account", "accounts.users"):
        app.view_functions[endpoint] = broken


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (IntegrityError("INSERT", {"x": SECRET}, Exception("unique"), True), 409, "Someone else changed this"),
        (StaleDataError("0 rows"), 409, "Someone else changed this"),
        (NoResultFound("no row"), 404, "There is nothing at this address"),
        (DataError("INSERT", {"x": SECRET}, Exception("NUL"), True), 400, "could not be understood"),
        (
            OperationalError("INSERT", {"x": SECRET}, Exception("database is locked"), True),
            503,
            "cannot save anything just now. What was already saved is safe",
        ),
        (ZeroDivisionError(), 500, "already saved is safe"),
    ],
)
def test_a_failure_is_put_into_words_and_nothing_is_half_written(
    served, browser, make, session, caplog, error, status, said
):
    teacher = make.teacher(name="Camille Roux")
    fail(served, error)

    page = browser(teacher).get("/account")
    script = browser(teacher).get("/account", headers={"Accept": "application/json"})

    assert page.status_code == status
    assert said in page.text
    # A script that saves keeps what it could not save, and tries again; 409 would tell it to let go.
    assert script.status_code == (503 if status == 409 else status)
    assert script.json["error"]
    assert "Camille Roux" in page.text
    assert SECRET not in caplog.text
    assert "request failed: GET /account" in caplog.text
    session.rollback()
    assert session.scalar(text("SELECT name FROM users")) == "Camille Roux"


def test_a_transaction_that_the_database_gave_up_does_not_break_the_page_of_the_error(served, browser, make):
    def broken():
        db.session.execute(text("SELECT * FROM no_such_table"))

    served.view_functions["accounts.account"] = broken

    assert browser(make.teacher()).get("/account").status_code >= 500


def test_without_any_database_there_is_still_an_answer(served, browser, make, monkeypatch):
    def unreachable(*_arguments, **_options):
        raise OperationalError("SELECT", {}, Exception("server closed the connection"), True)

    client = browser(make.teacher())
    monkeypatch.setattr(Session, "scalar", unreachable)
    answer = client.get("/account")

    assert answer.status_code == 503
    assert "What was already saved is safe" in answer.text
    assert int(answer.headers["Retry-After"]) > 0

    script = client.get("/account", headers={"Accept": "application/json"})

    assert script.status_code == 503
    assert "already saved is safe" in script.json["error"]
