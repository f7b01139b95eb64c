"""The subject of a clause, where parser and word order bear it out; appositions and brackets are left out."""

from __future__ import annotations

from collections.abc import Sequence

from questions.item_writing.agreement import head_position
from questions.item_writing.reference import plain_word, stands_alone
from questions.item_writing.stretches import STOPS, Offsets, inside, without_asides
from questions.item_writing.verb_groups import VerbGroup, verb_group
from questions.item_writing.wording import morphology
from questions.syntax import Tree, is_finite

SUBJECT_LINKS = frozenset({"nsubj", "nsubj:pass"})


def subject_of(here: Tree, verb: int, group: VerbGroup, hidden: Sequence[Offsets]) -> list[int] | None:
    """Positions of the subject, appositions and brackets left out."""
    owner = _owner(here, verb)
    if owner is None:
        return None
    end = group.start if owner == verb else _group_start(here, owner)
    if end is None:
        return None
    kept = _parsed_subject(here, owner, end, hidden) or _subject_by_order(here, end, hidden)
    return None if kept is None or _holed(here, kept, hidden) else kept


def _holed(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    """Whether something was taken out of the middle of the subject (« la vente prévue | dimanche »)."""
    follows = kept[-1] + 1 < len(here.tokens) and inside(here.tokens[kept[-1] + 1], hidden)
    return follows or any(inside(here.tokens[i], hidden) for i in range(kept[0], kept[-1]))


def _parsed_subject(here: Tree, owner: int, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """The subject as the parser has it, where the words around bear it out."""
    head = next((i for i in here.children[owner] if here.tokens[i].dep in SUBJECT_LINKS), None)
    if head is None or head >= end or here.tokens[head].pos not in {"NOUN", "PROPN"}:
        return None
    start = min(i for i in here.subtree(head) if i <= head)
    while start < head and here.tokens[start].pos in {"CCONJ", "SCONJ", "PUNCT", "SPACE"}:
        start += 1
    kept = without_asides(here, range(start, end), hidden)
    return kept if kept is not None and _sound_subject(here, start, kept, head, hidden) else None


def _subject_by_order(here: Tree, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """The words from the beginning of the sentence to the verb, where they are one noun phrase and no more.

    The parser takes an apposition (« Le premier malade, un habitant de Dison, a … ») or a fronted date for the
    subject; word order does not.
    """
    kept = without_asides(here, range(_after_break(here, end), end), hidden)
    if not kept or here.tokens[kept[0]].pos not in {"DET", "PROPN", "NUM"}:
        return None
    head = _head(here, kept)
    plain = all(here.tokens[i].pos not in {"SCONJ", "VERB", "AUX", "PUNCT"} for i in kept)
    if head is None or not plain or not _sound_subject(here, kept[0], kept, head, hidden):
        return None
    return kept


def _after_break(here: Tree, end: int) -> int:
    """Position behind the last full stop, semicolon, colon or dash before the verb."""
    return next((i + 1 for i in range(end - 1, -1, -1) if here.tokens[i].text in STOPS), 0)


def _owner(here: Tree, verb: int) -> int | None:
    """The verb that bears the subject: itself, or the one it is coordinated with."""
    if any(here.tokens[i].dep in SUBJECT_LINKS for i in here.children[verb]):
        return verb
    head = here.governor(verb)
    if here.tokens[verb].dep != "conj" or head is None or head > verb:
        return None
    return _owner(here, head)


def _group_start(here: Tree, verb: int) -> int | None:
    group = verb_group(here, verb)
    return None if group is None else group.start


def _sound_subject(here: Tree, start: int, kept: list[int], head: int, hidden: Sequence[Offsets]) -> bool:
    tokens = [here.tokens[i] for i in kept]
    if head not in kept or any(is_finite(token) for token in tokens):
        return False
    if any(
        token.feature("PronType") == "Rel" or plain_word(token) in morphology()["anaphora"]["never"] for token in tokens
    ):
        return False
    if any(token.pos in {"PUNCT", "SYM"} and token.text not in {"-", "'", "’"} for token in tokens):
        return False
    return _head(here, kept) is not None and _opens_clause(here, start, hidden) and stands_alone(tokens, subject=True)


def _head(here: Tree, kept: list[int]) -> int | None:
    """The first noun of a phrase; « le premier malade » has an adjective for one."""
    position = head_position([here.tokens[i] for i in kept])
    return None if position is None else kept[position]


def _opens_clause(here: Tree, start: int, hidden: Sequence[Offsets]) -> bool:
    """Whether a clause may begin here: at the start, after a sign, « et », « que », or something hidden."""
    if start == 0:
        return True
    before = here.tokens[start - 1]
    relative = before.feature("PronType") in {"Rel", "Int"} or plain_word(before) in morphology()["verbs"]["which"]
    return before.pos in {"PUNCT", "CCONJ", "SCONJ"} or relative or inside(before, hidden)
