"""Elision: before which words a small word loses its vowel (« l'accord », but « le onze », « la hausse »)."""

from __future__ import annotations

import re
from typing import Any

from questions.languages import load_table
from questions.naming import folded

#: What may stand before the first letter of a word: opening marks and spaces.
_OPENING = '«“"(\u202f\u00a0 '
_END_OF_WORD = re.compile(r"[\s,.;:!?»)\-]")


def elides(word: str) -> bool:
    """Whether a small word loses its vowel before this word or these words; before a figure it never does."""
    low = word.lstrip(_OPENING).lower()
    rules = _rules()
    if low.startswith("h"):
        return low.startswith(tuple(rules["mute_h"]))
    return folded(low)[:1] in rules["vowels"] and not _refuses(low, rules)


def of_name(name: str) -> str:
    """« d'Anne Roy », « de Paul Roy », « de Yara Diop », « d'Yvonne Diop »."""
    rules = _rules()
    return f"{rules['elided_of']}{name}" if elides(name) else f"{rules['of']} {name}"


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load_table("fr", "morphology")["elision"]
    return rules


def _refuses(low: str, rules: dict[str, Any]) -> bool:
    """A vowel that is heard as a consonant: « onze », « yaourt », « Yémen »; not « Yonne »."""
    first = _END_OF_WORD.split(low, maxsplit=1)[0]
    if first in rules["refused"]:
        return True
    glides = low[0] == "y" and folded(low[1:])[:1] in rules["vowels"]
    return glides and first not in rules["heard_as_i"]
