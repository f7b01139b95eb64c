"""How long a quiz takes, told from its questions."""

from types import SimpleNamespace

import pytest

from classroom.models import Difficulty, ItemKind
from classroom.quizzes.estimate import ANSWERING, minutes, seconds


def version(kind=ItemKind.SINGLE, difficulty=Difficulty.MEDIUM, stem="mot " * 18, options=("mot " * 9,), **rules):
    listed = [{"text": text} for text in options]
    return SimpleNamespace(kind=kind, difficulty=difficulty, stem=stem, options=listed, rules=rules)


def test_reading_and_answering_add_up():
    assert seconds(version()) == pytest.approx(27 / 3 + 25)


def test_a_harder_question_takes_longer():
    times = [seconds(version(difficulty=level)) for level in Difficulty]

    assert times == sorted(times)
    assert len(set(times)) == 3


@pytest.mark.parametrize("kind", [ItemKind.SHORT, ItemKind.NUMERIC, ItemKind.DATE, ItemKind.OPEN, ItemKind.HIGHLIGHT])
def test_accepted_answers_are_not_read(kind):
    assert seconds(version(kind, options=("mot " * 900,))) == seconds(version(kind, options=()))


def test_a_passage_is_read_gaps_are_filled_and_an_open_answer_is_written():
    passage = version(ItemKind.HIGHLIGHT, options=(), passage="mot " * 180)
    assert seconds(passage) - seconds(version(ItemKind.HIGHLIGHT, options=())) == pytest.approx(60)

    gaps = version(ItemKind.GAP, options=())
    one, three = [{"text": "a", "gap": 1}], [{"text": "a", "gap": gap} for gap in (1, 2, 3)]
    times = []
    for gaps.options in (one, three):
        times.append(seconds(gaps))
    assert times[1] - times[0] == pytest.approx(40)

    short, long = (seconds(version(ItemKind.OPEN, options=(), words=words)) for words in (15, 30))
    assert long - short == pytest.approx(60)


def test_every_kind_has_its_time():
    assert set(ANSWERING) == set(ItemKind)


def test_minutes_are_rounded_up_and_an_empty_quiz_takes_none():
    assert minutes([version()] * 2) == 2
    assert minutes([]) == 0
