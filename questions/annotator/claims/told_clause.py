"""A clause of a sentence whose claim is read: its head, its own words, and the tables of its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from questions.annotations import EvidenceSpan, Sentence
from questions.dispatch import Dispatch
from questions.languages.tables import load_table
from questions.syntax import Tree


@dataclass(frozen=True, slots=True)
class Clause:
    """The head of a clause, its place in the dispatch, and the positions of its own words."""

    dispatch: Dispatch
    sentences: Sequence[Sentence]
    index: int
    here: Tree
    head: int
    words: tuple[int, ...]
    #: Lemma of the verb where the model does not know it for one.
    verb: str = ""

    @property
    def predicate(self) -> str:
        """Lemma of the head."""
        return self.verb or self.here.tokens[self.head].lemma.lower()

    @property
    def table(self) -> dict[str, Any]:
        return load_table(self.dispatch.language, "predicates")

    def holds(self, span: EvidenceSpan) -> bool:
        """Whether the span begins in one of the clause's own words."""
        place = self.here.at(span.start)
        return place in self.words and self.here.tokens[place].start <= span.start

    def span(self, start: int, end: int) -> EvidenceSpan:
        """Evidence of these positions."""
        return self.dispatch.evidence(self.here.tokens[start].start, self.here.tokens[end - 1].end)
