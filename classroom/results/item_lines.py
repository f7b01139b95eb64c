"""One line a question: its figures, what was answered how often and by which third of the class, and what to think of
it. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from classroom.attempts.answers import BY_HAND, CHOICE, TYPED, describe
from classroom.models import ItemKind, ItemVersion
from classroom.results.corrected_key import Ruling, fraction, key_in_words, part_worth, right_options, with_key
from classroom.results.facts import AnsweredItem, AttemptResult
from classroom.results.item_analysis import TINY, ItemFigures, analyse
from classroom.results.random_guess import random_guess
from classroom.results.scores import SCALE, median
from classroom.results.thirds import Third, thirds
from classroom.results.verdicts import ALARMS, Choices, Said, Verdict, verdicts

AS_IT_CAME = Ruling()
#: Decimals of a share in which rounding noise does not show.
ROUNDED = 10
#: Different selections of words that are listed.
MOST_SELECTIONS = 12


@dataclass(frozen=True)
class AnswerCount:
    """An option, or an answer that was typed or put together, and how many gave it."""

    text: str
    count: int
    right: bool
    by_third: Mapping[Third, int] = field(default_factory=dict)

    @property
    def unused(self) -> bool:
        """A wrong option that nobody took."""
        return not self.right and not self.count


@dataclass(frozen=True)
class ItemLine:
    """A question in the results of a class; ``figures`` is ``None`` when no attempt is finished."""

    number: int
    version: ItemVersion
    figures: ItemFigures | None
    answers: list[AnswerCount]
    unanswered: int
    #: Random-guess score in percent.
    guess: float | None = None
    said: list[Said] = field(default_factory=list)
    #: Students in each third, where the class is large enough.
    thirds: Mapping[Third, int] | None = None
    #: Median of the seconds spent on it.
    seconds: float | None = None
    #: A correction has taken it out of the marks.
    dropped: bool = False

    @property
    def alarming(self) -> bool:
        """Whether question or key deserves a second look."""
        return any(said.verdict in ALARMS for said in self.said)

    @property
    def mean(self) -> float | None:
        """Mean mark out of twenty."""
        return None if self.figures is None else self.figures.mean_fraction * SCALE


def item_lines(
    versions: Sequence[ItemVersion],
    attempts: Sequence[AttemptResult],
    rules: Mapping[int, Ruling] | None = None,
) -> list[ItemLine]:
    """Questions with their figures.

    :param versions: in the order of the quiz.
    :param attempts: one finished and marked attempt for each student.
    :param rules: what corrections say of a question, by version.
    """
    figures = analyse([attempt.won for attempt in attempts])
    put: dict[int, list[tuple[AttemptResult, AnsweredItem]]] = {version.id: [] for version in versions}
    for attempt in attempts:
        for item in attempt.items:
            put[item.version_id].append((attempt, item))
    return [
        _line(
            number,
            version,
            figures.get(version.id),
            put[version.id],
            (rules or {}).get(version.id, AS_IT_CAME),
        )
        for number, version in enumerate(versions, 1)
    ]


def answer_counts(
    version: ItemVersion,
    answers: Sequence[Any],
    rules: Ruling = AS_IT_CAME,
    groups: Sequence[Third] | None = None,
) -> list[AnswerCount]:
    """How often each answer was given.

    Every option in its order; for ``order`` and ``match``, every part of the right answer with how many had it right;
    for typed answers, what was written, the most frequent first.

    :param groups: the third of the class behind each answer.
    """
    # Answers are many, different ones few.
    given = (tuple(answer) if isinstance(answer, list) else answer for answer in answers)
    together = Counter(zip(given, groups or repeat(None), strict=False))
    counts: Counter[Any] = Counter()
    by_third: dict[Any, Counter[Third]] = defaultdict(Counter)
    for (answer, third), count in together.items():
        for part in _parts(version, list(answer) if isinstance(answer, tuple) else answer):
            counts[part] += count
            if third is not None:
                by_third[part][third] += count
    return [
        AnswerCount(text, counts[part], right, by_third[part]) for part, text, right in _shown(version, rules, counts)
    ]


def _parts(version: ItemVersion, answer: Any) -> list[Any]:
    """What is counted of an answer: indexes of options, or words."""
    if answer is None:
        return []
    if version.kind in CHOICE or version.kind is ItemKind.MULTIPLE:
        return answer if isinstance(answer, list) else [answer]
    return list(describe(version, answer))


def _shown(version: ItemVersion, rules: Ruling, counts: Counter[Any]) -> list[tuple[Any, str, bool]]:
    """Part, its words, and whether it is right."""
    if version.kind in CHOICE or version.kind is ItemKind.MULTIPLE:
        right = right_options(version, rules)
        return [(index, option["text"], index in right) for index, option in enumerate(version.options)]
    if version.kind in TYPED:
        keys = Ruling(rules.keys, worths=rules.worths)
        return [(text, text, fraction(version, keys, text) == 1) for text, _count in counts.most_common()]
    if version.kind in BY_HAND:
        # Written at length: no two are alike, and none can be called right here.
        return []
    if version.kind is ItemKind.GAP:
        return [(text, text, is_right_in_gap(version, rules, text)) for text, _count in sorted_gaps(counts)]
    if version.kind is ItemKind.HIGHLIGHT:
        keyed = set(key_in_words(version, rules))
        return [(text, text, text in keyed) for text, _count in counts.most_common(MOST_SELECTIONS)]
    return [(part, part, True) for part in key_in_words(version, rules)]


def sorted_gaps(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """« [1] Gand », counted: gap by gap, the most frequent first."""
    return sorted(counts.items(), key=lambda each: (gap_of(each[0]), -each[1], each[0]))


def gap_of(words: str) -> int:
    """The number in front of an answer in a gap, as :func:`classroom.attempts.answers.describe` writes it."""
    return int(words[1 : words.index("]")])


def is_right_in_gap(version: ItemVersion, rules: Ruling, words: str) -> bool:
    """Whether words, with their gap in front, fill it rightly under some key in force."""
    gap, text = gap_of(words), words[words.index("]") + 2 :]
    return part_worth(version, Ruling(rules.keys, worths=rules.worths), gap, text) == 1


def _line(
    number: int,
    version: ItemVersion,
    figures: ItemFigures | None,
    put: Sequence[tuple[AttemptResult, AnsweredItem]],
    rules: Ruling,
) -> ItemLine:
    groups = thirds([_rest(attempt, item) for attempt, item in put])
    sizes = Counter(groups) if groups else None
    answers = [item.answer for _attempt, item in put]
    counted = answer_counts(version, answers, rules, groups)
    guess = random_guess(with_key(version, rules.keys[-1]) if rules.keys else version)
    choices = [Choices(each.text, each.right, each.count, each.by_third) for each in counted]
    said = verdicts(figures, guess, choices if version.kind in CHOICE else [], sizes)
    return ItemLine(
        number=number,
        version=version,
        figures=None if rules.dropped else figures,
        answers=counted,
        unanswered=sum(answer is None for answer in answers),
        guess=guess,
        said=[Said(Verdict.DROPPED)] if rules.dropped else said,
        thirds=sizes,
        seconds=median([item.seconds for _attempt, item in put]),
        dropped=rules.dropped,
    )


def _rest(attempt: AttemptResult, item: AnsweredItem) -> float:
    """Share won at the other questions that count; rounded, so that equal shares are equal whatever was taken away."""
    won, possible = attempt.points, attempt.maximum
    if item.counts:
        won, possible = won - item.points, possible - item.maximum
    return round(won / possible, ROUNDED) if possible > TINY else 0.0
