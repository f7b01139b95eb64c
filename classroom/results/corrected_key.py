"""The key of a question after corrections. Pure.

A key as a correction keeps it (:attr:`classroom.models.Regrade.key`), by kind of question:

=========================  ==========================================================================================
single, true_false,        ``{"right": [indexes of the right options]}``
multiple
numeric, short             ``{"accepted": [texts]}``
order                      ``{"order": [indexes of the options in the right order]}``
match                      ``{"order": [for each left half, the option whose right half belongs to it]}``
=========================  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from classroom.attempts.answers import CHOICE, TYPED, Question, describe_key, halves
from classroom.attempts.scoring import score
from classroom.models import ItemKind, RegradeKind
from questions.items import PAIR_SEPARATOR

Key = dict[str, list[Any]]


class Correction(Protocol):
    """What a correction says of the key."""

    @property
    def kind(self) -> RegradeKind: ...
    @property
    def key(self) -> Any: ...


@dataclass(frozen=True)
class Keyed:
    """A question with another key."""

    kind: ItemKind
    options: list[dict[str, Any]]
    rules: dict[str, Any]


@dataclass(frozen=True)
class Ruling:
    """What holds for a question after its corrections: the best of ``keys`` counts; ``None``: the key it came with."""

    keys: tuple[Key, ...] | None = None
    dropped: bool = False
    given: bool = False

    def after(self, correction: Correction) -> Ruling:
        """What holds after one more correction; the later word wins."""
        if correction.kind is RegradeKind.DROP:
            return replace(self, dropped=True, given=False)
        if correction.kind is RegradeKind.GIVE:
            return replace(self, dropped=False, given=True)
        kept = (self.keys or (None,)) if correction.kind is RegradeKind.ACCEPT else ()
        # ``None`` among the keys stands for the one the question came with.
        return Ruling(keys=(*kept, correction.key))


def ruling(corrections: Iterable[Correction]) -> Ruling:
    """What holds after these corrections, the oldest first."""
    result = Ruling()
    for correction in corrections:
        result = result.after(correction)
    return result


def fraction(question: Question, rules: Ruling, answer: Any) -> float:
    """Fraction of the points that an answer is worth, as :func:`classroom.attempts.scoring.score`."""
    if rules.given:
        return 1.0
    return max(_score(question, key, answer) for key in rules.keys or (None,))


def right_options(question: Question, rules: Ruling) -> frozenset[int]:
    """Indexes of the options that some key in force calls right."""
    return frozenset(
        index
        for key in rules.keys or (None,)
        for index, option in enumerate(with_key(question, key).options)
        if option["correct"]
    )


def key_in_words(question: Question, rules: Ruling) -> list[str]:
    """The right answers in words, one line a part; a second key follows the first."""
    lines = [line for key in rules.keys or (None,) for line in describe_key(with_key(question, key))]
    return list(dict.fromkeys(lines)) if question.kind is not ItemKind.ORDER else lines


def with_key(question: Question, key: Key | None) -> Question:
    """The question with this key; as it came for ``None``. Options of ``order`` stand in the right order after it."""
    if key is None:
        return question
    if question.kind in TYPED:
        return _keyed(question, [{"text": text, "correct": True, "why": ""} for text in key["accepted"]])
    if question.kind is ItemKind.ORDER:
        return _keyed(question, [question.options[index] for index in key["order"]])
    if question.kind is ItemKind.MATCH:
        pairs = zip(question.options, key["order"], strict=True)
        return _keyed(question, [_paired(left, question.options[right]) for left, right in pairs])
    right = set(key["right"])
    return _keyed(question, [{**o, "correct": index in right} for index, o in enumerate(question.options)])


def is_key(question: Question, key: Any) -> bool:
    """Whether a key has the shape that the kind of question asks for, and names something right."""
    if not isinstance(key, dict):
        return False
    size = len(question.options)
    if question.kind in TYPED:
        return bool(key.get("accepted")) and all(isinstance(t, str) and t.strip() for t in key["accepted"])
    if question.kind is ItemKind.ORDER:
        return sorted(key.get("order") or []) == list(range(size))
    if question.kind is ItemKind.MATCH:
        return len(key.get("order") or []) == size and all(0 <= index < size for index in key["order"])
    right = key.get("right") or []
    fits = bool(right) and len(set(right)) == len(right) and all(0 <= index < size for index in right)
    return fits and (question.kind in CHOICE or question.kind is ItemKind.MULTIPLE)


def _keyed(question: Question, options: list[dict[str, Any]]) -> Keyed:
    return Keyed(question.kind, options, question.rules)


def _paired(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    return {**left, "text": f"{halves(left)[0]}{PAIR_SEPARATOR}{halves(right)[1]}"}


def _score(question: Question, key: Key | None, answer: Any) -> float:
    if answer is None:
        return 0.0
    keyed = with_key(question, key)
    if key is not None and question.kind is ItemKind.ORDER:
        answer = [answer[index] for index in key["order"]]
    if key is not None and question.kind is ItemKind.MATCH:
        return _score_match(question, key["order"], answer)
    return score(keyed, answer)


def _score_match(question: Question, order: Sequence[int], answer: Sequence[int | None]) -> float:
    """As in :mod:`classroom.attempts.scoring`: right pairs / pairs, equal right halves standing for each other."""
    rights = [halves(option)[1] for option in question.options]
    pairs = zip(answer, order, strict=True)
    return sum(given is not None and rights[given] == rights[wanted] for given, wanted in pairs) / len(rights)
