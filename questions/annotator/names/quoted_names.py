"""Names in quotation marks inside a role: « second capitaine du « Bora Star » », « journaliste à « La Gazette » »."""

from __future__ import annotations

from questions.annotator.parsing.words import Tokens, is_capitalised, is_listed
from questions.quotation_marks import is_open

#: Words of a name in quotation marks.
LONGEST = 6
_OPENING, _CLOSING = ("«", "“", '"'), ("»", "”", '"')


def closing_of_name(tokens: Tokens, start: int) -> int:
    """Where the name ends, its marks included, that opens at this word behind a preposition; else this word."""
    if not _opens_name(tokens, start):
        return start
    closing = next((i for i in range(start + 2, min(start + LONGEST + 2, len(tokens))) if _closes(tokens, i)), None)
    return start if closing is None else closing + 1


def opening_of_name(tokens: Tokens, end: int) -> int:
    """Where such a name begins that ends before this word; else this word."""
    if end < 1 or not _closes(tokens, end - 1):
        return end
    first = max(1, end - LONGEST - 2)
    return next((i for i in range(end - 3, first - 1, -1) if _opens_name(tokens, i)), end)


def _opens_name(tokens: Tokens, index: int) -> bool:
    """A mark with a capital behind it, and « du », « à » or « du chalutier » before it; none that closes a speech.

    « le président "Jojo" » tells a nickname.
    """
    if not 0 < index < len(tokens) - 1 or tokens[index].text not in _OPENING or not is_capitalised(tokens[index + 1]):
        return False
    kind = index - 1 if tokens[index - 1].pos == "NOUN" else index
    tie = kind - 1 - (kind < index and tokens[kind - 1].pos == "DET" and is_listed(tokens, kind - 2, "of"))
    tied = tie >= 0 and (tokens[tie].pos == "ADP" or is_listed(tokens, tie, "fused"))
    return tied and not is_open(token.text for token in tokens[:index])


def _closes(tokens: Tokens, index: int) -> bool:
    return tokens[index].text in _CLOSING
