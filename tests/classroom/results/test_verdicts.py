"""What is said of a question: guesses at random, thirds of the class, and the words that follow from the figures."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.attempts.scoring import score
from classroom.models import ItemKind, ItemVersion
from classroom.results.item_analysis import Won, analyse
from classroom.results.random_guess import random_guess
from classroom.results.thirds import MIN_FOR_THIRDS, Third, thirds
from classroom.results.time_spent import seconds_by_question
from classroom.results.verdicts import Choices, Verdict, verdicts


@dataclass
class Question:
    kind: ItemKind
    options: list[dict[str, Any]]


def options(*texts: str, right: int = 0) -> list[dict[str, Any]]:
    return [{"text": text, "correct": place == right, "why": ""} for place, text in enumerate(texts)]


def test_one_right_option_of_four_is_guessed_by_a_quarter():
    assert random_guess(Question(ItemKind.SINGLE, options("a", "b", "c", "d"))) == 25
    assert random_guess(Question(ItemKind.TRUE_FALSE, options("vrai", "faux"))) == 50


def test_typed_answers_are_not_guessed_and_several_right_options_have_no_such_figure():
    assert random_guess(Question(ItemKind.SHORT, options("mai"))) == 0
    assert random_guess(Question(ItemKind.NUMERIC, options("5"))) == 0
    assert random_guess(Question(ItemKind.MULTIPLE, options("a", "b", "c"))) is None


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_the_guess_at_an_order_is_the_mean_mark_of_all_orders(size):
    version = ItemVersion(kind=ItemKind.ORDER, options=[{"text": str(n), "correct": True} for n in range(size)])
    marks = [score(version, list(ranks)) for ranks in permutations(range(1, size + 1))]

    assert random_guess(version) == pytest.approx(100 * sum(marks) / len(marks))


def test_the_guess_at_pairs_knows_of_equal_halves():
    pairs = [{"text": text, "correct": True} for text in ("AFP → 3", "APA → 3", "ATS → 5", "ANP → 7")]

    assert random_guess(Question(ItemKind.MATCH, pairs)) == pytest.approx(100 / 3)


def test_a_small_class_has_no_thirds():
    assert thirds(list(range(MIN_FOR_THIRDS - 1))) is None
    assert Counter(thirds(list(range(MIN_FOR_THIRDS)))) == {Third.TOP: 3, Third.MIDDLE: 3, Third.BOTTOM: 3}


def test_all_equal_are_in_the_middle():
    assert set(thirds([0.5] * 12)) == {Third.MIDDLE}


@given(st.lists(st.integers(0, 5).map(float), min_size=9, max_size=40), st.randoms(use_true_random=False))
def test_equal_marks_are_in_one_third_whatever_the_order(rest, rng: random.Random):
    shuffled = rest[:]
    rng.shuffle(shuffled)

    first = dict(zip(rest, thirds(rest), strict=True))

    assert thirds(rest) == [first[value] for value in rest]
    assert thirds(shuffled) == [first[value] for value in shuffled]


def judged(marks: list[float], rest: list[float], chosen: list[int] | None = None) -> list:
    """Verdicts on a question with the options A (the key), B and C."""
    figures = analyse([{1: Won(x, 1), 2: Won(y, 10)} for x, y in zip(marks, rest, strict=True)])[1]
    third = thirds(rest)
    choices = [
        Choices(
            text,
            place == 0,
            (chosen or []).count(place),
            Counter(t for t, c in zip(third or [], chosen or [], strict=False) if c == place),
        )
        for place, text in enumerate("ABC")
        if chosen
    ]
    return verdicts(figures, 33.3, choices, Counter(third) if third else None)


REST = [float(n) for n in range(12)]


def test_the_best_students_chose_b():
    chosen = [0, 0, 0, 0, 2, 0, 1, 2, 1, 1, 1, 0]
    first = judged([float(c == 0) for c in chosen], REST, chosen)[0]

    assert (first.verdict, first.answers, first.count, first.of) == (Verdict.KEY_IN_DOUBT, ("B",), 3, 4)


def test_a_wrong_answer_that_the_weak_like_more_is_no_sign_against_the_key():
    chosen = [1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0]

    assert Verdict.KEY_IN_DOUBT not in [each.verdict for each in judged([float(c == 0) for c in chosen], REST, chosen)]


def test_everybody_is_right():
    assert [each.verdict for each in judged([1.0] * 12, REST, [0] * 12)] == [Verdict.TOO_EASY]


def test_nobody_is_right():
    chosen = [1] * 6 + [2] * 6
    said = [each.verdict for each in judged([0.0] * 12, REST, chosen)]

    assert Verdict.TOO_EASY not in said
    assert said[0] in {Verdict.KEY_IN_DOUBT, Verdict.CHANCE}


def test_a_question_that_sorts_the_class_is_good_and_an_option_nobody_took_is_named():
    chosen = [1, 1, 2, 1, 1, 2, 0, 0, 0, 0, 0, 0]
    unused = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]

    assert [each.verdict for each in judged([float(c == 0) for c in chosen], REST, chosen)] == [Verdict.GOOD]
    assert [(e.verdict, e.answers) for e in judged([float(c == 0) for c in unused], REST, unused)] == [
        (Verdict.UNUSED, ("C",))
    ]


def test_the_best_are_wrong_where_the_weak_are_right():
    said = judged([float(n < 7) for n in range(12)], REST)

    assert said[0].verdict is Verdict.UPSIDE_DOWN


def test_a_handful_of_answers_gets_no_verdict():
    assert [each.verdict for each in judged([1.0, 0.0, 1.0, 1.0], REST[:4])] == [Verdict.TOO_FEW]
    assert [each.verdict for each in verdicts(None, 25, [], None)] == [Verdict.TOO_FEW]


def test_time_is_put_down_to_the_question_that_was_answered_then():
    start = datetime(2026, 3, 10, 13, 0, tzinfo=UTC)
    moments = [(2, 50), (1, 20), (1, 65)]

    spent = seconds_by_question(start, [(question, start + timedelta(seconds=s)) for question, s in moments])

    assert spent == {1: 35.0, 2: 30.0}
    assert seconds_by_question(start, []) == {}
