"""PINs: six digits, hashed for checking, sealed for printing again."""

import pytest

from classroom.accounts.passwords import verify_secret
from classroom.roster.pins import PinDesk, canonical, shown

KEY = "k" * 48


def test_an_issued_pin_opens_and_can_be_read_back():
    issued = PinDesk(KEY).issue(1)[0]

    assert len(issued.pin) == 6
    assert issued.pin.isdecimal()
    assert verify_secret(issued.secret_hash, issued.pin)
    assert PinDesk(KEY).open(issued.sealed) == issued.pin
    assert issued.pin not in issued.sealed + issued.secret_hash


def test_pins_may_begin_with_a_nought(monkeypatch):
    monkeypatch.setattr("secrets.randbelow", lambda _limit: 42)

    assert PinDesk(KEY).issue(1)[0].pin == "000042"


def test_as_many_as_asked_for_and_none_for_none():
    desk = PinDesk(KEY)

    assert len({issued.sealed for issued in desk.issue(3)}) == 3
    assert desk.issue(0) == []


def test_another_secret_key_reads_nothing():
    sealed = PinDesk(KEY).seal("123456")

    assert PinDesk("another key" * 4).open(sealed) is None


@pytest.mark.parametrize("sealed", [None, "", "123456", "gAAAA"])
def test_what_was_never_sealed_is_not_read(sealed):
    assert PinDesk(KEY).open(sealed) is None


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "123-456", "１２３４５６", "123\u202f456"])
def test_a_pin_is_taken_however_its_digits_are_set_apart(typed):
    assert canonical(typed) == "123456"


def test_a_pin_is_shown_in_halves():
    assert shown("012345") == "012 345"
