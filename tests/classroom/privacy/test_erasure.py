"""A student is forgotten; what the class knew is not. The database admits exactly this."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError

from classroom.attempts.service import save_response, start_attempt
from classroom.models import (
    ERASED_WORDS,
    Accommodation,
    AccommodationChange,
    Attempt,
    AttemptEvent,
    Enrolment,
    Erasure,
    ExportJob,
    ExportKind,
    ExportPiece,
    ExportState,
    GradeNote,
    ItemKind,
    ItemVersion,
    Mark,
    RegradeKind,
    Response,
    User,
)
from classroom.privacy.erasure import erase_from_class, erase_student
from classroom.results.attempt_choice import Which
from classroom.results.marking import set_mark, write_note
from classroom.results.readings import GradebookChoice, read_class, read_gradebook, read_statistics
from classroom.results.regrading import apply, draft_regrade
from classroom.roster.entitlement import Entitlement
from classroom.roster.service import accommodate, enrol
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1
#: Plain letters: SQLite keeps the others as codes.
SECRET = "moi, Ines Delcourt"
TYPED = [{"text": "la crue", "correct": True, "why": ""}]


@pytest.fixture
def story(make, session, sit):
    """Twelve students; the first one wrote her name into answers and is written about."""

    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        choice = make.item(teacher)
        short = make.item(teacher, kind=ItemKind.SHORT, options=TYPED)
        other = make.item(teacher, kind=ItemKind.SHORT, options=TYPED)
        quiz = make.quiz(teacher, [choice, short, other], (school_class,), max_attempts=2)

    story = Story()
    story.students = [make.student(story.school_class, name=f"Inès Delcourt{n}") for n in range(12)]
    for place, student in enumerate(story.students):
        answers = {
            story.choice: RIGHT if place % 3 else WRONG,
            story.short: SECRET if place == 0 else "La  crue !" if place % 2 else "en 2008, dit-on",
            story.other: "en 2008, dit-on" if place == 0 else "12/05/2008",
        }
        sit(story.quiz, story.school_class, student, answers)
    story.student = story.students[0]
    attempt = session.scalars(select(Attempt).where(Attempt.student_id == story.student.id)).one()
    set_mark(session, attempt.items[1], 0.5, "Inès a bien compris", story.teacher, NOON)
    write_note(session, story.quiz, story.student, False, "Inès était malade", story.teacher, NOON)
    accommodate(session, [story.student.id], Entitlement(33), story.teacher, "dyslexie d’Inès", NOON)
    story.student.pin_sealed, story.student.secret_hash = "sealed", "hashed"
    session.commit()
    return story


def figures(session, story) -> str:
    """Everything that statistics and the gradebook are made of, without names."""
    session.expire_all()
    results = read_class(session, story.teacher, story.quiz, story.school_class, NOON)
    statistics = read_statistics(session, story.quiz, [story.school_class], Which.ALL)
    book = read_gradebook(session, story.teacher, story.school_class, GradebookChoice(), NOON)
    key_answers = [[(a.text, a.count) for a in line.answers if a.right] for line in statistics.lines]
    return rounded(
        sorted(line.score for line in results.students),
        (results.mean, results.median, results.topics, results.bins),
        statistics.figures,
        [(line.figures, line.said[0], line.unanswered, line.guess) for line in statistics.lines],
        key_answers,
        sorted(row.mean for row in book.rows),
        book.book.means,
    )


def rounded(*values) -> str:
    """Sums come out a hair differently when their parts are added in another order."""
    return re.sub(r"\d+\.\d+(e-\d+)?", lambda number: f"{float(number[0]):.9f}", str(values))


def everything(session) -> str:
    """All that is in the database, as text."""
    session.rollback()
    connection = session.connection()
    tables = inspect(connection).get_table_names()
    return "\n".join(str(connection.execute(text(f"SELECT * FROM {table}")).all()) for table in tables)


def test_nothing_of_the_student_is_left_and_the_statistics_are_what_they_were(story, session):
    before = figures(session, story)
    for words in (SECRET, "Inès était malade"):
        assert words in everything(session)

    erase_student(session, story.student, story.teacher.id, NOON)
    session.commit()

    left = everything(session)
    for words in (SECRET, "Inès Delcourt0", "Inès a bien", "Inès était", "dyslexie", "sealed", "hashed"):
        assert words not in left
    assert "Inès Delcourt1" in left
    assert figures(session, story) == before
    student = session.get(User, story.student.id)
    assert (student.name, student.active) == (f"Anonyme {student.id}", False)
    assert student.erased_at == NOON
    assert session.get(Accommodation, student.id) is None
    assert session.scalars(select(AccommodationChange)).all() == []
    assert session.scalars(select(Erasure.done_at)).all() == [NOON]


def test_words_that_say_nothing_about_anybody_stay(story, session):
    erase_student(session, story.student, None, NOON)
    session.commit()

    ids = select(Response.answer).join(Response.attempt_item).join(Attempt)
    answers = session.scalars(ids.where(Attempt.student_id == story.student.id).order_by(Response.id)).all()
    # What she wrote alone is gone, and so is what was common at another question only.
    assert answers == [WRONG, ERASED_WORDS, ERASED_WORDS]
    others = session.scalars(ids.where(Attempt.student_id == story.students[1].id).order_by(Response.id)).all()
    assert others == [RIGHT, "La  crue !", "12/05/2008"]

    for student in story.students[1:]:
        erase_student(session, session.get(User, student.id), None, NOON)
    session.commit()
    kept = {answer for answer in session.scalars(select(Response.answer)) if isinstance(answer, str)}
    assert kept == {ERASED_WORDS, "La  crue !", "12/05/2008", "en 2008, dit-on"}


def test_the_class_that_a_student_leaves_forgets_her_and_the_other_does_not(story, make, session, sit):
    second = make.school_class(make.teacher())
    enrol(session, second, [story.student], NOON)
    there = make.quiz(story.teacher, [story.choice, story.short], (second,))
    sit(there, second, story.student, {story.choice: RIGHT, story.short: SECRET + " aussi"})
    before = figures(session, story)

    erasure = erase_from_class(session, story.student, story.school_class, None, NOON)
    session.commit()

    assert figures(session, story) == before
    student = session.get(User, story.student.id)
    assert (student.name, student.active) == ("Inès Delcourt0", True)
    mine = session.scalars(select(Attempt).where(Attempt.student_id == student.id)).all()
    assert [attempt.class_id for attempt in mine] == [second.id]
    assert session.scalars(select(Enrolment.class_id).where(Enrolment.student_id == student.id)).all() == [second.id]
    nobody = session.get(User, erasure.replaced_by_id)
    assert (nobody.name, nobody.erased_at) == (f"Anonyme {nobody.id}", NOON)
    actors = session.scalars(select(AttemptEvent.actor_id).join(Attempt).where(Attempt.student_id == nobody.id)).all()
    assert set(actors) == {nobody.id}
    note = session.scalars(select(GradeNote)).one()
    assert (note.student_id, note.comment) == (nobody.id, "")
    left = everything(session)
    assert SECRET + " aussi" in left
    assert f"'{SECRET}'" not in left
    assert f'"{SECRET}"' not in left
    assert session.get(Accommodation, student.id) is not None


def test_files_that_name_the_student_go_and_others_stay(story, make, session):
    def job(kind, student, state):
        made = ExportJob(
            kind=kind,
            owner_id=story.teacher.id,
            student_id=student and student.id,
            parameters={},
            language="fr",
            state=state,
            asked_at=NOON,
        )
        session.add(made)
        session.flush()
        session.add(ExportPiece(job_id=made.id, number=0, data=b"noms"))
        return made

    done = ExportState.DONE
    jobs = [
        job(ExportKind.TERM, None, done),
        job(ExportKind.STUDENT, story.student, done),
        job(ExportKind.STUDENT, story.students[1], done),
        job(ExportKind.TERM, None, ExportState.RUNNING),
    ]
    session.commit()

    erase_student(session, story.student, None, NOON)
    session.commit()

    assert [made.state for made in jobs] == [ExportState.EXPIRED, ExportState.EXPIRED, done, ExportState.FAILED]
    assert session.scalars(select(ExportPiece.job_id)).all() == [jobs[2].id]


ACTS = {
    "responses": "UPDATE responses SET answer = '\"[...]\"'",
    "marks": "UPDATE marks SET reason = NULL",
    "attempt_events": "UPDATE attempt_events SET detail = 'null'",
    "grade_notes": "UPDATE grade_notes SET comment = ''",
    "accommodation_changes": "DELETE FROM accommodation_changes",
}


@pytest.mark.parametrize("table", ACTS)
def test_without_an_open_erasure_no_word_is_taken_out(story, session, table):
    erase_student(session, session.get(User, story.students[3].id), None, NOON)
    session.commit()

    with pytest.raises(DatabaseError, match=f"{table} is append-only"):
        session.execute(text(ACTS[table]))


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE responses SET answer = '\"autre chose\"' WHERE {mine}",
        "UPDATE responses SET answer = '\"[...]\"', received_at = '2020-01-01' WHERE {mine}",
        "UPDATE responses SET answer = '\"[...]\"' WHERE NOT {mine}",
        "UPDATE marks SET fraction = 1, reason = NULL WHERE {mine}",
        "UPDATE marks SET reason = 'autre' WHERE {mine}",
        "UPDATE marks SET reason = NULL WHERE NOT {mine}",
        "UPDATE attempt_events SET kind = 'closed', detail = 'null'",
        "UPDATE grade_notes SET comment = 'autre'",
        "UPDATE grade_notes SET excused = NOT excused, comment = ''",
        "UPDATE attempts SET student_id = {somebody}",
        "DELETE FROM responses",
        "DELETE FROM marks",
        "DELETE FROM grade_notes",
    ],
)
def test_while_an_erasure_is_open_nothing_else_is_admitted(story, session, act):
    session.add(Erasure(student_id=story.student.id, at=NOON))
    session.flush()
    items = "SELECT i.id FROM attempt_items i JOIN attempts a ON a.id = i.attempt_id WHERE a.student_id = {}"
    mine = f"attempt_item_id IN ({items.format(story.student.id)})"

    with pytest.raises(DatabaseError, match=r"append-only|keeps whose it is"):
        session.execute(text(act.format(mine=mine, somebody=story.students[1].id)))


def test_an_erasure_is_closed_once_and_says_the_same_for_ever(story, session):
    erase_student(session, story.student, story.teacher.id, NOON)
    session.commit()

    for act in ("done_at = NULL", f"student_id = {story.students[1].id}", "done_at = at"):
        with pytest.raises(DatabaseError, match="erasures is append-only"):
            session.execute(text(f"UPDATE erasures SET {act}"))
        session.rollback()
    with pytest.raises(DatabaseError, match="erasures is append-only"):
        session.execute(text("DELETE FROM erasures"))


def test_a_student_who_is_writing_is_forgotten_too(story, make, session):
    quiz = make.quiz(story.teacher, [story.short], (story.school_class,))
    attempt = start_attempt(session, quiz, story.student, story.school_class, NOON)
    save_response(session, attempt, attempt.items[0].id, 1, SECRET, NOON)
    session.commit()

    erase_student(session, story.student, None, NOON)
    session.commit()

    assert SECRET not in everything(session)
    assert session.scalars(select(ItemVersion.id)).all()
    assert session.scalars(select(Mark.reason)).all() == [None] * 37


def test_a_key_that_comes_later_leaves_alone_what_was_erased(story, session):
    erase_student(session, story.student, None, NOON)
    session.commit()
    version = session.get(ItemVersion, story.short.id)
    key = {"accepted": ["en 2008, dit-on"]}
    draft = draft_regrade(version, story.quiz, story.teacher, RegradeKind.KEY, key, never_lower=False)

    changes = apply(session, version, draft, "Mauvaise clé", NOON)
    session.commit()

    changed = {change.standing.student_id for change in changes if change.writes}
    assert story.student.id not in changed
    assert len(changed) == 11
