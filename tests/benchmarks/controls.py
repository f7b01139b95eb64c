"""What the site is compared with, written for the benchmark: (a) hello, (b) the least that a save must do, (m) a
minimal attempt of ten questions, one a page, from opening to hand-in.

Bare Flask and SQLAlchemy Core, statements made once, no extension, no language, no form library; the same durability as
the site (SQLite: WAL and ``synchronous=FULL``). Served as the site is: ``granian … tests.benchmarks.controls:app``.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, redirect, request, session
from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    select,
    update,
)

QUESTIONS = 10
OPTIONS = ("le 12 mars", "le 14 mars", "le 2 avril", "le 12 mai")
LIMIT = timedelta(minutes=30)

metadata = MetaData()
attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", Integer, nullable=False, index=True),
    Column("deadline_at", DateTime(timezone=True), nullable=False),
    Column("closed_at", DateTime(timezone=True)),
    Column("score", Float),
)
responses = Table(
    "responses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("question", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("answer", String(500)),
    Column("received_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("attempt_id", "question", "sequence"),
)

_one_attempt = select(attempts.c.deadline_at, attempts.c.closed_at).where(
    attempts.c.id == bindparam("attempt"), attempts.c.student_id == bindparam("student")
)
_next_sequence = select(func.coalesce(func.max(responses.c.sequence), 0) + 1).where(
    responses.c.attempt_id == bindparam("attempt"), responses.c.question == bindparam("question")
)
_given = (
    select(responses.c.question, responses.c.answer)
    .where(responses.c.attempt_id == bindparam("attempt"))
    .order_by(responses.c.sequence)
)
_keep = insert(responses)
_begin = insert(attempts)
_close = update(attempts).where(attempts.c.id == bindparam("attempt"))

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Quiz</title></head><body>
<h1>Question {{ number }}</h1><form method="post"><fieldset><legend>Que disent les dépêches de la fermeture ?</legend>
{% for option in options %}<label><input type="radio" name="answer" value="{{ loop.index0 }}"
{%- if chosen == loop.index0 | string %} checked{% endif %}> {{ option }}</label>{% endfor %}
</fieldset><button>Suite</button></form></body></html>"""
OPENING = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Quiz</title></head><body>
<h1>Quiz</h1><p>{{ questions }} questions, 30 min</p><form method="post"><button>Commencer</button></form>
</body></html>"""
DONE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Quiz</title></head><body>
<h1>Rendu</h1><p>{{ score }} / {{ questions }}</p></body></html>"""

app = Flask(__name__)
# Compiled once; ``render_template_string`` would do it anew for every page.
_page, _opening, _done = map(app.jinja_env.from_string, (PAGE, OPENING, DONE))
app.secret_key = "only the controls of a benchmark are signed with it"


def make_engine(url: str) -> Engine:
    """The database of the controls, as durable as the site's."""
    made = create_engine(url)
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _open_sqlite)
        event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def _open_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
        connection.execute(f"PRAGMA {pragma}")


engine = make_engine(os.environ["CONTROLS_DATABASE_URL"])
metadata.create_all(engine)


def now() -> datetime:
    """The time, as SQLite gives it back: without a zone."""
    moment = datetime.now(UTC)
    return moment.replace(tzinfo=None) if engine.dialect.name == "sqlite" else moment


@app.post("/sign-in/<int:student>")
def sign_in(student: int) -> str:
    """Before what is measured: a signed cookie."""
    session["student"] = student
    return "come in"


@app.get("/hello")
def hello() -> str:
    """(a)"""
    return "hello"


@app.post("/save/<int:attempt>")
def save(attempt: int) -> Any:
    """(b): a signed cookie, one's own attempt, the deadline, one row, commit."""
    sent, moment = request.get_json(), now()
    with engine.begin() as connection:
        row = connection.execute(_one_attempt, {"attempt": attempt, "student": session["student"]}).first()
        if row is None or row.closed_at is not None or moment > row.deadline_at:
            return {"status": "refused"}, 409
        values = {"attempt_id": attempt, "question": sent["item"], "sequence": sent["sequence"]}
        connection.execute(_keep, {**values, "answer": str(sent["answer"]), "received_at": moment})
    return {"status": "saved", "saved_at": moment.isoformat()}


@app.get("/quiz")
def opening() -> str:
    """(m): the page before the start."""
    return _opening.render(questions=QUESTIONS)


@app.post("/quiz")
def start() -> Any:
    """(m): start."""
    values = {"student_id": session["student"], "deadline_at": now() + LIMIT}
    with engine.begin() as connection:
        attempt = connection.execute(_begin, values).inserted_primary_key[0]
    return redirect(f"/quiz/{attempt}/1")


@app.route("/quiz/<int:attempt>/<int:number>", methods=["GET", "POST"])
def question(attempt: int, number: int) -> Any:
    """(m): a question, and its answer; the last one leads to handing in."""
    with engine.begin() as connection:
        row = connection.execute(_one_attempt, {"attempt": attempt, "student": session["student"]}).first()
        if row is None or row.closed_at is not None or now() > row.deadline_at:
            return redirect("/quiz")
        if request.method == "GET":
            given = dict(connection.execute(_given, {"attempt": attempt}).tuples().all())
            return _page.render(number=number, options=OPTIONS, chosen=given.get(number))
        which = {"attempt": attempt, "question": number}
        sequence = connection.execute(_next_sequence, which).scalar_one()
        values = {"attempt_id": attempt, "question": number, "sequence": sequence, "received_at": now()}
        connection.execute(_keep, {**values, "answer": request.form.get("answer")})
    return redirect(f"/quiz/{attempt}/{number + 1}" if number < QUESTIONS else f"/quiz/{attempt}/done")


@app.route("/quiz/<int:attempt>/done", methods=["GET", "POST"])
def hand_in(attempt: int) -> Any:
    """(m): hand in with a score, and see it."""
    with engine.begin() as connection:
        row = connection.execute(_one_attempt, {"attempt": attempt, "student": session["student"]}).first()
        if row is None:
            return redirect("/quiz")
        given = dict(connection.execute(_given, {"attempt": attempt}).tuples().all())
        score = sum(1.0 for answer in given.values() if answer == "1")
        if row.closed_at is None:
            connection.execute(_close, {"attempt": attempt, "closed_at": now(), "score": score})
    return _done.render(score=score, questions=QUESTIONS)
