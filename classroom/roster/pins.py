"""PINs of students: made up, hashed for checking, sealed so that a card can be printed again."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from classroom.accounts.passwords import hash_secret

DIGITS = 6


@dataclass(frozen=True)
class IssuedPin:
    """A PIN and the two forms in which it is kept."""

    pin: str
    secret_hash: str
    sealed: str


class PinDesk:
    """Issues PINs and reads sealed ones, with a key derived from the site's secret key."""

    def __init__(self, secret_key: str) -> None:
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"recoupe student PINs").derive(
            secret_key.encode()
        )
        self._fernet = Fernet(base64.urlsafe_b64encode(derived))

    def issue(self, count: int) -> list[IssuedPin]:
        """New PINs. Takes some 20 ms each for the hash: call it before a writing transaction begins."""
        return [self._issue_one() for _ in range(count)]

    def _issue_one(self) -> IssuedPin:
        pin = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        return IssuedPin(pin, hash_secret(pin), self.seal(pin))

    def seal(self, pin: str) -> str:
        """The PIN encrypted, as it is stored."""
        return self._fernet.encrypt(pin.encode()).decode()

    def open(self, sealed: str | None) -> str | None:
        """The PIN of a sealed one; ``None``: there is none, or the site's secret key has changed since."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode() if sealed else None
        except InvalidToken:
            return None


def shown(pin: str) -> str:
    """The PIN in two halves, easier to copy."""
    return f"{pin[:3]} {pin[3:]}"


def canonical(typed: str) -> str:
    """The digits of what was typed."""
    return "".join(str(int(sign)) for sign in typed if sign.isdecimal())
