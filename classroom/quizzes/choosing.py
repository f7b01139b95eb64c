"""Which of a dossier’s questions make a good quiz. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from classroom.models import ItemVersion, Topic


def choose(versions: Iterable[ItemVersion], count: int) -> list[ItemVersion]:
    """Questions for a quiz: topics by turns, kinds as varied as may be, the engine's best first.

    Two questions proved by the same words are never taken together: one would give the other away.

    :param versions: in the engine's order, with their evidence.
    :param count: how many at most.
    """
    left = list(versions)
    chosen: list[ItemVersion] = []
    while len(chosen) < count and left:
        version = min(left, key=lambda each: _rank(each, left, chosen))
        left.remove(version)
        if not _shares_words(version, chosen):
            chosen.append(version)
    return sorted(chosen, key=lambda version: list(Topic).index(version.topic))


def _rank(version: ItemVersion, left: Sequence[ItemVersion], chosen: Sequence[ItemVersion]) -> tuple[int, int, int]:
    topics = Counter(each.topic for each in chosen)
    kinds = Counter(each.kind for each in chosen if each.topic is version.topic)
    return topics[version.topic], kinds[version.kind], left.index(version)


def _shares_words(version: ItemVersion, chosen: Iterable[ItemVersion]) -> bool:
    words = {(each.dispatch_id, each.start, each.end) for each in version.evidence}
    return any(words & {(each.dispatch_id, each.start, each.end) for each in other.evidence} for other in chosen)
