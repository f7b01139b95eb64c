"""« selon X », « d'après X »: where such a phrase stands, and what it frames."""

from __future__ import annotations

from functools import cache

from questions.annotator.parsing.words import Tokens
from questions.languages import current, load_table
from questions.naming import folded


def content_of_according(tokens: Tokens, start: int, named: int) -> tuple[int, int] | None:
    """What « selon X » frames: the clause after it when it opens the sentence, else the one before it.

    :param named: offset in the dispatch at which the name of the source ends.
    """
    closing = len(tokens) - (tokens[-1].pos == "PUNCT")
    if start <= 2:
        after = next((i for i in range(start, closing) if tokens[i].start >= named), closing)
        comma = next((i for i in range(after, closing) if tokens[i].text == ","), after - 1)
        return (comma + 1, closing) if comma + 1 < closing else None
    opening = max((i + 1 for i in range(start) if tokens[i].text in (";", ":")), default=0)
    opening = max(opening, _relative_before(tokens, start) or 0)
    before = start - (tokens[start - 1].text in (",", "("))
    return (opening, before) if before > opening else None


def _relative_before(tokens: Tokens, end: int) -> int | None:
    """Where the relative clause opens that runs up to this word (« un pont, qui a coûté un million | selon … »)."""
    for index in range(end - 1, 0, -1):
        if tokens[index].text == "," and index < end - 1:
            return None
        if tokens[index].pos == "PRON" and tokens[index].text.lower() in listed("relatives"):
            return index if any(token.pos in ("VERB", "AUX") for token in tokens[index:end]) else None
    return None


def phrase_at(tokens: Tokens, index: int, key: str) -> int | None:
    """End of the longest phrase of a list that stands here."""
    if index >= len(tokens):
        return None
    phrases = _phrases(current(), key).get(folded(tokens[index].text)[:1], ())
    return next((end for phrase in phrases if (end := _phrase_end(tokens, index, phrase))), None)


@cache
def _phrases(language: str, key: str) -> dict[str, list[str]]:
    """The phrases of a list, folded and without spaces, by their first letter, longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(load_table(language, "attributions")[key], key=len, reverse=True):
        joined = "".join(folded(phrase).split())
        found.setdefault(joined[:1], []).append(joined)
    return found


@cache
def openings(language: str) -> tuple[str, ...]:
    """The phrases that may name a source, as ``_phrases`` spells them."""
    lists = (_phrases(language, key) for key in ("according_pronoun", "according"))
    return tuple(phrase for phrases in lists for spelt in phrases.values() for phrase in spelt)


def _phrase_end(tokens: Tokens, index: int, wanted: str) -> int | None:
    """Where the tokens from this one on have spelt the folded phrase, spaces apart."""
    read = ""
    for position in range(index, min(index + 8, len(tokens))):
        read += folded(tokens[position].text)
        if read == wanted:
            return position + 1
        if not wanted.startswith(read):
            return None
    return None


def listed(key: str) -> frozenset[str]:
    return listed_of(current(), key)


@cache
def listed_of(language: str, key: str) -> frozenset[str]:
    return frozenset(load_table(language, "attributions")[key])
