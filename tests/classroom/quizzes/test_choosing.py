"""The invented teacher composes a quiz as a real one would."""

from __future__ import annotations

from classroom.models import ItemEvidence, ItemKind, ItemVersion, Topic
from classroom.quizzes.choosing import choose


def version(number: int, topic: Topic, start: int | None = None, kind: ItemKind = ItemKind.SINGLE) -> ItemVersion:
    start = number * 100 if start is None else start
    proof = ItemEvidence(position=0, dispatch_id=1, start=start, end=start + 10, quote="x" * 10)
    return ItemVersion(id=number, topic=topic, kind=kind, evidence=[proof])


def numbers(versions: list[ItemVersion]) -> list[int]:
    return [version.id for version in versions]


def test_topics_take_turns_and_the_best_of_each_come_first():
    bank = [version(n, Topic.ACTOR) for n in range(1, 6)] + [version(n, Topic.DATE) for n in range(6, 9)]
    bank += [version(9, Topic.CAUSE)]

    assert numbers(choose(bank, 5)) == [6, 7, 9, 1, 2]


def test_kinds_vary_within_a_topic():
    bank = [version(1, Topic.DATE), version(2, Topic.DATE), version(3, Topic.DATE, kind=ItemKind.ORDER)]

    assert numbers(choose(bank, 2)) == [1, 3]


def test_two_questions_proved_by_the_same_words_are_not_taken_together():
    bank = [version(1, Topic.DATE, start=0), version(2, Topic.CAUSE, start=0), version(3, Topic.CAUSE)]

    assert numbers(choose(bank, 3)) == [1, 3]


def test_a_small_bank_gives_what_it_has():
    assert numbers(choose([version(1, Topic.DATE)], 12)) == [1]
    assert choose([], 12) == []
