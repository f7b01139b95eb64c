"""Days set beside the noun of a time: « depuis la mise en service, le 2 septembre, la ligne … »."""

from __future__ import annotations

from questions.languages.tables import grammar
from questions.syntax import NOMINAL, Tree

#: Words between the preposition and the comma, at most.
_LONGEST = 9
#: What may stand between the preposition and its noun, and behind that noun, in one phrase.
_OF_PHRASE = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "PROPN"})


def dated_noun(here: Tree, place: int, language: str) -> int | None:
    """The noun that a day, beginning at this word, is set beside: behind a comma, next to a phrase of time.

    « dès son investiture, début avril », « jusqu'au départ du car, mardi »: the day tells when that was, not when the
    rest of the clause came about. The noun must be one that is known: « après une panne, mardi » dates either.
    """
    if place < 2 or here.word(place - 1) != ",":
        return None
    words = grammar(language)
    for index in range(place - 2, max(place - 2 - _LONGEST, -1), -1):
        token = here.tokens[index]
        if here.word(index) in words["beside_time"]:
            return _known_noun(here, index, place)
        if token.pos not in _OF_PHRASE:
            return None
    return None


def _known_noun(here: Tree, preposition: int, place: int) -> int | None:
    """The first noun behind the preposition, where its article or its possessive makes it a known one."""
    noun = next((i for i in range(preposition + 1, place - 1) if here.tokens[i].pos in NOMINAL), None)
    if noun is None or here.tokens[noun].pos != "NOUN":
        return None
    before = here.tokens[preposition:noun]
    known = any(t.feature("Definite") == "Def" or t.feature("Poss") == "Yes" for t in before)
    return noun if known else None
