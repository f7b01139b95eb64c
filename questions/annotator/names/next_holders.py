"""A role between two names that is the second one's: « X, l'ancien chef, le Dr Y », « X, évêque, l'imam Y Z »."""

from __future__ import annotations

from questions.annotator.names.role_nouns import opens_role
from questions.annotator.parsing.words import Tokens, is_capitalised, is_listed, is_word


def is_of_next(tokens: Tokens, end: int) -> bool:
    """« X, l'ancien chef du service, le Dr Y, … »: a role that a titled name follows is that one's."""
    title = end + 2 if is_listed(tokens, end + 1, "anonymous_determiners") else end + 1
    titled = is_word(tokens, end, ",") and is_listed(tokens, title, "titles")
    return titled and title + 1 < len(tokens) and is_capitalised(tokens[title + 1])


def holds_next(tokens: Tokens, article: int) -> bool:
    """« Mgr X, évêque, l'imam Y Z et la juriste … »: a definite role right before two capitals is the next one's."""
    noun = article + 1
    definite = is_listed(tokens, article, "anonymous_determiners") and noun + 2 < len(tokens)
    return definite and opens_role(tokens, noun) and all(is_capitalised(t) for t in tokens[noun + 1 : noun + 3])
