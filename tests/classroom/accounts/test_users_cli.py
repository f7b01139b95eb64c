"""``flask users`` from the shell."""

import pytest

from classroom.accounts.passwords import verify_secret
from classroom.models import Role, User


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *arguments, **options: runner.invoke(args=["users", *arguments], **options)


def named(session, username):
    session.rollback()
    return session.query(User).filter_by(username=username).one_or_none()


def test_create_prints_a_password_that_must_be_changed(run, session):
    result = run("create", "C.Roux", "--role", "teacher", "--name", "Camille Roux")

    assert result.exit_code == 0
    username, password = result.stdout.split()
    user = named(session, username)
    assert (user.name, user.sort_name, user.role) == ("Camille Roux", "Roux Camille", Role.TEACHER)
    assert verify_secret(user.secret_hash, password)
    assert user.must_change_secret


def test_create_takes_a_password_from_standard_input_and_prints_none(run, session):
    result = run("create", "c.roux", "--role", "admin", "--password-stdin", input="le vent du nord\n")

    assert (result.exit_code, result.stdout) == (0, "c.roux\n")
    user = named(session, "c.roux")
    assert verify_secret(user.secret_hash, "le vent du nord")
    assert (user.role, user.name, user.must_change_secret) == (Role.ADMIN, "c.roux", False)


@pytest.mark.parametrize(
    ("arguments", "typed", "complaint", "code"),
    [
        (("create", "here", "--role", "teacher"), None, "'here' is taken", 1),
        (("create", "é è", "--role", "teacher"), None, "is no user name", 1),
        (("create", "new", "--role", "teacher", "--password-stdin"), "short\n", "at least 10 characters", 1),
        (("create", "new", "--role", "teacher", "--password-stdin"), "", "at least 10 characters", 1),
        (("create", "new", "--role", "student"), None, "Invalid value for '--role'", 2),
        (("create", "new", "--role", "teacher", "--name", "x" * 121), None, "a name has 1 to 120 characters", 1),
        (("create", "new"), None, "Missing option '--role'", 2),
        (("reset-password", "nobody"), None, "nobody has the user name 'nobody'", 1),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run, make, session, arguments, typed, complaint, code):
    make.teacher(username="here")

    result = run(*arguments, input=typed)

    assert result.exit_code == code
    assert complaint in result.stderr
    assert "Traceback" not in result.output
    assert session.query(User).count() == 1


def test_reset_gives_a_new_password_and_ends_open_sessions(run, make, session, browser):
    user = make.teacher(username="c.roux", locked_until=None, failed_sign_ins=6)
    open_session = browser(user)

    result = run("reset-password", "C.ROUX")

    assert result.exit_code == 0
    session.rollback()
    assert verify_secret(user.secret_hash, result.stdout.split()[1])
    assert (user.must_change_secret, user.failed_sign_ins) == (True, 0)
    assert open_session.get("/account").status_code == 302


def test_list_prints_the_staff_only(run, make):
    teacher = make.teacher(username="c.roux", name="Camille Roux")
    make.instructor(username="gone", name="Inès Blanc", active=False)
    make.student(make.school_class(teacher), name="Yanis Benali")

    lines = run("list").stdout.splitlines()

    assert lines == ["c.roux  teacher     Camille Roux", "gone    instructor  Inès Blanc  (closed)"]


def test_list_of_nobody_is_empty(run):
    result = run("list")

    assert (result.exit_code, result.output) == (0, "")
