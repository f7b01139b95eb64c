"""Lines of questions: what must not change them, what changes nothing but names, and classes with nothing to tell."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from classroom.models import Attempt, Item, ItemKind, ItemVersion, Topic
from classroom.results.facts import AnsweredItem, AttemptResult
from classroom.results.item_lines import ItemLine, item_lines
from classroom.results.thirds import MIN_FOR_THIRDS, Third, thirds
from classroom.results.verdicts import Verdict
from tests.classroom.conftest import NOON

QUESTIONS = 4


def question(number: int) -> ItemVersion:
    """A question with three options, the first of which is right."""
    options = [{"text": text, "correct": text == "a", "why": ""} for text in "abc"]
    return ItemVersion(
        id=number, kind=ItemKind.SINGLE, topic=Topic.DATE, stem=f"Question {number} ?", options=options, rules={},
        item=Item(rule=None),
    )  # fmt: skip


def sat(key: int, answers: list[int | None], first: int = 1) -> AttemptResult:
    """A closed attempt at the questions from ``first`` on, marked by their keys."""
    items = [
        AnsweredItem(first + place, place + 1, 1.0, float(answer == 0), answer) for place, answer in enumerate(answers)
    ]
    return AttemptResult(Attempt(id=key, closed_at=NOON), items)


def told(line: ItemLine) -> tuple[object, ...]:
    """Everything a line says but its question; figures to nine digits: sums in another order round otherwise."""
    figures = line.figures and {
        name: round(value, 9) for name, value in vars(line.figures).items() if isinstance(value, float)
    }
    counts = [(each.text, each.count, each.right, dict(each.by_third)) for each in line.answers]
    return figures, counts, line.unanswered, line.guess, line.said, line.thirds, line.seconds


sheets = st.lists(
    st.lists(st.sampled_from([0, 0, 1, 2, None]), min_size=QUESTIONS, max_size=QUESTIONS), min_size=1, max_size=30
)
VERSIONS = [question(number) for number in range(1, QUESTIONS + 1)]


#: The discrimination of the first question is 20 per cent, which is the limit of a weak one.
AT_THE_LIMIT = [[0, 0, 1, 1]] * 7 + [[1, 1, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 0, 0, 1], [1, 0, 1, 1]]


@given(sheets, st.randoms(use_true_random=False))
@example(AT_THE_LIMIT, random.Random(0))
def test_the_order_of_the_students_decides_nothing(rows, rng: random.Random):
    attempts = [sat(key, row) for key, row in enumerate(rows)]
    shuffled = rng.sample(attempts, len(attempts))

    assert list(map(told, item_lines(VERSIONS, attempts))) == list(map(told, item_lines(VERSIONS, shuffled)))


@given(sheets)
def test_other_numbers_of_the_questions_change_nothing(rows):
    renumbered = [question(number + 50) for number in range(1, QUESTIONS + 1)]
    before = item_lines(VERSIONS, [sat(key, row) for key, row in enumerate(rows)])

    after = item_lines(renumbered, [sat(key, row, first=51) for key, row in enumerate(rows)])

    assert list(map(told, before)) == list(map(told, after))


@given(sheets)
def test_a_question_that_all_have_right_puts_nobody_into_another_third(rows):
    plain = item_lines(VERSIONS, [sat(key, row) for key, row in enumerate(rows)])
    gifted = item_lines([*VERSIONS, question(QUESTIONS + 1)], [sat(key, [*row, 0]) for key, row in enumerate(rows)])[
        :QUESTIONS
    ]

    assert [line.thirds for line in gifted] == [line.thirds for line in plain]
    assert [line.answers for line in gifted] == [line.answers for line in plain]


@given(st.lists(st.integers(0, 12).map(lambda n: n / 12), min_size=MIN_FOR_THIRDS, max_size=60))
def test_equal_shares_have_the_middle_of_their_ranks(shares):
    ordered = sorted(shares)
    ranks = [(bisect_left(ordered, s) + bisect_right(ordered, s)) / 2 / len(shares) for s in shares]

    expected = [Third.TOP if r > 2 / 3 else Third.MIDDLE if r >= 1 / 3 else Third.BOTTOM for r in ranks]

    assert thirds(shares) == expected


@pytest.mark.parametrize("answer", [0, 1, None])
@pytest.mark.parametrize("students", [1, 12])
def test_a_class_that_answers_as_one_has_no_spread_and_no_thirds_but_one(answer, students):
    lines = item_lines(VERSIONS, [sat(key, [answer] * QUESTIONS) for key in range(students)])

    for line in lines:
        assert line.figures.mean_fraction == float(answer == 0)
        assert line.figures.discrimination is line.figures.efficiency is line.figures.effective_weight is None
        assert line.unanswered == (students if answer is None else 0)
        assert sum(each.count for each in line.answers) == (0 if answer is None else students)
        assert (line.thirds is None) == (students < MIN_FOR_THIRDS)
        assert line.thirds is None or dict(line.thirds) == {Third.MIDDLE: students}


def test_nobody_gives_lines_without_figures():
    lines = item_lines(VERSIONS, [])

    assert [line.figures for line in lines] == [None] * QUESTIONS
    assert [line.said[0].verdict for line in lines] == [Verdict.TOO_FEW] * QUESTIONS
