"""What changed from one version of a question to the next, word by word. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from classroom.item_bank.marking_words import marking
from classroom.item_bank.rules import rules_of
from classroom.models import ItemVersion

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Part(StrEnum):
    """Where a change can be."""

    STEM = "stem"
    TEXT = "text"
    PASSAGE = "passage"
    SOURCE = "source"
    OPTIONS = "options"
    MARKING = "marking"
    POINTS = "points"
    RATIONALE = "rationale"
    FEEDBACK_RIGHT = "feedback_right"
    FEEDBACK_WRONG = "feedback_wrong"
    EVIDENCE = "evidence"
    TOPIC = "topic"
    KIND = "kind"
    DIFFICULTY = "difficulty"


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, went or came."""

    text: str
    sign: str

    @property
    def went(self) -> bool:
        """Whether only the older version has them."""
        return self.sign == "-"

    @property
    def came(self) -> bool:
        """Whether only the newer version has them."""
        return self.sign == "+"


@dataclass(frozen=True)
class Change:
    """One part of a question, before and after in one text."""

    part: Part
    stretches: tuple[Stretch, ...]


def changes(older: ItemVersion, newer: ItemVersion) -> list[Change]:
    """The parts that differ, in the order of the form."""
    before, after = _texts(older), _texts(newer)
    if older.kind is not newer.kind:
        # Another kind is marked in another way, as goes without saying.
        before[Part.MARKING] = after[Part.MARKING]
    return [Change(part, tuple(_compared(before[part], after[part]))) for part in Part if before[part] != after[part]]


def _texts(version: ItemVersion) -> dict[Part, str]:
    rules = rules_of(version.kind, version.rules)
    return {
        Part.STEM: version.stem,
        Part.TEXT: rules.text,
        Part.PASSAGE: rules.passage,
        Part.SOURCE: rules.source,
        Part.MARKING: "\n".join(marking(version.kind, rules)),
        Part.POINTS: f"{version.points:g}",
        Part.FEEDBACK_RIGHT: version.feedback_right,
        Part.FEEDBACK_WRONG: version.feedback_wrong,
        Part.OPTIONS: "\n".join(_option(option) for option in version.options),
        Part.RATIONALE: version.rationale,
        Part.EVIDENCE: "\n".join(each.quote for each in version.evidence),
        Part.TOPIC: version.topic.value,
        Part.KIND: version.kind.value,
        Part.DIFFICULTY: version.difficulty.value,
    }


def _option(option: dict[str, object]) -> str:
    sign = "✓" if option["correct"] else "✗"
    front = f"[{option['gap']}] " if option.get("gap") else ""
    weight = f" × {option['weight']:g}" if "weight" in option else ""
    return f"{sign} {front}{option['text']}{weight}" + (f" ({option['why']})" if option.get("why") else "")


def _compared(before: str, after: str) -> Iterator[Stretch]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for act, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            yield Stretch("".join(old[i:j]), "=")
            continue
        yield from (Stretch(text, "-") for text in ["".join(old[i:j])] if text)
        yield from (Stretch(text, "+") for text in ["".join(new[k:m])] if text)


def by_number(versions: Sequence[ItemVersion]) -> dict[int, list[Change]]:
    """For each version but the first, by its number, what changed from the one before it."""
    ordered = sorted(versions, key=lambda version: version.number)
    return {newer.number: changes(older, newer) for older, newer in itertools.pairwise(ordered)}
