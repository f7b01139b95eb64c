"""Who stands behind a number: whose money it is, who did what is counted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.crosscheck.numbers.counts import Count
from questions.syntax import plain

#: Counts whose parties are remembered; each is compared with many.
_REMEMBERED = 4096
#: Words behind a sum among which « à l'armateur » is looked for.
_NEAR = 6


@lru_cache(maxsize=_REMEMBERED)
def owners(count: Count) -> frozenset[str]:
    """Whose money it is: complements of the noun that names it, and the persons and bodies that pay or are paid."""
    here, words = count.here, count.reading.words
    names = {lemma for lemmas in count.rules["flows"].values() for lemma in lemmas}
    nouns = [i for i, t in enumerate(here.tokens) if t.pos == "NOUN" and t.lemma.lower() in names]
    inside = [j for i in nouns for j in here.children[i] if here.tokens[j].dep == "nmod"]
    found = {_kind_at(count, j) for j in (*inside, *_to_whom(count)) if here.tokens[j].lemma.lower() not in names}
    works = {words.key(lemma) for lemma in count.rules["works"]} | {words.key(count.figure.unit)}
    return frozenset(key for key in found | _parties(count) if key and key not in works)


def _to_whom(count: Count) -> list[int]:
    """« a coûté 2 millions à l'armateur »: places of those whom the verb of the sum tells of."""
    here, to = count.here, count.reading.words.grammar["to"]
    if not any(here.tokens[i].lemma.lower() in count.rules["to_whom"] for i in count.chain):
        return []
    behind = range(count.noun + 1, min(count.noun + _NEAR, len(here.tokens)))
    nouns = [j for j in behind if here.tokens[j].pos in {"NOUN", "PROPN"}]
    cases = ((j, here.child(j, "case")) for j in nouns)
    return [j for j, case in cases if case is not None and here.word(case) in to]


def _kind_at(count: Count, index: int) -> str | None:
    """The key of a word, the kind of people where it names one."""
    kind = count.reading.words.counted.get(count.here.tokens[index].lemma.lower())
    return kind or count.reading.key_of(count.here, index)


def _parties(count: Count) -> set[str]:
    """Heads of subject and object where they are persons or bodies; a subject of another sentence proves nothing."""
    agents = {*count.reading.words.rules["initiative"]["agents"], *count.rules["somebody"]}
    spans = (count.claim.subject, count.claim.object) if count.claim else ()
    heads = (i for span in spans for i in _heads(count, span))
    known = {i: count.reading.key_of(count.here, i) for i in heads}
    return {
        key for i, key in known.items() if key and (key.startswith("@") or count.here.tokens[i].lemma.lower() in agents)
    }


def _heads(count: Count, span: EvidenceSpan | None) -> list[int]:
    """Positions of the words of a phrase of this sentence that nothing inside it governs."""
    if span is None or not count.here.sentence.span.contains(span):
        return []
    place = count.reading.tokens_in(span)
    return [i for i in place[1] if count.here.governor(i) not in place[1]] if place else []


@lru_cache(maxsize=_REMEMBERED)
def sides(count: Count) -> frozenset[str]:
    """Whose the counted are: states named beside them, else those of the subject that mourns its own (« l'armée
    nigérienne déplore pour sa part deux morts »)."""
    adjectives = (i for i in count.group if count.here.tokens[i].pos != "PROPN")
    beside = _states(count, adjectives)
    if beside or count.claim is None or count.claim.subject is None:
        return beside
    told = f" {plain(count.here.sentence.span.quote)} "
    mourns = count.claim.predicate in count.rules["mourning"]
    own = any(f" {words} " in told for words in count.rules["own_losses"])
    subject = count.reading.tokens_in(count.claim.subject) if mourns or own else None
    return _states(count, subject[1]) if subject and subject[0] is count.here else frozenset()


def _states(count: Count, indices: Iterable[int]) -> frozenset[str]:
    places = count.reading.words.places
    return frozenset(places[word] for i in indices if (word := count.here.word(i)) in places)


@lru_cache(maxsize=_REMEMBERED)
def doers(count: Count) -> frozenset[str]:
    """Kinds of people, and names, that are the subject of the clause."""
    subject = count.claim.subject if count.claim else None
    if subject is None or subject.overlaps(count.figure.span):
        return frozenset()
    heads = _heads(count, subject)
    kinds = {count.reading.words.counted.get(count.here.tokens[i].lemma.lower()) for i in heads}
    keys = {key for i in heads if (key := count.reading.key_of(count.here, i)) and key.startswith("@")}
    return frozenset({kind for kind in kinds if kind and kind[1:] in count.rules["human_groups"]} or keys)
