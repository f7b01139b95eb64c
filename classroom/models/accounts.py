"""Who can sign in: staff with a password, students with a PIN."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from classroom.database import Base
from classroom.models.enumeration import enum_column


class Role(StrEnum):
    """What a user may do; a user has exactly one role."""

    STUDENT = "student"
    TEACHER = "teacher"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"


class User(Base):
    """A person. Staff sign in with user name and password, students with class code, their name and a PIN."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("(role = 'student') = (username IS NULL)", name="staff_have_a_user_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(enum_column(Role, "role"))
    #: Lower case; empty for students, who are found through their class.
    username: Mapped[str | None] = mapped_column(String(80), unique=True)
    #: As shown: « Camille Roux ».
    name: Mapped[str] = mapped_column(String(120))
    #: As listed: « Roux Camille ».
    sort_name: Mapped[str] = mapped_column(String(120))
    #: Argon2id of the password or of the PIN.
    secret_hash: Mapped[str | None] = mapped_column(String(200))
    #: A student's PIN, encrypted with the site's key, so that a lost card can be printed again.
    pin_sealed: Mapped[str | None] = mapped_column(String(200))
    must_change_secret: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    #: Interface language chosen by the user (``fr`` or ``en``); empty: what the browser asks for.
    locale: Mapped[str | None] = mapped_column(String(5))
    #: Wrong guesses in a row; set back by a right one.
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    #: Raised when the password or PIN changes: every other open session of the user ends.
    session_version: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    last_sign_in_at: Mapped[datetime | None]
    #: Since when this is nobody any more, see :class:`classroom.models.Erasure`.
    erased_at: Mapped[datetime | None]

    # What Flask-Login asks of a user; written out so that models need no Flask.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""
        return self.active

    def get_id(self) -> str:
        """What the session cookie carries: a session opened before the last change of password is no longer good."""
        return f"{self.id}.{self.session_version}"
