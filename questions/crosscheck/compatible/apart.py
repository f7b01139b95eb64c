"""What stops and what goes on, side by side in one text: « le tournoi est annulé. Le repas, lui, est maintenu. »"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.crosscheck.compatible.clauses import Clause, clauses, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading
from questions.crosscheck.themes import head_of
from questions.syntax import plain

#: How much a pair looks like a contradiction.
_CLOSE = 0.82


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Clauses of two neighbouring sentences of which one tells that a thing stops, the other that another goes on, and
    the second says by a word that it is another (« le repas, lui », « partout ailleurs »)."""
    for reading in readings:
        told = [(clause, goes_on) for clause in reading.once(clauses) if (goes_on := _goes_on(clause)) is not None]
        for (one, goes), (other, stops) in pairwise(told):
            if goes != stops and _follows(one, other) and _is_set_apart(other) and _are_two(one, other):
                yield Compatibility("scope", one.whole_side, other.whole_side, "apart", {}, _CLOSE, "apart")


def _goes_on(clause: Clause) -> bool | None:
    """Whether it tells that something goes on (true), that something stops (false), or neither."""
    words = rules(clause.reading)["apart"]
    if clause.claim.zone != "body" or clause.claim.modality not in {"fact", "planned"}:
        return None
    if clause.says(words["stop_phrases"]):
        return False
    goes = clause.claim.predicate in words["goes_on"] or clause.says(words["goes_on_phrases"])
    stops = clause.claim.predicate in words["stops"]
    if goes == stops:
        return None
    return goes != clause.claim.negated


def _follows(one: Clause, other: Clause) -> bool:
    """Whether the second stands in the sentence behind that of the first."""
    first, second = one.claim.sentence.start, other.claim.sentence.start
    return first < second and one.reading.sentence_before(second) == first


def _are_two(one: Clause, other: Clause) -> bool:
    """Whether each is told of a thing named by a noun of its own, and neither of what the other has just named."""
    heads = [head_of(clause.reading, clause.claim.subject) for clause in (one, other)]
    found = [head for head in heads if head is not None]
    nouns = [here.tokens[place] for here, place in found]
    if len(nouns) < len(heads) or any(noun.pos not in {"NOUN", "PROPN"} for noun in nouns):
        return False
    keys = [one.reading.key_of(*head) for head in found]
    return nouns[0].lemma.lower() != nouns[1].lemma.lower() and (keys[0] is None or keys[0] != keys[1])


def _is_set_apart(clause: Clause) -> bool:
    """« le repas, lui », « partout ailleurs », « en revanche »."""
    return bool(re.search(rules(clause.reading)["apart"]["marks"], plain(clause.claim.sentence.quote)))
