"""Argon2id hashes of passwords and PINs, and passwords made up for a first sign-in."""

from __future__ import annotations

import functools
import os
import secrets
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from classroom import seats

#: 12 MiB, three passes, one lane: one of the equivalent settings of the OWASP password storage cheat sheet, and small
#: enough that a class that signs in at once waits less than a second (measured in docs/performance.md).
_HASHER = PasswordHasher(time_cost=3, memory_cost=12 * 1024, parallelism=1, hash_len=32, salt_len=16)

#: How much less often than the other threads of this process those that hash are given a processor.
_POLITENESS = 10


def _step_back() -> None:
    """Let everybody else go first: a class that signs in must not hold up another one that saves its answers."""
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _POLITENESS)


#: The threads that hash, as many as there are processors. Who waits for one of them waits in the order of arrival, and
#: the memory that hashing takes is theirs alone. They begin with the first hash, so in the process that needs them.
_HASHING = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="hashing", initializer=_step_back)

#: Longest secret that is looked at, in characters.
MAX_LENGTH = 256

#: Lower-case letters and digits that cannot be taken for one another.
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def hash_secret(secret: str) -> str:
    """The Argon2id hash of a password or PIN, in PHC string format."""
    with seats.given_up():
        return _HASHING.submit(lambda: str(_HASHER.hash(_normal(secret)))).result()


def verify_secret(secret_hash: str | None, secret: str) -> bool:
    """Whether ``secret`` is what was hashed.

    Without a hash (no such user) the answer is no, after the same work: the time taken does not tell who exists.
    """
    if len(secret) > MAX_LENGTH:
        return False
    with seats.given_up():
        return _HASHING.submit(_verify, secret_hash, secret).result()


def _verify(secret_hash: str | None, secret: str) -> bool:
    try:
        return bool(_HASHER.verify(secret_hash or _nobodys_hash(), _normal(secret))) and secret_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(secret_hash: str) -> bool:
    """Whether a hash was made with other parameters than those in force."""
    return bool(_HASHER.check_needs_rehash(secret_hash))


def generate_password() -> str:
    """A random password that is easy to copy from paper: three groups of four, about 59 bits."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))


@functools.cache
def _nobodys_hash() -> str:
    return str(_HASHER.hash(secrets.token_urlsafe(32)))


def _normal(secret: str) -> str:
    """The same bytes whichever keyboard typed an accented letter (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", secret)
