"""Turns and seats: who comes first gets in first, and who waits for a hash lets others in."""

from __future__ import annotations

import threading
import time

import pytest

from classroom import seats
from classroom.turns import Turns


def waiting(turns: Turns, name: str, order: list[str]) -> threading.Thread:
    """Somebody who queues up, and is in the queue when this returns."""

    def wait() -> None:
        turns.take()
        order.append(name)
        turns.give_back()

    before = len(turns._waiting)
    thread = threading.Thread(target=wait)
    thread.start()
    while len(turns._waiting) == before:
        time.sleep(0.001)
    return thread


def test_turns_are_had_in_the_order_in_which_they_were_asked_for():
    turns, order = Turns(), []
    turns.take()
    threads = [waiting(turns, name, order) for name in "abcdef"]

    turns.give_back()
    for thread in threads:
        thread.join(5)

    assert order == list("abcdef")


def test_so_many_are_in_at_once_and_no_more():
    turns = Turns(2)

    assert turns.take(0.01)
    assert turns.take(0.01)
    assert not turns.take(0.01)

    turns.give_back()

    assert turns.take(0.01)


def test_whoever_gave_up_waiting_is_not_waited_for():
    turns = Turns()
    turns.take()
    assert not turns.take(0.01)

    turns.give_back()

    assert turns.take(0.01)


def test_many_threads_never_meet_behind_one_turn():
    turns, inside, most = Turns(), 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(200):
            # Some give up: a turn that was given to them in that moment must not be lost.
            if turns.take(0.0005):
                inside += 1
                most = max(most, inside)
                inside -= 1
                turns.give_back()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert most == 1
    assert turns.take(1)


@pytest.fixture
def one_seat(monkeypatch):
    monkeypatch.setattr(seats, "_seats", Turns(1))
    return seats._seats


def test_a_request_that_waits_for_a_hash_gives_up_its_seat(one_seat):
    def application(_environ, _start_response):
        inside.append(one_seat.take(0.01))
        with seats.given_up():
            inside.append(one_seat.take(0.01))
            one_seat.give_back()
        inside.append(one_seat.take(0.01))
        return []

    inside: list[bool] = []

    seats.seated(application)({}, lambda *_: None)

    assert inside == [False, True, False]
    assert one_seat.take(0.01)


def test_what_has_no_seat_gives_none_up(one_seat):
    one_seat.take()

    with seats.given_up():
        assert not one_seat.take(0.01)


def test_a_few_sign_in_at_once_and_whoever_waits_at_the_door_leaves_a_seat_to_others():
    inside, may_leave = [], threading.Event()

    def sign_in(_environ, _start_response):
        with seats.through_the_door():
            inside.append(threading.get_ident())
            may_leave.wait(30)
        return []

    application = seats.seated(sign_in)
    class_of = [threading.Thread(target=application, args=({}, None)) for _ in range(seats.DOOR + seats.SEATS)]
    for thread in class_of:
        thread.start()
    while len(inside) < seats.DOOR or len(seats._door._waiting) < seats.SEATS:
        time.sleep(0.001)

    assert len(inside) == seats.DOOR
    assert seats._seats.take(10), "a save finds no seat"

    seats._seats.give_back()
    may_leave.set()
    for thread in class_of:
        thread.join(30)
    assert len(inside) == seats.DOOR + seats.SEATS
