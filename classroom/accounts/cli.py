"""``flask users``: accounts of the staff from the shell."""

from __future__ import annotations

import sys

import click
from sqlalchemy.orm import Session

from classroom.accounts import queries, service
from classroom.accounts.password_rules import problem_of
from classroom.accounts.passwords import generate_password, hash_secret
from classroom.cli import DatabaseGroup
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.errors import ClassroomError
from classroom.extensions import db
from classroom.models import Role, User

users = DatabaseGroup("users", help="Accounts of teachers, instructors and administrators.")

_STAFF = click.Choice([role.value for role in Role if role is not Role.STUDENT])
_password_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input instead of making one up."
)


@users.command("create")
@click.argument("username", metavar="NAME")
@click.option("--role", required=True, type=_STAFF)
@click.option("--name", "shown", help="First name and family name; the user name when left out.")
@_password_stdin
def create(username: str, role: str, shown: str | None, password_stdin: bool) -> None:
    """Make an account for the user name NAME."""
    password = _password(username, password_stdin)
    begin_write(db.session)
    try:
        user = service.create_user(
            db.session,
            role=Role(role),
            username=username,
            name=shown or username,
            password=password,
            now=utc_now(),
            must_change_secret=not password_stdin,
        )
    except ClassroomError as error:
        raise click.ClickException(str(error)) from None
    db.session.commit()
    _report(user, password, shown_once=not password_stdin)


@users.command("reset-password")
@click.argument("username", metavar="NAME")
@_password_stdin
def reset_password(username: str, password_stdin: bool) -> None:
    """Give NAME another password; open sessions of the user end."""
    password = _password(username, password_stdin)
    secret_hash = hash_secret(password)
    begin_write(db.session)
    user = _member(db.session, username)
    service.set_secret(user, secret_hash, must_change=not password_stdin)
    db.session.commit()
    _report(user, password, shown_once=not password_stdin)


@users.command("list")
def list_users() -> None:
    """Print the staff: user name, role, name, and whether the account is closed."""
    rows = [(user.username or "", user.role.value, user.name, user.active) for user in queries.staff(db.session)]
    width = max((len(row[0]) for row in rows), default=0)
    for username, role, name, active in rows:
        click.echo(f"{username:<{width}}  {role:<10}  {name}{'' if active else '  (closed)'}")


def _password(username: str, from_stdin: bool) -> str:
    if not from_stdin:
        return generate_password()
    password = sys.stdin.readline().rstrip("\r\n")
    problem = problem_of(password, username.strip().lower())
    if problem:
        raise click.ClickException(problem.value)
    return password


def _member(session: Session, username: str) -> User:
    user_id = queries.staff_id(session, username)
    user = None if user_id is None else queries.staff_member(session, user_id)
    if user is None:
        raise click.ClickException(f"nobody has the user name {username!r}; see `flask users list`")
    return user


def _report(user: User, password: str, *, shown_once: bool) -> None:
    """The user name goes to stdout with the password behind it when it was made up here."""
    if shown_once:
        click.echo(f"{user.username}  {password}")
        click.echo("This password is shown once; it must be changed at the first sign-in.", err=True)
    else:
        click.echo(str(user.username))
