"""Invented students answer like students: the able ones better, nobody nonsense, and every time the same."""

from __future__ import annotations

from random import Random
from statistics import mean

import pytest

from classroom.attempts.answers import to_page
from classroom.attempts.scoring import score
from classroom.demo.school import Course, Pupil
from classroom.demo.simulation import ANSWERED_BEFORE_LEAVING, chance, sit, wrong_answer
from classroom.models import Difficulty, ItemKind, ItemVersion, Topic


def version(kind: ItemKind, number: int = 1, difficulty: Difficulty = Difficulty.MEDIUM) -> ItemVersion:
    texts = {
        ItemKind.MATCH: ["Ana → maire", "Bo → juge", "Cy → pompier"],
        ItemKind.NUMERIC: ["4000"],
        ItemKind.SHORT: [f"réponse {number}"],
        ItemKind.TRUE_FALSE: ["Vrai", "Faux"],
    }.get(kind, ["1998", "2001", "2004", "2007"])
    all_right = kind in {ItemKind.MATCH, ItemKind.ORDER, ItemKind.NUMERIC, ItemKind.SHORT}
    right = 2 if kind is ItemKind.MULTIPLE else 1
    options = [{"text": text, "correct": all_right or place < right, "why": ""} for place, text in enumerate(texts)]
    return ItemVersion(
        id=number, kind=kind, topic=Topic.DATE, stem=f"Question {number} ?", options=options, difficulty=difficulty
    )


def pupil(ability: float = 0.0, course: Course = Course.FINISHED, extra_time: int = 0, given: str = "Léa") -> Pupil:
    return Pupil("Aubry", given, "123456", ability, course, extra_time)


QUIZ = [version(kind, number) for number, kind in enumerate(ItemKind, 1)] + [version(ItemKind.SHORT, 99)]


@pytest.mark.parametrize("kind", ItemKind)
def test_a_wrong_answer_is_an_answer_and_is_not_right(kind):
    question = next(each for each in QUIZ if each.kind is kind)
    order = list(range(len(question.options)))

    for seed in range(50):
        answer = wrong_answer(question, QUIZ, Random(seed))
        if answer is not None:
            to_page(kind, question.options, order, answer)
            assert score(question, answer) < 1


def test_a_lone_written_question_gives_no_wrong_words_to_think_of():
    assert wrong_answer(version(ItemKind.SHORT), [version(ItemKind.SHORT)], Random(1)) is None


def test_the_same_seed_gives_the_same_sitting_and_another_name_another():
    assert sit(pupil(), QUIZ, "s") == sit(pupil(), QUIZ, "s")
    assert sit(pupil(), QUIZ, "s") != sit(pupil(given="Noé"), QUIZ, "s")


def test_the_chance_rises_with_ability_and_falls_with_difficulty():
    question = version(ItemKind.SINGLE)

    assert chance(-2, question) < chance(0, question) < chance(2, question)
    assert chance(0, version(ItemKind.SINGLE, difficulty=Difficulty.HARD)) < chance(0, question)
    assert chance(0, question) < chance(0, version(ItemKind.SINGLE, difficulty=Difficulty.EASY))


def test_even_who_knows_nothing_may_guess_one_of_four_but_guesses_no_words():
    assert chance(-50, version(ItemKind.SINGLE)) == pytest.approx(0.25)
    assert chance(-50, version(ItemKind.SHORT)) == pytest.approx(0)


def test_the_able_score_higher():
    def score_of(ability: float) -> float:
        return mean(
            score(QUIZ[step.place], step.answer)
            for name in range(40)
            for step in sit(pupil(ability, given=str(name)), QUIZ, "s").steps
        )

    assert score_of(-1.5) + 0.2 < score_of(1.5)


def test_time_goes_forward_and_the_quiz_is_handed_in_at_the_end():
    sitting = sit(pupil(), QUIZ, "s")
    last_at = [
        max(step.seconds for step in sitting.steps if step.place == place)
        for place in range(len(QUIZ))
        if any(step.place == place for step in sitting.steps)
    ]

    assert last_at == sorted(last_at)
    assert sitting.handed_in > last_at[-1]


def test_slow_students_take_longer_and_never_hand_in():
    usual, slow = sit(pupil(), QUIZ, "s"), sit(pupil(course=Course.SLOW), QUIZ, "s")

    assert slow.handed_in is None
    assert slow.steps[-1].seconds > 2 * usual.steps[-1].seconds


def test_who_leaves_answers_the_first_questions_only():
    sitting = sit(pupil(course=Course.LEFT), QUIZ, "s")

    assert sitting.handed_in is None
    assert max(step.place for step in sitting.steps) < ANSWERED_BEFORE_LEAVING
