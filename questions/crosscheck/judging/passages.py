"""A sentence as the judge sees it: what it speaks of, how it insists, what it counts and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from questions import timex
from questions.annotations import EvidenceSpan
from questions.crosscheck.denied.kinship import Tie, kinship
from questions.crosscheck.denied.polarity import denied_words
from questions.crosscheck.reading import Reading
from questions.crosscheck.states.dimensions import dimensions
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

Days = tuple[date, date]
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
#: What stands in a phrase for one word, and for any words.
_WILD = {"*": r"[^\s,;:]+", "...": ".*"}
#: Days after which something is long ago.
_LONG_AGO = 330
#: Marks of which each adds to how much a passage insists.
_INSISTING = (
    "rejects",
    "singles_out",
    "limits",
    "denies_all",
    "insists",
    "contrasts",
    "calls_false",
    "by_oneself",
)


@dataclass(frozen=True, eq=False)
class Term:
    """A content word: the key under which it counts, and all names under which one akin meets it."""

    key: str
    names: Mapping[str, Tie]


@dataclass(frozen=True, eq=False)
class Passage:
    """One sentence of a dispatch; ``place`` is its number there, ``of`` how many there are."""

    reading: Reading
    here: Tree
    place: int
    of: int

    @property
    def span(self) -> EvidenceSpan:
        """Where it stands."""
        return self.here.sentence.span

    @cached_property
    def is_headline(self) -> bool:
        """Whether it is the title."""
        return self.here.sentence.zone == "headline"

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its content words, each once."""
        kin, found = kinship(self.reading.annotated.dispatch.language), dict[tuple[str, str], Term]()
        for index, token in enumerate(self.here.tokens):
            key = self.reading.key_of(self.here, index) if token.pos in _CONTENT and len(token.text) > 1 else None
            if key is not None:
                lemma, family = token.lemma.lower(), self.reading.words.family_of(key)
                names = {} if key.startswith("@") else kin.names(lemma)
                found.setdefault((family, lemma), Term(family, {f"key {family}": "word", **names}))
        return tuple(found.values())

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of its content words."""
        return frozenset(term.key for term in self.terms)

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of the actors whom it names."""
        return frozenset(key for key in self.keys if key.startswith("@"))

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks that it bears (``judge.toml``)."""
        text = self.here.text
        rows = _marks(self.reading.annotated.dispatch.language)
        return frozenset(name for name, rare, phrase in rows if rare in text and phrase.search(text))

    def clauses_with(self, mark: str) -> tuple[EvidenceSpan, ...]:
        """The clauses in which a mark stands; the whole passage where that is none of them."""
        phrases = [phrase for name, _, phrase in _marks(self.reading.annotated.dispatch.language) if name == mark]
        clauses = (claim.span for claim in self.reading.claims_of(self.span))
        bearing = (c for c in clauses if any(phrase.search(plain(c.quote)) for phrase in phrases))
        return tuple(bearing) or (self.span,)

    @cached_property
    def insistence(self) -> int:
        """How many ways of insisting or answering it uses."""
        return sum(name in self.marks for name in _INSISTING)

    @cached_property
    def denied(self) -> frozenset[int]:
        """Positions of the words that it denies."""
        return frozenset(denied_words(self.reading, self.here))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of its content words, verbs of little meaning left out."""
        empty = self.reading.words.empty
        tokens = (token for token in self.here.tokens if token.pos in _CONTENT and len(token.text) > 1)
        return frozenset(t.lemma.lower() for t in tokens if self.reading.words.key(t.lemma.lower()) not in empty)

    @cached_property
    def counts(self) -> bool:
        """Whether it holds a figure."""
        return any(self._holds(figure.span) for figure in self.reading.annotated.figures)

    @cached_property
    def is_background(self) -> bool:
        """Whether all days that it names are those of long before the dispatch came out."""
        published = self.reading.published
        return bool(self.days and published) and all(
            published is not None and (published[0] - last).days > _LONG_AGO for _, last in self.days
        )

    @cached_property
    def days(self) -> tuple[Days, ...]:
        """Days that it names and that are known."""
        values = (t.value for t in self.reading.annotated.time_expressions if self._holds(t.span))
        return tuple(timex.bounds(value) for value in values if value and timex.is_calendar(value))

    @cached_property
    def is_voiced(self) -> bool:
        """Whether somebody's words stand in it."""
        return any(each.content.overlaps(self.span) for each in self.reading.annotated.attributions)

    @cached_property
    def is_planned(self) -> bool:
        """Whether one of its clauses tells what is planned or possible."""
        return any(claim.modality in {"planned", "possible"} for claim in self.reading.claims_of(self.span))

    @cached_property
    def answers(self) -> frozenset[tuple[str, bool]]:
        """Answers that its words give to questions about a thing (open or closed, signed or not)."""
        table = dimensions(self.reading.annotated.dispatch.language)
        return frozenset(
            (row["name"], yes != (index in self.denied))
            for index, token in enumerate(self.here.tokens)
            for row, yes in table.get(token.lemma.lower(), ())
        )

    def _holds(self, span: EvidenceSpan) -> bool:
        return self.span.start <= span.start < self.span.end


def passages(reading: Reading) -> Iterator[Passage]:
    """The sentences of a dispatch, captions and questions left out."""
    size = len(reading.sentences)
    for place, here in enumerate(reading.trees):
        if not here.is_question:
            yield Passage(reading, here, place, size)


@lru_cache(maxsize=8)
def _marks(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each phrase with its mark and its longest word, which is looked for first because that is quick."""
    rows = load_table(language, "judge")["marks"].items()
    return tuple(
        (name, max(re.split(r"[ *.]+", phrase), key=len), re.compile(_expression(phrase)))
        for name, phrases in rows
        for phrase in phrases
    )


def _expression(phrase: str) -> str:
    """« ne * que », « rappel* », « c'est ... qui »: one word, any ending, any words."""
    words = (_WILD.get(word) or re.escape(word).replace(r"\*", r"[\w'-]*") for word in phrase.split())
    return rf"(?<![\w'-]){' '.join(words)}(?![\w-])"
