"""The subject of a clause, where parser and word order bear it out; appositions and brackets are left out."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.agreement import (
    Gender,
    Number,
    agreement,
    gender_of_participle,
    gender_of_word,
    head_position,
)
from questions.item_writing.drafts import wordlist
from questions.item_writing.noun_phrases import Phrase, is_definite, phrase_before
from questions.item_writing.participle_forms import is_participle
from questions.item_writing.reference import plain_word, stands_alone
from questions.item_writing.stretches import STOPS, Offsets, inside, without_asides
from questions.item_writing.verb_groups import VerbGroup, agreeing_participle, is_clitic, verb_group
from questions.item_writing.wording import morphology
from questions.syntax import Tree, is_finite, tree

SUBJECT_LINKS = frozenset({"nsubj", "nsubj:pass"})


def subject_of(
    here: Tree, verb: int, group: VerbGroup, hidden: Sequence[Offsets], before: Sentence | None = None
) -> Phrase | None:
    """The subject of a verb: its own, that of the verb it is coordinated with, or what « qui » and « il » stand for.

    :param before: the sentence before, where the antecedent of a pronoun at the head of this one is looked for.
    """
    owner = _owner(here, verb)
    if owner is None:
        return None
    end = group.start if owner == verb else _group_start(here, owner)
    if end is None:
        return None
    pronoun = _pronoun(here, owner)
    if pronoun is not None:
        told_before = _of_pronoun(here, pronoun, end, hidden, before) if owner == verb else None
        return _of_relative(here, pronoun, end, group) or told_before
    kept = _parsed_subject(here, owner, end, hidden) or _subject_by_order(here, end, hidden)
    if kept is None or _holed(here, kept, hidden):
        return None
    return Phrase(here, tuple(kept), _head(here, kept) or kept[0])


def _pronoun(here: Tree, owner: int) -> int | None:
    """Place of the pronoun that is the subject; ``None`` where the subject is a noun."""
    head = next((i for i in here.children[owner] if here.tokens[i].dep in SUBJECT_LINKS), None)
    return head if head is not None and here.tokens[head].pos == "PRON" else None


def _of_relative(here: Tree, pronoun: int, end: int, group: VerbGroup) -> Phrase | None:
    """What « qui » stands for, where one known thing alone can be meant: « La commission, qui a rendu … »."""
    if (
        here.word(pronoun) not in wordlist("subject_relatives")
        or pronoun == 0
        or not _only_adverbs(here, pronoun + 1, end)
    ):
        return None
    finite = here.tokens[group.finite]
    if finite.feature("Mood") in {"Sub", "Cnd"}:
        return None
    comma = here.tokens[pronoun - 1].text == ","
    number: Number = "Plur" if plain_word(finite).endswith("nt") else "Sing"
    participle = agreeing_participle(here, group)
    told: dict[str, Gender] = morphology()["anaphora"]["relative_gender"]
    gender = told.get(here.word(pronoun)) if participle is None else gender_of_participle(participle)
    phrase = phrase_before(here, pronoun - 1 if comma else pronoun, number, gender, _antecedent(here, pronoun))
    return phrase if phrase is not None and is_definite(phrase) else None


def _antecedent(here: Tree, pronoun: int) -> int | None:
    """The noun that the parser hangs the relative clause on."""
    verb = here.governor(pronoun)
    return None if verb is None else here.governor(verb)


def _only_adverbs(here: Tree, start: int, end: int) -> bool:
    return all(here.tokens[i].pos in {"ADV", "PUNCT"} for i in range(start, end))


def _of_pronoun(
    here: Tree, pronoun: int, end: int, hidden: Sequence[Offsets], before: Sentence | None
) -> Phrase | None:
    """What « il » at the head of a sentence stands for: the subject of the one before, where no other noun agrees."""
    wanted = morphology()["anaphora"]["resolved"].get(here.word(pronoun))
    fronted = all(t.pos == "PUNCT" or inside(t, hidden) for t in here.tokens[:pronoun])
    if before is None or wanted is None or not fronted or not _only_adverbs(here, pronoun + 1, end):
        return None
    earlier = tree(before)
    root = next((i for i, token in enumerate(earlier.tokens) if token.head == i), None)
    verbs = None if root is None else verb_group(earlier, root)
    subject = None if verbs is None or root is None else subject_of(earlier, root, verbs, [])
    if subject is None or verbs is None or _rivals(earlier, subject, wanted):
        return None
    agrees = agreement(subject.tokens, earlier.tokens[verbs.finite], agreeing_participle(earlier, verbs))
    return subject if agrees is not None and [agrees.gender, agrees.number] == wanted else None


def _rivals(here: Tree, subject: Phrase, wanted: Sequence[str]) -> bool:
    """Whether another subject or object of the sentence might be meant by the pronoun just as well."""
    links = {*SUBJECT_LINKS, "obj", "obl:arg", "iobj", "obl:agent"}
    others = [i for i, t in enumerate(here.tokens) if t.dep in links and t.pos in {"NOUN", "PROPN"}]
    gender, number = wanted
    return any(
        i not in subject.places
        and here.tokens[i].feature("Number") in {None, number}
        and gender_of_word(here.tokens[i]) in {None, gender}
        for i in others
    )


def _holed(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    """Whether something was taken out of the middle of the subject (« la vente prévue | dimanche »)."""
    following = kept[-1] + 1
    behind = here.tokens[following] if following < len(here.tokens) else None
    follows = behind is not None and inside(behind, hidden) and not is_clitic(behind)
    return follows or any(inside(here.tokens[i], hidden) for i in range(kept[0], kept[-1]))


def _parsed_subject(here: Tree, owner: int, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """The subject as the parser has it, where the words around bear it out."""
    head = next((i for i in here.children[owner] if here.tokens[i].dep in SUBJECT_LINKS), None)
    if head is None or head >= end or here.tokens[head].pos not in {"NOUN", "PROPN"}:
        return None
    start = min(i for i in here.subtree(head) if i <= head)
    while start < head and here.tokens[start].pos in {"CCONJ", "SCONJ", "PUNCT", "SPACE"}:
        start += 1
    kept = without_asides(here, range(start, _before_participle(here, head, end, hidden)), hidden)
    return kept if kept is not None and _sound_subject(here, start, kept, head, hidden) else None


def _before_participle(here: Tree, head: int, end: int, hidden: Sequence[Offsets]) -> int:
    """« la vente prévue | dimanche | est annulée »: where a participle with what is left out ends the subject; one
    between commas is an aside."""
    place = next((i for i in range(head + 1, end) if is_participle(here.tokens[i])), end)
    if here.tokens[place - 1].text == ",":
        return end
    return place if any(inside(here.tokens[i], hidden) for i in range(place, end)) else end


def _subject_by_order(here: Tree, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """The words from the beginning of the sentence to the verb, where they are one noun phrase and no more.

    The parser takes an apposition (« Le premier malade, un habitant de Dison, a … ») or a fronted date for the
    subject; word order does not.
    """
    kept = without_asides(here, range(_first_told(here, _after_break(here, end), end, hidden), end), hidden)
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


def _first_told(here: Tree, start: int, end: int, hidden: Sequence[Offsets]) -> int:
    """The first place behind what is left out at the head of the clause and the comma that closes it."""
    first = start
    while first < end and (inside(here.tokens[first], hidden) or (first > start and here.tokens[first].pos == "PUNCT")):
        first += 1
    return first


def _owner(here: Tree, verb: int) -> int | None:
    """The verb that bears the subject: itself, or the one it is coordinated with."""
    if any(here.tokens[i].dep in SUBJECT_LINKS for i in here.children[verb]) or here.tokens[verb].dep == "ROOT":
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
    if _holds_an_age(tokens) or tokens[-1].pos in {"ADP", "CCONJ"}:
        return False  # « la trésorière, [en congé], a signé »: « en » is no part of the subject.
    if any(token.pos in {"PUNCT", "SYM"} and token.text not in {"-", "'", "’"} for token in tokens):
        return False
    return _head(here, kept) is not None and _opens_clause(here, start, hidden) and stands_alone(tokens, subject=True)


def _holds_an_age(tokens: Sequence[Token]) -> bool:
    """« la plus atteinte | 29 ans »: a number of years behind the noun is what is left of an apposition."""
    pairs = list(zip(tokens, tokens[1:], tokens[2:], strict=False))
    return any(
        a.pos in {"NOUN", "ADJ", "PROPN"} and b.pos == "NUM" and c.lemma.lower() in wordlist("time_units")
        for a, b, c in pairs
    )


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
