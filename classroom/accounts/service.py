"""What changes accounts."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from classroom.accounts.names import listed, tidy
from classroom.accounts.passwords import hash_secret
from classroom.errors import ClassroomError
from classroom.models import Role, User

#: As the columns of the users table have it.
MAX_NAME_LENGTH = 120

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")


class BadUserName(ClassroomError):
    """A user name has characters that it may not have, or too few or too many."""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"{username!r} is no user name: 2 to 80 letters without accents, digits, dots, hyphens, underscores or @"
        )


class BadName(ClassroomError):
    """A person's name is empty or too long."""

    def __init__(self) -> None:
        super().__init__(f"a name has 1 to {MAX_NAME_LENGTH} characters")


class UserNameTaken(ClassroomError):
    """Another account has this user name."""

    def __init__(self, username: str) -> None:
        super().__init__(f"the user name {username!r} is taken")


class LastAdmin(ClassroomError):
    """Without this account nobody could manage accounts any more."""

    def __init__(self) -> None:
        super().__init__("the last administrator cannot be deactivated")


def canonical_username(typed: str) -> str:
    """The user name as it is kept: lower case, no spaces around it.

    :raises BadUserName: when it cannot be one.
    """
    username = typed.strip().lower()
    if not _USERNAME.fullmatch(username):
        raise BadUserName(username)
    return username


def create_user(
    session: Session,
    *,
    role: Role,
    username: str,
    name: str,
    password: str,
    now: datetime,
    must_change_secret: bool = False,
) -> User:
    """Make a staff account; the password is hashed here, which takes some 20 ms.

    :param must_change_secret: the password is good for the first sign-in only.
    :raises BadUserName: :raises BadName: :raises UserNameTaken:
    """
    return add_staff(
        session,
        role=role,
        username=username,
        name=name,
        secret_hash=hash_secret(password),
        now=now,
        must_change_secret=must_change_secret,
    )


def add_staff(
    session: Session,
    *,
    role: Role,
    username: str,
    name: str,
    secret_hash: str,
    now: datetime,
    must_change_secret: bool,
) -> User:
    """Make a staff account whose password was hashed before.

    :raises BadUserName: :raises BadName: :raises UserNameTaken:
    """
    if not 1 <= len(tidy(name)) <= MAX_NAME_LENGTH:
        raise BadName
    if role is Role.STUDENT:
        raise ValueError("students are made by the roster")
    user = User(
        role=role,
        username=canonical_username(username),
        name=tidy(name),
        sort_name=listed(name),
        secret_hash=secret_hash,
        must_change_secret=must_change_secret,
        created_at=now,
    )
    _insert(session, user)
    return user


def _insert(session: Session, user: User) -> None:
    try:
        with session.begin_nested():
            session.add(user)
    except IntegrityError:
        raise UserNameTaken(user.username or "") from None


def set_secret(user: User, secret_hash: str, *, must_change: bool = False) -> None:
    """Give a user another password or PIN, hashed before. Every open session of the user ends."""
    user.secret_hash = secret_hash
    user.must_change_secret = must_change
    end_sessions(user)
    unlock(user)


def end_sessions(user: User) -> None:
    """End every open session of a user: a cookie that somebody copied is worth nothing from now on."""
    user.session_version += 1


def unlock(user: User) -> None:
    """Forget wrong guesses: the user may try again now."""
    user.failed_sign_ins = 0
    user.locked_until = None


def deactivate(session: Session, user: User) -> None:
    """Close an account; what it made stays.

    :raises LastAdmin: when nobody could manage accounts any more.
    """
    if user.role is Role.ADMIN and not _other_admin(session, user):
        raise LastAdmin
    user.active = False
    end_sessions(user)


def _other_admin(session: Session, user: User) -> bool:
    # The rows are locked, so that two administrators cannot put each other out at once.
    admins = session.scalars(
        select(User).where(User.role == Role.ADMIN, User.active).order_by(User.id).with_for_update()
    ).all()
    return any(admin.id != user.id for admin in admins)


def reactivate(user: User) -> None:
    """Open a closed account again."""
    user.active = True
    unlock(user)
