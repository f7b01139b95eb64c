"""The place that a verb or participle gives to what it tells: towns by name, and sites by their sort and name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from questions.crosscheck.reading import Reading
from questions.crosscheck.vocabulary import fold
from questions.languages.tables import load_table
from questions.syntax import Tree

#: Words between a place and the verb that it hangs on, at most.
_STEPS = 2
#: How the rest of a name hangs on its head.
_FLAT = ("flat", "appos")
#: Sites of which a name behind « de » is their own (« le quai de Bretagne »), not that of a town.
_NAMED_BY_ANY = frozenset({"berth", "street"})
#: How a word hangs on one whose own place is its place too.
_THROUGH = ("xcomp", "obl", "nmod", "appos", "flat")


@dataclass(frozen=True)
class Spot:
    """Where something is told to happen; what the text leaves open is empty."""

    towns: frozenset[str] = frozenset()
    site: str = ""
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.towns or self.site)

    def joined(self, other: Spot) -> Spot:
        """« à Nevers, dans un salon de la mairie »: both together."""
        return Spot(self.towns | other.towns, self.site or other.site, self.names | other.names)


def table_of(reading: Reading) -> dict[str, Any]:
    """The lists of the language: words as sets, sites and kin by word."""
    return _tables(reading.annotated.dispatch.language)


@lru_cache(maxsize=8)
def _tables(language: str) -> dict[str, Any]:
    table = load_table(language, "places")
    rows = table["deed"]
    lists = {name: words for name, words in table.items() if isinstance(words, list) and words is not rows}
    sets: dict[str, Any] = {**table, **{name: frozenset(words) for name, words in lists.items()}}
    sites = {word: name for name, words in table["sites"].items() for word in words}
    kin: dict[str, set[str]] = {}
    for name, words in table["kin"].items():
        for word in words:
            kin.setdefault(word, set()).add(name)
    held = {name: frozenset(words) for name, words in table["held"].items()}
    deeds = {verb: [row for row in rows if verb in row["verbs"]] for each in rows for verb in each["verbs"]}
    needs = {verb: frozenset(words) for verb, words in table["needs"].items()}
    return {**sets, "needs": needs, "sites": sites, "kin": kin, "held": held, "deeds": deeds}


def are_two(one: Spot, other: Spot) -> bool:
    """Whether no place is both: two towns, two sorts of sites, two sites of one sort with names of their own."""
    if one.towns and other.towns and one.towns.isdisjoint(other.towns):
        return True
    if not (one.site and other.site):
        return False
    if one.site != other.site:
        return True
    return bool(one.names and other.names) and one.names.isdisjoint(other.names)


def spot_at(reading: Reading, here: Tree, verb: int, *, starts: bool = False) -> Spot:
    """The place that hangs on a verb; nothing where the text gives none.

    :param starts: whether its place is where a way begins (« parti de Nevers », « a quitté Nevers »).
    """
    table, found = table_of(reading), Spot()
    prepositions = table["from"] if starts else table["at"]
    for i in range(verb + 1 if starts else 0, len(here.tokens)):
        if i == verb or not _hangs_on(here, i, verb):
            continue
        case = here.child(i, "case")
        if case is not None and here.word(case) in prepositions and not _nearby(here, i):
            found = found.joined(_named(reading, here, i, case=here.word(case), starts=starts))
        elif case is None and starts and here.tokens[i].dep == "obj" and here.tokens[i].head == verb:
            found = found.joined(_named(reading, here, i, case="", starts=True))
        elif case is not None and here.word(case) in table["by"] and here.tokens[i].dep == "obl:agent":
            found = found.joined(_site(reading, here, i))
    return found


def site_of(reading: Reading, here: Tree, noun: int) -> Spot:
    """The site that a noun names, or of which it names a room."""
    return _site(reading, here, noun)


def _hangs_on(here: Tree, place: int, verb: int) -> bool:
    """Whether a noun completes the verb, by itself or by another complement (« retrouvée calcinée à Nevers »)."""
    for _ in range(_STEPS):
        above = here.governor(place)
        if above is None or above == verb:
            return above == verb
        token = here.tokens[above]
        if not token.dep.startswith(_THROUGH) or token.feature("VerbForm") == "Fin" or here.has(above, "aux:tense"):
            return False
        place = above
    return here.governor(place) == verb


def _nearby(here: Tree, place: int) -> bool:
    """« à 3 km de Nevers », « près de Nevers »: another word stands between the preposition and the name."""
    return any(here.tokens[i].dep == "advmod" and i < place for i in here.children[place])


def _named(reading: Reading, here: Tree, place: int, *, case: str, starts: bool) -> Spot:
    table, token = table_of(reading), here.tokens[place]
    bare = here.child(place, "det") is None
    if bare and _is_town(reading, here, place) and (starts or case in table["town"]):
        return Spot(towns=frozenset({_name(here, place)}))
    return _site(reading, here, place) if token.pos in {"NOUN", "PROPN"} else Spot()


def _is_town(reading: Reading, here: Tree, place: int) -> bool:
    """A capital within the sentence, of nobody and of no state: a town is told from its state by no word."""
    token = here.tokens[place]
    if not place or not token.text[:1].isupper() or token.text.isupper():
        return False
    key = reading.key_of(here, place) or ""
    state = token.text.lower() in reading.words.places
    return not state and key not in reading.people and token.pos in {"PROPN", "NOUN", "ADJ"}


def _name(here: Tree, place: int) -> str:
    words = [place, *(i for i in here.children[place] if here.tokens[i].dep.startswith("flat") and i > place)]
    return fold(" ".join(here.tokens[i].text for i in words))


def _site(reading: Reading, here: Tree, place: int) -> Spot:
    """« le quai de Bretagne », « une salle de la mairie de Nevers »."""
    table = table_of(reading)
    lemma = here.tokens[place].lemma.lower()
    site = table["sites"].get(lemma, "") or table["sites"].get(here.word(place), "")
    if not site:
        below = _rooms_below(here, place) if lemma in table["rooms"] else ()
        return next((found for i in below if (found := _site(reading, here, i))), Spot())
    towns, names = set[str](), set[str]()
    for i in here.children[place]:
        if i < place or not here.tokens[i].text[:1].isupper():
            continue
        of = here.child(i, "case")
        owned = of is not None and here.word(of) in table["of"] and here.child(i, "det") is None
        if owned and site not in _NAMED_BY_ANY:
            towns |= {_name(here, i)} if _is_town(reading, here, i) else set()
        elif site in _NAMED_BY_ANY or here.tokens[i].dep.startswith(_FLAT):
            names.add(_name(here, i))
    return Spot(frozenset(towns), site, frozenset(names))


def _rooms_below(here: Tree, place: int) -> Iterator[int]:
    """« la salle des mariages de la mairie »: what completes a room, and what completes that."""
    for i in here.children[place]:
        if here.tokens[i].dep == "nmod" and i > place:
            yield i
            yield from (j for j in here.children[i] if here.tokens[j].dep == "nmod" and j > i)
