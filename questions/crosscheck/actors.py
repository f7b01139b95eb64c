"""Merges the mentions of all dispatches into actors: one for each person, organisation, state or group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from questions.annotations import Actor, ActorKind, Mention, Role
from questions.naming import content_words, folded, name_key, spells, without_article, words_of

#: A group that never acts is an actor when it is named so many times.
NAMED_OFTEN = 2

Key = tuple[ActorKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class MergedActors:
    """The actors of a dossier in order of appearance, and the mentions of each dispatch under the actors' names."""

    actors: tuple[Actor, ...]
    mentions: tuple[tuple[Mention, ...], ...]


def merge_actors(mentions: Sequence[Sequence[Mention]]) -> MergedActors:
    """Brings together what means the same actor.

    :param mentions: the mentions of each dispatch, under the names that the annotator resolved.
    """
    listed = [mention for each in mentions for mention in each]
    owner = _owners(_by_key(listed))
    members: dict[Key, list[Mention]] = defaultdict(list)
    for mention in listed:
        members[owner[_key(mention)]].append(mention)
    names = {key: _display_name(key[0], own) for key, own in members.items()}
    actors = tuple(_actor(names[key], key[0], own) for key, own in members.items())
    renamed = tuple(tuple(replace(m, name=names[owner[_key(m)]]) for m in each) for each in mentions)
    return MergedActors(actors, renamed)


def _key(mention: Mention) -> Key:
    """The same words in another order are the same organisation: « Conseil Russie-Otan », « Conseil Otan-Russie »."""
    words = name_key(mention.name)
    if mention.kind == "organisation" and any("-" in word for word in words):
        return mention.kind, tuple(sorted(content_words(mention.name)))
    return mention.kind, words


def _by_key(mentions: Iterable[Mention]) -> dict[Key, list[Mention]]:
    table: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        table[_key(mention)].append(mention)
    return table


def _owners(table: dict[Key, list[Mention]]) -> dict[Key, Key]:
    """Leads each key to the key of its actor."""
    owner = {key: key for key in table}
    for kind, same in (("person", _same_person), ("organisation", _same_organisation), ("group", _same_group)):
        keys = [key for key in table if key[0] == kind]
        for key, longer in _links(keys, same, table):
            owner[_root(owner, key)] = _root(owner, longer)
    return {key: _root(owner, key) for key in table}


def _root(owner: dict[Key, Key], key: Key) -> Key:
    while owner[key] != key:
        key = owner[key]
    return key
