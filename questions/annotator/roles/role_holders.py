"""Roles told without a name (« le ministre »): whose they are by what the dossier says of its persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.roles.compatriots import People, find_by_people, peoples_of
from questions.annotator.roles.house_roles import house_roles
from questions.annotator.roles.introduced import introduced_roles
from questions.annotator.roles.pointed_persons import pointed_persons
from questions.annotator.roles.posts import posts
from questions.annotator.roles.restated import restated_roles
from questions.annotator.roles.role_bearers import (
    HeldRole,
    find_last_speaker,
    find_role_holders,
    held_role,
    offices_told,
    plain_role,
)
from questions.annotator.roles.shared_roles import shared_roles
from questions.annotator.roles.single_holders import find_single_holders
from questions.annotator.roles.taken_up import find_taken_up
from questions.annotator.roles.told_roles import told_roles
from questions.annotator.roles.trades import trades_told

#: Words of a role that lead to its holder in another dispatch (« le directeur du port », not « le directeur »).
TOLD_IN_FULL = 2


def with_holders(dossier: Sequence[list[Sentence]], complete: list[list[Found]]) -> list[list[Found]]:
    """Adds roles without a name: whose they are by the same dispatch, else, when told in full, by another."""
    complete = [_with_told_roles(sentences, found) for sentences, found in zip(dossier, complete, strict=True)]
    complete = _with_restated(dossier, complete)
    roles = [_roles_held(sentences, found) for sentences, found in zip(dossier, complete, strict=True)]
    everywhere = list(dict.fromkeys(role for held in roles for role in held))
    peoples = peoples_of(dossier, complete)
    complete = [
        [*found, *_compatriots(sentences, found, peoples)] for sentences, found in zip(dossier, complete, strict=True)
    ]
    return [
        [*found, *_holders(sentences, found, held, everywhere)]
        for sentences, found, held in zip(dossier, complete, roles, strict=True)
    ]


def _compatriots(sentences: list[Sentence], found: list[Found], peoples: Mapping[str, set[People]]) -> Iterator[Found]:
    for number, sentence in enumerate(sentences):
        for each in find_by_people(number, sentence, found, peoples):
            if not any(other.covers(number, each.start, each.end) for other in found):
                yield each


def _with_restated(dossier: Sequence[list[Sentence]], complete: list[list[Found]]) -> list[list[Found]]:
    """With the roles by which the next sentence goes on, and with those at whom it points (« cet éleveur »)."""
    told = frozenset(each.name for found in complete for each in found if each.roles or each.told)
    roles = (role for pair in zip(dossier, complete, strict=True) for role in _roles_held(*pair))
    held = frozenset(plain_role(role.words, alike=True) for role in roles)
    return [
        [*found, *restated_roles(sentences, found, told, held), *pointed_persons(sentences, found, told)]
        for sentences, found in zip(dossier, complete, strict=True)
    ]


def _with_told_roles(sentences: list[Sentence], found: list[Found]) -> list[Found]:
    return [
        replace(each, told=tuple(_told(sentences, each, found))) if each.kind == "person" else each for each in found
    ]


def _told(sentences: list[Sentence], person: Found, found: list[Found]) -> Iterator[tuple[str, int, int, int]]:
    beside = (
        *told_roles(sentences, person, found),
        *shared_roles(sentences, person, found),
        *house_roles(sentences, person, found),
        *trades_told(sentences, person),
    )
    here = ((person.sentence, role) for role in beside)
    for sentence, role in (*here, *posts(sentences, person, found), *introduced_roles(sentences, person, found)):
        yield role.text, sentence, role.start, role.end


def _roles_held(sentences: list[Sentence], found: list[Found]) -> list[HeldRole]:
    persons = [each for each in found if each.kind == "person"]
    quoted = [held_role(p.name, words_text(sentences[p.sentence], *role)) for p in persons for role in p.roles]
    return quoted + [held_role(p.name, text) for p in persons for text, *_ in p.told]


def _holders(
    sentences: list[Sentence],
    found: list[Found],
    held: list[HeldRole],
    everywhere: list[HeldRole],
) -> Iterator[Found]:
    taken: dict[int, list[Found]] = defaultdict(list)
    told = {role.name for role in everywhere}
    told_here = offices_told(sentences)
    for each in found:
        if each.kind != "group":
            taken[each.sentence].append(each)
        taken[each.sentence] += [replace(each, start=start, end=end) for start, end in each.roles]
    for number, sentence in enumerate(sentences):
        here = taken[number]
        for finder in (
            find_role_holders(number, sentence, held, 1, None),
            find_role_holders(number, sentence, everywhere, TOLD_IN_FULL, None),
            find_role_holders(number, sentence, everywhere, 1, told_here),
            find_single_holders(number, sentence, found, everywhere, told_here),
            find_taken_up(number, sentence, found, held),
            (_with_role(each, told) for each in find_last_speaker(number, sentence, found, held)),
        ):
            for each in finder:
                if not any(_stands_in_way(other, each) for other in here):
                    here.append(each)
                    yield each


def _stands_in_way(other: Found, holder: Found) -> bool:
    """Whether the words are another's; the state or body of which somebody is the minister stands among his."""
    inside = other.kind in ("state", "organisation") and holder.start < other.start and other.end <= holder.end
    return other.covers(holder.sentence, holder.start, holder.end) and not inside


def _with_role(found: Found, told: set[str]) -> Found:
    """The words that mean somebody to whom the dossier gives no role are one."""
    return found if found.name in told else replace(found, roles=((found.start, found.end),))
