"""How long a quiz takes, told from its questions."""

from types import SimpleNamespace

import pytest

from classroom.models import Difficulty, ItemKind
from classroom.quizzes.estimate import ANSWERING, minutes, seconds


def version(kind=ItemKind.SINGLE, difficulty=Difficulty.MEDIUM, stem="mot " * 18, options=("mot " * 9,)):
    return SimpleNamespace(kind=kind, difficulty=difficulty, stem=stem, options=[{"text": text} for text in options])


def test_reading_and_answering_add_up():
    assert seconds(version()) == pytest.approx(27 / 3 + 25)


def test_a_harder_question_takes_longer():
    times = [seconds(version(difficulty=level)) for level in Difficulty]

    assert times == sorted(times)
    assert len(set(times)) == 3


@pytest.mark.parametrize("kind", [ItemKind.SHORT, ItemKind.NUMERIC])
def test_accepted_answers_are_not_read(kind):
    assert seconds(version(kind, options=("mot " * 900,))) == seconds(version(kind, options=()))


def test_every_kind_has_its_time():
    assert set(ANSWERING) == set(ItemKind)


def test_minutes_are_rounded_up_and_an_empty_quiz_takes_none():
    assert minutes([version()] * 2) == 2
    assert minutes([]) == 0
