"""What a number takes in: « peinture comprise », « hors taxes »; the zone for which a radius is drawn; those of a
group of whom the dispatch tells beside it."""

from __future__ import annotations

from functools import lru_cache

from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.people import names_people
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

#: Counts whose traits are remembered; each is compared with many.
_REMEMBERED = 4096
#: Words behind a figure among which « , frais compris » and « hors taxes » stand, at most.
_BEHIND = 7


def takes_in_more(a: Count, b: Count) -> bool:
    """« cinq semaines, peinture comprise », « trois semaines »; « 900 euros hors taxes », « 1 080 euros »: the
    higher of two numbers takes in what the other need not, or the lower one leaves it out; unless it is told for the
    real one (« le prix réel »)."""
    lower, higher = (a, b) if a.figure.value < b.figure.value else (b, a)
    if any(not one.voices.isdisjoint(one.rules["taking_in"]["real"]) for one in (a, b)):
        return False
    return (_is_inclusive(higher) and not _is_inclusive(lower)) or (_is_exclusive(lower) and not _is_exclusive(higher))


def of_two_zones(a: Count, b: Count) -> bool:
    """« arrachées dans un rayon de 3 km », « la zone d'observation, d'un rayon de 10 km »: a radius is drawn around a
    place for each measure; two are versions of one only where what is done or named there is the same."""
    radii = a.rules["radii"]
    if not (_has_radius(a) and _has_radius(b)):
        return False
    idle = {a.reading.words.key(lemma) for lemma in (*radii["nouns"], *radii["zones"])}
    return not _telling_of_zone(a, idle) & _telling_of_zone(b, idle)


def knows_of_more(a: Count, b: Count) -> bool:
    """« deux hommes sont entrés », where « un troisième homme » is told of too: not all of those whom another dispatch
    counts."""
    lower, higher = (a, b) if a.figure.value < b.figure.value else (b, a)
    return lower.reading is not higher.reading and _is_group(lower) and _tells_one_more(lower)


@lru_cache(maxsize=_REMEMBERED)
def _is_inclusive(count: Count) -> bool:
    return _tells(count, "inclusive")


@lru_cache(maxsize=_REMEMBERED)
def _is_exclusive(count: Count) -> bool:
    return _tells(count, "exclusive")


def _tells(count: Count, row: str) -> bool:
    """Whether one of the phrases stands behind the figure, before the next figure, verb or full stop."""
    rules, here, behind = count.rules["taking_in"], count.here, count.behind
    near = range(behind, min(behind + _BEHIND, len(here.tokens)))
    marks = set(rules["participles"])
    stop = next((i for i in near if _ends_phrase(here, i, marks)), near.stop)
    words = " ".join(here.words[behind:stop])
    if any(f" {phrase} " in f" {words} " for phrase in rules[row]):
        return True
    completed = (i for i in range(behind + 1, stop) if here.word(i) in marks)
    return row == "inclusive" and any(here.tokens[i - 1].pos in {"NOUN", "PROPN", "ADJ"} for i in completed)


def _ends_phrase(here: Tree, index: int, marks: set[str]) -> bool:
    token = here.tokens[index]
    closes = token.pos in {"VERB", "AUX", "NUM"} and here.word(index) not in marks
    return closes or token.text in {".", ";", ":", "?", "!"}


@lru_cache(maxsize=_REMEMBERED)
def _has_radius(count: Count) -> bool:
    """« dans un rayon de trois kilomètres »: the word right before the number."""
    first, of = count.first, count.reading.words.grammar["of"]
    if first < 2 or count.here.word(first - 1) not in of:
        return False
    return count.here.tokens[first - 2].lemma.lower() in count.rules["radii"]["nouns"]


def _telling_of_zone(count: Count, idle: set[str]) -> frozenset[str]:
    """Keys of what governs the radius, and of what completes the word for the zone (« la zone de protection »)."""
    here, zones = count.here, count.rules["radii"]["zones"]
    named = [i for i in count.chain if here.tokens[i].lemma.lower() in zones]
    completing = {count.reading.key_of(here, j) for i in named for j in here.children[i] if j not in count.chain}
    found = count.frame | {key for key in completing if key}
    return frozenset(key for key in found - idle - count.places if not key.startswith("@"))


def _is_group(count: Count) -> bool:
    """Whether people are counted whom nothing befell yet."""
    group = count.kind_key[1:] in count.rules["human_groups"] or count.figure.unit in count.rules["whoever"]
    return (group or count.counts_people) and not count.befell


@lru_cache(maxsize=_REMEMBERED)
def _tells_one_more(count: Count) -> bool:
    """Whether the dispatch tells of « un troisième », « le troisième homme » where this counts two."""
    ordinals = load_table(count.reading.annotated.dispatch.language, "calendar")["ordinals"]
    following = {word for word, value in ordinals.items() if value == count.figure.value + 1}
    return any(
        plain(here.tokens[i].text) in {plain(word) for word in following} and _is_of_people(count, here, i)
        for here in count.reading.trees
        for i in range(1, len(here.tokens))
        if here.tokens[i - 1].pos == "DET"
    )


def _is_of_people(count: Count, here: Tree, ordinal: int) -> bool:
    """« un troisième homme », « un troisième a pu fuir »; not « un troisième rendez-vous »."""
    if ordinal + 1 >= len(here.tokens) or here.tokens[ordinal + 1].pos in {"VERB", "AUX", "PUNCT"}:
        return True
    noun = ordinal + 1
    if here.tokens[noun].pos not in {"NOUN", "ADJ"}:
        return here.tokens[noun].pos == "PRON"
    lemma = here.tokens[noun].lemma.lower()
    words = count.rules
    return lemma in {*words["whoever"], *words["people"]} or names_people(count.reading, here, noun)
