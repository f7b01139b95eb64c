"""One line a question: its figures, and what was answered how often. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from classroom.attempts.answers import CHOICE, TYPED, describe, describe_key
from classroom.attempts.scoring import score
from classroom.models import ItemKind, ItemVersion
from classroom.results.facts import AnsweredItem, AttemptResult
from classroom.results.item_analysis import ItemFigures, Won, analyse
from classroom.results.scores import SCALE


@dataclass(frozen=True)
class AnswerCount:
    """An option, or an answer that was typed or put together, and how many gave it."""

    text: str
    count: int
    right: bool


@dataclass(frozen=True)
class ItemLine:
    """A question in the results of a class; ``figures`` is ``None`` when no attempt is finished."""

    number: int
    version: ItemVersion
    figures: ItemFigures | None
    answers: list[AnswerCount]
    unanswered: int

    @property
    def mean(self) -> float | None:
        """Mean mark out of twenty."""
        return None if self.figures is None else self.figures.mean_fraction * SCALE


def item_lines(versions: Sequence[ItemVersion], attempts: Sequence[AttemptResult]) -> list[ItemLine]:
    """Questions with their figures.

    :param versions: in the order of the quiz.
    :param attempts: one finished and marked attempt for each student.
    """
    figures = analyse([{item.version_id: _won(item) for item in attempt.items} for attempt in attempts])
    given: dict[int, list[Any]] = {version.id: [] for version in versions}
    for item in (item for attempt in attempts for item in attempt.items):
        given[item.version_id].append(item.answer)
    return [
        ItemLine(
            number=number,
            version=version,
            figures=figures.get(version.id),
            answers=answer_counts(version, given[version.id]),
            unanswered=sum(answer is None for answer in given[version.id]),
        )
        for number, version in enumerate(versions, 1)
    ]


def answer_counts(version: ItemVersion, answers: Sequence[Any]) -> list[AnswerCount]:
    """How often each answer was given.

    Every option in its order; for ``order`` and ``match``, every part of the right answer with how many had it right;
    for typed answers, what was written, the most frequent first.
    """
    known = [answer for answer in answers if answer is not None]
    if version.kind in CHOICE or version.kind is ItemKind.MULTIPLE:
        return _option_counts(version, known)
    words = Counter(part for answer in known for part in describe(version, answer))
    if version.kind not in TYPED:
        return [AnswerCount(part, words[part], True) for part in describe_key(version)]
    return [AnswerCount(text, count, score(version, text) == 1) for text, count in words.most_common()]


def _option_counts(version: ItemVersion, answers: Sequence[Any]) -> list[AnswerCount]:
    chosen = Counter(index for answer in answers for index in (answer if isinstance(answer, list) else [answer]))
    return [
        AnswerCount(option["text"], chosen[index], bool(option["correct"]))
        for index, option in enumerate(version.options)
    ]


def _won(item: AnsweredItem) -> Won:
    return Won((item.fraction or 0) * item.maximum, item.maximum)
