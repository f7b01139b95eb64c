"""Which names of one word are somebody's: by an age behind them, a role beside them, what the model sees; couples."""

from __future__ import annotations

from questions.annotations import Token
from questions.annotator.names.given_names import is_given_name
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.names.roles_beside import roles_after, roles_before
from questions.annotator.parsing.words import Tokens, is_capitalised, is_listed, is_word, lower, vocabulary

#: Most words of a name that a couple shares.
_LONGEST_SURNAME = 2


def is_person_alone(tokens: Tokens, start: int, end: int, seen: set[str], *, has_role: bool) -> bool:
    """Whether a name of one word is firmly somebody's.

    :param seen: the model's labels of its words.
    """
    if _is_aged(tokens, end) and _stands_for_person(tokens, start, end, seen):
        return True
    given = is_given_name(tokens[start]) and not has_role
    return has_role and not given and _said_of_single_name(tokens, start, end, seen)


def _is_aged(tokens: Tokens, end: int) -> bool:
    """« Zoé, 7 ans », « Anatole (82 ans) »: an age behind a name alone."""
    return is_word(tokens, end, ",", "(") and is_listed(tokens, end + 2, "years")


def _stands_for_person(tokens: Tokens, start: int, end: int, seen: set[str]) -> bool:
    """Whether a name alone with an age is somebody's: a common given name, or one without an article whose age stands
    apart (« Anatole, 82 ans, … »); « Concorde, 27 ans de gloire » and « le Rex, 90 ans, » are none."""
    if is_given_name(tokens[start]):
        return True
    apart = is_word(tokens, end + 3, ",", ")", ".", ";", ":")
    named = tokens[start].pos == "PROPN" and not tokens[start].text.isupper() and not seen & {"ORG", "LOC", "MISC"}
    return apart and named and not (start and tokens[start - 1].pos in ("DET", "NOUN", "PROPN", "ADP"))


def _said_of_single_name(tokens: Tokens, start: int, end: int, seen: set[str]) -> bool:
    """« le président Macron », « Marie-Thérèse, 78 ans, une habitante »; not « la famille Bongo »."""
    before = next(iter(roles_before(tokens, start)), None)
    if before is not None and before[1] == start:
        direct = all(tokens[i].pos == "ADJ" or opens_role(tokens, i) for i in range(*before))
        several = before[0] > 0 and lower(tokens[before[0] - 1]) in vocabulary("plural_articles")
        return direct and not several and tokens[start].pos == "PROPN" and not seen & {"LOC", "ORG"}
    of_family = start > 0 and tokens[start - 1].pos == "NOUN"
    return "PER" in seen and not of_family and next(iter(roles_after(tokens, end)), None) is not None


def is_weak(tokens: Tokens, start: int, end: int, labels: list[str]) -> bool:
    """A name alone that the model sees; « chez leur fils, à Sorgues » tells where."""
    where = is_listed(tokens, start - 1, "to") and tokens[start].dep == "obl:mod"
    return end - start == 1 and labels[start] == "PER" and tokens[start].pos == "PROPN" and not where


def shared_surname(tokens: Tokens, start: int, end: int, next_end: int) -> tuple[int, int] | None:
    """« Roy » for « Jean-Paul » of « Jean-Paul et Marie-Anne Roy »: a given name alone, another one with a surname.

    :param next_end: where the name behind « et » ends.
    """
    joined = is_listed(tokens, end, "and") and end == start + 1 and _is_given(tokens[start])
    length = next_end - end - 2
    if not joined or not 0 < length <= _LONGEST_SURNAME or not _is_given(tokens[end + 1]):
        return None
    alone = not (start and is_capitalised(tokens[start - 1]))
    return (end + 2, next_end) if alone and not _is_given(tokens[end + 2]) else None


def _is_given(token: Token) -> bool:
    """« Marie », « Marie-Anne »."""
    first = lower(token).partition("-")[0]
    return is_capitalised(token) and (first in vocabulary("feminine_names") or first in vocabulary("masculine_names"))
