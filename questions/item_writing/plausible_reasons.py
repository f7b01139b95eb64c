"""Which reasons a reader may take for that of a fact before reading, and which facts give their reason away.

A wrong answer must be of the key's own sort: no aim explains a fall, no illness a broken wheel.
"""

from __future__ import annotations

from functools import cache

from questions.annotations import EvidenceSpan
from questions.item_writing.context import Context
from questions.item_writing.drafts import table, wordlist
from questions.item_writing.reasons import Reason
from questions.item_writing.wording import fold
from questions.syntax import positions, tree

_PERSONAL = "health"
#: Rules of ``causes.toml`` that tell what somebody wanted or was made to do.
_WILLED_RULES = frozenset({"sous la pression de", "par mesure de", "à la demande de"})
_WILLED_KINDS = frozenset({"purpose", "reaction"})


def could_explain(context: Context, reason: Reason, other: Reason) -> bool:
    """Whether the other reason is of a sort that might explain this fact.

    Where the fact is shown in its passage, what comes about by itself and what somebody does have no cause in common.
    """
    if reason.clause is None and happens(context, reason) != happens(context, other):
        return False
    if happens(context, reason) and happens(context, other) and reason.file != other.file:
        return False  # Two dispatches may tell one fall or one blast in other words.
    if is_willed(other) and (happens(context, reason) or not _of_one_will(reason, other)):
        return False
    return _PERSONAL not in families(context, other.relation.cause) or _is_of_people(context, reason)


def is_willed(reason: Reason) -> bool:
    """Whether the reason is an aim, an answer or a pressure: only what somebody does has one."""
    return reason.relation.kind in _WILLED_KINDS or reason.relation.rule in _WILLED_RULES


def _of_one_will(reason: Reason, other: Reason) -> bool:
    """An aim beside aims and answers alone: the only one would be seen, the others would not fit."""
    return is_willed(reason) or (reason.clause is not None and other.relation.kind != "purpose")


def happens(context: Context, reason: Reason) -> bool:
    """Whether the fact comes about without anybody's will: « le prix a grimpé », « deux marins sont morts »."""
    return bool(_lemmas(context, reason.relation.effect) & set(wordlist("happenings")))


def guessed_at_once(context: Context, reason: Reason) -> bool:
    """« trois personnes hospitalisées … hypothermie »: fact and reason of one sort that needs no reading."""
    sorts = families(context, reason.relation.cause) & families(context, reason.relation.effect)
    return bool(sorts & set(wordlist("guessable")))


def _is_of_people(context: Context, reason: Reason) -> bool:
    return bool(_lemmas(context, reason.relation.effect) & set(wordlist("people")))


def _lemmas(context: Context, span: EvidenceSpan) -> set[str]:
    sentence = context.sentence(span)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    return {t.lemma.lower() for t in inside} | {t.text.lower() for t in inside}


@cache
def family_words() -> dict[str, frozenset[str]]:
    """The sorts of cause by the word that tells them."""
    found: dict[str, frozenset[str]] = {}
    for name, words in table("causes.families").items():
        for each in words:
            found[fold(each)] = found.get(fold(each), frozenset()) | {name}
    return found


def families(context: Context, cause: EvidenceSpan) -> frozenset[str]:
    """The sorts of cause that a passage names: weather, money, staff, conflict …"""
    sentence = context.sentence(cause)
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), cause)] if sentence else []
    known = family_words()
    lemmas = {fold(t.lemma) for t in tokens} | {fold(t.text) for t in tokens}
    return frozenset[str]().union(*(known[lemma] for lemma in lemmas if lemma in known))
