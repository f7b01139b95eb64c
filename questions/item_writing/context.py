"""What the writers need to know of a dossier, layer by layer: dispatches, passages, actors, reported words, clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from questions.annotations import Actor, Sentence
from questions.item_writing.clauses.clause_heads import main_verbs as main_verbs
from questions.item_writing.clauses.clause_heads import relative_verbs as relative_verbs
from questions.item_writing.clauses.clause_heads import told_beside as told_beside
from questions.item_writing.clauses.clause_heads import usable as usable
from questions.item_writing.clauses.clean_clauses import Clause, clause_at
from questions.item_writing.clauses.object_relatives import object_relative_clause, object_relatives
from questions.item_writing.clauses.times import told
from questions.item_writing.french.agreement import gender_of_full_name
from questions.item_writing.passages.excerpts import is_whole as is_whole
from questions.item_writing.passages.reported_words import ReportedWords
from questions.syntax import tree

#: Words of « l'OSV ».
_ARTICLE_AND_NAME = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A clean clause and the sentence it stands in."""

    sentence: Sentence
    clause: Clause


@dataclass(frozen=True)
class Context(ReportedWords):
    """A dossier with the look-ups that every writer shares."""

    @cached_property
    def statements(self) -> list[Statement]:
        """Every clean clause that the bodies assert, in reading order, relative dates completed or left out."""
        return [
            Statement(sentence, clause)
            for each in self.dossier.dispatches
            for sentence in each.sentences
            if usable(sentence)
            for clause in self._clauses(sentence)
        ]

    @cached_property
    def side_statements(self) -> list[Statement]:
        """Clean clauses that a relative clause tells, or whose subject is a pronoun for what was told before."""
        return [
            Statement(sentence, clause)
            for each in self.dossier.dispatches
            for sentence in each.sentences
            if usable(sentence)
            for clause in self._side_clauses(sentence)
        ]

    def agreed(self, clause: Clause) -> Clause:
        """The clause with the gender that is known of the person who is its subject: « Caron a-t-elle … ? », or of the
        body whose acronym is: « l'OSV a-t-il … ? », an office.

        A family name alone shows none; where words and what is known disagree, the gender is left open.
        """
        found = self.actors_in(clause.subject_span)
        alone = len(found) == 1 and clause.agrees.number == "Sing"
        if not alone or not self.is_itself(found[0], clause.subject_span):
            return clause
        if found[0].kind != "person":
            return self._agreed_with_a_body(clause, found[0])
        bare = " " not in clause.subject and clause.subject[:1].isupper()
        gender = self.agreed_gender(found[0], None if bare else clause.agrees.gender)
        return replace(clause, agrees=replace(clause.agrees, gender=gender))

    def _agreed_with_a_body(self, clause: Clause, body: Actor) -> Clause:
        """Where the subject is an acronym behind an elided article, its full name tells the gender."""
        said = clause.subject.replace("’", "’ ").split(" ")
        acronym = said[-1].isupper() and len(said) == _ARTICLE_AND_NAME
        if clause.agrees.gender is not None or not acronym:
            return clause
        names = [name for name in (body.name, *body.aliases) if " " in name]
        known = {gender_of_full_name(name) for name in names}
        return replace(clause, agrees=replace(clause.agrees, gender=known.pop())) if len(known) == 1 else clause

    def _side_clauses(self, sentence: Sentence) -> Iterator[Clause]:
        more, shown = told(self.times(sentence), sentence, [])
        for verb in (*relative_verbs(tree(sentence)), *main_verbs(sentence)):
            clause = clause_at(sentence, verb, more, shown, self.before(sentence))
            if clause is not None and (verb in relative_verbs(tree(sentence)) or _elsewhere(sentence, clause)):
                yield self.agreed(clause)
        for pronoun, verb in object_relatives(tree(sentence)):
            clause = object_relative_clause(sentence, pronoun, verb, more, shown)
            if clause is not None:
                yield clause

    def _clauses(self, sentence: Sentence) -> Iterator[Clause]:
        every = [span for each in self.read(sentence.span.file).attributions for span in self._frame(sentence, each)]
        for verb in main_verbs(sentence, every):
            head = sentence.tokens[verb]
            place = self.read(sentence.span.file).dispatch.evidence(head.start, head.end)
            hidden = [*self.asides(sentence, place), *self.reasons(sentence, (head.start, head.end))]
            more, shown = told(self.times(sentence), sentence, hidden)
            clause = clause_at(sentence, verb, [*hidden, *more], shown)
            if clause is not None:
                yield self.agreed(clause)


def _elsewhere(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject stands in another sentence, named here by a pronoun."""
    return not sentence.span.contains(clause.subject_span)
