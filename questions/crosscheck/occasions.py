"""Whether two answers may be of one occasion: not of two places, of two of a kind, of one over and one to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from questions.annotations import Claim, Token
from questions.crosscheck.reading import Reading
from questions.crosscheck.states.state import State
from questions.syntax import Tree, clause_of

#: What completes a noun and may tell it from another of the kind.
_COMPLETING = frozenset({"nmod", "appos", "flat:name"})
#: Where an aim or a protest stands.
_UNDER = ("advcl", "obl", "nmod", "acl")
_NAMING = frozenset({"NOUN", "PROPN"})


class Clause(Protocol):
    """What is looked at: a clause in its sentence and dispatch."""

    @property
    def reading(self) -> Reading:
        """Its dispatch."""

    @property
    def here(self) -> Tree:
        """Its sentence."""

    @property
    def claim(self) -> Claim | None:
        """What it states, ``None`` where no clause is known."""


def of_one_occasion(a: State, b: State) -> bool:
    """Whether nothing in either clause tells that it speaks of another occasion than the other one."""
    if a.head.startswith("≈") and (_points_elsewhere(a) or _points_elsewhere(b) or _over_and_to_come(a, b)):
        return False
    return not (two_places(a, b) or two_of_a_kind(a, b))


def is_told(state: State) -> bool:
    """Whether it is told for its own sake: not under an aim or a protest (« pour protester contre la hausse »), nor by
    a participle in passing (« un accord signé en juillet », a headline apart)."""
    here, aims = state.here, state.reading.polarity["against"]
    chain = [state.position, *here.ancestors(state.position)]
    for place in chain:
        token = here.tokens[place]
        mark = here.child(place, "mark", "case")
        if mark is not None and here.word(mark) in aims and token.dep.startswith(_UNDER):
            return False
    return not _in_passing(state) or state.claim.negated or here.sentence.zone == "headline"


def _in_passing(state: State) -> bool:
    """« un accord signé en juillet », not « à huis clos »."""
    here, token = state.here, state.here.tokens[state.position]
    if token.dep != "acl" or token.feature("VerbForm") != "Part" or here.has(state.position, "aux:pass"):
        return False
    return here.has(token.head, "det")


def tied(a: State, b: State) -> bool:
    """Whether two answers about what a dossier knows one of have another tie: a word, a name or a day; or whether it
    is what both dispatches open with."""
    if _families(a) & _families(b) or (a.when and a.when == b.when):
        return True
    return opens(a) and opens(b)


def _families(state: State) -> set[str]:
    """What the sentence speaks of, kindred words being one."""
    words = state.reading.words
    return {words.family_of(key) for key in state.keys | state.in_sentence if key not in words.empty}


def opens(state: State) -> bool:
    """Whether it stands in the headline or the first sentence of the text."""
    first = next((s for s in state.reading.sentences if s.zone != "headline"), None)
    sentence = state.here.sentence
    return sentence.zone == "headline" or (first is not None and first.span == sentence.span)


def says_elsewhere(state: State) -> bool:
    """« elles se poursuivent partout ailleurs »: not where the other text tells of; « d'ailleurs » says nothing."""
    rules, here = state.reading.words.predicates["place"], state.here
    there = (i for i in inside(state) if here.word(i) in rules["elsewhere"])
    return any(i == 0 or here.word(i - 1) not in rules["besides"] for i in there)


def _points_elsewhere(state: State) -> bool:
    """« aucun emploi n'y sera supprimé »: of a place named before, which the clause does not name."""
    here, rules = state.here, state.reading.words.rules["figures"]
    head = clause_of(here, state.position)
    below = here.children[head] if head is not None else ()
    there = any(here.word(i) in rules["there"] for i in below)
    return there and (head is None or here.tokens[head].lemma.lower() not in state.reading.polarity["existence"])


def two_places(a: Clause, b: Clause) -> bool:
    """« à Maria », « à New Richmond »."""
    one, other = set(_places(a)), set(_places(b))
    return bool(one and other) and one.isdisjoint(other)


def _places(state: Clause) -> Iterator[str]:
    """Names behind a preposition of place in the clause, but not of persons."""
    here, prepositions = state.here, state.reading.words.predicates["place"]["prepositions"]
    for i in inside(state):
        case = here.child(i, "case")
        if here.tokens[i].pos == "PROPN" and case is not None and here.word(case) in prepositions:
            key = state.reading.key_of(here, i)
            if key is not None and key not in state.reading.people:
                yield key


def two_of_a_kind(a: Clause, b: Clause) -> bool:
    """« l'épreuve de philosophie », « l'épreuve d'histoire »: one noun, completed by other words."""
    one, other = _completed(a), _completed(b)
    return any(one[noun].isdisjoint(other[noun]) for noun in one.keys() & other.keys())


def _completed(state: Clause) -> dict[str, set[str]]:
    """Nouns of the clause → what completes each; those that stand bare are left out."""
    here, found = state.here, dict[str, set[str]]()
    for i in inside(state):
        if here.tokens[i].pos != "NOUN":
            continue
        below = [j for j in here.children[i] if here.tokens[j].dep in _COMPLETING and here.tokens[j].pos in _NAMING]
        keys = {key for j in below for k in here.subtree(j) if (key := state.reading.key_of(here, k)) is not None}
        if keys:
            found.setdefault(here.tokens[i].lemma.lower(), set()).update(keys)
    return found


def inside(state: Clause) -> range:
    """Positions of the words of the clause."""
    if state.claim is None:
        return range(0)
    first, last = state.here.at(state.claim.span.start), state.here.at(state.claim.span.end - 1)
    return range(first, min(last + 1, len(state.here.tokens)))


def _over_and_to_come(a: State, b: State) -> bool:
    """What is told as over in one text and as to come in the other, where the answer is that of one moment."""
    return a.stable and (a.is_done != b.is_done) and any(_is_to_come(s) for s in (a, b))


def _is_to_come(state: State) -> bool:
    head = clause_of(state.here, state.position)
    words: list[Token] = []
    if head is not None:
        words = [state.here.tokens[i] for i in (head, *state.here.children[head])]
    return any(token.feature("Tense") == "Fut" for token in words)
