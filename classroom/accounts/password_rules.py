"""What a password must not be. No rule on kinds of characters: length is what counts."""

from __future__ import annotations

import functools
import re
from enum import StrEnum
from pathlib import Path

from classroom.accounts.names import fold
from classroom.accounts.passwords import MAX_LENGTH

MIN_LENGTH = 10
#: Different characters, at least: « aaaaaaaaaa » is long and no password.
MIN_DIFFERENT = 4


class PasswordProblem(StrEnum):
    """Why a password is refused, in words for the shell."""

    TOO_SHORT = f"The password needs at least {MIN_LENGTH} characters."
    TOO_LONG = f"The password may have at most {MAX_LENGTH} characters."
    NAMES_THE_USER = "The password must not be the user name."
    COMMON = "This password is among the first that anyone would try."


def problem_of(password: str, username: str | None) -> PasswordProblem | None:
    """The first rule that a password breaks; ``None``: it is good.

    :param username: of the user it is for; digits and signs added to it do not make it a password.
    """
    if len(password) < MIN_LENGTH:
        return PasswordProblem.TOO_SHORT
    if len(password) > MAX_LENGTH:
        return PasswordProblem.TOO_LONG
    if username and _core(password) == _core(username):
        return PasswordProblem.NAMES_THE_USER
    return PasswordProblem.COMMON if _is_common(password) else None


def _is_common(password: str) -> bool:
    if len(set(password.casefold())) < MIN_DIFFERENT:
        return True
    return not {fold(password).replace(" ", ""), _core(password)}.isdisjoint(_common_passwords())


def _core(password: str) -> str:
    """The password without the digits and signs that people add at its ends; whole when it is nothing else."""
    plain = fold(password).replace(" ", "")
    return re.sub(r"^\d+|\d+$", "", plain) or plain


@functools.cache
def _common_passwords() -> frozenset[str]:
    lines = (Path(__file__).parent / "common_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
