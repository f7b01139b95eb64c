"""Other names that somebody goes by: « X, dite « Lulu », », « X, alias « El Tuerto » », « X « Ti Zo » Y »."""

from __future__ import annotations

from questions.annotator.words import Tokens, is_listed, is_word

#: Words of a nickname with its quotation marks.
LONGEST_NICKNAME = 8


def after_nickname(tokens: Tokens, index: int) -> int:
    """Steps over « , dite « Lulu » » and « , alias X », commas included up to the one behind."""
    called = index + is_word(tokens, index, ",")
    if not is_listed(tokens, called, "nicknaming"):
        return index
    end = called + 1
    while end < min(len(tokens), called + LONGEST_NICKNAME) and not is_word(tokens, end, ","):
        end += 1
    return end if is_word(tokens, end, ",") else index
