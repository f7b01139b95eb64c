"""The subject of a clause, where parser and word order bear it out; appositions and brackets are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from questions.annotations import Sentence, Token
from questions.item_writing.clauses.noun_phrases import Phrase, is_definite, phrase_before
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import (
    Gender,
    Number,
    agreement,
    gender_of_participle,
    gender_of_word,
    head_position,
)
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.stretches import STOPS, Offsets, inside, without_asides
from questions.item_writing.french.verb_groups import VerbGroup, agreeing_participle, is_clitic, verb_group
from questions.item_writing.french.wording import morphology
from questions.syntax import Tree, is_finite, tree

#: A hyphen or an elided article that the tokeniser sets apart.
_JOINTS = frozenset({"-", "'", "’"})
#: Marks around a name, two of them.
_QUOTES = frozenset({"«", "»", '"', "“", "”"})
_PAIR = 2

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
    if phrase is None or _disagrees(here, group, phrase):
        return None
    return phrase if is_definite(phrase) else None


def _disagrees(here: Tree, group: VerbGroup, phrase: Phrase) -> bool:
    """« l'avis du comité que préside la juge Roy, qui s'est réuni hier »: behind « se » too the participle tells who
    is meant, as a rule; where a noun of the other gender stands in front, nobody is sure."""
    head = here.tokens[group.head]
    pronominal = any(
        plain_word(here.tokens[i]) in morphology()["verbs"]["reflexive"] for i in range(group.start, group.finite)
    )
    if not pronominal or group.finite == group.head or not is_participle(head):
        return False
    return {gender_of_participle(head), gender_of_word(here.tokens[phrase.head])} == {"Masc", "Fem"}


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
    topic = None if wanted is None else _topic(here, pronoun, wanted)
    if topic is not None and _only_adverbs(here, pronoun + 1, end):
        return topic
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
    gender, number = wanted
    if agrees is None or agrees.number != number or agrees.gender not in {None, gender}:
        return None
    return replace(subject, gender=gender)


def _topic(here: Tree, pronoun: int, wanted: Sequence[str]) -> Phrase | None:
    """« Quant aux patrouilles du port, elles sont suspendues »: what the sentence says at its head that it is about."""
    comma = next((i for i in range(pronoun) if here.tokens[i].text == ","), 0)
    if here.tokens[pronoun - 1].text != "," or comma <= _PAIR or here.word(0) not in wordlist("as_for"):
        return None
    led = here.word(1)
    article = str(morphology()["contraction"]["undone"].get(led, ""))
    places = tuple(range(2, comma))
    tokens = [here.tokens[i] for i in places]
    head = head_position(tokens)
    if head is None or not stands_alone(tokens, subject=True) or any(is_finite(token) for token in tokens):
        return None
    if not (article or tokens[0].pos in {"DET", "PROPN"}) or tokens[head].feature("Number") not in {None, wanted[1]}:
        return None
    gender: Gender = "Fem" if wanted[0] == "Fem" else "Masc"
    known = gender_of_word(tokens[head])
    return Phrase(here, places, places[head], article, gender) if known in {None, gender} else None


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
    while start < head and here.tokens[start].pos in {"CCONJ", "SCONJ", "PUNCT", "SPACE"} and not _counts(here, start):
        start += 1
    kept = without_asides(here, range(start, _before_participle(here, head, end, hidden)), hidden)
    kept = kept if kept is not None else _before_asides(here, start, end, hidden)
    return kept if kept is not None and _sound_subject(here, start, kept, head, hidden) else None


def _counts(here: Tree, i: int) -> bool:
    """« Quatre-vingt-sept », « Vingt-et-un », which the tagger may take for a conjunction."""
    return here.word(i).split("-")[0] in wordlist("numerals")


def _is_a_sign(token: Token) -> bool:
    """A comma or a bracket, not « A-B », whatever the tagger says."""
    written = any(sign.isalnum() for sign in token.text)
    return token.pos in {"PUNCT", "SYM"} and token.text not in _JOINTS and not written


def _before_asides(here: Tree, start: int, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """« Anne Roy, 61 ans, géomètre à Brions, | est rentrée »: the words before the first comma, where the last one
    closes all that is set beside them; an enumeration has a second head."""
    commas = [i for i in range(start, end) if here.tokens[i].text == ","]
    closed = all(i in commas[2:] or inside(here.tokens[i], hidden) for i in range(commas[-1] if commas else end, end))
    if len(commas) <= _PAIR or not closed:
        return None
    kept = without_asides(here, range(start, commas[0]), hidden)
    beside = range(commas[0], end)
    joined = any(here.tokens[i].dep == "conj" and here.tokens[i].head in (kept or ()) for i in beside)
    joined = joined or _lists(here, commas)
    told = any(is_finite(here.tokens[i]) for i in beside)
    return None if joined or told else kept


def _lists(here: Tree, commas: Sequence[int]) -> bool:
    """« les bergers, les maires et les forestiers, réunis à Mons, »: asides of which one joins two nouns, or several
    open like a noun phrase, go on with a list."""
    parts = [[here.tokens[i] for i in range(low + 1, high)] for low, high in pairwise(commas)]
    nouns = [part for part in parts if part and part[0].pos in {"DET", "PROPN"}]
    return len(nouns) >= _PAIR or any(token.pos == "CCONJ" for part in nouns for token in part)


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
    first = _first_told(here, _after_break(here, end), end, hidden)
    first = _behind_circumstance(here, first, end, hidden)
    kept = without_asides(here, range(first, end), hidden)
    if not kept or here.tokens[kept[0]].pos not in {"DET", "PROPN", "NUM"}:
        return None
    head = _head(here, kept)
    words = _without_quoted_name([here.tokens[i] for i in kept])
    plain = all(token.pos not in {"SCONJ", "VERB", "AUX", "PUNCT"} for token in words)
    if head is None or not plain or not _sound_subject(here, kept[0], kept, head, hidden):
        return None
    return kept


def _behind_circumstance(here: Tree, first: int, end: int, hidden: Sequence[Offsets]) -> int:
    """« À Berne, | la conseillère Anne Roy (LDP) a … »: the place behind a phrase that opens with a preposition and
    the comma that closes it."""
    comma = next((i for i in range(first, end) if here.tokens[i].text == ","), end)
    words = [here.tokens[i] for i in range(first, comma) if not inside(here.tokens[i], hidden)]
    free = comma + 1 < end and bool(words) and words[0].pos == "ADP"
    return comma + 1 if free and not any(is_finite(t) or t.pos == "SCONJ" for t in words) else first


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
    # « le sommet a échoué : le Chili a refusé »: behind a colon a clause has a subject of its own.
    parted = any(here.tokens[i].text in STOPS for i in range(head, verb))
    return verb if parted else _owner(here, head)


def _group_start(here: Tree, verb: int) -> int | None:
    group = verb_group(here, verb)
    return None if group is None else group.start


def _sound_subject(here: Tree, start: int, kept: list[int], head: int, hidden: Sequence[Offsets]) -> bool:
    tokens = [here.tokens[i] for i in kept]
    if head not in kept or any(is_finite(token) for token in tokens):
        return False
    if plain_word(tokens[-1]) in morphology()["verbs"]["dangling"]:
        return False
    if any(
        token.feature("PronType") == "Rel" or plain_word(token) in morphology()["anaphora"]["never"] for token in tokens
    ):
        return False
    if _opens_as_an_apposition(here, kept):
        return False
    if _holds_an_age(tokens) or tokens[-1].pos in {"ADP", "CCONJ"}:
        return False  # « la trésorière, [en congé], a signé »: « en » is no part of the subject.
    if any(_is_a_sign(token) for token in _without_quoted_name(tokens)):
        return False
    return _head(here, kept) is not None and _opens_clause(here, start, hidden) and stands_alone(tokens, subject=True)


def _opens_as_an_apposition(here: Tree, kept: Sequence[int]) -> bool:
    """« Réfugiés sur le toit |, onze touristes, doivent la vie … », « Médecin à Mons |, elle a … »: no article, and a
    comma behind; « trains et bus », however cut, stand together."""
    behind = kept[-1] + 1
    bare = here.tokens[kept[0]].pos in {"NOUN", "ADJ"} and not any(here.tokens[i].pos == "CCONJ" for i in kept)
    return bare and behind < len(here.tokens) and here.tokens[behind].text == ","


def _without_quoted_name(tokens: Sequence[Token]) -> Sequence[Token]:
    """« le pétrolier « Kalypso » »: the words but for the marks around a name."""
    marks = [i for i, token in enumerate(tokens) if token.text in _QUOTES]
    if len(marks) != _PAIR or not all(t.text[:1].isupper() for t in tokens[marks[0] + 1 : marks[1]]):
        return tokens
    return [token for i, token in enumerate(tokens) if i not in marks]


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
