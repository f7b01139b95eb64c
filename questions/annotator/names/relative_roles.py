"""Roles that a relative clause parts from the name: « l'imam qui a lavé les morts, X, … »."""

from __future__ import annotations

from questions.annotator.names.role_nouns import opens_role
from questions.annotator.parsing.words import Tokens, is_capitalised, is_finite, is_listed, is_word

#: Words of the clause between « qui » and the comma, at most.
_LONGEST_CLAUSE = 14


def role_before_clause(tokens: Tokens, name: int) -> tuple[int, int] | None:
    """« le berger | qui a donné l'alerte, | X, … »: a definite role, « qui » with one verb, and a name set apart.

    :param name: where the name, right behind the comma, begins.
    """
    if not is_word(tokens, name - 1, ",") or not _is_set_apart(tokens, name):
        return None
    for who in range(name - 2, max(1, name - _LONGEST_CLAUSE), -1):
        if tokens[who].pos == "PUNCT" or is_capitalised(tokens[who]):
            return None
        if is_listed(tokens, who, "relatives"):
            told = sum(is_finite(tokens[i]) for i in range(who + 1, name - 1)) == 1
            definite = is_listed(tokens, who - 2, "anonymous_determiners")
            return (who - 1, who) if told and definite and opens_role(tokens, who - 1) else None
    return None


def _is_set_apart(tokens: Tokens, name: int) -> bool:
    """Whether a comma or a stop closes the name that begins here."""
    end = name
    while end < len(tokens) and is_capitalised(tokens[end]):
        end += 1
    return end - name > 1 and (end == len(tokens) or is_word(tokens, end, ",", ".", ";", ")", "»"))
