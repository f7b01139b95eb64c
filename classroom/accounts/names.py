"""Names of people: how they are compared, sorted and listed."""

from __future__ import annotations

import functools
import unicodedata


def tidy(text: str) -> str:
    """The text in composed letters, with single spaces and none at the ends, without invisible signs."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isprintable() or sign.isspace())
    return " ".join(seen.split())


@functools.lru_cache(4096)
def fold(text: str) -> str:
    """The text for comparing and sorting: without accents, case, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


def listed(name: str) -> str:
    """« Camille Roux » as a list has it: « Roux Camille ». The last word counts as the family name."""
    *given, family = tidy(name).split(" ")
    return " ".join([family, *given])
