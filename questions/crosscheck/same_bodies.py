"""Two names for one body: with or without its nationality, or under another word for what it is.

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


def same_bodies(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Pairs of names (folded words, without article) that mean one body.

    :param names: the organisations of a dossier.
    """
    yield from _with_nationality(names)
    yield from _under_other_word(names)
    yield from _by_level(names)


def _with_nationality(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """A name and the only one that adds to it a people or a region."""
    by_rest: dict[Words, list[Words]] = defaultdict(list)
    for name in names:
        rest = tuple(word for number, word in enumerate(name) if not number or word not in _peoples())
        if rest != name:
            by_rest[rest].append(name)
    present = set(names)
    for rest, longer in by_rest.items():
        if rest in present and len(longer) == 1:
            yield longer[0], rest


def _under_other_word(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """The same complement behind words that mean one kind of body."""
    by_place: dict[tuple[str, Words], list[Words]] = defaultdict(list)
    for name in names:
        opening = next((o for o in _openings() if name[: len(o)] == o and len(name) > len(o)), None)
        if opening and name[len(opening)] in small_words():
            by_place[_openings()[opening], name[len(opening) :]].append(name)
    for same in by_place.values():
        yield from ((same[0], other) for other in same[1:])


def _by_level(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """« la police cantonale » and the only police told by its canton (« la police fribourgeoise »)."""
    pairs = [name for name in names if len(name) == 2]
    for head, level in pairs:
        endings = _levels().get(level)
        if endings is None:
            continue
        others = [name for name in pairs if name[0] == head and name[1] != level]
        told = [name for name in others if (name[1] in _state_adjectives()) == endings]
        if len(others) == len(told) == 1 and told[0][1] not in _levels() and _tells_place(told[0][1]):
            yield (head, level), told[0]


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
def _peoples() -> frozenset[str]:
    """Folded adjectives of states and regions, hyphenated pairs apart."""
    return _state_adjectives() | {folded(word) for word in load_table("fr", "actors")["regional"]}


@cache
def _state_adjectives() -> frozenset[str]:
    states = load_table("fr", "gazetteer_states")["states"]
    return frozenset(folded(word) for row in states for word in row.get("adjectives", ()))
