"""A dispatch made ready for comparison: its words by place, its actors by their merged names, its time."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from questions import timex
from questions.annotations import Actor, AnnotatedDispatch, Claim, EvidenceSpan, Sentence, Token
from questions.crosscheck.vocabulary import Vocabulary, fold, vocabulary
from questions.syntax import Tree, tree

T = TypeVar("T")
#: A description stands for a person named at most this many sentences before.
_BACK = 2
#: In a block of more elements than this what they have in common says little: each is held against fewer others.
_LARGE, _FEWER = 100, 30
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
#: Words from a noun to the comma behind which it is presented, at most.
_PRESENTED = 6


@dataclass(frozen=True, eq=False)
class Reading:
    """One annotated dispatch with what the comparison looks up in it."""

    annotated: AnnotatedDispatch
    rank: int
    named: tuple[tuple[EvidenceSpan, str], ...]
    #: Keys of the actors who are persons.
    people: frozenset[str]
    #: Keys of the groups that no name tells apart: their words mean there what they mean anywhere.
    unnamed: frozenset[str] = frozenset()
    #: Words of the roles given anywhere in the dossier → the persons who hold them, each with all words of its roles.
    holders: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    #: Days between the first and the last dispatch of the dossier of which the day is known.
    spread: int = 0

    @property
    def file(self) -> str:
        """Name of the dispatch."""
        return self.annotated.dispatch.file

    @cached_property
    def words(self) -> Vocabulary:
        """Vocabulary of the dispatch's language."""
        return vocabulary(self.annotated.dispatch.language)

    def once(self, make: Callable[[Reading], Iterable[T]]) -> tuple[T, ...]:
        """What a function makes of the dispatch, worked out the first time it is asked for."""
        if make not in self._made:
            self._made[make] = tuple(make(self))
        return self._made[make]

    @cached_property
    def _made(self) -> dict[Callable[[Reading], Iterable[Any]], tuple[Any, ...]]:
        return {}

    @property
    def polarity(self) -> dict[str, list[str]]:
        """Words of the language that deny, or tell that something is there."""
        polarity: dict[str, list[str]] = self.words.predicates["polarity"]
        return polarity

    @cached_property
    def published(self) -> tuple[date, date] | None:
        """First and last day on which the dispatch may have come out."""
        known = self.annotated.dispatch.published
        return timex.bounds(known.value) if known and timex.is_calendar(known.value) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Headline and body; captions are left out, their dates belong to pictures."""
        signed = self.annotated.dispatch.is_signed_in
        readable = (s for s in self.annotated.sentences if s.zone != "caption" and s.tokens and not signed(s.span))
        return tuple(sorted(readable, key=lambda s: s.span.start))

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """The same sentences as trees."""
        return tuple(tree(sentence) for sentence in self.sentences)

    def sentence_at(self, offset: int) -> Tree | None:
        """The sentence in which an offset lies."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self.sentences[place].span.end:
            return None
        return self.trees[place]

    def claims_of(self, sentence: EvidenceSpan) -> Sequence[Claim]:
        """The clauses of a sentence."""
        return self._claims.get(sentence.start, ())

    @cached_property
    def _claims(self) -> dict[int, list[Claim]]:
        """The clauses by where their sentence starts."""
        found: dict[int, list[Claim]] = {}
        for claim in self.annotated.claims:
            found.setdefault(claim.sentence.start, []).append(claim)
        return found

    def sentence_before(self, offset: int, number: int = 1) -> int:
        """Where the sentence begins that stands so many before that of an offset; at most the first one."""
        place = bisect_right(self._starts, offset) - 1
        return self.sentences[max(place - number, 0)].span.start

    def tokens_in(self, span: EvidenceSpan) -> tuple[Tree, range] | None:
        """The sentence in which a span begins, and the positions of its words there."""
        here = self.sentence_at(span.start)
        if here is None:
            return None
        first = here.at(span.start)
        return here, range(first, bisect_left(here.starts, span.end, first))

    def keys(self, span: EvidenceSpan | None) -> frozenset[str]:
        """What the words of a span mean: actors by name, other content words by class or lemma; no time, no number."""
        if span is None:
            return frozenset()
        asked = (span.start, span.end)
        if asked not in self._keys_in:
            self._keys_in[asked] = self._keys_of(span)
        return self._keys_in[asked]

    def _keys_of(self, span: EvidenceSpan) -> frozenset[str]:
        place = self.tokens_in(span)
        if place is None:
            return frozenset()
        here, indices = place
        return frozenset(filter(None, self._keys_along(here)[indices.start : indices.stop]))

    @cached_property
    def _keys_in(self) -> dict[tuple[int, int], frozenset[str]]:
        """Keys of spans that were asked for."""
        return {}

    @cached_property
    def heads(self) -> dict[tuple[int, int], tuple[Tree, int] | None]:
        """Governing nouns of spans that were asked for (``themes.head_of``)."""
        return {}

    @cached_property
    def statements(self) -> dict[int, Any]:
        """What was made of claims, by their identity; each keeps its claim (``statements.Statement.of``)."""
        return {}

    def key_of(self, here: Tree, index: int) -> str | None:
        """The key of one word, ``None`` for words that carry none."""
        return self._keys_along(here)[index]

    def _keys_along(self, here: Tree) -> list[str | None]:
        """The key of every word of a sentence."""
        start = here.tokens[0].start
        if start not in self._keys:
            self._keys[start] = [self._key_at(token) for token in here.tokens]
        return self._keys[start]

    @cached_property
    def _keys(self) -> dict[int, list[str | None]]:
        """Keys of the sentences that were asked for, by where they start."""
        return {}

    def _key_at(self, token: Token) -> str | None:
        if token.pos not in _CONTENT or self.is_time(token.start):
            return None
        actor = self._actor_at(token.start)
        if actor and actor not in self.unnamed:
            return actor
        key = self.words.key_at(token)
        return None if key in self.words.empty or len(key) < 2 else key

    @cached_property
    def _described(self) -> dict[str, frozenset[str]]:
        """Words of the roles given in this dispatch (« maire ») → the persons who hold them."""
        found: dict[str, set[str]] = {}
        for mention in self.annotated.mentions:
            if mention.role is not None and mention.kind == "person":
                for word in fold(mention.role.text).split():
                    found.setdefault(word, set()).add(_actor_key(mention.name))
        return {word: frozenset(names) for word, names in found.items()}

    def person_at(self, here: Tree, index: int) -> str | None:
        """The person whom « le maire », « l'ancien vétérinaire » stands for: by the role, else the last one named.

        Only a definite noun in the singular stands for somebody, and only within the two sentences after the name.
        """
        token, determiner = here.tokens[index], here.child(index, "det")
        if token.pos != "NOUN" or token.feature("Number") == "Plur" or determiner is None or _is_new(here, index):
            return None
        if (
            here.tokens[determiner].feature("Definite") != "Def"
            and here.tokens[determiner].feature("PronType") != "Dem"
        ):
            return None
        holders = self._described.get(fold(token.text), frozenset())
        elsewhere = None if holders else self._held_elsewhere(here, index)
        if len(holders) == 1 or elsewhere:
            return elsewhere or next(iter(holders))
        place = bisect_right(self._starts, token.start) - 1
        since = self.sentences[max(place - _BACK, 0)].span.start
        near = [key for span, key in self.named if since <= span.start < token.start and key in self.people]
        return near[-1] if near and not holders else None

    def holder_at(self, here: Tree, index: int) -> str | None:
        """The only person to whom this dispatch gives the role that a noun in the singular names (« du ministre »)."""
        token = here.tokens[index]
        if token.pos != "NOUN" or token.feature("Number") == "Plur":
            return None
        holders = self._described.get(fold(token.text), frozenset())
        if len(holders) != 1 or any(here.tokens[i].dep in {"nmod", "amod"} for i in here.children[index]):
            return None
        return next(iter(holders))

    def _held_elsewhere(self, here: Tree, index: int) -> str | None:
        """The only person whom another dispatch gives this role, and whatever completes it here (« de la Santé »)."""
        holders = self.holders.get(fold(here.tokens[index].text), {})
        if len(holders) != 1:
            return None
        name, words = next(iter(holders.items()))
        below = (i for i in here.children[index] if here.tokens[i].dep in {"nmod", "amod"})
        return name if all(fold(here.tokens[i].text) in words for i in below) else None

    @cached_property
    def _times(self) -> list[tuple[int, int]]:
        return sorted((t.span.start, t.span.end) for t in self.annotated.time_expressions)

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span, _ in self.named]

    def is_time(self, offset: int) -> bool:
        """Whether a time expression stands there."""
        return _around(self._times, offset) is not None

    def is_actor(self, offset: int) -> bool:
        """Whether a word there stands for an actor, by a name or not."""
        return self._actor_at(offset) is not None

    def _actor_at(self, offset: int) -> str | None:
        place = _around(self._names, offset)
        return None if place is None else self.named[place][1]


def _is_new(here: Tree, noun: int) -> bool:
    """« Le gardien de nuit, un homme de 54 ans, »: whoever is presented so was not named before."""
    behind = range(noun + 1, min(noun + _PRESENTED, len(here.tokens) - 1))
    comma = next((i for i in behind if here.word(i) == ","), None)
    if comma is None or any(here.tokens[i].pos in {"VERB", "AUX"} for i in range(noun, comma)):
        return False
    determiner = here.tokens[comma + 1]
    return (
        determiner.pos == "DET" and determiner.feature("Definite") == "Ind" and determiner.feature("Number") != "Plur"
    )


def _around(ranges: list[tuple[int, int]], offset: int) -> int | None:
    """Position of the range that covers the offset; ranges are sorted, and one may enclose its neighbours."""
    place = bisect_right(ranges, (offset, sys.maxsize)) - 1
    for candidate in range(place, max(place - 3, -1), -1):
        if ranges[candidate][0] <= offset < ranges[candidate][1]:
            return candidate
    return None


def near_pairs(block: Sequence[T], reach: int) -> Iterator[tuple[T, T]]:
    """Each element with those that follow it, at most ``reach`` of them, fewer in a large block: blocks stand in order
    of time, and what is comparable was told at about the same time, so that the cost grows with the text and not with
    its square."""
    reach = reach if len(block) <= _LARGE else min(reach, _FEWER)
    for place, first in enumerate(block):
        for second in block[place + 1 : place + 1 + reach]:
            yield first, second


def readings(dispatches: Sequence[AnnotatedDispatch], actors: Sequence[Actor]) -> tuple[Reading, ...]:
    """The dispatches from the earliest to the latest, each with the places where merged actors are named.

    The order does not depend on that of the files, so that the same dossier always gives the same answer.
    """
    places: dict[str, list[tuple[EvidenceSpan, str]]] = {}
    proper = _proper_nouns(dispatches)
    unnamed = frozenset(_actor_key(actor.name) for actor in actors if not _is_named(actor, proper))
    for actor in actors:
        for span in actor.mentions:
            places.setdefault(span.file, []).append((span, _actor_key(actor.name)))
    people = frozenset(_actor_key(actor.name) for actor in actors if actor.kind == "person")
    holders = _holders(dispatches, {span: key for found in places.values() for span, key in found}, people)
    dispatches = sorted(dispatches, key=_by_day)
    made = tuple(
        Reading(annotated, rank, tuple(sorted(places.get(annotated.dispatch.file, ()))), people, unnamed, holders)
        for rank, annotated in enumerate(dispatches)
    )
    spread = _spread(made)
    return tuple(replace(reading, spread=spread) for reading in made)


def _is_named(actor: Actor, proper: frozenset[tuple[str, int]]) -> bool:
    """Whether a name tells who it is. « Vingt-sept salariés », « les habitants » are groups told by nouns alone, which
    mean there what they mean anywhere; « les ministres de la Cedeao », « les Alliés » are told apart by a name.

    :param proper: where proper nouns begin, by file.
    """
    if actor.kind != "group" or any(letter.isupper() for letter in actor.name[1:]):
        return True
    return any((span.file, span.start) in proper for span in actor.mentions)


def _proper_nouns(dispatches: Sequence[AnnotatedDispatch]) -> frozenset[tuple[str, int]]:
    return frozenset(
        (sentence.span.file, token.start)
        for annotated in dispatches
        for sentence in annotated.sentences
        for token in sentence.tokens
        if token.pos == "PROPN"
    )


def _spread(made: Sequence[Reading]) -> int:
    """Days between the earliest and the latest known day of publication."""
    known = [reading.published for reading in made if reading.published is not None]
    return (max(first for first, _ in known) - min(last for _, last in known)).days if known else 0


def _holders(
    dispatches: Sequence[AnnotatedDispatch], keys: Mapping[EvidenceSpan, str], people: frozenset[str]
) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Word of a role → the persons of the dossier who hold such a role → all words of their roles."""
    roles: dict[str, set[str]] = {}
    for mention in (m for annotated in dispatches for m in annotated.mentions if m.role is not None):
        key = keys.get(mention.span, "")
        if key in people and mention.role is not None:
            roles.setdefault(key, set()).update(fold(mention.role.text).split())
    found: dict[str, dict[str, frozenset[str]]] = {}
    for key, words in roles.items():
        for word in words:
            found.setdefault(word, {})[key] = frozenset(words)
    return found


def _by_day(annotated: AnnotatedDispatch) -> tuple[date, str]:
    known = annotated.dispatch.published
    dated = known is not None and timex.is_calendar(known.value)
    return (timex.bounds(known.value)[0] if known and dated else date.max), annotated.dispatch.file


def _actor_key(name: str) -> str:
    return f"@{fold(name)}"
