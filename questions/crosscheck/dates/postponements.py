"""What was planned and what became of it: a date moved, a thing put off, a stage reached later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import vocabulary

#: Plans shown for one change, at most.
_MOST = 3
#: Days after which a plan may have taken the place of another.
_REPLANNED = 30


def may_be_replanned(one: Reading, other: Reading) -> bool:
    """Whether a plan of one dispatch was told so long after that of the other that it may have taken its place."""
    return (days_between(one.published, other.published) or 0) > _REPLANNED


@dataclass(frozen=True, eq=False)
class Told:
    """A clause about something that was planned or put off, with the keys of the thing."""

    reading: Reading
    claim: Claim
    things: frozenset[str]

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, clipped(self.reading, self.claim.span))


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each change of plan with the plans for the same thing, in its dispatch or an earlier one."""
    plans: dict[str, list[Told]] = defaultdict(list)
    moves: list[Told] = []
    for reading in readings:
        for claim in reading.annotated.claims:
            told = Told(reading, claim, _things(reading, claim))
            if claim.predicate in reading.words.rules["figures"]["moved"] and not claim.negated:
                moves.append(told)
            elif _is_plan(reading, claim):
                for thing in sorted(told.things):
                    plans[thing].append(told)
    for move in moves:
        known = {id(plan): plan for thing in sorted(move.things) for plan in plans.get(thing, ())}
        for plan in [p for p in known.values() if _before(p, move)][:_MOST]:
            yield Compatibility("update", plan.side, move.side, "update_date", {}, 0.8, "postponement")


def _is_plan(reading: Reading, claim: Claim) -> bool:
    """A plan, or a clause that gives the day of what is to come."""
    planned = claim.modality in {"planned", "possible", "obligation"}
    scheduled = claim.predicate in reading.words.predicates["modality"]["scheduled"]
    return planned or scheduled


def _before(plan: Told, move: Told) -> bool:
    first, second = plan.reading.published, move.reading.published
    return plan.claim is not move.claim and (first is None or second is None or first[0] <= second[1])


def _things(reading: Reading, claim: Claim) -> frozenset[str]:
    """What is planned or put off: the heads of subject and object, and the verb or noun that tells the event."""
    found = {reading.words.key(claim.predicate)}
    for span in (claim.subject, claim.object):
        found |= _heads(reading, span)
    return frozenset(key for key in found - _idle(reading.annotated.dispatch.language) if not key.startswith("@"))


@lru_cache(maxsize=8)
def _idle(language: str) -> frozenset[str]:
    """Keys of what says nothing of the thing that was put off."""
    words = vocabulary(language)
    return words.empty | {words.key(verb) for verb in words.rules["figures"]["moved"]}


def _heads(reading: Reading, span: EvidenceSpan | None) -> set[str]:
    head = head_of(reading, span)
    return {reading.words.key_at(head[0].tokens[head[1]])} if head is not None else set()
