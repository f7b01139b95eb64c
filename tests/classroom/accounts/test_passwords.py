"""Argon2id hashes: what opens them, what they cost, and when they are made again."""

import os
import re
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher

from classroom.accounts import passwords
from classroom.accounts.passwords import generate_password, hash_secret, needs_rehash, verify_secret

#: Taken before the suite puts a cheaper one in its place.
IN_FORCE = passwords._HASHER


@pytest.fixture(scope="module", autouse=True)
def in_force(quick_hashes):
    """The parameters that are in force, and the cost that goes with them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", IN_FORCE)
        yield


@pytest.fixture(scope="module")
def hashed():
    return hash_secret("une journée à la mer")


def test_the_right_password_opens_and_another_does_not(hashed):
    assert verify_secret(hashed, "une journée à la mer")
    assert not verify_secret(hashed, "une journée à la Mer")


def test_a_hash_is_argon2id_within_the_memory_a_class_signing_in_can_afford(hashed):
    memory_kib = int(re.fullmatch(r"\$argon2id\$v=19\$m=(\d+),t=\d+,p=1\$.+", hashed).group(1))

    assert 9 * 1024 <= memory_kib <= 19 * 1024


def test_the_same_password_is_never_hashed_alike(hashed):
    assert hash_secret("une journée à la mer") != hashed


def test_a_letter_typed_as_two_signs_is_the_same_letter(hashed):
    assert verify_secret(hashed, "une journe\u0301e a\u0300 la mer")


def test_a_hash_of_other_parameters_is_due_for_renewal(hashed):
    assert needs_rehash(PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash("x"))
    assert not needs_rehash(hashed)


def test_without_a_hash_nothing_opens_and_the_work_is_done_all_the_same(monkeypatch):
    class Counting:
        verified = 0

        def verify(self, *arguments):
            Counting.verified += 1
            return passwords_hasher.verify(*arguments)

        def hash(self, secret):
            return passwords_hasher.hash(secret)

    passwords_hasher = passwords._HASHER
    monkeypatch.setattr(passwords, "_HASHER", Counting())

    assert not verify_secret(None, "anything at all")
    assert Counting.verified == 1


@pytest.mark.parametrize("broken", ["", "plain text", "$argon2id$v=19$m=12288"])
def test_a_broken_hash_opens_for_nobody(broken):
    assert not verify_secret(broken, "plain text")


def test_a_secret_of_absurd_length_is_not_even_hashed(monkeypatch, hashed):
    monkeypatch.setattr(passwords, "_HASHER", None)

    assert not verify_secret(hashed, "x" * 100_000)


def test_hashes_at_once_are_bounded(monkeypatch, hashed):
    running, most = 0, 0

    class Watching:
        def verify(self, *_arguments):
            nonlocal running, most
            running += 1
            most = max(most, running)
            time.sleep(0.01)
            running -= 1
            return True

    monkeypatch.setattr(passwords, "_HASHER", Watching())
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _n: verify_secret(hashed, "x"), range(24)))

    assert 1 <= most <= os.cpu_count()


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities of their own on Linux only")
def test_hashing_steps_back_behind_everything_else(monkeypatch, hashed):
    priorities = []

    class Asking:
        def verify(self, *_arguments):
            priorities.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
            return True

    monkeypatch.setattr(passwords, "_HASHER", Asking())
    verify_secret(hashed, "x")

    assert priorities[0] > os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_a_password_made_up_is_readable_and_never_the_same():
    made = {generate_password() for _ in range(50)}

    assert len(made) == 50
    assert all(re.fullmatch(r"([a-hj-km-np-z2-9]{4}-){2}[a-hj-km-np-z2-9]{4}", password) for password in made)
