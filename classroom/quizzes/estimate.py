"""How long a quiz takes, from its questions alone. Pure.

Reading: 180 words a minute, a cautious figure for pupils (adults read silently at about 200 to 240; M. Brysbaert, *How
many words do we read per minute?*, Journal of Memory and Language 109, 2019). Finding and giving the answer: a part
of a minute by kind and level, an assumption of this site that a teacher can check against the times in the results.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

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
}
FACTOR = {Difficulty.EASY: 0.7, Difficulty.MEDIUM: 1.0, Difficulty.HARD: 1.5}


def seconds(version: ItemVersion) -> float:
    """Time for one question, in seconds."""
    words = len(version.stem.split()) + sum(len(option["text"].split()) for option in _shown(version))
    return 60 * words / WORDS_A_MINUTE + ANSWERING[version.kind] * FACTOR[version.difficulty]


def minutes(versions: Iterable[ItemVersion]) -> int:
    """Time for all of them, in whole minutes, rounded up; 0 for none."""
    return ceil(sum(map(seconds, versions)) / 60)


def _shown(version: ItemVersion) -> list[dict[str, Any]]:
    """Options that a student reads; accepted answers to a short question are none."""
    hidden = version.kind in {ItemKind.NUMERIC, ItemKind.SHORT}
    return [] if hidden else version.options
