"""``flask demo load`` gives a site on which the whole story can be seen, once and for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.app import create_app
from classroom.config import Settings
from classroom.database import Base
from classroom.demo import loading
from classroom.demo.cli import site
from classroom.demo.school import school
from classroom.extensions import db
from classroom.models import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    ClosedBy,
    Dispatch,
    Item,
    ItemState,
    ItemVersion,
    Lesson,
    Mark,
    Quiz,
    QuizSlot,
    Response,
    Role,
    User,
)

pytestmark = pytest.mark.model


def _app(folder: Path, database_url: str) -> Flask:
    settings = Settings(
        instance=folder,
        database_url=database_url,
        queue_url=f"sqlite:///{folder / 'queue.sqlite'}",
        secret_key="k" * 48,
        timezone="Europe/Paris",
        https=False,
        proxies=0,
    )
    return create_app(settings, TESTING=True, JOBS_IMMEDIATE=True, WTF_CSRF_ENABLED=False)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, databases) -> Iterator[Flask]:
    """A site with the demonstration, loaded once for all these stories."""
    folder = tmp_path_factory.mktemp("demo")
    app = _app(folder, databases.copy(folder))
    result = app.test_cli_runner().invoke(args=["demo", "load"])
    assert result.exit_code == 0, result.output
    assert "The demonstration is loaded." in result.output
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def rows(demo: Flask) -> Iterator[Session]:
    """A session on the loaded site."""
    with demo.app_context():
        factory = db.sessionmaker
    with factory() as session:
        yield session


def _sat(rows: Session) -> Quiz:
    return rows.scalars(select(Quiz).where(Quiz.title == loading.SAT)).one()


def test_the_people_are_there(rows):
    ours = select(User.role).where(User.username.is_distinct_from("nouvelle"))
    assert Counter(rows.scalars(ours)) == {
        Role.STUDENT: 24,
        Role.TEACHER: 1,
        Role.INSTRUCTOR: 1,
        Role.ADMIN: 1,
    }


def test_every_dispatch_was_read_as_the_engine_reads_it(rows):
    dispatches = rows.scalars(select(Dispatch).order_by(Dispatch.position)).all()

    assert [dispatch.refusal for dispatch in dispatches] == [None] * 5
    assert all(dispatch.zones for dispatch in dispatches)
    assert dispatches[3].published_read == "2016-07-13"
    assert len({dispatch.agency for dispatch in dispatches}) == 5
    assert [dispatch.agency_corrected for dispatch in dispatches] == [None] * 4 + ["Mirador international"]


def test_the_quiz_the_class_sat_holds_approved_questions_of_several_topics(rows):
    versions = rows.scalars(
        select(ItemVersion)
        .join(QuizSlot, QuizSlot.item_version_id == ItemVersion.id)
        .where(QuizSlot.quiz_id == _sat(rows).id)
    ).all()

    assert loading.FEWEST <= len(versions) <= loading.SAT_ITEMS
    assert {version.item.state for version in versions} == {ItemState.APPROVED}
    assert len({version.topic for version in versions}) >= 3
    assert all(version.evidence for version in versions)


def test_the_class_sat_it_with_varied_and_believable_results(rows):
    attempts = rows.scalars(select(Attempt).where(Attempt.quiz_id == _sat(rows).id)).all()
    points = select(Attempt.id, func.avg(Mark.fraction)).select_from(Attempt).join(Attempt.items)
    scores = dict(rows.execute(points.join(Mark).group_by(Attempt.id)).all())

    assert len(attempts) == 22
    assert Counter(attempt.closed_by for attempt in attempts)[ClosedBy.EXPIRY] >= 3
    assert all(attempt.closed_at <= attempt.deadline_at for attempt in attempts)
    assert len(set(scores.values())) >= 6
    assert 8 / 20 < sum(scores.values()) / 22 < 16 / 20


def test_one_student_had_a_third_more_time(rows):
    minutes = Counter(
        (attempt.deadline_at - attempt.started_at).total_seconds() / 60
        for attempt in rows.scalars(select(Attempt).where(Attempt.quiz_id == _sat(rows).id))
    )

    assert minutes == {12: 21, 16: 1}


def test_some_changed_their_minds_and_the_log_tells_the_story(rows):
    kinds = Counter(rows.scalars(select(AttemptEvent.kind)))

    assert kinds[AttemptEventKind.STARTED] == 22
    assert kinds[AttemptEventKind.HANDED_IN] + kinds[AttemptEventKind.EXPIRED] == 22
    assert rows.scalar(select(func.count()).where(Response.sequence == 2)) > 0


def test_another_quiz_is_open_and_untouched(rows, demo):
    quiz = rows.scalars(select(Quiz).where(Quiz.title == loading.OPEN)).one()
    versions = [slot.item_version for slot in quiz.slots]

    assert rows.scalar(select(func.count()).where(Attempt.quiz_id == quiz.id)) == 0
    assert {"multiple", "true_false", "numeric", "short"} <= {version.kind for version in versions}
    student = rows.scalars(select(User).where(User.role == Role.STUDENT)).first()
    page = _browser(demo, student).get("/my-quizzes")
    assert loading.OPEN in page.text


def test_the_class_has_a_lesson_that_gives_no_answer_away(rows, demo):
    (lesson,) = rows.scalars(select(Lesson))

    assert "cross_reading" not in lesson.sheets
    assert {share.school_class.code for share in lesson.shares} == {school().class_code}
    assert lesson.created_at < min(rows.scalars(select(Attempt.started_at)))


def test_nothing_in_the_story_happens_before_what_it_follows_from(rows):
    sat = _sat(rows)

    assert rows.scalar(select(func.max(User.created_at))) < sat.created_at < sat.opens_at
    assert rows.scalar(select(func.max(Item.created_at))) < sat.opens_at
    assert rows.scalar(select(func.min(Attempt.started_at))) > sat.opens_at
    assert rows.scalar(select(func.max(Response.received_at))) < sat.closes_at


def _browser(app: Flask, user: User):
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    with client.session_transaction() as cookie:
        cookie["_user_id"] = user.get_id()
        cookie["_fresh"] = True
    return client


def test_teacher_and_instructor_see_the_results(rows, demo):
    address = f"/quizzes/{_sat(rows).id}/results"

    for member in (school().teacher, school().instructor):
        user = rows.scalars(select(User).where(User.username == member.username)).one()
        page = _browser(demo, user).get(address)
        assert page.status_code == 200
        assert all(pupil.family in page.text for pupil in school().pupils)


@pytest.mark.parametrize("member", school().staff, ids=lambda member: member.username)
def test_the_printed_log_ins_of_the_staff_work(demo, member):
    client = demo.test_client()

    response = client.post("/sign-in", data={"username": member.username, "password": school().password})

    assert response.status_code == 302
    assert "/sign-in" not in response.location


def test_the_log_ins_are_printed_without_any_address(demo):
    result = demo.test_cli_runner().invoke(args=["demo", "log-ins"])

    assert result.exit_code == 0
    assert "DEMO-2016" in result.output
    assert all(member.username in result.output for member in school().staff)
    assert school().password in result.output
    assert "185 536" in result.output
    assert "http" not in result.output


def test_a_second_run_keeps_everything_and_says_so(rows, demo):
    def count() -> dict[str, int]:
        rows.rollback()
        return {
            name: rows.scalar(select(func.count()).select_from(table)) for name, table in Base.metadata.tables.items()
        }

    before = count()
    result = demo.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 0
    assert "is there already; it is kept" in result.output
    assert count() == before


def test_users_who_came_later_do_not_disturb_a_second_run(demo):
    runner = demo.test_cli_runner()
    assert runner.invoke(args=["users", "create", "nouvelle", "--role", "teacher"]).exit_code == 0

    assert runner.invoke(args=["demo", "load"]).exit_code == 0


def test_what_visitors_renamed_is_not_loaded_again(rows, demo):
    quiz = _sat(rows)
    quiz.title = "Un autre titre"
    rows.commit()

    result = demo.test_cli_runner().invoke(args=["demo", "load"])

    quiz.title = loading.SAT
    rows.commit()
    assert "is there already; it is kept" in result.output
    assert rows.scalar(select(func.count()).select_from(Quiz)) == 2


def test_it_is_refused_where_others_have_accounts(app, make):
    make.teacher(username="vraie.prof")

    result = app.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "already has users" in result.output
    assert "vraie.prof" not in result.output


def test_a_user_who_happens_to_have_one_of_the_names_is_a_stranger_too(app, make, session):
    make.teacher(username=school().teacher.username)

    assert app.test_cli_runner().invoke(args=["demo", "load"]).exit_code == 1
    assert session.scalar(select(func.count()).select_from(User)) == 1


def test_a_school_that_uses_all_three_names_is_not_taken_for_the_demonstration(app, session):
    for days, member in enumerate(school().staff):
        made_at = datetime(2026, 1, 1 + days, tzinfo=UTC)
        names = {"username": member.username, "name": member.name, "sort_name": member.name}
        session.add(User(role=member.role, created_at=made_at, **names))
    session.commit()

    result = app.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "already has users" in result.output
    assert session.scalar(select(func.count()).select_from(User)) == 3


def test_without_the_demonstration_there_are_no_log_ins_to_print(app):
    result = app.test_cli_runner().invoke(args=["demo", "log-ins"])

    assert result.exit_code == 1
    assert school().password not in result.output


def test_loading_goes_on_where_it_was_interrupted(tmp_path, databases, monkeypatch):
    app = _app(tmp_path, databases.copy(tmp_path))

    def break_off(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, app.app_context():
        patch.setattr(loading, "_sit_quiz", break_off)
        with pytest.raises(KeyboardInterrupt):
            loading.load(site(), lambda *_args: None)

    result = app.test_cli_runner().invoke(args=["demo", "load"])

    assert "The demonstration is loaded." in result.output
    with app.app_context():
        with db.sessionmaker() as session:
            assert session.scalar(select(func.count()).select_from(Quiz)) == 2
            assert session.scalar(select(func.count()).select_from(Dispatch)) == 5
        db.engine.dispose()
