"""Codes that students type to find their class."""

from __future__ import annotations

import secrets
import unicodedata

#: No letter or digit that looks like another one, and no vowel, so that no code spells a word.
ALPHABET = "CDFGHJKMNPRTVWX34679"
LENGTH = 8


def new_code() -> str:
    """A random class code, one of 25 thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def canonical(typed: str) -> str:
    """The code as it is kept, however it was typed: lower case, spaces, hyphens, full-width letters."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())


def shown(code: str) -> str:
    """The code in two halves, easier to copy: « CDFG-HJKM »."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}" if len(code) >= 6 else code
