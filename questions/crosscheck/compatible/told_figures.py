"""A figure as its dispatch tells it: the passage to show, and what its sentence speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from questions.annotations import EvidenceSpan
from questions.crosscheck.compatible.clauses import holding
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading


@dataclass(frozen=True, eq=False)
class ToldFigure:
    """Where a figure stands in which dispatch."""

    reading: Reading
    figure: EvidenceSpan

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, holding(self.reading, self.figure))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the sentence speaks of."""
        here = self.reading.sentence_at(self.figure.start)
        return self.reading.keys(here.sentence.span) if here else frozenset()
