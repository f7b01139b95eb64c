"""The verb that a date belongs to, where parser and word order agree on it, or the two stand side by side."""

from __future__ import annotations

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.clause_heads import main_verbs, relative_verbs
from questions.item_writing.drafts import wordlist
from questions.item_writing.reference import plain_word
from questions.item_writing.stretches import Offsets
from questions.syntax import Tree, clause_of, is_finite, positions, tree

#: Words between a verb and a date that is its own.
_BESIDE = 6


def dated_verb(sentence: Sentence, time: TimeExpression, hidden: list[Offsets]) -> int | None:
    """The asserted verb that the date belongs to, where parser and word order agree on it."""
    here = tree(sentence)
    places = positions(here, time.span)
    if not places:
        return None
    head = next((i for i in places if here.tokens[i].head not in places or here.tokens[i].head == i), places[0])
    verbs = main_verbs(sentence, hidden[1:])
    by_parser = _governing(here, clause_of(here, head))
    before = [i for i in sorted([*verbs, *relative_verbs(here)]) if i < places[0]]
    by_order = before[-1] if before else next(iter(verbs), None)
    start = min(places[0], here.at(hidden[0][0]))
    if by_order is None or verb_between(here, by_order, start):
        return None
    return by_order if by_parser == by_order or _runs_into(here, by_order, start) else None


def _runs_into(here: Tree, verb: int, place: int) -> bool:
    """« n'est parti que | le 29 », « a rouvert ses portes | lundi »: nothing between verb and date opens a clause,
    so that the date is the verb's, whatever the parser hangs it on."""
    between = here.tokens[verb + 1 : place]
    only_that = bool(between) and between[-1].pos != "DET" and plain_word(between[-1]) in wordlist("object_relatives")
    inner = between[:-1] if only_that else between
    opening = any(t.pos in {"PUNCT", "SCONJ", "CCONJ", "PRON"} for t in inner)
    return verb < place and len(inner) <= _BESIDE and not opening


def _governing(here: Tree, verb: int | None) -> int | None:
    """« doit s'achever mercredi »: the finite « doit » of an infinitive that the date hangs on."""
    if verb is None or here.tokens[verb].feature("VerbForm") != "Inf" or here.tokens[verb].dep != "xcomp":
        return verb
    head = here.governor(verb)
    leading = (*wordlist("duty"), *wordlist("hoping"))
    duty = head is not None and is_finite(here.tokens[head]) and here.tokens[head].lemma.lower() in leading
    return head if duty else verb


def verb_between(here: Tree, verb: int, place: int) -> bool:
    """Whether another verb stands between the verb and the date: the date may be its own."""
    low, high = min(verb, place), max(verb, place)
    helpers = {i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop"))}
    between = (i for i in range(low + 1, high) if i not in helpers and _governing(here, i) != verb)
    return any(here.tokens[i].pos in {"VERB", "AUX"} for i in between)
