"""A fact and its date, as the date writers pass it on."""

from __future__ import annotations

from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.times import whole_complement


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A clause and its date; ``relation`` names the preposition that bounds the date (``dates.bounded``)."""

    time: TimeExpression
    value: str
    relation: str | None
    sentence: Sentence
    clause: Clause
    #: Where the dispatch gave before, in full, the name of what the clause is about.
    naming: EvidenceSpan | None = None
    #: Whether what is dated is that somebody said so: then the days of what was said tempt most.
    is_announced: bool = False

    @property
    def file(self) -> str:
        """The dispatch that tells it."""
        return self.time.span.file

    @property
    def evidence(self) -> EvidenceSpan:
        """From the first word of the clause or the date to the last."""
        start = min(self.clause.span.start, whole_complement(self.time, self.sentence)[0])
        named = self.clause.subject_span
        whole = named.end if self.sentence.span.contains(named) else 0
        end = max(self.clause.span.end, self.time.span.end, whole)
        offset = self.sentence.span.start
        return EvidenceSpan(self.file, start, end, self.sentence.span.quote[start - offset : end - offset])
