"""Where a sentence sets what it counts: « À Montreuil, 143 oui », « Résultat à Bagnolet : 211 oui »."""

from __future__ import annotations

from functools import lru_cache

from questions.annotations import Token
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.vocabulary import fold
from questions.syntax import is_finite

#: Counts whose scene is remembered; each is compared with many.
_REMEMBERED = 4096
#: Words from a preposition to its name, at most (« dans le canton de Vaud »).
_NEAR = 5


def of_two_scenes(a: Count, b: Count) -> bool:
    """Whether each sentence sets its numbers in a place of its own, and neither names that of the other."""
    if a.reading is b.reading or {a.figure.unit, b.figure.unit} & {*a.rules["money"], *a.rules["durations"]}:
        return False
    one, other = scene(a), scene(b)
    return bool(one and other) and not (one in _names(b) or other in _names(a))


@lru_cache(maxsize=_REMEMBERED)
def scene(count: Count) -> str:
    """The place with which the sentence opens, or that of the heading before a colon; empty where it sets none."""
    here, stop = count.here, count.first
    colon = next((i for i in range(stop - 1, 0, -1) if here.word(i) == ":"), None)
    if here.word(0) in count.rules["set_in"]:
        return _name_behind(count, 0, stop)
    if colon is None or any(is_finite(here.tokens[i]) for i in range(colon)):
        return ""
    found = (_name_behind(count, i, colon) for i in range(colon) if here.word(i) in count.rules["set_in"])
    return next(filter(None, found), "")


def _name_behind(count: Count, preposition: int, stop: int) -> str:
    """The first name of a place behind a preposition, before the phrase ends."""
    here = count.here
    for i in range(preposition + 1, min(preposition + _NEAR, stop)):
        token = here.tokens[i]
        if _is_name(token):
            person = count.reading.key_of(here, i) in count.reading.people
            return "" if person or count.reading.is_time(token.start) else fold(token.text)
        if token.pos in {"PUNCT", "VERB", "AUX", "NUM"}:
            return ""
    return ""


@lru_cache(maxsize=_REMEMBERED)
def _names(count: Count) -> frozenset[str]:
    """Names in the sentence."""
    return frozenset(fold(token.text) for token in count.here.tokens if _is_name(token))


def _is_name(token: Token) -> bool:
    """Whether a word is a name; the parser takes many a village for a common noun, capital or not."""
    return token.pos == "PROPN" or (token.pos in {"NOUN", "ADJ"} and token.text[:1].isupper())
