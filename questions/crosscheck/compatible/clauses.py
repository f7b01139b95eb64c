"""Clauses of a dispatch, ready to be set beside those of another: their words, their days, the passage to show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from questions import timex
from questions.annotations import Claim, EvidenceSpan, Figure
from questions.crosscheck.centre import Centre
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, clipped
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

Days = tuple[date, date]
_DEEDS = frozenset({"VERB", "NOUN"})
T = TypeVar("T")
_PUNCTUATION = re.compile(r'[.,;:!?()«»“”"]')
#: What a word that most dispatches use, and a name, add to how alike two passages are; other words add 1.
_COMMON, _NAME = 0.5, 0.7
#: A clause without subject that is no longer than this is told with its sentence, in characters.
_SHORT = 50
#: A longer sentence is not shown whole, in characters.
_READABLE = 170


@dataclass(frozen=True, eq=False)
class Clause:
    """A claim in its dispatch with what the comparison of compatible passages looks up."""

    reading: Reading
    claim: Claim

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it speaks of: words of the clause, of subject and object; without a subject, those of its sentence."""
        own = Statement.of(self.reading, self.claim).keys
        short = self.claim.span.end - self.claim.span.start < _SHORT
        return own if self.claim.subject or not short else own | self.reading.keys(self.claim.sentence)

    @cached_property
    def akin(self) -> frozenset[str]:
        """Names under which the words of the clause are met by words of one stem or one kind of deeds."""
        found = self.reading.tokens_in(self.claim.span)
        if found is None:
            return frozenset()
        here, indices = found
        kin = kinship(self.reading.annotated.dispatch.language)
        told = (t for i in indices if (t := here.tokens[i]).pos in _DEEDS and self.reading.key_of(here, i))
        return frozenset(name for token in told for name in kin.names(kin.lemma(token)))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of its words."""
        found = self.reading.tokens_in(self.claim.span)
        return frozenset(found[0].lemmas[i] for i in found[1]) if found else frozenset()

    @cached_property
    def words(self) -> str:
        """The clause as written, plain, without punctuation, between spaces."""
        return _spaced(self.claim.span.quote)

    @cached_property
    def when(self) -> Days | None:
        """The days that the clause gives."""
        return Statement.of(self.reading, self.claim).when

    @cached_property
    def day(self) -> Days | None:
        """The days that the clause gives, else those that its sentence gives if it gives one time only."""
        if self.when is not None:
            return self.when
        inside = self.claim.sentence.contains
        times = [t for t in self.reading.annotated.time_expressions if inside(t.span) and t.value]
        known = [timex.bounds(t.value) for t in times if t.value and timex.is_calendar(t.value)]
        return known[0] if len(known) == 1 else None

    @cached_property
    def tells_a_change(self) -> bool:
        """Whether its sentence says that things went otherwise: put off, late, in the end, only then."""
        words = rules(self.reading)
        only = self.claim.negated and self.says(words["plans"]["only"])
        if only or not self.sentence_lemmas.isdisjoint(words["changes"]["moves"]):
            return True
        late = any(f" {phrase} " in self.around for phrase in words["plans"]["late"])
        return late or (self.day is not None and any(f" {w} " in self.around for w in words["plans"]["only_then"]))

    @cached_property
    def is_past(self) -> bool:
        """Whether it tells a fact, not a plan, a wish or a denial."""
        return self.claim.modality == "fact" and not self.claim.negated

    @cached_property
    def heads(self) -> frozenset[str]:
        """Keys of the nouns that head its subject and its object: the things it tells of."""
        found = (head_of(self.reading, span) for span in (self.claim.subject, self.claim.object))
        keys = (self.reading.key_of(*head) for head in found if head is not None)
        return frozenset(key for key in keys if key)

    @cached_property
    def befell(self) -> frozenset[str]:
        """What it tells to have befallen people."""
        named = self.reading.words.befell
        return frozenset(named[lemma] for lemma in self.lemmas if lemma in named)

    @cached_property
    def around(self) -> str:
        """The sentence as written, plain, without punctuation, between spaces."""
        return _spaced(self.claim.sentence.quote)

    @cached_property
    def sentence_lemmas(self) -> frozenset[str]:
        """Lemmas of the whole sentence."""
        here = self.reading.sentence_at(self.claim.span.start)
        return frozenset(here.lemmas) if here else frozenset()

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, clipped(self.reading, self.claim.span))

    @property
    def whole_side(self) -> Side:
        """The passage to show where its subject matters: the sentence, unless it is long or the clause is whole."""
        subject, sentence = self.claim.subject, self.claim.sentence
        whole = subject is not None and self.claim.span.contains(subject)
        if whole or sentence.end - sentence.start > _READABLE:
            return self.side
        return Side(self.reading, sentence)

    def says(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands in it."""
        led = _by_first_word(tuple(phrases))
        return any(f" {phrase} " in self.words for word in led.keys() & self._each_word for phrase in led[word])

    @cached_property
    def _each_word(self) -> frozenset[str]:
        return frozenset(self.words.split())


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    """Few of the phrases begin with a word of the clause: only these need be looked for."""
    led: dict[str, list[str]] = {}
    for phrase in phrases:
        led.setdefault(phrase.partition(" ")[0], []).append(phrase)
    return led


def _spaced(text: str) -> str:
    return f" {' '.join(_PUNCTUATION.sub(' ', plain(text)).split())} "


def clauses(reading: Reading) -> Iterator[Clause]:
    """The clauses of headline and body."""
    for claim in reading.annotated.claims:
        if claim.zone != "caption":
            yield Clause(reading, claim)


def rules(reading: Reading) -> dict[str, Any]:
    """The words that the finders of compatible pairs go by."""
    return load_table(reading.annotated.dispatch.language, "compatible")


def alike(centre: Centre, shared: Iterable[str]) -> float:
    """How much two passages have in common, by the keys they share."""
    return sum(_COMMON if centre.holds(key) else _NAME if key.startswith("@") else 1.0 for key in shared)


def other_numbers(one: Clause, other: Clause) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of one unit, one from each clause, that differ."""
    pairs = ((a, b) for a in one.claim.figures for b in other.claim.figures)
    return [(a, b) for a, b in pairs if a.unit == b.unit and a.value != b.value]


def closest(
    keys: Iterable[str],
    told: Mapping[str, Sequence[T]],
    worth: Callable[[T], float],
    *,
    least: float,
    most: int,
    block: int,
) -> list[tuple[float, T]]:
    """What shares most with a passage, the best first, each with what it is worth.

    :param keys: the names under which it is looked up.
    :param told: passages by name.
    :param worth: how much a passage has in common with it.
    :param least: what a passage must be worth; at most ``most`` are given.
    :param block: passages with one name that are looked at.
    """
    found = {id(each): each for key in sorted(keys) for each in told.get(key, ())[:block]}
    scored = [(worth(each), each) for each in found.values()]
    return sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: -pair[0])[:most]


def later(first: Days | None, second: Days | None) -> bool:
    """Whether the second is known to lie wholly after the first."""
    return first is not None and second is not None and first[1] < second[0]


def holding(reading: Reading, span: EvidenceSpan) -> EvidenceSpan:
    """The clause that holds a passage, else its sentence, cut to a readable length."""
    inside = [c.span for c in reading.annotated.claims if c.span.contains(span)]
    own = min(inside, key=lambda c: (c.end - c.start, c.start), default=None)
    here = reading.sentence_at(span.start)
    return clipped(reading, own or (here.sentence.span if here else span))


def trimmed(reading: Reading, here: Tree, first: int, last: int) -> EvidenceSpan:
    """The words from one position to another of a sentence, punctuation at both ends left out."""
    while first < last and here.tokens[first].pos == "PUNCT":
        first += 1
    while last > first and here.tokens[last].pos == "PUNCT":
        last -= 1
    return reading.annotated.dispatch.evidence(here.tokens[first].start, here.tokens[last].end)
