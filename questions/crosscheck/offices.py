"""One office, two holders: at two times, that is no contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Mention
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between
from questions.crosscheck.vocabulary import fold

#: Holders of one office further apart than this, in days, followed each other.
_LONG = 200
_MOST = 30


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Two persons with the same role in dispatches of different times."""
    holders: dict[str, list[tuple[Reading, Mention]]] = defaultdict(list)
    for reading in readings:
        for mention in reading.annotated.mentions:
            if mention.kind == "person" and mention.role is not None:
                office = fold(mention.role.text)
                if len(office.split()) > 1:
                    holders[office].append((reading, mention))
    for block in holders.values():
        for (first, a), (second, b) in near_pairs(block, _MOST):
            if a.name != b.name and (days_between(first.published, second.published) or 0) > _LONG:
                yield _succession(first, a, second, b)


def _succession(first: Reading, a: Mention, second: Reading, b: Mention) -> Compatibility:
    sides = Side(first, _with_role(first, a)), Side(second, _with_role(second, b))
    return Compatibility("update", *sides, "office", {"a_name": a.name, "b_name": b.name}, 0.7, "office")


def _with_role(reading: Reading, mention: Mention) -> EvidenceSpan:
    """Role and name in one passage."""
    role = mention.role.span if mention.role else mention.span
    start, end = min(role.start, mention.span.start), max(role.end, mention.span.end)
    return reading.annotated.dispatch.evidence(start, end) if end - start < 160 else mention.span
