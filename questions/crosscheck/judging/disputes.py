"""What in the words of two passages shows that the one disputes what the other tells; likeness alone shows nothing."""

from __future__ import annotations

from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.denied.polarity import denied_words, table_of
from questions.crosscheck.judging.passages import Passage
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of

#: How what narrows a noun hangs on it.
_NARROWS = frozenset({"amod", "nmod"})
#: Words behind « et non » among which what is rejected stands.
_NEAR = 4
_NOMINAL = frozenset({"NOUN", "PROPN"})


def disputed(one: Passage, other: Passage) -> bool:
    """Whether either denies every case of what the other tells of, rejects what the other holds, or limits what the
    other extends to all. Numbers, days, causes and doers are for those who look at them more closely."""
    pairs = ((one, other), (other, one))
    if any(_denies(*pair) or _rejects(*pair) for pair in pairs):
        return True
    return any("limits" in a.marks and "takes_in_all" in b.marks for a, b in pairs)


def _denies(one: Passage, other: Passage) -> bool:
    """« aucune serre n'a brûlé », « le feu a pris dans une serre »; not « aucune victime civile » beside victims, nor
    « aucun camion n'attendait » beside trucks of which something else is told."""
    found = denied_words(one.reading, one.here)
    none = (i for i, (_, is_none) in found.items() if is_none and one.here.tokens[i].pos == "NOUN")
    told = _told(other)
    return any(_key(one, i) in told and _narrowed(one, i) <= told and _of_one_deed(one, i, other) for i in none)


def _of_one_deed(one: Passage, noun: int, other: Passage) -> bool:
    """Whether the verb that goes with the noun only says that there is none, or the other tells it in akin words."""
    here, table = one.here, table_of(one.reading)
    above = here.governor(noun)
    verb = None if above is None else clause_of(here, above)
    lemma = None if verb is None else here.tokens[verb].lemma.lower()
    if lemma is None or lemma in table["light"]:
        return True
    akin = kinship(one.reading.annotated.dispatch.language).names(lemma)
    return any(not akin.keys().isdisjoint(term.names) for term in other.terms)


def _told(passage: Passage) -> frozenset[str]:
    """Keys of the words that it does not deny."""
    return frozenset(_key(passage, i) for i in range(len(passage.here.tokens)) if i not in passage.denied) - {""}


def _rejects(one: Passage, other: Passage) -> bool:
    """« ses hommes, et non les douaniers, ont fouillé le camion », « les douaniers ont fouillé le camion »."""
    return any(_key(one, noun) in _told(other) for noun in _rejected(one.here, _markers(one)))


def _rejected(here: Tree, markers: frozenset[tuple[str, ...]]) -> list[int]:
    """Nouns that stand right behind « et non »."""
    found = []
    for i in range(len(here.tokens)):
        behind = next((i + len(m) for m in markers if tuple(here.words[i : i + len(m)]) == m), None)
        near = () if behind is None else range(behind, min(behind + _NEAR, len(here.tokens)))
        found += [j for j in near if here.tokens[j].pos in _NOMINAL][:1]
    return found


def _narrowed(passage: Passage, noun: int) -> set[str]:
    """« civile » of « victime civile »: what the denial is limited to."""
    here = passage.here
    below = (i for i in here.children[noun] if here.tokens[i].dep in _NARROWS)
    return {key for i in below if (key := _key(passage, i))}


def _key(passage: Passage, index: int) -> str:
    return passage.reading.key_of(passage.here, index) or ""


def _markers(passage: Passage) -> frozenset[tuple[str, ...]]:
    rows = load_table(passage.reading.annotated.dispatch.language, "judge")["marks"]["rejects"]
    return frozenset(tuple(phrase.split()) for phrase in rows)
