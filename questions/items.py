"""Items: what the item writers make of a dossier, each tied to the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from questions.annotations import EvidenceSpan

Topic = Literal["date", "cause", "actor", "contradiction"]
ItemKind = Literal["single", "multiple", "true_false", "order", "match", "numeric", "short"]
Difficulty = Literal["easy", "medium", "hard"]

TOPICS: tuple[Topic, ...] = get_args(Topic)
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
DIFFICULTIES: tuple[Difficulty, ...] = get_args(Difficulty)

#: Between the two halves of a ``match`` option.
PAIR_SEPARATOR = " → "


@dataclass(frozen=True, slots=True)
class Option:
    """One option: ``why`` says in French why it is right, or why it is wrong.

    ``order``: options stand in the right order, all correct. ``match``: one option a pair, « left → right », all
    correct. ``numeric`` and ``short``: the accepted answers, all correct.
    """

    text: str
    correct: bool
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate question. ``id`` is stable: it does not change when another dispatch joins the dossier."""

    id: str
    topic: Topic
    kind: ItemKind
    stem: str
    options: tuple[Option, ...]
    rationale: str
    evidence: tuple[EvidenceSpan, ...]
    difficulty: Difficulty
    #: Name of the rule that wrote it.
    rule: str
    #: The answer is the same whichever dispatch one trusts.
    source_independent: bool
    #: Higher is better worth asking; a set is listed in falling order.
    worth: float = 0.0
