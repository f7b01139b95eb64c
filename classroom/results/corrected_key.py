"""The key of a question after corrections. Pure.

A key as a correction keeps it (:attr:`classroom.models.Regrade.key`), by kind of question:

=========================  ==========================================================================================
single, true_false,        ``{"right": [indexes of the right options]}``
multiple, gap
numeric, short, date,      ``{"accepted": [texts]}``; of a highlight, words of its passage
highlight
order                      ``{"order": [indexes of the options in the right order]}``
match                      ``{"order": [for each left half, the option whose right half belongs to it]}``
numeric, short, date, gap  ``{"accepted": [texts], "worth": fraction}``, for gaps with ``"gap": number``: what was
                           written so (:func:`classroom.results.typed_groups.group_key`) is worth that much, whatever
                           the key
=========================  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from classroom.attempts.answers import CHOICE, TYPED, Question, describe_key, halves
from classroom.attempts.scoring import fills, score
from classroom.item_bank.gaps import gap_count, of_gap
from classroom.item_bank.passages import places
from classroom.item_bank.rules import rules_of
from classroom.models import ItemKind, RegradeKind
from classroom.results.typed_groups import group_key, typed_gaps
from questions.items import PAIR_SEPARATOR

Key = dict[str, Any]

#: Kinds whose key is a number of texts.
ACCEPTING = TYPED | {ItemKind.HIGHLIGHT}


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
    #: What was said of words that students wrote; the later word wins.
    worths: tuple[Key, ...] = ()

    def after(self, correction: Correction) -> Ruling:
        """What holds after one more correction; the later word wins."""
        if correction.kind is RegradeKind.DROP:
            return replace(self, dropped=True, given=False)
        if correction.kind is RegradeKind.GIVE:
            return replace(self, dropped=False, given=True)
        if "worth" in correction.key:
            return replace(self, dropped=False, given=False, worths=(*self.worths, correction.key))
        worths = self.worths if correction.kind is RegradeKind.ACCEPT else ()
        kept = (self.keys or (None,)) if correction.kind is RegradeKind.ACCEPT else ()
        # ``None`` among the keys stands for the one the question came with.
        return Ruling(keys=(*kept, correction.key), worths=worths)


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
    if rules.worths and question.kind is ItemKind.GAP:
        return _gaps_share(question, rules, answer)
    said = _said_worth(question, rules, 0, answer) if rules.worths and isinstance(answer, str) else None
    return max(_score(question, key, answer) for key in rules.keys or (None,)) if said is None else said


def part_worth(question: Question, rules: Ruling, gap: int, text: str) -> float:
    """What words are worth: at the question, or (from 1) in one of its gaps."""
    if not gap:
        return fraction(question, rules, text)
    said = _said_worth(question, rules, gap, text)
    if rules.given or said is not None:
        return 1.0 if said is None else said
    return float(any(fills(with_key(question, key), gap, text) for key in rules.keys or (None,)))


def accepts(rules: Ruling) -> list[str]:
    """Words that students wrote and that corrections call right."""
    return list(dict.fromkeys(text for key in rules.worths if key["worth"] == 1 for text in key["accepted"]))


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
    lines += accepts(rules)
    return list(dict.fromkeys(lines)) if question.kind is not ItemKind.ORDER else lines


def with_key(question: Question, key: Key | None) -> Question:
    """The question with this key; as it came for ``None``. Options of ``order`` stand in the right order after it."""
    if key is None:
        return question
    if question.kind in ACCEPTING:
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
    if "worth" in key:
        return _is_worth(question, key)
    if question.kind in ACCEPTING:
        return bool(key.get("accepted")) and all(_is_accepted(question, text) for text in key["accepted"])
    if question.kind is ItemKind.ORDER:
        return sorted(key.get("order") or []) == list(range(size))
    if question.kind is ItemKind.MATCH:
        return len(key.get("order") or []) == size and all(0 <= index < size for index in key["order"])
    right = key.get("right") or []
    fits = bool(right) and len(set(right)) == len(right) and all(0 <= index < size for index in right)
    if question.kind is ItemKind.GAP:
        gaps = range(1, gap_count(question.options) + 1)
        return fits and all(set(of_gap(question.options, gap)).intersection(right) for gap in gaps)
    return fits and (question.kind in CHOICE or question.kind is ItemKind.MULTIPLE)


def _is_accepted(question: Question, text: Any) -> bool:
    """Whether words can be a right answer: any words, or those of the passage in which they are to be selected."""
    if not isinstance(text, str) or not text.strip():
        return False
    in_passage = question.kind is ItemKind.HIGHLIGHT
    return not in_passage or bool(places(rules_of(question.kind, question.rules).passage, text))


def _is_worth(question: Question, key: Key) -> bool:
    """Whether something is said of words that can be written at the question."""
    named = bool(key.get("accepted")) and all(isinstance(text, str) and text.strip() for text in key["accepted"])
    gap = key.get("gap", 0)
    here = gap in typed_gaps(question) if question.kind is ItemKind.GAP else not gap and question.kind in TYPED
    return named and here and isinstance(key["worth"], int | float) and 0 <= key["worth"] <= 1


def _said_worth(question: Question, rules: Ruling, gap: int, text: str) -> float | None:
    """What the last correction says that speaks of these words; ``None``: none does."""
    written = group_key(question.kind, text)
    for key in reversed(rules.worths):
        if key.get("gap", 0) == gap and written in {group_key(question.kind, each) for each in key["accepted"]}:
            return float(key["worth"])
    return None


def _gaps_share(question: Question, rules: Ruling, answer: Any) -> float:
    """As in :mod:`classroom.attempts.scoring`, with what corrections say of words."""
    if answer is None:
        return 0.0
    texts = [question.options[each]["text"] if isinstance(each, int) else each for each in answer]
    won = sum(part_worth(question, rules, gap, text) for gap, text in enumerate(texts, 1) if text is not None)
    share = won / max(gap_count(question.options), 1)
    return share if rules_of(question.kind, question.rules).partial or share == 1 else 0.0


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
