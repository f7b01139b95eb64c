"""What makes a question answerable: the rules of each kind for its options. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from classroom.item_bank.gaps import MOST_GAPS, numbers
from classroom.item_bank.passages import places, words
from classroom.item_bank.rules import USUAL, Rules
from classroom.item_bank.written_dates import read_dates
from classroom.models import ItemKind

MIN_CHOICES = 2
MAX_OPTIONS = 12
#: Answers to all gaps of a text together.
MAX_GAP_ROWS = 40
#: Kinds that need fewer options than two; an open question may be marked without a grid.
FEWEST = {
    ItemKind.NUMERIC: 1,
    ItemKind.SHORT: 1,
    ItemKind.DATE: 1,
    ItemKind.GAP: 1,
    ItemKind.HIGHLIGHT: 1,
    ItemKind.OPEN: 0,
}
#: Between the two halves of a pair; the same as in :mod:`questions.items`.
PAIR_SEPARATOR = " → "

#: Kinds in which every option is right: the order, the pairs, or the answers that are accepted.
ALL_CORRECT = frozenset(
    {
        ItemKind.ORDER,
        ItemKind.MATCH,
        ItemKind.NUMERIC,
        ItemKind.SHORT,
        ItemKind.DATE,
        ItemKind.OPEN,
        ItemKind.HIGHLIGHT,
    }
)
ONE_CORRECT = frozenset({ItemKind.SINGLE, ItemKind.TRUE_FALSE})

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
#: « 12 500 » and « 12 500,75 », « 12.500 » too rarely meant as thousands to be taken so.
_MINUS = str.maketrans({"−": "-", "–": "-", ",": "."})


class Problem(StrEnum):
    """What keeps a question from being answerable."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NO_KEY = "no_key"
    SEVERAL_KEYS = "several_keys"
    TWO_OPTIONS = "two_options"
    TWICE = "twice"
    HALF_EMPTY = "half_empty"
    ARROW = "arrow"
    NO_NUMBER = "no_number"
    NO_DATE = "no_date"
    NO_GAP = "no_gap"
    GAP_NUMBERS = "gap_numbers"
    GAP_OPEN = "gap_open"
    GAP_UNKNOWN = "gap_unknown"
    NO_PASSAGE = "no_passage"
    NOT_IN_PASSAGE = "not_in_passage"
    WIDE = "wide"


@dataclass(frozen=True)
class Choice:
    """An option as it is stored."""

    text: str
    correct: bool
    why: str = ""
    #: For ``gap``: which gap it belongs to, from 1; for other kinds 0.
    gap: int = 0
    #: For ``open``: its share of the points, against those of the other elements.
    weight: float = 1.0

    def stored(self) -> dict[str, Any]:
        """As a version keeps it."""
        further = ({"gap": self.gap} if self.gap else {}) | ({"weight": self.weight} if self.weight != 1 else {})
        return {"text": self.text, "correct": self.correct, "why": self.why, **further}

    @classmethod
    def read(cls, option: Mapping[str, Any]) -> Choice:
        """From what a version keeps."""
        return cls(
            option["text"], option["correct"], option.get("why", ""), option.get("gap", 0), option.get("weight", 1.0)
        )


def problems(kind: ItemKind, choices: Sequence[Choice], rules: Rules = USUAL) -> list[Problem]:
    """Everything that is wrong with the options of a question of this kind, each problem once."""
    found = [*_count_problems(kind, choices), *_key_problems(kind, choices)]
    if len({(choice.gap, folded(choice.text)) for choice in choices}) < len(choices):
        found.append(Problem.TWICE)
    special = _SPECIAL.get(kind)
    return list(dict.fromkeys(found + (special(choices, rules) if special else [])))


def pair(left: str, right: str) -> str:
    """The two halves of a pair as one option."""
    return f"{left}{PAIR_SEPARATOR}{right}"


def halves(text: str) -> tuple[str, str]:
    """The two halves of a pair; the second is empty where there is no arrow."""
    left, _arrow, right = text.partition(PAIR_SEPARATOR)
    return left, right


def parse_number(text: str) -> float | None:
    """A number as a French or an English reader writes it: « 12 500,5 », « −3 », « 12.5 », « 40 % »."""
    bare = _SPACES.sub("", text.translate(_MINUS)).removesuffix("%")
    return float(bare) if _NUMBER.fullmatch(bare) else None


def folded(text: str) -> str:
    """Text for comparing: case, spaces and the shape of apostrophes do not count, accents do."""
    plain = unicodedata.normalize("NFC", text).replace("’", "'").casefold()
    return " ".join(plain.split())


def _count_problems(kind: ItemKind, choices: Sequence[Choice]) -> list[Problem]:
    if kind is ItemKind.TRUE_FALSE:
        return [] if len(choices) == MIN_CHOICES else [Problem.TWO_OPTIONS]
    if len(choices) < FEWEST.get(kind, MIN_CHOICES):
        return [Problem.TOO_FEW]
    return [Problem.TOO_MANY] if len(choices) > (MAX_GAP_ROWS if kind is ItemKind.GAP else MAX_OPTIONS) else []


def _key_problems(kind: ItemKind, choices: Sequence[Choice]) -> list[Problem]:
    keys = sum(choice.correct for choice in choices)
    if keys == 0 and choices:
        return [Problem.NO_KEY]
    return [Problem.SEVERAL_KEYS] if kind in ONE_CORRECT and keys > 1 else []


def _pair_problems(choices: Sequence[Choice], _rules: Rules) -> list[Problem]:
    pairs = [halves(choice.text) for choice in choices]
    found = [Problem.HALF_EMPTY for left, right in pairs if not (left.strip() and right.strip())]
    found += [Problem.ARROW for _left, right in pairs if PAIR_SEPARATOR.strip() in right]
    lefts = {folded(left) for left, _right in pairs}
    return found + ([Problem.TWICE] if len(lefts) < len(pairs) else [])


def _number_problems(choices: Sequence[Choice], rules: Rules) -> list[Problem]:
    found = [Problem.NO_NUMBER for choice in choices if parse_number(choice.text) is None]
    return found + ([Problem.WIDE] if 0 < rules.wide <= rules.tolerance else [])


def _date_problems(choices: Sequence[Choice], _rules: Rules) -> list[Problem]:
    return [Problem.NO_DATE for choice in choices if len(read_dates(choice.text)) != 1]


def _gap_problems(choices: Sequence[Choice], rules: Rules) -> list[Problem]:
    there = numbers(rules.text)
    if not there:
        return [Problem.NO_GAP]
    wanted = range(1, len(there) + 1)
    found = [] if sorted(there) == list(wanted) and len(there) <= MOST_GAPS else [Problem.GAP_NUMBERS]
    if any(not any(choice.correct and choice.gap == gap for choice in choices) for gap in there):
        found.append(Problem.GAP_OPEN)
    return found + [Problem.GAP_UNKNOWN for choice in choices if choice.gap not in there]


def _passage_problems(choices: Sequence[Choice], rules: Rules) -> list[Problem]:
    if not words(rules.passage):
        return [Problem.NO_PASSAGE]
    return [Problem.NOT_IN_PASSAGE for choice in choices if not places(rules.passage, choice.text)]


_SPECIAL: dict[ItemKind, Callable[[Sequence[Choice], Rules], list[Problem]]] = {
    ItemKind.MATCH: _pair_problems,
    ItemKind.NUMERIC: _number_problems,
    ItemKind.DATE: _date_problems,
    ItemKind.GAP: _gap_problems,
    ItemKind.HIGHLIGHT: _passage_problems,
}
