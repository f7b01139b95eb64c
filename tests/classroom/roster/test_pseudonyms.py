"""Numbers in the place of names: everybody keeps hers, and none tells a place in the register."""

from __future__ import annotations

from datetime import timedelta

from classroom.roster.pseudonyms import numbered
from tests.classroom.conftest import NOON

CLASS = [(student, NOON) for student in range(101, 131)]


def test_everybody_has_a_number_of_her_own():
    assert sorted(numbered(7, CLASS).values()) == list(range(1, 31))


def test_who_comes_later_changes_nobodys_number():
    before = numbered(7, CLASS)

    after = numbered(7, [(3, NOON + timedelta(days=9)), *CLASS])

    assert {student: after[student] for student in before} == before
    assert after[3] == 31


def test_the_order_in_which_a_class_is_read_decides_nothing_and_that_of_the_register_cannot_be_told():
    numbers = numbered(7, CLASS)

    assert numbered(7, CLASS[::-1]) == numbers
    assert list(numbers) != sorted(numbers)
    assert numbered(8, CLASS) != numbers
