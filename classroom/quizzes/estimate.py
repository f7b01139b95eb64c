"""How long a quiz takes, from its questions alone. Pure.

Reading: 180 words a minute, a cautious figure for pupils (adults read silently at about 200 to 240; M. Brysbaert, *How
many words do we read per minute?*, Journal of Memory and Language 109, 2019). Finding and giving the answer: a part
of a minute by kind and level, an assumption of this site that a teacher can check against the times in the results.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from classroom.item_bank.gaps import gap_count
from classroom.item_bank.rules import Rules, rules_of
from classroom.models import Difficulty, ItemKind, ItemVersion

WORDS_A_MINUTE = 180
#: Seconds to answer a question of middling difficulty once it is read.
ANSWERING = {
    ItemKind.SINGLE: 25,
    ItemKind.TRUE_FALSE: 15,
    ItemKind.MULTIPLE: 40,
    ItemKind.ORDER: 60,
    ItemKind.MATCH: 60,
    ItemKind.NUMERIC: 40,
    ItemKind.SHORT: 40,
    ItemKind.DATE: 30,
    ItemKind.GAP: 20,
    ItemKind.OPEN: 60,
    ItemKind.HIGHLIGHT: 45,
}
#: Each gap more than the first takes as long as the first.
A_GAP = 20
#: Words that a pupil composes and types in a minute (R. T. Kellogg, *Training writing skills*, 2008, reports 10 to 20).
WRITTEN_A_MINUTE = 15
#: What an open answer without a limit is reckoned at, in words.
USUAL_LENGTH = 75
#: Kinds whose options are the key, and are not shown.
HIDDEN = frozenset({ItemKind.NUMERIC, ItemKind.SHORT, ItemKind.DATE, ItemKind.GAP, ItemKind.OPEN, ItemKind.HIGHLIGHT})
FACTOR = {Difficulty.EASY: 0.7, Difficulty.MEDIUM: 1.0, Difficulty.HARD: 1.5}


def seconds(version: ItemVersion) -> float:
    """Time for one question, in seconds."""
    rules = rules_of(version.kind, version.rules)
    read = [version.stem, rules.text, rules.passage, *(option["text"] for option in _shown(version))]
    words = sum(len(text.split()) for text in read)
    return 60 * words / WORDS_A_MINUTE + (ANSWERING[version.kind] + _more(version, rules)) * FACTOR[version.difficulty]


def _more(version: ItemVersion, rules: Rules) -> float:
    """Seconds beyond those of the kind: for each further gap, for each word to be written."""
    if version.kind is ItemKind.GAP:
        return A_GAP * max(gap_count(version.options) - 1, 0)
    if version.kind is ItemKind.OPEN:
        return 60 * (rules.words or USUAL_LENGTH) / WRITTEN_A_MINUTE
    return 0


def minutes(versions: Iterable[ItemVersion]) -> int:
    """Time for all of them, in whole minutes, rounded up; 0 for none."""
    return ceil(sum(map(seconds, versions)) / 60)


def _shown(version: ItemVersion) -> list[dict[str, Any]]:
    """Options that a student reads; accepted answers to a short question are none."""
    return [] if version.kind in HIDDEN else version.options
