"""An event with the day that its clause gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from questions.annotations import TimeExpression
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, clipped
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

Days = tuple[date, date]
#: Characters between a noun and the participle that completes it.
_COMPLETING = 2


@dataclass(frozen=True, eq=False)
class Dated:
    """An event with the day that its clause gives."""

    statement: Statement
    event: dict[str, Any]
    when: Days
    expression: TimeExpression
    theme: str
    names: frozenset[str]
    ranks: frozenset[str]

    @property
    def reading(self) -> Reading:
        """The dispatch."""
        return self.statement.reading

    @property
    def side(self) -> Side:
        """The passage to show: the clause, with the noun that a participle completes (« un scrutin tenu lundi »)."""
        told, noun = self.statement.claim.span, self.statement.claim.subject
        if noun is None or not noun.start < told.start <= noun.end + _COMPLETING:
            return Side(self.reading, self.statement.evidence)
        whole = self.reading.annotated.dispatch.evidence(noun.start, told.end)
        return Side(self.reading, clipped(self.reading, whole))

    @cached_property
    def is_plan(self) -> bool:
        """Whether it is told as planned, or of a day still to come (« mis en délibéré au 19 avril »)."""
        published = self.reading.published
        ahead = published is not None and self.when[0] > published[1]
        return ahead or self.statement.claim.modality in {"planned", "possible"}

    @property
    def may_be(self) -> bool:
        """« pourrait ouvrir en 2025 »: no plan yet."""
        return self.statement.claim.modality == "possible"

    @cached_property
    def is_another(self) -> bool:
        """« une panne semblable », « contrôlé de nouveau »: not the one that is compared."""
        words = load_table(self.reading.annotated.dispatch.language, "event_days")
        if re.search(words["another_time"], plain(self.statement.claim.span.quote)):
            return True
        head = head_of(self.reading, self.statement.theme_span)
        return head is not None and not self.is_plan and _is_another(self.reading, *head)

    @property
    def repeats(self) -> bool:
        """Whether such events come in series; of some things there is one (« verser le solde »)."""
        return bool(self.event.get("repeats", False)) and not self._is_once

    @cached_property
    def _is_once(self) -> bool:
        head = head_of(self.reading, self.statement.theme_span)
        return head is not None and head[0].word(head[1]) in self.reading.words.rules["dating"]["once"]


def _is_another(reading: Reading, here: Tree, noun: int) -> bool:
    """« une panne semblable », « leur propre déclaration »: not the one that is compared."""
    language = reading.annotated.dispatch.language
    others = {*load_table(language, "happenings")["other"], *load_table(language, "event_days")["its_own"]}
    below = (here.tokens[i] for i in here.children[noun] if here.tokens[i].dep in {"amod", "det"})
    return any(token.lemma.lower() in others for token in below)
