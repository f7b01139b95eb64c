"""Settings, read once from the environment; a bad one is refused by name when the application starts."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from classroom.errors import BadSetting

#: Largest request body: a form with a dozen long dispatches.
MAX_REQUEST_BYTES = 24 * 1024 * 1024
#: Characters of a secret key.
MIN_SECRET = 32


@dataclass(frozen=True)
class Settings:
    """What an installation may choose. Environment variables are the field names in capitals behind ``RECOUPE_``."""

    instance: Path
    database_url: str
    queue_url: str
    secret_key: str
    timezone: str
    #: Served over HTTPS: cookies are then marked ``Secure``.
    https: bool
    #: Proxies in front whose ``X-Forwarded-*`` headers are believed.
    proxies: int

    @classmethod
    def from_environment(cls, instance: Path, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings.

        :param instance: folder for the files of this installation, created for its owner only when missing.
        :raises BadSetting: with the name of the variable and what it takes.
        """
        instance = Path(environment.get("RECOUPE_INSTANCE") or instance).resolve()
        # Names, answers and hashes lie here: nobody else on the machine needs to see them.
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(
            instance=instance,
            database_url=_database(environment.get("RECOUPE_DATABASE_URL"), instance),
            queue_url=environment.get("RECOUPE_QUEUE_URL") or f"sqlite:///{instance / 'queue.sqlite'}",
            secret_key=_secret(environment.get("RECOUPE_SECRET_KEY")) or _kept_secret(instance / "secret-key"),
            timezone=_timezone(environment.get("RECOUPE_TIMEZONE") or "Europe/Paris"),
            https=_switch("RECOUPE_HTTPS", environment.get("RECOUPE_HTTPS") or "1"),
            proxies=_count("RECOUPE_PROXIES", environment.get("RECOUPE_PROXIES") or "0"),
        )

    def flask(self) -> dict[str, Any]:
        """The same, as Flask and its extensions name them."""
        return {
            "SETTINGS": self,
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_ENGINES": {
                # What a statement was given (answers, hashes, sealed PINs) does not belong into a log of errors.
                "default": {"url": self.database_url, "hide_parameters": True}
            },
            "BABEL_DEFAULT_TIMEZONE": self.timezone,
            "BABEL_DEFAULT_LOCALE": "fr",
            "MAX_CONTENT_LENGTH": MAX_REQUEST_BYTES,
            "MAX_FORM_MEMORY_SIZE": MAX_REQUEST_BYTES,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": self.https,
            "REMEMBER_COOKIE_HTTPONLY": True,
            "REMEMBER_COOKIE_SAMESITE": "Lax",
            "REMEMBER_COOKIE_SECURE": self.https,
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
            # A form left open during a long lesson is still good.
            "WTF_CSRF_TIME_LIMIT": None,
            "WTF_CSRF_SSL_STRICT": self.https,
        }


def _database(given: str | None, instance: Path) -> str:
    url = given or f"sqlite:///{instance / 'recoupe.sqlite'}"
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        raise BadSetting(
            "RECOUPE_DATABASE_URL", "is no address of a database, such as postgresql+psycopg://…"
        ) from None
    if backend not in {"sqlite", "postgresql"}:
        raise BadSetting("RECOUPE_DATABASE_URL", f"takes SQLite or PostgreSQL, not {backend}")
    return url


def _secret(given: str | None) -> str | None:
    if given and len(given) < MIN_SECRET:
        raise BadSetting("RECOUPE_SECRET_KEY", f"is too short; take {MIN_SECRET} random characters or more")
    return given


def _kept_secret(path: Path) -> str:
    """The secret key of this installation, made once and readable by its owner only."""
    if not path.exists():
        _make_secret(path)
    kept = path.read_text(encoding="ascii").strip()
    if len(kept) < MIN_SECRET:
        raise BadSetting(str(path), "the kept secret key is too short; delete the file to make a new one")
    return kept


def _make_secret(path: Path) -> None:
    """Written whole under another name, then put in its place: web and worker that start at once get the same key."""
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        os.unlink(draft)


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadSetting("RECOUPE_TIMEZONE", f"{name!r} is no time zone; write one such as Europe/Paris") from None
    return name


def _switch(variable: str, text: str) -> bool:
    if text not in {"0", "1"}:
        raise BadSetting(variable, f"takes 0 or 1, not {text!r}")
    return text == "1"


def _count(variable: str, text: str) -> int:
    if not text.isdecimal() or int(text) > 9:
        raise BadSetting(variable, f"takes a number from 0 to 9, not {text!r}")
    return int(text)
