"""The small words of a language and the forms in which a phrase of a table stands in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from questions.languages import load_table

__all__ = ["grammar", "load_table", "phrase_expression"]


def grammar(language: str) -> Mapping[str, Any]:
    """The small words of a language (``<language>/grammar.toml``), by what they do."""
    words: Mapping[str, Any] = load_table(language, "grammar")["words"]
    return words


def phrase_expression(language: str, phrase: str, between: str = " ") -> str:
    """A regular expression for a phrase; its last word also matches elided and contracted.

    ``between`` is the expression for what may stand between two words.
    """
    *first, last = phrase.split(" ")
    forms: Sequence[str] = load_table(language, "grammar")["forms"].get(last, [last])
    return between.join([*map(re.escape, first), f"(?:{'|'.join(map(re.escape, forms))})"])
