"""The verb group of a clause: clitics, finite form, participle; its tense, its negation, what it agrees with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from questions.annotations import Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.stretches import Offsets, inside
from questions.item_writing.french.wording import morphology
from questions.syntax import Tree, is_finite

Tense = Literal["past", "present", "future"]

#: Right before a finite verb these are pronouns, whatever the tagger says.
_OBJECTS = frozenset({"le", "la", "les", "l'", "lui", "leur", "y", "en"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Positions of a verb group: where the clitics start, the finite verb, the last verb form."""

    start: int
    finite: int
    end: int
    head: int
    passive: bool


def verb_group(here: Tree, verb: int) -> VerbGroup | None:
    """The verb group of a clause head; ``None`` without a finite form in the third person."""
    finite = _finite(here, verb)
    if finite is None or finite > verb or _is_torn(here, finite, verb):
        return None
    start = finite
    while start > 0 and is_clitic(here.tokens[start - 1]):
        start -= 1
    before = here.tokens[start - 1] if start > 0 else None
    subject = before is not None and before.pos == "PRON" and before.dep in {"nsubj", "nsubj:pass"}
    if before is not None and not subject and (is_other_clitic(before) or plain_word(before) in _OBJECTS):
        return None
    passive = any(here.tokens[child].dep == "aux:pass" for child in here.children[verb])
    return VerbGroup(start, finite, verb, verb, passive)


def _is_torn(here: Tree, finite: int, verb: int) -> bool:
    """« a été | par la juge de Lille | mis en examen »: the order of another language; an aside has commas."""
    between = [here.tokens[i] for i in range(finite + 1, verb)]
    return any(t.pos in {"NOUN", "PROPN"} for t in between) and not any(t.pos == "PUNCT" for t in between)


def _finite(here: Tree, verb: int) -> int | None:
    helpers = [i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop"))]
    helped = next((i for i in helpers if is_finite(here.tokens[i])), None)
    if helped is not None:
        return helped  # « ont renoué », « a interdit »: behind a helper the tagger may miss the participle.
    return verb if is_finite(here.tokens[verb]) or _mistaken_infinitive(here.tokens[verb]) else None


def _mistaken_infinitive(token: Token) -> bool:
    """A form that the tagger calls an infinitive and that does not end like one (« se propage »)."""
    low = token.text.lower()
    return token.pos == "VERB" and token.feature("VerbForm") == "Inf" and not low.endswith(("r", "re"))


def is_clitic(token: Token) -> bool:
    """« ne », « se »: clitics that may stay in front of the verb."""
    verbs = morphology()["verbs"]
    return plain_word(token) in (*verbs["reflexive"], *verbs["negation"])


def is_other_clitic(token: Token) -> bool:
    """Any other pronoun in front of the verb."""
    return token.pos == "PRON" and plain_word(token) in morphology()["anaphora"]["pronouns"]


def follows_well(here: Tree, group: VerbGroup, after: list[int]) -> bool:
    """Whether the verb can stand with what follows it: something, or nothing where it needs nothing."""
    head = here.tokens[group.head]
    if [i for i in after if i > group.end] or group.passive or head.pos not in {"VERB", "AUX"}:
        return True
    reflexive = any(
        plain_word(here.tokens[i]) in morphology()["verbs"]["reflexive"] for i in range(group.start, group.finite)
    )
    agrees = head.text.lower().endswith("s") == here.tokens[group.finite].text.lower().endswith("nt")
    return (reflexive and agrees) or head.lemma.lower() in morphology()["verbs"]["complete"]


def agreeing_participle(here: Tree, group: VerbGroup) -> Token | None:
    """The participle or adjective that agrees with the subject, after « être »."""
    head = here.tokens[group.head]
    reflexive = any(
        plain_word(here.tokens[i]) in morphology()["verbs"]["reflexive"] for i in range(group.start, group.finite)
    )
    copular = any(here.tokens[i].dep == "cop" for i in here.children[group.head])
    after_be = here.tokens[group.finite].lemma.lower() == "être" and not copular and not reflexive
    return head if group.finite != group.head and head.pos == "VERB" and (group.passive or after_be) else None


def tense_of(here: Tree, group: VerbGroup) -> Tense:
    """Past, present or future, by the finite form and its auxiliary."""
    finite = here.tokens[group.finite]
    if finite.feature("Tense") == "Fut":
        return "future"
    past = finite.feature("Tense") in {"Past", "Imp"}
    return "past" if past or is_compound(here, group) else "present"


def is_compound(here: Tree, group: VerbGroup) -> bool:
    """Whether auxiliary and participle tell what is over: « a rouvert », « est tombé », not « est suspendu »."""
    if group.finite == group.end or group.passive:
        return any(here.tokens[i].dep == "aux:tense" for i in here.children[group.head]) and group.finite != group.head
    return here.tokens[group.finite].dep == "aux:tense" or _goes_with_be(here.tokens[group.end])


def _goes_with_be(token: Token) -> bool:
    """« tombé », « arrivée »: behind « être » this participle is active."""
    return masculine_singular(plain_word(token)) in morphology()["participles"]["being"]


def is_negated(here: Tree, group: VerbGroup, hidden: Sequence[Offsets] = ()) -> bool:
    """Whether « ne » stands in front of the finite form and is not left out."""
    told = (here.tokens[i] for i in range(group.start, group.finite) if not inside(here.tokens[i], hidden))
    return any(plain_word(token) in morphology()["verbs"]["negation"] for token in told)


def only(here: Tree, verb: int, behind: int) -> list[Offsets]:
    """« ne » and « que » of « n'a été signé que le 28 mars », which deny nothing; empty without both.

    :param behind: offset of what « que » stands in front of.
    """
    place = next((i for i, token in enumerate(here.tokens) if token.start >= behind), len(here.tokens))
    group = verb_group(here, verb)
    if group is None or place == 0 or here.word(place - 1) not in wordlist("que"):
        return []
    clitics = range(group.start, group.finite)
    no = [i for i in clitics if plain_word(here.tokens[i]) in morphology()["verbs"]["negation"]]
    found = [*no, place - 1] if no else []
    return [(here.tokens[i].start, here.tokens[i].end) for i in found]


def wants_more(lemma: str, said: str) -> bool:
    """« procède tous les trois ans », « découle en partie »: a verb without the « à … » or « de … » that it wants.

    :param said: the words around the verb.
    """
    table = morphology()["wanted"]
    words = set(said.lower().replace("’", "'").replace("'", "' ").split())
    brought = words & {*table["brings_to"], *table["brings_of"]}
    if lemma in table["of_somebody"] and words & set(morphology()["anaphora"]["possessives"]) and not brought:
        return True  # « a prévenu son partenaire »: of what
    return any(lemma in table[way] and not words & set(table[f"brings_{way}"]) for way in ("to", "of"))
