"""A noun phrase to which something is limited, or to all of which it extends, and what its clause tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.languages.tables import load_table
from questions.participles import participles
from questions.syntax import Tree, is_finite, plain

Kind = Literal["only", "no other", "all", "also", "told", "part"]
_PAUSES = frozenset({",", "–", "—", "(", ")"})


@dataclass(frozen=True, eq=False)
class Reach:
    """A noun phrase to which something is limited, or to all of which it extends.

    ``noun`` is the place of its head, ``None`` where everybody or everything is meant; ``last`` that of its last word.
    """

    reading: Reading
    here: Tree
    kind: Kind
    mark: int
    noun: int | None
    last: int

    @cached_property
    def nouns(self) -> dict[str, float]:
        """Keys of the nouns of the phrase, each with its number: 1 in the singular, 0 where none is given."""
        found: dict[str, float] = {}
        for i in self.phrase:
            key = self.reading.words.key_at(self.here.tokens[i]) if self.here.tokens[i].pos == "NOUN" else None
            if key is not None and key not in found:
                found[key] = _number(self.reading, self.here, i)
        return found

    @property
    def phrase(self) -> range:
        """Positions of the noun phrase."""
        return range(self.noun, self.last + 1) if self.noun is not None else range(0)

    @cached_property
    def head(self) -> str:
        """Key of the head noun; empty where everybody is meant."""
        return self.reading.words.key_at(self.here.tokens[self.noun]) if self.noun is not None else ""

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of the names in the phrase, with those joined to them (« de Trèves et de Metz »)."""
        words, here = self.reading.words, self.here
        end = min(self.last + 5, len(here.tokens)) if self.noun is not None else 0
        inside = [i for i in range(self.noun or 0, end) if here.tokens[i].pos == "PROPN"]
        return frozenset(words.key_at(here.tokens[i]) for i in inside)

    @cached_property
    def is_specified(self) -> bool:
        """Whether adjectives, names or complements say which of the kind."""
        return any(self.here.tokens[i].pos in {"ADJ", "NOUN", "PROPN", "NUM"} for i in self.phrase[1:])

    @cached_property
    def is_part(self) -> bool:
        """Whether the head is one, or some that are counted or told apart, of a kind."""
        return self.nouns.get(self.head, 0.0) > 0 or self.is_specified

    @cached_property
    def segment(self) -> range:
        """The words around the mark between the next stops; beyond an insertion (« toutes, du nord au sud, ») where no
        verb stands between."""
        tokens = self.here.tokens
        stops = [i for i, token in enumerate(tokens) if token.pos == "PUNCT"]
        first = max((i + 1 for i in stops if i < min(self.mark, self._first)), default=0)
        behind = [*(i for i in stops if i > max(self.mark, self.last)), len(tokens)]
        verb = next(
            (i for i in range(first, len(tokens)) if tokens[i].pos in {"VERB", "AUX"} and is_finite(tokens[i])), 0
        )
        inserted = len(behind) > 1 and verb > behind[0] and all(self.here.word(i) in _PAUSES for i in behind[:2])
        return range(first, behind[1] if inserted and verb < behind[1] else behind[min(2 * inserted, len(behind) - 1)])

    @property
    def _first(self) -> int:
        return self.noun if self.noun is not None else self.mark

    @cached_property
    def claim(self) -> Claim | None:
        """The clause around the mark, whose verb stands between the same stops."""
        tokens = self.here.tokens
        here = {tokens[i].lemma.lower() for i in self.segment}
        offsets = [tokens[i].start for i in (self._first, self.mark, self.segment.start)]
        spans = self.reading.annotated.claims
        inside = [c for c in spans if c.predicate in here and any(c.span.start <= o < c.span.end for o in offsets)]
        return min(inside, key=lambda c: c.span.end - c.span.start, default=None)

    @cached_property
    def clause(self) -> tuple[int, ...]:
        """Positions of the words of the clause that stand outside the noun phrase."""
        place = self.reading.tokens_in(self.claim.span) if self.claim else None
        inside = set(place[1]) if place is not None and place[0] is self.here else set()
        return tuple(sorted(i for i in inside | set(self.segment) if i not in self.phrase and i != self.mark))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the clause without the noun phrase; « destinées aux sinistrés » tells nothing of a ruin."""
        people = participles(self.reading.annotated.dispatch.language)
        told = (t for t in (self.here.tokens[i] for i in self.clause) if t.pos != "NOUN" or plain(t.text) not in people)
        return frozenset(token.lemma.lower() for token in told)

    @cached_property
    def acts(self) -> frozenset[str]:
        """Rows of predicates that say alike of which its clause holds a lemma."""
        rows = _rows(self.reading.annotated.dispatch.language)
        return frozenset(name for name, words in rows if any(each <= self.lemmas for each in words))

    @cached_property
    def theme(self) -> frozenset[str]:
        """Keys of the subject of the clause, what a pronoun stands for included, the noun phrase apart."""
        subject = self.claim.subject if self.claim else None
        return self.reading.keys(subject) - set(self.nouns) - self.names

    @cached_property
    def rest(self) -> frozenset[str]:
        """Keys of the clause and of its subject, the noun phrase and names apart."""
        keys = (self.reading.key_of(self.here, i) for i in self.clause)
        found = {key for key in keys if key} | self.theme
        return frozenset(key for key in found if not key.startswith("@")) - set(self.nouns)

    @cached_property
    def role(self) -> str:
        """Whether the noun does what its clause tells, or undergoes it."""
        return role_of(self.here, self.noun) if self.noun is not None else ""

    @property
    def side(self) -> Side:
        """The passage to show: the clause, with the noun phrase where it stands outside."""
        dispatch, tokens = self.reading.annotated.dispatch, self.here.tokens
        own = dispatch.evidence(tokens[self.segment.start].start, tokens[self.segment.stop - 1].end)
        span = self.claim.span if self.claim else own
        return Side(self.reading, clipped(self.reading, span if span.contains(own) else own))

    def has_any(self, words: list[str]) -> bool:
        """Whether one of the words stands in the sentence."""
        return not set(words).isdisjoint(self.here.words)


@lru_cache(maxsize=8)
def _rows(language: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Names of the rows of predicates that say alike, with the words of each that must stand together."""
    rows = load_table(language, "restrictions")["akin"]
    return tuple((row["name"], tuple(frozenset(words.split()) for words in row["lemmas"])) for row in rows)


def rules(reading: Reading) -> dict[str, Any]:
    """The words by which reaches are told."""
    return load_table(reading.annotated.dispatch.language, "restrictions")


def role_of(here: Tree, noun: int) -> str:
    """« doer » of the subject of a verb with an object, « thing » of an object and of the subject of a passive."""
    above, label = here.governor(noun), here.tokens[noun].dep
    if label == "obj" or label == "nsubj:pass":
        return "thing"
    return "doer" if above is not None and label == "nsubj" and here.has(above, "obj") else ""


def _number(reading: Reading, here: Tree, noun: int) -> float:
    """How many: the figure before the noun, one in the singular, else nought."""
    token = here.tokens[noun]
    if noun and here.tokens[noun - 1].pos in {"NUM", "ADJ", "DET"}:
        figures = (f for f in reading.annotated.figures if f.span.start < token.start <= f.span.end)
        value = next((f.value for f in figures if f.span.contains(_span(reading, token.start, token.end))), None)
        if value is not None:
            return value
    return 0.0 if token.feature("Number") == "Plur" else 1.0


def _span(reading: Reading, start: int, end: int) -> EvidenceSpan:
    return reading.annotated.dispatch.evidence(start, end)


def is_moment(reading: Reading, here: Tree, noun: int) -> bool:
    """« n'a rouvert qu'à l'issue du vote », « n'a cédé que mardi »: when, and no word on how far it reaches."""
    words = rules(reading)["only"]["moments"]
    when = here.tokens[noun].lemma.lower() in words and here.has(noun, "case")
    return when or reading.is_time(here.tokens[noun].start)
