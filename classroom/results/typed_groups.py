"""Typed answers grouped by what was written: « 21 students wrote *en 2008* ». Pure.

Two answers belong together when they differ by nothing but accents, capitals, punctuation, spaces and an article in
front; numbers, when they are the same number with the same unit, however it is grouped (« 1 450 », « 1450 »).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from classroom.attempts.answers import TYPED, Question
from classroom.attempts.written import fold, quantity, without_article
from classroom.item_bank.gaps import gap_count, is_listed
from classroom.models import ItemKind

#: Two fractions closer together than this are the same.
SAME = 1e-9


@dataclass(frozen=True)
class Written:
    """What one student wrote: at a question, or in one of its gaps, and what it is worth."""

    text: str
    #: Gap, from 1; 0 for a question without gaps.
    gap: int
    #: Fraction of the question, or of the gap.
    worth: float


@dataclass(frozen=True)
class AnswerGroup:
    """What several students wrote in nearly the same way."""

    key: str
    gap: int
    #: As written, the most frequent first, with how many wrote it so.
    texts: tuple[tuple[str, int], ...]
    #: Fractions that these answers are worth, with how many are.
    worths: tuple[tuple[float, int], ...]

    @property
    def count(self) -> int:
        """Answers in the group."""
        return sum(count for _text, count in self.texts)

    @property
    def worth(self) -> float | None:
        """What all of them are worth; ``None``: not all the same."""
        return self.worths[0][0] if len(self.worths) == 1 else None

    @property
    def name(self) -> str:
        """For a form: the gap and the words."""
        return f"{self.gap}:{self.key}"


def is_grouped(question: Question) -> bool:
    """Whether answers to a question are words that students typed, to be looked at together."""
    return question.kind in TYPED or bool(typed_gaps(question))


def typed_gaps(question: Question) -> list[int]:
    """Gaps of a question that are typed, from 1."""
    if question.kind is not ItemKind.GAP:
        return []
    return [gap for gap in range(1, gap_count(question.options) + 1) if not is_listed(question.options, gap)]


def group_key(kind: ItemKind, text: str) -> str:
    """What answers of a group have in common."""
    number = quantity(text) if kind is ItemKind.NUMERIC else None
    if number is None:
        return without_article(fold(text)) or text.strip()
    # A text that can be read as two numbers belongs to those that can be read as the same two.
    return " ".join([*map(str, sorted(number.values)), number.unit])


def parts(question: Question, answer: Any) -> list[tuple[int, str]]:
    """What was typed, with its gap; 0 stands for a question without gaps."""
    if answer is None:
        return []
    if question.kind in TYPED:
        return [(0, str(answer))]
    typed = set(typed_gaps(question))
    return [(gap, each) for gap, each in enumerate(answer, 1) if gap in typed and isinstance(each, str)]


def grouped(kind: ItemKind, written: Iterable[Written]) -> list[AnswerGroup]:
    """Groups by gap; those that are worth nothing lead, the most frequent first."""
    texts: dict[tuple[int, str], Counter[str]] = {}
    worths: dict[tuple[int, str], Counter[float]] = {}
    for one in written:
        place = (one.gap, group_key(kind, one.text))
        texts.setdefault(place, Counter())[one.text] += 1
        worths.setdefault(place, Counter())[round(one.worth, 9)] += 1
    found = [
        AnswerGroup(key, gap, tuple(said.most_common()), tuple(worths[gap, key].most_common()))
        for (gap, key), said in texts.items()
    ]
    return sorted(found, key=_rank)


def _rank(group: AnswerGroup) -> tuple[Any, ...]:
    settled = 0 if group.worth is None or group.worth < SAME else 1 if group.worth < 1 - SAME else 2
    return group.gap, settled, -group.count, group.key
