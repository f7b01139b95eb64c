"""A question comes back until it is known, and lets the others come first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.models import ItemVersion
from classroom.practice.knowing import NEEDED, Missed, Tried, queue
from tests.classroom.conftest import NOON

WRONG, PART, RIGHT = 0.0, 0.5, 1.0


def missed(*fractions, hours=0, after=0):
    """A question missed so many hours after noon, answered hourly from ``after`` on."""
    tried = [Tried(NOON + timedelta(days=1, hours=after + place), each) for place, each in enumerate(fractions)]
    return Missed(ItemVersion(stem="?"), 1, 1, NOON + timedelta(hours=hours), tried)


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        ([], False),
        ([RIGHT], False),
        ([RIGHT, RIGHT], True),
        ([RIGHT, WRONG, RIGHT], False),
        ([RIGHT, PART, RIGHT], False),
        ([WRONG, RIGHT, RIGHT], True),
        ([RIGHT, RIGHT, WRONG], False),
    ],
)
def test_a_question_is_known_after_two_right_answers_on_end(answers, known):
    assert missed(*answers).known is known


def test_what_was_never_tried_comes_first_and_what_was_just_tried_comes_last():
    fresh, older = missed(hours=2), missed(hours=1)
    tried, just_tried = missed(WRONG, after=1), missed(RIGHT, after=5)

    assert queue([just_tried, tried, fresh, older]) == [older, fresh, tried, just_tried]


def test_what_is_known_is_not_asked_any_more():
    assert queue([missed(RIGHT, RIGHT)]) == []


@given(st.lists(st.sampled_from([WRONG, RIGHT]), max_size=12))
def test_whatever_went_before_two_right_answers_make_it_known_and_a_wrong_one_asks_it_again(answers):
    assert missed(*answers, *[RIGHT] * NEEDED).known
    assert queue([missed(*answers, WRONG)])
