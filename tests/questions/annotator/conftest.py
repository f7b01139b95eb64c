"""Sentences written word by word, and short dispatches that are parsed for real."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.dispatch import Dispatch, Zone


def sentence_of(words: str) -> Sentence:
    """A sentence from « word/POS/dep/head » separated by spaces; dep and head may be left out (« Le/DET »).

    Words are set one space apart; the text of a word may hold « _ » for a space inside it.
    """
    tokens: list[Token] = []
    start = 0
    for index, piece in enumerate(words.split()):
        text, pos, dep, head, morph = [*piece.split("/"), "", "", "", ""][:5]
        tokens.append(Token(start, start + len(text), text, text.lower(), pos, morph, dep, int(head or index)))
        start += len(text) + 1
    quote = " ".join(token.text for token in tokens)
    return Sentence(EvidenceSpan("a.txt", 0, len(quote), quote), tuple(tokens))


@pytest.fixture
def sentence() -> Callable[[str], Sentence]:
    return sentence_of


def dispatch_of(text: str, file: str = "a.txt") -> Dispatch:
    """A dispatch that is body from end to end."""
    return Dispatch(file, text, "fr", (Zone(0, len(text), "body"),), None, None, None, None)


@pytest.fixture
def dispatch() -> Callable[..., Dispatch]:
    return dispatch_of
