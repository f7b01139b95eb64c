"""Whether somebody is a man or a woman, as far as a title or a common given name tells."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Token
from questions.annotator.parsing.words import lower, vocabulary
from questions.naming import words_of


def is_given_name(token: Token) -> bool:
    """Whether the word is printed as one of the common given names."""
    word = lower(token)
    known = word in vocabulary("feminine_names") or word in vocabulary("masculine_names")
    return known and token.text[:1].isupper()


def gender_of(titles: Sequence[Token], name: str) -> str | None:
    """« Fem », « Masc », or ``None`` where neither the titles nor the given name tell.

    :param titles: the words between the role and the name (« Mme »).
    :param name: the whole name; the first word of it is the given name, of a compound its first part.
    """
    told = {lower(token) for token in titles}
    words = words_of(name)
    given = {words[0], words[0].partition("-")[0]} if len(words) > 1 else set()
    feminine = bool(told & vocabulary("feminine_titles")) or bool(given & vocabulary("feminine_names"))
    masculine = bool(told & vocabulary("masculine_titles")) or bool(given & vocabulary("masculine_names"))
    if feminine == masculine:
        return None
    return "Fem" if feminine else "Masc"


def may_agree(titles: Sequence[Token], name: str, gender: str | None) -> bool:
    """Whether the name may be that of somebody of this gender: it is unless something tells the other one."""
    own = gender_of(titles, name)
    return gender is None or own is None or own == gender
