"""A claim made comparable: what it is about, when it holds, who says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from questions import timex
from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.syntax import Tree

#: Longest passage shown as evidence, in characters.
LONGEST = 220


@dataclass(frozen=True, eq=False)
class Statement:
    """A claim in its dispatch, with the keys of its slots."""

    reading: Reading
    claim: Claim

    @classmethod
    def of(cls, reading: Reading, claim: Claim) -> Statement:
        """The statement of a claim, made once: its slots are looked up by many."""
        found: Statement | None = reading.statements.get(id(claim))
        if found is None:
            found = reading.statements[id(claim)] = cls(reading, claim)
        return found

    @property
    def file(self) -> str:
        """Name of the dispatch."""
        return self.reading.file

    @cached_property
    def place_in_tree(self) -> tuple[Tree, int] | None:
        """The sentence and the position of the predicate in it."""
        found = self.reading.tokens_in(self.claim.span)
        if found is None:
            return None
        here, indices = found
        head = next((i for i in indices if here.tokens[i].lemma.lower() == self.claim.predicate), None)
        return None if head is None else (here, head)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything the clause speaks of, with what its subject and object stand for."""
        return self.reading.keys(self.claim.span) | self.subject | self.object

    @cached_property
    def subject(self) -> frozenset[str]:
        """Keys of the subject."""
        return self.reading.keys(self.claim.subject)

    @cached_property
    def object(self) -> frozenset[str]:
        """Keys of the object."""
        return self.reading.keys(self.claim.object)

    @cached_property
    def theme(self) -> frozenset[str]:
        """Keys of the thing to which it happens: the object of an active verb, else the subject."""
        return self.object or self.subject

    @cached_property
    def theme_span(self) -> EvidenceSpan | None:
        """Words that name the theme."""
        return self.claim.object if self.object else self.claim.subject

    @cached_property
    def when(self) -> tuple[date, date] | None:
        """Days given in the clause itself; « since » opens the end, « until » the beginning."""
        value = self.claim.time
        if value is None or not timex.is_calendar(value):
            return None
        first, last = timex.bounds(value)
        relation = self.claim.time_expression.relation if self.claim.time_expression else None
        if relation in {"since", "from", "after"}:
            return first, (self.reading.published or (first, date.max))[1]
        if relation in {"until", "before"}:
            return date.min, last
        return first, last

    @property
    def evidence(self) -> EvidenceSpan:
        """The passage to show: the clause, cut to a readable length."""
        return clipped(self.reading, self.claim.span)


def clipped(reading: Reading, span: EvidenceSpan) -> EvidenceSpan:
    """The span, or its first words when it is very long."""
    if span.end - span.start <= LONGEST:
        return span
    place = reading.tokens_in(span)
    ends = [place[0].tokens[i].end for i in place[1]] if place else []
    end = max((e for e in ends if e <= span.start + LONGEST), default=span.end)
    return reading.annotated.dispatch.evidence(span.start, end)


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The claims of a dispatch, captions left out: they speak of pictures."""
    return tuple(Statement.of(reading, claim) for claim in reading.annotated.claims if claim.zone != "caption")


def apart(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether no day belongs to both."""
    return one[1] < other[0] or other[1] < one[0]


def days_between(one: tuple[date, date] | None, other: tuple[date, date] | None) -> int | None:
    """Days from the end of the earlier interval to the beginning of the later one, 0 when they meet."""
    if one is None or other is None:
        return None
    if not apart(one, other):
        return 0
    first, second = sorted((one, other))
    return (second[0] - first[1]) // timedelta(days=1)


def may_be_long_between(one: Reading, other: Reading, days: int) -> bool:
    """Whether more days than that lie between two dispatches, or may: where the day of one is not known, the dossier
    tells of so long a time."""
    gap = days_between(one.published, other.published)
    return (one.spread if gap is None else gap) > days
