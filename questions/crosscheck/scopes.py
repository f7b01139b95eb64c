"""All or some: what one dispatch extends to everything and another limits to a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from questions.annotations import Claim
from questions.crosscheck.findings import Finding, Opposition, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, days_between
from questions.crosscheck.states import head_of
from questions.syntax import Tree

_LONG = 200
_MOST = 40


@dataclass(frozen=True, eq=False)
class Extent:
    """A clause that says how far something reaches."""

    statement: Statement
    reach: Literal["all", "part"]
    theme: str
    object: frozenset[str]
    quantified: frozenset[str]

    @property
    def reading(self) -> Reading:
        """The dispatch."""
        return self.statement.reading


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Pairs of clauses about one thing, one of which reaches everything and the other a part."""
    blocks: dict[str, list[Extent]] = defaultdict(list)
    for reading in readings:
        for extent in extents(reading):
            blocks[reading.words.family_of(extent.theme)].append(extent)
    for block in blocks.values():
        for a, b in combinations(block[:_MOST], 2):
            finding = compare(a, b)
            if finding is not None:
                yield finding


def compare(a: Extent, b: Extent) -> Opposition | None:
    """The opposition between two extents of one thing, ``None`` where there is none."""
    if a.reading is b.reading or a.reach == b.reach or not a.object & b.object:
        return None
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG:
        return None
    attributed = a.statement.claim.attribution is not None and b.statement.claim.attribution is not None
    confidence = 0.8 - (0.1 if a.theme != b.theme else 0.0) - (0.1 if attributed else 0.0)
    sides = Side(a.reading, a.statement.evidence), Side(b.reading, b.statement.evidence)
    return Opposition("scope", *sides, confidence, "all or part", "scope", {}, f"scope:{a.theme}")


def extents(reading: Reading) -> Iterator[Extent]:
    """Clauses with a verb of reaching and a word of quantity."""
    covers = set(reading.words.rules["scope"]["covers"])
    for claim in reading.annotated.claims:
        place = Statement(reading, claim).place_in_tree
        theme = head_of(reading, claim.subject)
        if claim.predicate not in covers or place is None or theme is None:
            continue
        reach = _reach(reading, *place)
        if reach is not None:
            yield _extent(reading, claim, place, theme, reach)


def _extent(
    reading: Reading, claim: Claim, place: tuple[Tree, int], theme: tuple[Tree, int], reach: Literal["all", "part"]
) -> Extent:
    here, head = place
    below = [i for i in here.subtree(head) if i > head]
    keys = frozenset(key for i in below if (key := reading.key_of(here, i)) is not None)
    name = reading.words.key(theme[0].tokens[theme[1]].lemma)
    whole = keys | reading.keys(claim.span) - reading.keys(claim.subject)
    return Extent(Statement(reading, claim), reach, name, whole, keys)


def _reach(reading: Reading, here: Tree, head: int) -> Literal["all", "part"] | None:
    """« tous », « l'ensemble de » behind the verb, or « seul », « ne … que »."""
    rules = reading.words.rules["scope"]
    words = [here.word(i) for i in here.subtree(head) if i > head]
    before = [here.word(i) for i in here.children[head] if i < head]
    limited = "ne" in before or "n'" in before
    if any(word in rules["some"] for word in words) or (limited and any(w in rules["only"] for w in words)):
        return "part"
    return "all" if any(word in rules["all"] for word in words) else None
