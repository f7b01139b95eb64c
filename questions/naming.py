"""Names compared: what two printed forms have in common once case, accents, apostrophes and articles are set aside."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from questions.languages import load_table

#: Longest name that an acronym abbreviates, in words.
LONGEST_EXPANSION = 14

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*'?")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i", "ø": "o", "ł": "l", "ß": "ss", "’": "'"})


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Lower case without accents, with plain apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """Folded words; an elided word keeps its apostrophe, a compound its hyphens: ("l'", "etat-major")."""
    return tuple(_WORD.findall(folded(text)))


@lru_cache(maxsize=65_536)
def name_key(text: str) -> tuple[str, ...]:
    """Under which two forms of a name are the same: folded words without the leading article."""
    words = words_of(text)
    return words[1:] if len(words) > 1 and words[0] in _articles() else words


def firm_key(text: str) -> tuple[str, ...]:
    """The key of a name without the legal form behind it: « Delmas SA » and « Delmas » are one firm."""
    words = name_key(text)
    while len(words) > 1 and words[-1] in _legal_forms():
        words = words[:-1]
    return words


def has_legal_form(text: str) -> bool:
    """Whether the name ends with a legal form (« Delmas SA »)."""
    return firm_key(text) != name_key(text)


def content_words(text: str) -> frozenset[str]:
    """Folded words that carry meaning, compounds taken apart: what « Conseil Chili-Pérou » and its reverse share."""
    parts = (part for word in words_of(text) for part in word.split("-"))
    return frozenset(part for part in parts if part not in small_words())


def role_words(text: str) -> frozenset[str]:
    """The same, compounds whole: a « chef d'état-major » is no « chef de l'État », a « vice-président » none either."""
    return frozenset(word for word in words_of(text) if word not in small_words())


def without_article(text: str) -> str:
    """The form without a leading article (« l'Otan » → « Otan »)."""
    match = re.match(r"(\w+['’]?)\s*", text)
    return text[match.end() :] if match and folded(match[1]) in _articles() and match.end() < len(text) else text


def small_first(text: str) -> str:
    """The text with a small first letter; meant for articles, prepositions and roles, never for names.

    Letters that stand for words keep their case.

    >>> small_first("Le port"), small_first("PDG du port"), small_first("P.-D.G."), small_first("G7"), small_first("À")
    ('le port', 'PDG du port', 'P.-D.G.', 'G7', 'à')
    """
    behind = text[1:2]
    return text if behind.isupper() or behind.isdigit() or behind == "." else text[:1].lower() + text[1:]


def spells(acronym: str, name: str, *, loosely: bool = False) -> bool:
    """Whether the acronym may abbreviate the name: its letters in order, each word's first letter leading.

    :param loosely: whether a third of the words may give no letter (« Département fédéral de l'économie » = DE).

    >>> spells("CHU", "Centre hospitalier universitaire"), spells("CHU", "Hôpital")
    (True, False)
    """
    letters = [c for c in folded(acronym) if c.isalnum()]
    words = [w.rstrip("'") for word in words_of(name) for w in word.split("-") if w not in small_words()]
    return bool(letters) and _spells(tuple(letters), tuple(words), len(words) // 3 if loosely else 0)


def expansion(acronym: str, line: str) -> str | None:
    """The name that a line spells out before the acronym in brackets, ``None`` when it does not."""
    before, bracket, _ = line.partition(f"({acronym})")
    words = before.split()[-LONGEST_EXPANSION:] if bracket else []
    names = (" ".join(words[start:]) for start in range(len(words) - 1))
    return next((without_article(name) for name in names if name[:1].isupper() and spells(acronym, name)), None)


def _spells(letters: tuple[str, ...], words: tuple[str, ...], silent: int) -> bool:
    """Each word gives some leading run of letters, up to ``silent`` words none; the first word must give one."""
    if not words or words[0][0] != letters[0]:
        return False
    return _consumes(letters, words, silent)


@lru_cache(maxsize=4096)
def _consumes(letters: tuple[str, ...], words: tuple[str, ...], silent: int) -> bool:
    if not letters:
        return len(words) <= silent
    if not words:
        return False
    head, rest = words[0], words[1:]
    for taken in range(1, min(len(letters), len(head)) + 1):
        if head[:taken] != "".join(letters[:taken]):
            break
        if _consumes(letters[taken:], rest, silent):
            return True
    return silent > 0 and _consumes(letters, rest, silent - 1)


@cache
def _articles() -> frozenset[str]:
    return frozenset(load_table("fr", "actors")["articles"])


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(word for form in load_table("fr", "actors")["legal_forms"] for word in words_of(form))


@cache
def small_words() -> frozenset[str]:
    """Folded words that carry no meaning in a name (« de », « pour »)."""
    return frozenset(load_table("fr", "actors")["small_words"])
