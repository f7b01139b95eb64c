"""Two names for one body: with or without its nationality or its kind, or under another word for what it is.

« le ministère norvégien de la Pêche » and « le ministère de la Pêche »; « l'hôpital de Lens » and « le centre
hospitalier de Lens ».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from questions.languages import load_table
from questions.naming import folded, small_words, words_of

Words = tuple[str, ...]
#: Words of a head and its adjective, before the rest of a name.
BARE = 2
#: Words that make a name the same whatever small words stand between them.
TELLING = 3


def same_bodies(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Pairs of names (folded words, without article) that mean one body.

    :param names: the organisations of a dossier.
    """
    yield from _without_small_words(names)
    yield from _with_nationality(names)
    yield from _under_other_word(names)
    yield from _under_own_name(names)
    yield from _by_level(names)
    yield from _with_jurisdiction(names)
    yield from _bare(names)


def may_be_same(one: Words, other: Words) -> bool:
    """Whether two names may well mean one body, though nothing shows it: « la mairie » and « la Ville »."""
    if one == other or any(same_bodies([one, other])):
        return True
    opening = [next((o for o in _openings() if name[: len(o)] == o), None) for name in (one, other)]
    if opening[0] is None or opening[1] is None or _openings()[opening[0]] != _openings()[opening[1]]:
        return False
    return one == opening[0] or other == opening[1]


def _without_small_words(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« l'agence régionale de santé (de) Bretagne »: the same telling words in the same order, three or more."""
    by_words: dict[Words, list[Words]] = defaultdict(list)
    for name in names:
        by_words[tuple(word for word in name if word not in small_words())].append(name)
    for words, same in by_words.items():
        if len(words) >= TELLING:
            yield from ((same[0], other) for other in same[1:])


def _with_nationality(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """A name and the only one that adds to it a people or a region."""
    by_rest: dict[Words, list[Words]] = defaultdict(list)
    for name in names:
        rest = tuple(word for number, word in enumerate(name) if not number or word not in _peoples())
        if rest != name:
            by_rest[_singular(rest)].append(name)
    yield from _of_state(names)
    for name in names:
        longer = by_rest.get(_singular(name), [])
        if len(longer) == 1 and longer[0] != name:
            yield longer[0], name


def _of_state(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« le ministère burundais de la Santé » and « le ministère de la Santé du Burundi »."""
    of_state = {(name[:-2], name[-1]): name for name in names if len(name) > BARE + 1 and name[-2] in small_words()}
    for name in names:
        for number, word in enumerate(name[1:], 1):
            for state in _state_adjectives().get(word, ()):
                other = of_state.get((name[:number] + name[number + 1 :], state))
                if other:
                    yield name, other


def _singular(name: Words) -> Words:
    """« douanes » and « douane » are one."""
    return (name[0].removesuffix("s"), *name[1:])


def _under_other_word(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """The same complement behind words that mean one kind of body, nationalities left out."""
    by_place: dict[tuple[str, Words], list[Words]] = defaultdict(list)
    for name in names:
        opening = next((o for o in _openings() if name[: len(o)] == o and len(name) > len(o)), None)
        rest = tuple(word for word in name[len(opening) :] if word not in _peoples()) if opening else ()
        if opening and len(rest) > 1 and rest[0] in small_words():
            by_place[_openings()[opening], rest].append(name)
    towns = {rest[-1] for _, rest in by_place}
    for (kind, rest), same in by_place.items():
        whole = [town for town in towns if _is_short_for(rest[-1], town)]
        longer = by_place.get((kind, (*rest[:-1], *whole)), []) if len(whole) == 1 else []
        yield from ((same[0], other) for other in (*same[1:], *longer[:1]))


def _under_own_name(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« l'hôpital Jean-Roy » and « le centre hospitalier Jean-Roy »; where a dispatch says « le centre hospitalier
    Jean-Roy de Lens », « l'hôpital de Lens » too, unless another house of that kind has its seat there."""
    by_rest: dict[tuple[str, Words], list[Words]] = defaultdict(list)
    for name in names:
        opening = next((o for o in _openings() if name[: len(o)] == o and len(name) > len(o)), None)
        if opening is not None and _openings()[opening] in _named_kinds():
            by_rest[_openings()[opening], name[len(opening) :]].append(name)
    seats: dict[tuple[str, Words], list[Words]] = defaultdict(list)
    for kind, rest in by_rest:
        at = next((i for i, word in enumerate(rest) if i and word in small_words()), None)
        if at is not None and rest[0] not in small_words():
            seats[kind, rest[at:]].append(rest)
    for (_, rest), same in by_rest.items():
        if rest[0] not in small_words():
            yield from ((same[0], other) for other in same[1:])
    for (kind, seat), houses in seats.items():
        own = {house[: -len(seat)] for house in houses}
        if len(own) == 1:
            told = [*by_rest[kind, houses[0]], *by_rest.get((kind, seat), ()), *by_rest.get((kind, own.pop()), ())]
            yield from ((told[0], other) for other in told[1:])


def _is_short_for(town: str, other: str) -> bool:
    """« Mareuil » for « Mareuil-sur-Loir », whatever the order of the parts of a compound."""
    rest = set(other.split("-")) - set(town.split("-"))
    return set(town.split("-")) < set(other.split("-")) and len(rest) > 1 and bool(rest & _town_links())


def _by_level(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« la police cantonale » and the only police told by its canton (« la police fribourgeoise »)."""
    pairs = [name for name in names if len(name) == 2]
    for head, level in pairs:
        whole = _levels().get(level)
        if whole is None:
            continue
        others = [name for name in pairs if name[0] == head and name[1] != level]
        told = [name for name in others if (name[1] in _state_adjectives()) == whole]
        if len(others) == len(told) == 1 and told[0][1] not in _levels() and _tells_place(told[0][1]):
            yield (head, level), told[0]


def _with_jurisdiction(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« le tribunal de Lens » and the only one of Lens told more fully (« le tribunal correctionnel de Lens »)."""
    fuller: dict[Words, list[Words]] = defaultdict(list)
    for name in names:
        rest = tuple(word for number, word in enumerate(name) if not number or word not in _droppable(name[0]))
        if rest != name and len(rest) > 1:
            fuller[rest].append(name)
    kinds = [name for name in names if len(name) > BARE and name[1] not in small_words()]
    others = {name[:1] + name[2:] for name in kinds if name[1] not in _droppable(name[0])}
    for rest, longer in fuller.items():
        if rest in set(names) and len(longer) == 1 and rest not in others:
            yield longer[0], rest


def _bare(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« le Département », « la mairie »: the only body of the dossier that such a word means, whatever it is called."""
    for name in names:
        openings = _meant_by().get(name[0], ()) if len(name) == 1 else ()
        meant = [other for other in names if any(len(other) > len(o) and other[: len(o)] == o for o in openings)]
        places = {other[len(o) :] for other in meant for o in openings if other[: len(o)] == o}
        if meant and len(places) == 1:
            yield name, meant[0]


def _tells_place(word: str) -> bool:
    endings = tuple(folded(ending) for ending in load_table("fr", "actors")["people_endings"])
    return word in _peoples() or word.endswith(endings)


@cache
def _levels() -> dict[str, bool]:
    """Adjectives for what a body governs → whether that is a whole state."""
    levels: dict[str, bool] = load_table("fr", "actors")["levels"]
    return {folded(word): whole for word, whole in levels.items()}


@cache
def _openings() -> dict[Words, str]:
    """The words that open names of one kind of body → the kind, the longest first."""
    kinds: dict[str, list[str]] = load_table("fr", "actors")["same_kind"]
    table = {words_of(form): kind for kind, forms in kinds.items() for form in forms}
    return dict(sorted(table.items(), key=lambda row: -len(row[0])))


@cache
def _named_kinds() -> frozenset[str]:
    """Kinds of bodies that bear a name of their own (« l'hôpital Jean-Roy »)."""
    kinds: list[str] = load_table("fr", "actors")["named_kinds"]
    return frozenset(kinds)


@cache
def _droppable(head: str) -> frozenset[str]:
    """Folded adjectives that names with this head may leave out."""
    table: dict[str, list[str]] = load_table("fr", "actors")["droppable"]
    return frozenset(folded(word) for noun, words in table.items() if folded(noun) == head for word in words)


@cache
def _meant_by() -> dict[str, tuple[Words, ...]]:
    """A word alone → the words with which names of what it may mean open."""
    table: dict[str, list[str]] = load_table("fr", "actors")["meant_alone"]
    return {folded(word): tuple(map(words_of, openings)) for word, openings in table.items()}


@cache
def _town_links() -> frozenset[str]:
    """Folded words that tie the second part of a town's name to the first."""
    return frozenset(map(folded, load_table("fr", "actors")["town_links"]))


@cache
def _peoples() -> frozenset[str]:
    """Folded adjectives of states and regions, hyphenated pairs apart."""
    return frozenset(_state_adjectives()) | {folded(word) for word in load_table("fr", "actors")["regional"]}


@cache
def _state_adjectives() -> dict[str, tuple[str, ...]]:
    """Folded adjectives of states → the folded names of the states that they may mean."""
    table: dict[str, tuple[str, ...]] = {}
    for row in load_table("fr", "gazetteer_states")["states"]:
        for word in row.get("adjectives", ()):
            table[folded(word)] = (*table.get(folded(word), ()), folded(row["name"]))
    return table
