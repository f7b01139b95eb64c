"""Which groups are one: those who share an actor or a word, and the bare noun when there is but one of the kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from questions.annotations import ActorKind, Mention
from questions.languages import load_table
from questions.naming import content_words, folded

Key = tuple[ActorKind, tuple[str, ...]]
_TWO = 2
#: « vingtaine de » before the head of a group, in words.
BEHIND_COLLECTIVE = 2


def nested_actors(table: dict[Key, list[Mention]]) -> dict[Key, frozenset[str]]:
    """For each group, the actors named inside its name (« les ambassadeurs de l'Otan »)."""
    by_file: dict[str, list[Mention]] = defaultdict(list)
    for mention in (m for key, own in table.items() if key[0] != "group" for m in own):
        by_file[mention.span.file].append(mention)
    return {
        key: frozenset(m.name for g in own for m in by_file[g.span.file] if g.span.contains(m.span))
        for key, own in table.items()
        if key[0] == "group"
    }


def group_links(table: dict[Key, list[Mention]], nested: dict[Key, frozenset[str]]) -> Iterator[tuple[Key, Key]]:
    """Groups with the same head: those who share an actor or a word, and the bare head when they are one cluster."""
    by_head: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(key for key in table if key[0] == "group"):
        by_head[_head(key[1])].append(key)
    for head, keys in by_head.items():
        marks = {key: _marks(key, head, nested[key]) for key in keys}
        pairs = [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :] if not _other_number(a, b)]
        links = [(a, b) for a, b in pairs if marks[a] & marks[b]]
        yield from links
        bare = [key for key in keys if not marks[key]]
        marked = [key for key in keys if marks[key]]
        yield from ((bare[0], other) for other in bare[1:] if not _other_number(bare[0], other))
        single = bare and marked and not _other_number(bare[0], marked[0])
        counted = any(map(_counted, bare)) and not any(map(_counted, marked))
        single = single and (not counted or _are_both(bare[0], table[marked[0]]))
        if single and len(links) >= len(marked) - 1:
            yield bare[0], marked[0]


def staff_links(table: dict[Key, list[Mention]], nested: dict[Key, frozenset[str]]) -> Iterator[tuple[Key, Key]]:
    """« les inspecteurs de l'Agence »: the body itself, which acts by them; « deux inspecteurs » are but themselves."""
    bodies = {mention.name: key for key in sorted(table) if key[0] == "organisation" for mention in table[key]}
    for key in sorted(key for key in table if key[0] == "group"):
        named = [bodies[name] for name in sorted(nested[key]) if name in bodies]
        if len(named) == len(nested[key]) == 1 and key[1][0] in _staff():
            yield key, named[0]


@cache
def _staff() -> frozenset[str]:
    return frozenset(map(folded, load_table("fr", "actors")["staff"]))


def _counted(key: Key) -> frozenset[str]:
    return frozenset(word for word in key[1] if word.isdigit() or word in _counts())


def _are_both(bare: Key, told: list[Mention]) -> bool:
    """« les deux ministres » are « les ministres de Karvanie et de Lombrie », of whom two are told by name."""
    pair = frozenset(map(folded, load_table("fr", "actors")["pair"]))
    words = told[0].name.replace("'", " ").replace("’", " ").split()[1:]
    return bool(_counted(bare) & pair) and sum(word[:1].isupper() for word in words) == _TWO


def _other_number(one: Key, other: Key) -> bool:
    """« trois élèves » are not « 412 élèves »."""
    numbers = [_counted(key) | _collectives() & set(key[1]) for key in (one, other)]
    return bool(numbers[0] and numbers[1] and numbers[0] != numbers[1])


def _head(words: tuple[str, ...]) -> str:
    plain = without_collective(words)
    return next((word for word in plain if not word.isdigit() and word not in group_openers()), plain[0])


def without_collective(words: tuple[str, ...]) -> tuple[str, ...]:
    """« gendarmes » of « vingtaine de gendarmes »."""
    return words[BEHIND_COLLECTIVE:] if words[0] in _collectives() and len(words) > BEHIND_COLLECTIVE else words


def bare_group(form: str) -> str:
    """« agriculteurs » of « 300 agriculteurs », « pompiers » of « soixantaine de pompiers »; few of a kind are told in
    words (« deux élus ») and are not all of it."""
    words = form.split()
    if folded(words[0]) in _collectives() and len(words) > BEHIND_COLLECTIVE - 1:
        rest = " ".join(words[1:])
        return next((rest[len(of) :] for of in _ties() if rest.startswith(of)), form)
    start = next((n for n, word in enumerate(words) if not word[:1].isdigit()), 0)
    return " ".join(words[start:])


@cache
def _ties() -> tuple[str, ...]:
    """« de » and « d' » as they stand before a noun."""
    return tuple(word if word.endswith("'") else f"{word} " for word in load_table("fr", "actors")["of"])


def head_of_group(name: str) -> str:
    """The folded noun of a group, by which groups of one kind are known."""
    words = [folded(word) for word in bare_group(name).split()]
    return next((word for word in words if word not in group_openers()), words[0])


def _marks(key: Key, head: str, nested: frozenset[str]) -> frozenset[str]:
    """What sets a group apart from others with the same head: actors in its name, else its other words."""
    if nested:
        return nested
    own = content_words(" ".join(key[1])) - content_words(head) - group_openers()
    return frozenset(word for word in own - _collectives() if not word.isdigit())


@cache
def _collectives() -> frozenset[str]:
    """« vingtaine » of « une vingtaine de gendarmes »."""
    return frozenset(map(folded, load_table("fr", "calendar")["counting"]["collectives"]))


@cache
def _counts() -> frozenset[str]:
    return frozenset(folded(word) for word in load_table("fr", "actors")["counts"])


@cache
def group_openers() -> frozenset[str]:
    """Folded words that may stand before the head of a group (« deux », « hauts »)."""
    return frozenset(folded(word) for word in load_table("fr", "actors")["before_groups"])
