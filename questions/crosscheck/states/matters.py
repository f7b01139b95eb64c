"""Whether two answers of expressions speak of one matter at one time, judged by the clauses that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from questions.crosscheck.occasions import inside
from questions.crosscheck.states.state import State
from questions.crosscheck.vocabulary import fold
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of

#: What a verb acts upon or is directed at.
_AIMED = frozenset({"obj", "iobj", "obl:arg", "nmod"})
#: Where a vote or a contest stands that is lost or won.
_WITHIN = frozenset({"obl", "obl:mod"})
#: What tells one thing from another of its kind.
_TELLING = frozenset({"det", "amod", "nmod", "nummod", "appos"})


def _table(state: State) -> dict[str, Any]:
    return load_table(state.reading.annotated.dispatch.language, "frames")


def of_one_matter(a: State, b: State) -> bool:
    """Whether neither another object, nor another of the kind, nor an earlier time keeps the two apart."""
    if _same_word(a, b):
        return True
    return not (_other_objects(a, b) or _one_is_another(a, b) or _one_told_as_past(a, b))


def _same_word(a: State, b: State) -> bool:
    """Whether one denies the very word of the other: not told by expressions, but by the grammar of the clause."""
    return not a.framed and a.here.tokens[a.position].lemma == b.here.tokens[b.position].lemma


def tells_both(block: Sequence[State]) -> set[tuple[str, str]]:
    """File and thing of the dispatches that tell both answers as facts in their text: the one came after the other."""
    told: dict[tuple[str, str], list[State]] = {}
    for state in block:
        if state.framed and not state.is_plan and state.here.sentence.zone != "headline" and not _is_reply(state):
            told.setdefault((state.reading.file, state.head), []).append(state)
    return {key for key, states in told.items() if any(_in_order(a, b) for a, b in combinations(states, 2))}


def _in_order(a: State, b: State) -> bool:
    """« suspendu lundi, a été réintégré jeudi », not two readings of the same words."""
    if a.answer == b.answer:
        return False
    return a.here is not b.here or not (a.head.startswith("≈") or set(a.places) & set(b.places))


def _is_reply(state: State) -> bool:
    """« n'a pas démissionné », « selon son avocat »: what somebody says against what is told."""
    return state.claim.negated or state.claim.attribution is not None


# --------------------------------------------------------------------------------------- other objects


def _other_objects(a: State, b: State) -> bool:
    """« a accepté l'offre », « rejette ces accusations »: both act upon something, and not upon the same."""
    if a.framed and not a.of_its_occasion:
        return False
    one, other = set(_objects(a)), set(_objects(b))
    return bool(one and other) and one.isdisjoint(other)


def _objects(state: State) -> Iterator[str]:
    """Families of what the expression is directed at, other than its own words and whom or what it is said of."""
    here, words = state.here, state.reading.words
    own = {state.head, *state.names}
    for index in sorted(set(_directed(state))):
        key = state.reading.key_of(here, index)
        if key is None or key in words.empty or key in own or state.reading.is_time(here.tokens[index].start):
            continue
        yield words.family_of(key)


def _directed(state: State) -> Iterator[int]:
    """Objects of its verb, complements that the verb asks for, complements of its noun."""
    here, prepositions, deps = state.here, _table(state)["directed"], _AIMED
    if state.of_its_occasion:
        prepositions, deps = [*prepositions, *_table(state)["within"]], _AIMED | _WITHIN
    for place in state.places or (state.position,):
        for i in here.children[place]:
            token, case = here.tokens[i], here.child(i, "case")
            if i <= place or i in state.places or token.pos not in {"NOUN", "PROPN"} or token.dep not in deps:
                continue
            if (case is None and token.dep == "obj") or (case is not None and here.word(case) in prepositions):
                yield i


# ------------------------------------------------------------------------------------ another of a kind


def _one_is_another(a: State, b: State) -> bool:
    """Whether one clause points to another of the kind, or two that nothing else ties name other places or bodies."""
    one, other = _names(a), _names(b)
    if a.head.startswith("≈") and one and other and one.isdisjoint(other):
        return True
    return _another(a) != _another(b) and one.isdisjoint(other)


def _names(state: State) -> set[str]:
    """Names of places and bodies that complete something in the clause (« le barrage de Brune », « à Valmont »)."""
    here, people = state.here, state.reading.people
    prepositions = {*_table(state)["directed"], *state.reading.words.predicates["place"]["prepositions"]}
    found = (
        i
        for i in inside(state)
        if here.tokens[i].pos == "PROPN"
        and (case := here.child(i, "case")) is not None
        and here.word(case) in prepositions
    )
    return {fold(here.word(i)) for i in found if state.reading.key_of(here, i) not in people}


def _another(state: State) -> bool:
    """« un autre avion », « l'épreuve de remplacement », « celle de samedi »: another than the one spoken of."""
    here, words = state.here, _table(state)["another"]
    of_person = state.head.startswith("@")
    if of_person and not state.of_its_occasion:
        return False
    heads = {clause_of(here, place) for place in (state.position, *state.places)} - {None}
    heads |= {here.governor(i) for i in heads if i is not None and here.tokens[i].dep == "xcomp"}
    below = {i for place in (*heads, *state.places) if place is not None for i in here.children[place]}
    below = {i for i in below if not _before_colon(here, i, state.position)}
    places = (i for i in sorted(below) if not (of_person and here.tokens[i].dep in SUBJECTS))
    return any(_tells_another(state, here, i, words) for i in places)


def _before_colon(here: Tree, index: int, position: int) -> bool:
    """« Nouvelle assemblée générale : les dockers suspendent la grève »: a title of what is told, no part of it."""
    return index < position and any(here.word(i) == ":" for i in range(index, position))


def _tells_another(state: State, here: Tree, index: int, words: list[str]) -> bool:
    token = here.tokens[index]
    if token.pos == "PRON" and token.dep in SUBJECTS:
        return is_another(here, index)
    durations = state.reading.words.rules["figures"]["durations"]
    if token.pos != "NOUN" or token.lemma.lower() in durations or state.reading.is_time(token.start):
        return False
    below = (i for i in here.children[index] if here.tokens[i].dep in _TELLING)
    return any(here.word(i) in words for i in below)


def is_another(here: Tree, index: int) -> bool:
    """« celle de Paul Untel », « celui qui … »: a pronoun that what completes it points elsewhere."""
    token = here.tokens[index]
    if token.feature("PronType") != "Dem":
        return False
    return any(
        i > index and here.tokens[i].dep.startswith(("nmod", "acl", "obl", "amod")) for i in here.children[index]
    )


# ------------------------------------------------------------------------------------------- earlier


def _one_told_as_past(a: State, b: State) -> bool:
    """« était introuvable depuis samedi », « a été retrouvée »: what was so until then, where it may change."""
    if a.stable or a.always or b.always or a.reading is b.reading:
        return False
    lasting = any(s.settled and _is_before(s) for s in (a, b))
    return _is_before(a) != _is_before(b) and not lasting


def _is_before(state: State) -> bool:
    """Whether it is told in a past that another past follows, without a day of its own and not in reported words."""
    here = state.here
    head = clause_of(here, state.position)
    if head is None or here.tokens[head].dep in {"ccomp", "parataxis"}:
        return False
    finite = [i for i in (head, *here.children[head]) if here.tokens[i].feature("VerbForm") == "Fin"]
    finite = [i for i in finite if i == head or here.tokens[i].dep.startswith(("aux", "cop"))]
    if not finite or here.tokens[finite[0]].feature("Tense") != "Imp":
        return False
    return not persists(state)


def persists(state: State) -> bool:
    """« court toujours », « reste fermé », « restait fermé lundi soir »: what was so before still is."""
    here, words = state.here, _table(state)["persisting"]
    head = clause_of(here, state.position)
    places = {*state.places, *(() if head is None else here.children[head])}
    below = {i for place in state.places for i in here.children[place]}
    return _stays(state, head) or any(here.word(i) in words for i in places | below)


def _stays(state: State, head: int | None) -> bool:
    """« reste », « demeurait », not « est resté fermé trois jours »: what is over is told in another tense."""
    verb = None if head is None else state.here.tokens[head]
    staying = _table(state)["sets"]["stay"]
    return verb is not None and verb.feature("VerbForm") == "Fin" and verb.lemma.lower() in staying
