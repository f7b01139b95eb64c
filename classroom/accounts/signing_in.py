"""A guess at a secret: checked without holding the database, recorded behind its lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.accounts import guessing
from classroom.accounts.passwords import hash_secret, needs_rehash, verify_secret
from classroom.database import begin_write
from classroom.models import User


class Outcome(Enum):
    """What became of a guess."""

    RIGHT = auto()
    WRONG = auto()
    #: Too many wrong guesses; this one was not looked at.
    LOCKED = auto()
    #: Right, but the account may not be used.
    INACTIVE = auto()


@dataclass(frozen=True)
class Guess:
    """The outcome, the user when it is RIGHT, and when the account opens again while it is locked."""

    outcome: Outcome
    user: User | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True)
class _Checked:
    secret_hash: str | None
    right: bool
    new_hash: str | None


def try_secret(session: Session, user_id: int | None, secret: str, now: datetime) -> Guess:
    """Check a password or PIN and count the guess. Begins a writing transaction, which the caller commits.

    :param user_id: whose secret it should be; ``None``: nobody has the name that was typed.
    """
    secret_hash, locked_until = _facts(session, user_id)
    # The connection goes back to the pool: a class waiting for its hashes must not hold all of them.
    session.rollback()
    if guessing.is_locked(locked_until, now):
        return Guess(Outcome.LOCKED, locked_until=locked_until)
    right = verify_secret(secret_hash, secret)
    outdated = right and secret_hash is not None and needs_rehash(secret_hash)
    checked = _Checked(secret_hash, right, hash_secret(secret) if outdated else None)
    begin_write(session)
    return _record(session, user_id, checked, now)


def _facts(session: Session, user_id: int | None) -> tuple[str | None, datetime | None]:
    row = session.execute(select(User.secret_hash, User.locked_until).where(User.id == user_id)).first()
    return (row.secret_hash, row.locked_until) if row else (None, None)


def _record(session: Session, user_id: int | None, checked: _Checked, now: datetime) -> Guess:
    """Everything is looked at again: guesses sent at once are counted one after the other."""
    user = session.scalar(select(User).where(User.id == user_id).with_for_update())
    if user is None:
        return Guess(Outcome.WRONG)
    if guessing.is_locked(user.locked_until, now):
        return Guess(Outcome.LOCKED, locked_until=user.locked_until)
    if not checked.right or user.secret_hash != checked.secret_hash:
        return _record_wrong(user, now)
    return _record_right(user, checked)


def _record_wrong(user: User, now: datetime) -> Guess:
    user.failed_sign_ins += 1
    lock = guessing.lock_after(user.failed_sign_ins)
    if lock is None:
        return Guess(Outcome.WRONG)
    user.locked_until = now + lock
    return Guess(Outcome.LOCKED, locked_until=user.locked_until)


def _record_right(user: User, checked: _Checked) -> Guess:
    if not user.active:
        return Guess(Outcome.INACTIVE)
    user.failed_sign_ins = 0
    user.locked_until = None
    user.secret_hash = checked.new_hash or user.secret_hash
    return Guess(Outcome.RIGHT, user=user)
