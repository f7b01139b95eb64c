"""What is looked up about accounts."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.accounts.names import fold, tidy
from classroom.models import Role, User


def staff_id(session: Session, username: str) -> int | None:
    """The id of the staff account with this user name, however its case was typed."""
    return session.scalar(select(User.id).where(User.username == tidy(username).lower()))


def staff_member(session: Session, user_id: int) -> User | None:
    """A staff account."""
    return session.scalar(select(User).where(User.id == user_id, User.role != Role.STUDENT))


def staff(session: Session, search: str = "") -> list[User]:
    """Staff accounts, as listed; ``search`` is looked for in name and user name, whatever its case and accents."""
    users = session.scalars(select(User).where(User.role != Role.STUDENT)).all()
    words = fold(search).split()
    matching = [user for user in users if all(word in fold(f"{user.name} {user.username}") for word in words)]
    return sorted(matching, key=lambda user: (not user.active, fold(user.sort_name), user.id))
