"""One answer that a clause gives to a question about a thing: whose, when, how sure and how lasting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from questions import timex
from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.clause_words import never_ceases, nobody
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement
from questions.crosscheck.states.dimensions import dimension_rules
from questions.crosscheck.themes import has_content, head_of
from questions.syntax import Tree, clause_of, plain

Days = tuple[date, date]
#: Days after which an event is an older one.
_YEAR = 330


@dataclass(frozen=True, eq=False)
class State:
    """One answer: the dimension, yes or no, and what it is about.

    ``head`` is the key of the theme's head noun, empty where the text leaves it open (« sans rien signer »);
    ``details`` are the keys of what qualifies it.
    """

    reading: Reading
    dimension: str
    answer: bool
    claim: Claim
    here: Tree
    position: int
    head: str
    details: frozenset[str]
    names: frozenset[str]
    #: « aucun décès » denies every case of it.
    universal: bool
    span: EvidenceSpan
    #: Read from an expression of a frame, not from the grammar of the clause.
    framed: bool = False
    #: Where the words of the expression stand.
    places: tuple[int, ...] = ()

    @cached_property
    def when(self) -> Days | None:
        """Days the clause gives; an infinitive takes those of its sentence, a present those of the dispatch."""
        own = Statement.of(self.reading, self.claim).when
        if own is not None:
            return own
        if not self.claim.subject or self._is_infinitive:
            return self._of_sentence()
        return self.reading.published if self._is_present and not self.claim.negated else None

    @property
    def _is_infinitive(self) -> bool:
        return self.here.tokens[self.position].feature("VerbForm") == "Inf"

    @property
    def is_done(self) -> bool:
        """Whether it is told in a compound past: such a fact does not change afterwards."""
        head = clause_of(self.here, self.position)
        below = self.here.children[head] if head is not None else ()
        return any(self.here.tokens[i].dep in {"aux", "aux:tense"} for i in below)

    @property
    def _is_present(self) -> bool:
        head = clause_of(self.here, self.position)
        words = [self.here.tokens[i] for i in (head, *self.here.children[head])] if head is not None else []
        finite = [t for t in words if t.feature("VerbForm") == "Fin"]
        perfect = any(t.dep in {"aux", "aux:tense"} for t in words)
        return bool(finite) and not perfect and all(t.feature("Tense") == "Pres" for t in finite)

    def _of_sentence(self) -> Days | None:
        inside = self.here.sentence.span.contains
        values = [t.value for t in self.reading.annotated.time_expressions if t.value and inside(t.span)]
        days = [timex.bounds(value) for value in values if timex.is_calendar(value)]
        return days[0] if len(days) == 1 else None

    @property
    def has_object(self) -> bool:
        """Whether the verb acts upon something."""
        return has_content(self.reading, self.claim.object)

    @property
    def is_background(self) -> bool:
        """Whether it is told of a time long before the dispatch came out."""
        published = self.reading.published
        return bool(self.when and published and (published[0] - self.when[1]).days > _YEAR)

    @cached_property
    def manner(self) -> bool:
        """Whether the clause says in which manner: denying it may only deny the manner (« en cachette »)."""
        words = self.reading.polarity["manner"]
        below = [i for i in self.here.children[self.position] if i > self.position]
        for i in (i for i in below if self.here.tokens[i].dep.startswith("obl")):
            case = self.here.child(i, "case")
            token, thing = self.here.tokens[i], self.claim.object
            acted_upon = thing is not None and thing.start <= token.start < thing.end
            if case is not None and not acted_upon and self.here.word(case) in words and not self.here.has(i, "det"):
                return self.here.tokens[i].pos == "NOUN" and not self.reading.is_time(self.here.tokens[i].start)
        return False

    @cached_property
    def subject(self) -> frozenset[str]:
        """Keys of the grammatical subject, and of the name set beside it (« Son chef, le capitaine Untel, … »)."""
        own = self.reading.keys(self.claim.subject)
        head = head_of(self.reading, self.claim.subject)
        if head is None or any(key.startswith("@") for key in own):
            return own
        beside = [i for i in head[0].children[head[1]] if head[0].tokens[i].dep == "appos"]
        return own | {key for i in beside for j in head[0].subtree(i) if (key := self.reading.key_of(head[0], j))}

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything the clause speaks of."""
        return self.reading.keys(self.claim.span) | self.subject | self.details

    @property
    def _rules(self) -> dict[str, Any]:
        return dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})

    @property
    def about_anything(self) -> bool:
        """Whether the thing may stand in any slot of the clause."""
        return str(self._rules.get("theme")) == "any"

    @property
    def contrasts(self) -> bool:
        """Whether opposite answers about two things are worth showing."""
        return bool(self._rules.get("contrast", True))

    @property
    def comes_once(self) -> bool:
        """Whether it tells how something came about that comes about once (« limogé », « démissionnaire »)."""
        return bool(self._rules.get("manner"))

    @property
    def stable(self) -> bool:
        """Whether such an answer stays what it is from one day to the next."""
        return bool(self._rules.get("stable"))

    @property
    def settled(self) -> bool:
        """Whether the answer lasts once it is so (who has died stays dead)."""
        return str(self._rules.get("settled", "")) == ("yes" if self.answer else "no")

    @property
    def is_sole(self) -> bool:
        """Whether a story knows one of what it is said of (a ransom)."""
        return bool(self._rules.get("sole"))

    @property
    def open_to_all(self) -> bool:
        """Whether anybody can see that it is so (who is in prison), so that an advocate's word on it is no plea."""
        return bool(self._rules.get("open_to_all"))

    @property
    def of_its_occasion(self) -> bool:
        """Whether the answer is that of one vote, contest or accident, so that another may have had the other."""
        return bool(self._rules.get("within"))

    @property
    def by_each(self) -> bool:
        """Whether each party does it for itself, so that one may deny it and another have done it (a signature)."""
        return bool(self._rules.get("each"))

    @property
    def decided_by_one(self) -> bool:
        """Whether one body decides it by itself (a permission); an agreement has several parties."""
        return self.dimension.startswith("act:") or bool(self._rules.get("of_one"))

    @cached_property
    def in_sentence(self) -> frozenset[str]:
        """Everything the sentence speaks of."""
        return self.reading.keys(self.here.sentence.span)

    @cached_property
    def always(self) -> bool:
        """Whether it denies for all the time before (« jamais », « aucun »), or tells that it never ceased."""
        words = plain(self.claim.span.quote)
        if never_ceases(self.reading, self.here, self.position):
            return any(f" {w} " in f" {self.here.text} " for w in self.reading.polarity["always"])
        return self.claim.negated and any(f" {w} " in f" {words} " for w in self.reading.polarity["always"])

    @property
    def leaves_nobody(self) -> bool:
        """Whether its subject denies every case (« aucun n'est mort »)."""
        return self.claim.negated and nobody(self.reading, self.here, self.position)

    @property
    def says_anew(self) -> bool:
        """Whether its word tells that what had stopped is there anew."""
        rules, words = self.reading.polarity, f" {plain(self.claim.span.quote)} "
        again = self.here.tokens[self.position].lemma.lower() in rules["again"]
        return again or any(f" {phrase} " in words for phrase in rules["anew"])

    @property
    def is_plan(self) -> bool:
        """Whether it is told as planned or possible, or only as an aim (« pour réclamer l'analyse »)."""
        mark = self.here.child(self.position, "mark", "case")
        aim = mark is not None and self.here.word(mark) in self.reading.polarity["aims"]
        return aim or self.claim.modality in {"planned", "possible"}
