"""Verbs with their auxiliaries, and those that a pack lists because they date otherwise than their tense says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from questions.annotations import Token
from questions.annotator.parsing.once import once
from questions.languages import load

#: Parts of speech of verbs.
VERBAL = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs of a language that date things otherwise than their tense says (lemmas)."""

    plans: frozenset[str]
    modals: frozenset[str]
    motion: frozenset[str]
    outcomes: frozenset[str]
    be: str
    endings: frozenset[str]
    suffixes: tuple[str, ...]
    deadlines: frozenset[str]
    participles: tuple[str, ...]
    unplanned: frozenset[str]
    #: Whom something has befallen: « les blessés de lundi », « la candidate battue de samedi ».
    struck: frozenset[str]
    #: What can be read or heard once it is out: « le communiqué de mardi ».
    issued: frozenset[str]
    calls: frozenset[str]
    means: frozenset[str]
    decrees: frozenset[str]
    purpose: frozenset[str]
    surely_purpose: frozenset[str]
    first_plans: re.Pattern[str] | None
    #: Whose present tells of what is over (« l'incident remonte à jeudi »).
    looking_back: frozenset[str]
    #: Whose present tells of what is over by its object (« résume la réunion de vendredi »).
    recounting: frozenset[str]
    due: frozenset[str]
    delayed: frozenset[str]
    conditionals: tuple[str, ...]
    imperfects: tuple[str, ...]
    #: Auxiliaries in the imperfect, whatever a tagger takes them for.
    imperfect_forms: frozenset[str]
    #: Auxiliaries in the future, likewise.
    future_forms: frozenset[str]
    #: « est resté fermé jusqu'à lundi »: no time granted.
    staying: frozenset[str]
    #: « c'est mercredi que … »: what stands before the verb, and behind the day.
    pointing: frozenset[str]
    that: frozenset[str]
    #: Before the day to which something is put off.
    towards: frozenset[str]
    #: The shape of a past participle; other words are none, whatever a tagger says.
    participle: re.Pattern[str] | None
    #: Infinitives that make a preposition before a date.
    prepositional: frozenset[str]
    #: Words that open what did not come true.
    unreal: frozenset[str]
    #: « n'a pu accoster »: denied, it did not happen.
    able: frozenset[str]
    #: « est annulée »: what puts an end to a plan.
    cancelling: frozenset[str]
    #: « annoncée pour vendredi » plans like « prévue ».
    announcing: frozenset[str]
    #: With an infinitive right behind, whose tense is theirs: « a fait savoir lundi ».
    causing: frozenset[str]
    #: Ends of infinitives whose present and past of one act share a form, and of those among them that do not.
    same_in_past: tuple[str, ...]
    other_in_past: tuple[str, ...]


@cache
def verbs(language: str) -> Verbs:
    """The ``tense`` table of a calendar pack.

    :raises BadLanguagePack: when an entry is missing.
    """
    pack = load(language, "calendar")
    kinds = ("plans", "modals", "motion", "outcomes")
    plans, modals, motion, outcomes = (frozenset(pack.words(f"tense.{key}")) for key in kinds)
    suffixes = pack.words("tense.future_suffixes")
    endings, deadlines = (frozenset(pack.words(f"tense.{key}")) for key in ("future_endings", "deadlines"))
    participles = tuple(pack.data["tense"].get("participle_endings", ()))
    be = pack.text("tense.auxiliary_be")
    unplanned = frozenset(pack.data.get("events", {}).get("unplanned", ()))
    shape = pack.data["tense"].get("participle_shape")
    firsts = "|".join(map(re.escape, pack.data["tense"].get("first_plans", ())))

    def words(key: str) -> frozenset[str]:
        return frozenset(pack.data["tense"].get(key, ()))

    return Verbs(
        plans=plans,
        modals=modals,
        motion=motion,
        outcomes=outcomes,
        be=be,
        endings=endings,
        suffixes=suffixes,
        deadlines=deadlines,
        participles=participles,
        unplanned=unplanned,
        struck=frozenset(pack.data.get("events", {}).get("struck", ())),
        issued=frozenset(pack.data.get("events", {}).get("issued", ())),
        calls=words("calls"),
        means=words("means"),
        decrees=words("decrees"),
        purpose=words("purpose"),
        surely_purpose=words("surely_purpose"),
        first_plans=re.compile(rf"\b(?:{firsts})\b") if firsts else None,
        looking_back=words("looking_back"),
        recounting=words("recounting"),
        pointing=words("pointing"),
        that=words("that"),
        delayed=frozenset(pack.data.get("events", {}).get("delayed", ())),
        due=frozenset(pack.data.get("events", {}).get("due", ())),
        conditionals=tuple(pack.data["tense"].get("conditional_suffixes", ())),
        imperfects=tuple(pack.data["tense"].get("imperfect_endings", ())),
        towards=words("towards"),
        imperfect_forms=words("imperfect_forms"),
        future_forms=words("future_forms"),
        staying=words("staying"),
        participle=re.compile(shape) if shape else None,
        prepositional=words("prepositional"),
        unreal=words("unreal"),
        able=words("able"),
        cancelling=words("cancelling"),
        announcing=words("announcing"),
        causing=words("causing"),
        same_in_past=tuple(pack.data["tense"].get("same_in_past", ())),
        other_in_past=tuple(pack.data["tense"].get("other_in_past", ())),
    )


@once
def dependants(tokens: Sequence[Token]) -> list[list[int]]:
    """Of each word, the words that the parse hangs on it, ascending; a root hangs on itself."""
    below: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        below[token.head].append(index)
    return below


@once
def _ends(tokens: Sequence[Token]) -> list[int]:
    return [token.end for token in tokens]


def first_at(tokens: tuple[Token, ...], start: int) -> int:
    """Position of the first word that ends behind a raw offset; 0 where none does."""
    first = bisect_right(_ends(tokens), start)
    return first if first < len(tokens) else 0


def auxiliaries_of(tokens: tuple[Token, ...], index: int) -> list[int]:
    """The auxiliaries and copulas of a word, by position: « ont », « été » of « ont été reçus »."""
    below = dependants(tokens)[index]
    return [i for i in below if i != index and (tokens[i].dep.startswith("aux") or tokens[i].dep == "cop")]


def verb_of_aside(tokens: tuple[Token, ...], start: int) -> int | None:
    """« Le bal est maintenu, a fait savoir lundi la mairie »: where nothing but a compound tense stands between the
    comma and the date (raw offset), its verb, whatever the parse says."""
    behind = [i for i, token in enumerate(tokens) if token.end <= start]
    comma = next((i for i in reversed(behind) if tokens[i].text == ","), None)
    aside = [] if comma is None else behind[comma + 1 :]
    told = aside and tokens[aside[0]].pos == "AUX" and all(tokens[i].pos in VERBAL for i in aside[1:])
    return aside[-1] if told and len(aside) > 1 else None


def shared_auxiliaries(tokens: tuple[Token, ...], index: int) -> list[int]:
    """Those of the participle before « et »: « ont » of « ont quitté la salle et appelé à voter »."""
    token = tokens[index]
    first = token.head
    joined = token.dep == "conj" and first < index and token.feature("VerbForm") == "Part"
    if not joined or tokens[first].feature("VerbForm") != "Part":
        return []
    own_subject = any(tokens[i].dep.startswith("nsubj") for i in dependants(tokens)[index])
    return [] if own_subject else auxiliaries_of(tokens, first)
